"""House rules on notes and regions: what a reader jumps to says what it is, and leads back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from paperpress.body.note_signs import is_sign, numbers_a_note
from paperpress.checks.asking import label_of, local, short, target_of, types_of
from paperpress.checks.characters import text_of
from paperpress.checks.view import Page, View
from paperpress.findings import emit
from paperpress.model.finding import Finding

_REFERENCES = frozenset({"noteref", "glossref", "biblioref", "annoref", "backlink"})
_NOTES = frozenset({"footnote", "endnote", "rearnote", "note"})
#: Elements that are landmarks by themselves (HTML Accessibility API Mappings 1.0).
_LANDMARKS = {"nav": "navigation", "main": "main", "aside": "complementary"}
_LANDMARK_ROLES = frozenset(
    {"navigation", "main", "complementary", "banner", "contentinfo", "region", "search", "form"}
)


def references_to_notes(view: View) -> Iterator[Finding]:
    """Find numbers that lead to a note without saying so (TXT123; DPUB-ARIA 1.1, doc-noteref)."""
    for page in view.pages:
        for link in page.named("a"):
            if not (types_of(link) & _REFERENCES) and _looks_like_reference(link, page):
                yield emit("TXT123", path=page.href, link=short(text_of(link)))


def _looks_like_reference(link: etree._Element, page: Page) -> bool:
    """Tell whether a link is a bare sign that leads to a note, in a line that has other words.

    It is raised, or in brackets, or leads to what is called as notes are: "see paragraph 4" isn't.
    """
    text, href = text_of(link), link.get("href") or ""
    if "#" not in href or "://" in href or not text or not is_sign(text):
        return False
    if link.get("aria-label") or any(local(up) == "nav" for up in link.iterancestors()):
        return False
    line = next((up for up in link.iterancestors("{*}p", "{*}li", "{*}td", "{*}dd")), None)
    if line is None or not any(map(str.isalnum, text)):
        return False
    raised = any(local(up) == "sup" for up in (*link.iter(), *link.iterancestors()))
    if not (raised or text.startswith("[") or numbers_a_note(href.partition("#")[2])):
        return False
    inside_note = any(types_of(up) & _NOTES for up in link.iterancestors())
    return not inside_note and len(page.text(line)) > len(text) + 1


def notes_lead_back(view: View) -> Iterator[Finding]:
    """Find notes without a way back to the text (TXT124; EPUB Accessibility Techniques 1.1)."""
    for page in view.pages:
        for note in page.elements:
            if not types_of(note) & _NOTES or local(note) in {"a", "section", "ol"}:
                continue
            if not _leads_back(page, note):
                yield emit("TXT124", path=page.href, note=short(text_of(note)))


def _leads_back(page: Page, note: etree._Element) -> bool:
    """Tell whether a note has a link to a place outside of itself in this publication."""
    inside = {part.get("id") for part in note.iter()}
    for link in note.iter("{*}a"):
        href = link.get("href") or ""
        if "#" in href and "://" not in href and target_of(page, href)[1] not in inside:
            return True
    return False


def landmarks_are_unique(view: View) -> Iterator[Finding]:
    """Find landmarks of one kind that share a name (TXT125; ARIA 1.2, section 5.3.4)."""
    for page in view.pages:
        counted = Counter(
            (role, label_of(element, page))
            for element in page.elements
            if (role := _landmark(element, page))
        )
        for (role, label), count in counted.items():
            if count > 1:
                named = f"named {label!r}" if label else "without a name"
                yield emit("TXT125", path=page.href, count=count, role=role, named=named)


def _landmark(element: etree._Element, page: Page) -> str:
    role = element.get("role")
    if role:
        first = role.split()[0] if role.split() else ""
        named = first != "region" or label_of(element, page)
        return first if first in _LANDMARK_ROLES and named else ""
    if element.get("hidden") is not None:
        return ""
    if local(element) == "section":
        return "region" if label_of(element, page) else ""
    return _LANDMARKS.get(local(element), "")
