"""What is remarked on while a body is read: each kind once an article, with a count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from paperpress.findings import emit
from paperpress.model.finding import Finding, Severity

_EXAMPLES = 3
_EXAMPLE_LENGTH = 60


class BodyFinding(Enum):
    """A kind of finding: its code in the catalogue, or code, severity, message and remedy.

    In a message, ``{n}`` is how often it was met, ``{of}`` the examples: names, addresses, words.
    """

    HIDDEN = "TXT030"
    TEX = "TXT031"

    ACTIVE = (
        "TXT001",
        Severity.NOTICE,
        "Scripts, style sheets or event handlers were left out ({n}: {of}).",
        "Nothing needs doing if they only dress the page; write in words what they show.",
    )
    CONTROL = (
        "TXT002",
        Severity.WARNING,
        "Form controls were left out ({n}: {of}); a page on paper or e-ink has none.",
        "Take the form out of the body, or link to it.",
    )
    FRAME = (
        "TXT003",
        Severity.WARNING,
        "Frames without an address that can be linked to were left out ({n}: {of}).",
        "Give the frame a full https address and a title, or write in words what it shows.",
    )
    PIXEL = (
        "TXT004",
        Severity.NOTICE,
        "Tracking pixels were left out ({n}: {of}).",
        "Nothing needs doing; they may go from the body.",
    )
    UNKNOWN = (
        "TXT005",
        Severity.NOTICE,
        "The element {of} isn't known ({n}); its words were kept.",
        "Write HTML elements, or let the words stand without it.",
    )
    MENDED = (
        "TXT006",
        Severity.WARNING,
        "The HTML is broken and was mended: {of}.",
        "Close the tag, and write &lt; for a “<” that is meant.",
    )
    SWALLOWED = (
        "TXT007",
        Severity.ERROR,
        "All that follows a script or style sheet was left out with it, because it isn't closed.",
        "Close it with </script> or </style>, or take it out.",
    )
    DEPTH = (
        "TXT008",
        Severity.NOTICE,
        "Elements or blocks are nested more deeply than a page can show; the innermost were"
        " levelled, and their words kept.",
        "Take away the elements that only wrap others.",
    )
    HEADING = (
        "TXT009",
        Severity.NOTICE,
        "Headings skipped a level and were moved to fit ({n}: {of}).",
        "Begin with level 2 (the headline is level 1), and go down one level at a time.",
    )
    BOLD = (
        "TXT010",
        Severity.WARNING,
        "Bold paragraphs look like headings, which nobody can jump to ({n}: {of}).",
        "Make it a heading (h2), or leave it bold if it is none.",
    )
    BOLD_ROW = (
        "TXT011",
        Severity.NOTICE,
        "A table's first row is all bold and was taken as its header ({n}).",
        "Mark header cells up as th.",
    )
    NO_HEADER = (
        "TXT012",
        Severity.WARNING,
        "A table has no header cells, so a screen reader can't say what a value belongs to ({n}).",
        "Mark the cells that head a column or a row up as th.",
    )
    LAYOUT = (
        "TXT013",
        Severity.NOTICE,
        "A table that only lays out one column became its content ({n}).",
        "Write the content without a table.",
    )
    SPAN = (
        "TXT014",
        Severity.NOTICE,
        "Cells span more columns or rows than their table has and were cut to fit ({n}).",
        "Correct colspan and rowspan.",
    )
    EXTRA = (
        "TXT026",
        Severity.NOTICE,
        "Advertising, newsletter boxes and share bars were left out ({n}: {of}).",
        "Nothing needs doing; if the words are the article's, take the class or id away.",
    )
    LANGUAGE = (
        "TXT015",
        Severity.WARNING,
        "A language mark was dropped: {of}.",
        "Write a BCP 47 tag, or take the mark out.",
    )
    FORMULA = (
        "TXT016",
        Severity.WARNING,
        "A formula was written out on one line: {of}.",
        "See that it says what is meant; words in alttext, or in the text, say it best.",
    )
    DRAWING = (
        "TXT017",
        Severity.WARNING,
        "Drawings in SVG were left out; their words were kept ({n}).",
        "Send the drawing as a picture file with alternative text.",
    )
    EMBED = (
        "TXT018",
        Severity.NOTICE,
        "Posts, videos or frames from elsewhere became a quote or a link ({n}: {of}).",
        "Check that the quote or the link's title says enough to a reader who is offline.",
    )
    UNUSED_NOTE = (
        "TXT019",
        Severity.WARNING,
        "Nothing in the text refers to a note ({n}: {of}); it was kept after the others.",
        'Refer to it with <a href="#fn-ID">, or take it out.',
    )
    NO_SOURCE = (
        "TXT020",
        Severity.WARNING,
        "Images without an address can't be shown ({n}: {of}).",
        "Give the img a src.",
    )
    EMPTY = (
        "TXT021",
        Severity.ERROR,
        "The body holds nothing that can be read.",
        "Write the text of the article, or leave the article out.",
    )
    NOSCRIPT = (
        "TXT022",
        Severity.NOTICE,
        "What a page shows only where scripts don't run was left out ({n}: {of}).",
        "Put words that readers need outside noscript and template.",
    )
    EMPTY_NOTE = (
        "TXT023",
        Severity.WARNING,
        "The text refers to notes that hold nothing ({n}: {of}).",
        "Write the note, or take the reference out.",
    )
    LANGUAGE_MENDED = (
        "TXT024",
        Severity.NOTICE,
        "Marks of language were mended ({n}: {of}).",
        "Write the tag as BCP 47 has it.",
    )
    NO_PAGE = (
        "TXT025",
        Severity.WARNING,
        "A mark of a printed page doesn't say which page begins, so it was left out ({n}).",
        'Give it a title or an aria-label: <span role="doc-pagebreak" aria-label="A8"></span>.',
    )
    SCHEME = (
        "LNK001",
        Severity.WARNING,
        "Links that an edition can't have became their text ({n}: {of}).",
        "Link to a full address: https, http, mailto or tel.",
    )
    RELATIVE = (
        "LNK002",
        Severity.WARNING,
        "Relative links became their text, since the article has no address to complete them"
        " from ({n}: {of}).",
        "Write full addresses, or give the article its url.",
    )
    FRAGMENT = (
        "LNK003",
        Severity.NOTICE,
        "Links to a place that the article doesn't hold became their text ({n}: {of}).",
        "Give the heading or paragraph that is meant that id, or take the link out.",
    )
    NO_NOTE = (
        "LNK004",
        Severity.WARNING,
        "The text refers to notes that aren't there ({n}: {of}); the reference became its text.",
        "Add the note, or correct the reference.",
    )
    LINK_LOST = (
        "LNK005", Severity.NOTICE,
        "Links around pictures, in captions, in listings or within other links were let go; their"
        " words were kept ({n}: {of}).",
        "Put the link in the text if readers need it.",
    )  # fmt: skip


@dataclass(slots=True)
class _Met:
    count: int = 0
    paths: dict[str, None] = field(default_factory=dict)
    examples: dict[str, None] = field(default_factory=dict)


class BodyFindings:
    """Gathers what is let go or mended in a body, and makes findings of it."""

    def __init__(self) -> None:
        self.path = "body"
        """Where in the record the reading stands."""
        self._met: dict[tuple[BodyFinding, str], _Met] = {}
        self._pictures: dict[str, int] = {}
        """Each path that a picture has, to the number of the last one named after it."""

    def picture_path(self, path: str = "") -> str:
        """Return where in the record a picture stands, for it alone: pages find pictures by it.

        Where the reading stands, or at a `path` of its own; a further one there gets a number.
        """
        own = base = path or self.path
        while own in self._pictures:
            self._pictures[base] += 1
            own = f"{base}.pictures[{self._pictures[base]}]"
        self._pictures[own] = 0
        return own

    def add(self, body_finding: BodyFinding, example: str = "", *, apart: str = "") -> None:
        """Remarks on something here; `apart` makes a finding of its own for that name."""
        met = self._met.setdefault((body_finding, apart), _Met())
        met.count += 1
        met.paths[self.path] = None
        if example and len(met.examples) <= _EXAMPLES:
            met.examples[_short(example)] = None

    def findings(self) -> Iterator[Finding]:
        """A finding a kind, in the order first met; with the place if there is but one."""
        for (body_finding, _), met in self._met.items():
            path = next(iter(met.paths)) if len(met.paths) == 1 else "body"
            examples = [*met.examples]
            of = ", ".join(examples[:_EXAMPLES]) + (" …" if len(examples) > _EXAMPLES else "")
            if isinstance(body_finding.value, str):
                yield emit(body_finding.value, path=path, n=met.count, of=of)
                continue
            code, severity, message, remedy = body_finding.value
            text = message.replace("{n}: {of}", "{n}") if not of else message
            text = text.replace("{n}", str(met.count)).replace("{of}", of)
            yield Finding(code, severity, "", path, text, remedy)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _EXAMPLE_LENGTH else f"{text[: _EXAMPLE_LENGTH - 1]}…"
