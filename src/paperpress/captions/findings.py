"""What an editor is told about a picture's caption and alternative text (docs/findings.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from paperpress.captions.language_guess import foreign, spoken_opening
from paperpress.captions.naming import is_file_name
from paperpress.captions.phrases import breaks_off
from paperpress.captions.sentences import LONGEST
from paperpress.findings import emit
from paperpress.model.article import Picture
from paperpress.model.blocks import Legend
from paperpress.model.finding import Finding, Severity

SUPPLIED_LIMIT: Final = 250
"""Characters above which an editor's text is better a long description."""

_ALNUM = re.compile(r"\w+")
#: What needs more words than alternative text can hold.
_COMPLEX: Final = {
    "chart": "chart", "map": "map", "infographic": "infographic", "text": "picture of text",
}  # fmt: skip


def legend_findings(
    picture: Picture, legend: Legend, *, path: str, language: str
) -> tuple[Finding, ...]:
    """What is to be said about one picture; `article` is left empty for the caller to file.

    Source of the rules: WCAG 2.2, success criterion 1.1.1 and technique F30 (file names); HTML,
    "Requirements for providing text to act as an alternative for images".
    """
    return tuple(_found(picture, legend, path, language))


def repeated_findings(legends: Sequence[tuple[str, str, Legend]]) -> tuple[Finding, ...]:
    """Pictures of one article that share a text; each is (path, src of the file, legend)."""
    first: dict[str, tuple[str, str]] = {}
    found: list[Finding] = []
    for path, src, legend in legends:
        words = _words(legend.alt.text)
        if not words:
            continue
        told, file = first.setdefault(words, (path, src))
        if file != src:
            found.append(
                _finding(
                    "ALT004", Severity.WARNING, f"{path}.alt",
                    f"The alternative text “{_short(legend.alt.text)}” is that of {told} too,"
                    " so a listener can't tell the two pictures apart.",
                    "Write in each picture's alt what only that picture shows.",
                )
            )  # fmt: skip
    return tuple(found)


def _found(picture: Picture, legend: Legend, path: str, language: str) -> Iterator[Finding]:
    match legend.alt.provenance:
        case "caption":
            yield from _derived(legend, path)
        case "missing":
            yield _finding(
                "ALT002", Severity.WARNING, f"{path}.alt",
                "The picture has neither alternative text nor a caption that says what is seen.",
                'Write in alt what the picture shows, or alt: "" if it only decorates.',
            )  # fmt: skip
        case "decorative":
            yield from _decorative(legend, path)
        case "supplied":
            yield from _supplied(legend, path, language)
    if legend.alt.provenance != "supplied" and is_file_name(legend.caption):
        yield _file_name(f"{path}.caption", legend.caption, "caption")
    if picture.kind in _COMPLEX and not picture.description:
        what = _COMPLEX[picture.kind]
        yield _finding(
            "ALT008", Severity.WARNING, f"{path}.description",
            f"The picture is a {what}, and alternative text is too short to say what it holds.",
            "Write in description what it says in full: the values, the places, the words.",
        )  # fmt: skip


def _derived(legend: Legend, path: str) -> Iterator[Finding]:
    text = _short(legend.alt.text)
    if legend.alt_in_caption:
        message = (
            f"The caption says what the alternative text would, “{text}”, so a listener hears it"
            " once, as the caption."
        )
    else:
        message = f"The alternative text “{text}” was taken from the caption."
    yield _finding(
        "ALT001", Severity.NOTICE, f"{path}.alt", message,
        "Write in alt what the picture shows and the caption doesn't say.",
    )  # fmt: skip
    if legend.alt_is_cut:
        yield emit("ALT011", path=f"{path}.alt", text=text, limit=LONGEST)


def _decorative(legend: Legend, path: str) -> Iterator[Finding]:
    if legend.caption:
        yield _finding(
            "ALT009", Severity.WARNING, f"{path}.alt",
            f"The picture is marked as decorative but has a caption, “{_short(legend.caption)}”:"
            " a listener hears a caption of nothing.",
            "Write in alt what the picture shows, or take the caption away if it only decorates.",
        )  # fmt: skip


def _supplied(legend: Legend, path: str, language: str) -> Iterator[Finding]:
    text, where = legend.alt.text, f"{path}.alt"
    if is_file_name(text):
        yield _file_name(where, text, "alternative text")
        return
    if repeats(text, legend.caption):
        yield _finding(
            "ALT003", Severity.WARNING, where,
            f"The alternative text repeats the caption, “{_short(text)}”: listeners hear it twice.",
            "Write in alt what can be seen, and leave names and events to the caption.",
        )  # fmt: skip
    opening = spoken_opening(text)
    if opening:
        yield _finding(
            "ALT006", Severity.NOTICE, where,
            f"The alternative text opens with “{opening}”, which a screen"
            " reader says by itself.",
            "Begin with what the picture shows.",
        )  # fmt: skip
    if len(text) > SUPPLIED_LIMIT:
        yield _finding(
            "ALT007", Severity.NOTICE, where,
            f"The alternative text has {len(text)} characters; a listener can't pause in it.",
            f"Write the gist in alt, in at most {SUPPLIED_LIMIT} characters, and the rest in"
            " description.",
        )  # fmt: skip
    if ending := breaks_off(text, language):
        yield emit("ALT012", path=where, ending=ending, text=_short(text))
    told = foreign(text, language)
    if told:
        yield _finding(
            "ALT010", Severity.WARNING, where,
            f"The alternative text is in {told}, but will be read aloud in the article's language"
            f" ({language}).",
            "Write it in the article's language.",
        )  # fmt: skip


def _file_name(path: str, name: str, what: str) -> Finding:
    return _finding(
        "ALT005", Severity.WARNING, path,
        f"The {what} is the name of a file, “{_short(name)}”, which says nothing to a listener.",
        "Write what the picture shows.",
    )  # fmt: skip


def _finding(code: str, severity: Severity, path: str, message: str, remedy: str) -> Finding:
    return Finding(code, severity, "", path, message, remedy)


def repeats(text: str, caption: str) -> bool:
    """Whether a text has the words of a caption, and no others."""
    return bool(_words(text)) and _words(text) == _words(caption)


def _words(text: str) -> str:
    return " ".join(_ALNUM.findall(text.casefold()))


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"
