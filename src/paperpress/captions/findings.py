"""What an editor is told about a picture's caption and alternative text (docs/findings.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from paperpress.captions.file_names import is_file_name
from paperpress.captions.language_guess import foreign, spoken_opening
from paperpress.captions.phrases import breaks_off
from paperpress.captions.sentences import LONGEST
from paperpress.findings import emit
from paperpress.model.article import Picture
from paperpress.model.finding import Finding
from paperpress.model.legend import Legend

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
    """Return the findings on one picture; `article` is left empty for the caller to fill.


    Source of the rules: WCAG 2.2, success criterion 1.1.1 and technique F30 (file names); HTML,
    "Requirements for providing text to act as an alternative for images".
    """
    return tuple(_flaws(picture, legend, path, language))


def repeated_findings(legends: Sequence[tuple[str, str, Legend]]) -> tuple[Finding, ...]:
    """Return findings on pictures of one article that share a text; each is (path, src, legend)."""
    first: dict[str, tuple[str, str]] = {}
    findings: list[Finding] = []
    for path, src, legend in legends:
        words = _words(legend.alt.text)
        if not words:
            continue
        first_path, file = first.setdefault(words, (path, src))
        if file != src:
            findings.append(
                emit("ALT004", path=f'{path}.alt', text=_short(legend.alt.text), told=first_path)
            )  # fmt: skip
    return tuple(findings)


def _flaws(picture: Picture, legend: Legend, path: str, language: str) -> Iterator[Finding]:
    match legend.alt.provenance:
        case "caption":
            yield from _derived(legend, path)
        case "missing":
            yield emit("ALT002", path=f'{path}.alt')  # fmt: skip
        case "decorative":
            yield from _decorative(legend, path)
        case "supplied":
            yield from _supplied(legend, path, language)
    if legend.alt.provenance != "supplied" and is_file_name(legend.caption):
        yield _file_name(f"{path}.caption", legend.caption, "caption")
    if picture.kind in _COMPLEX and not picture.description:
        what = _COMPLEX[picture.kind]
        yield emit("ALT008", path=f'{path}.description', what=what)  # fmt: skip


def _derived(legend: Legend, path: str) -> Iterator[Finding]:
    text = _short(legend.alt.text)
    case = "in the caption" if legend.alt_in_caption else ""
    yield emit("ALT001", case=case, path=f"{path}.alt", text=text)
    if legend.alt_is_cut:
        yield emit("ALT011", path=f"{path}.alt", text=text, limit=LONGEST)


def _decorative(legend: Legend, path: str) -> Iterator[Finding]:
    if legend.caption:
        yield emit("ALT009", path=f'{path}.alt', caption=_short(legend.caption))  # fmt: skip


def _supplied(legend: Legend, path: str, language: str) -> Iterator[Finding]:
    text, where = legend.alt.text, f"{path}.alt"
    if is_file_name(text):
        yield _file_name(where, text, "alternative text")
        return
    if repeats(text, legend.caption):
        yield emit("ALT003", path=where, text=_short(text))  # fmt: skip
    opening = spoken_opening(text)
    if opening:
        yield emit("ALT006", path=where, opening=opening)  # fmt: skip
    if len(text) > SUPPLIED_LIMIT:
        yield emit("ALT007", path=where, count=len(text), supplied_limit=SUPPLIED_LIMIT)  # fmt: skip
    if ending := breaks_off(text, language):
        yield emit("ALT012", path=where, ending=ending, text=_short(text))
    written_in = foreign(text, language)
    if written_in:
        yield emit("ALT010", path=where, told=written_in, language=language)  # fmt: skip


def _file_name(path: str, name: str, what: str) -> Finding:
    return emit("ALT005", path=path, what=what, name=_short(name))  # fmt: skip


def repeats(text: str, caption: str) -> bool:
    """Tell whether a text has the words of a caption, and no others."""
    return bool(_words(text)) and _words(text) == _words(caption)


def _words(text: str) -> str:
    return " ".join(_ALNUM.findall(text.casefold()))


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"
