"""Findings of the family REC."""

from __future__ import annotations

from typing import Final

from paperpress.findings.entry import Entry
from paperpress.model.finding import Severity

ENTRIES: Final[tuple[Entry, ...]] = (
    Entry(
        "REC090",
        Severity.WARNING,
        "The author {name!r} has another biography here than in {where}; each keeps its own.",
        "If they are one person, write one biography and give both the same id; if not, give each"
        " an id of their own.",
        "one name has two biographies, and nothing says whether that is one person; each article"
        " keeps its own",
        '`"bio"` of one author in two wordings',
    ),
    Entry(
        "REC091",
        Severity.WARNING,
        "The author {name!r} is told by name alone, and others have that name, as in {where}; no"
        " biography is taken from them.",
        "Give the author the id of the person who is meant.",
        "a name alone fits several people, so nothing is looked up for it",
        "two contributors of one name with different ids, and an article that gives the name",
    ),
    Entry(
        "REC150",
        Severity.NOTICE,
        "Files of this folder are of no ending that is read: {names}.",
        "Nothing, if they hold no articles; else name the file as a source, with --from if need be.",
        "files in a folder of sources were not read",
        "`notes.docx` among the records",
    ),
)
