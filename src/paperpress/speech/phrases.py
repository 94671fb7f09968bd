"""What is heard of a stretch of a page: phrases, each in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from paperpress.speech.ear import for_the_ear
from paperpress.vocab import EPUB_TYPE_ATTRIBUTE, SPEECH_ATTRIBUTE, XHTML_NS, XML_LANG
from paperpress.xhtml.tree import Element

MATH = "{http://www.w3.org/1998/Math/MathML}math"
#: Marks that are seen within a line and not heard there; ruby's small signs say a word again.
_UNHEARD = frozenset(f"{{{XHTML_NS}}}{name}" for name in ("rt", "rp"))
_SUPERSCRIPT = f"{{{XHTML_NS}}}sup"
#: Figures that are set high are an exponent.
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
#: An element of the page is heard as a unit of its own where it has one of these types.
ASIDES = frozenset({"noteref", "pagebreak"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text in one language."""

    text: str
    language: str


def types_of(element: Element) -> list[str]:
    """Return the structural types of an element."""
    return element.get(EPUB_TYPE_ATTRIBUTE, "").split()


def language_in(element: Element, around: str) -> str:
    """Return the language of an element: its own, else the one around it."""
    return element.get("lang") or element.get(XML_LANG) or around


def is_aside(element: Element) -> bool:
    """Tell whether an element is a mark beside the text: a note's sign or a page's number."""
    return not ASIDES.isdisjoint(types_of(element))


def is_spoken(element: Element) -> bool:
    """Tell whether an element is to be heard, as far as its author says."""
    return element.get(SPEECH_ATTRIBUTE) != "false"


def is_seen_alone(element: Element) -> bool:
    """Tell whether the text in an element isn't heard as it stands there."""
    if not isinstance(element.tag, str) or element.tag in {MATH, *_UNHEARD}:
        return True
    return is_aside(element) or not is_spoken(element)


def runs(element: Element, language: str) -> Iterator[Phrase]:
    """Yield the text of an element in its languages, without its tail."""
    if not isinstance(element.tag, str) or element.tag in _UNHEARD:
        return
    if is_aside(element) or not is_spoken(element):
        return
    inner = language_in(element, language)
    if element.tag == MATH:
        yield Phrase(element.get("alttext") or "".join(element.itertext()), inner)
        return
    if element.tag == f"{{{XHTML_NS}}}br":
        yield Phrase(" ", inner)
    text = element.text or ""
    yield Phrase(text.translate(_RAISED) if element.tag == _SUPERSCRIPT else text, inner)
    for child in element:
        yield from runs(child, inner)
        yield Phrase(child.tail or "", inner)


def phrases_of(parts: Iterable[Phrase]) -> tuple[Phrase, ...]:
    """Return parts as phrases for the ear: neighbours of one language together, what has no letters
    with what goes before it.
    """
    merged: list[Phrase] = []
    for part in parts:
        if merged and (part.language == merged[-1].language or not _is_heard(part.text)):
            merged[-1] = Phrase(merged[-1].text + part.text, merged[-1].language)
        elif merged and not _is_heard(merged[-1].text):
            merged[-1] = Phrase(merged[-1].text + part.text, part.language)
        else:
            merged.append(part)
    texts = (Phrase(for_the_ear(part.text, part.language), part.language) for part in merged)
    return tuple(phrase for phrase in texts if _is_heard(phrase.text))


def joined(phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
    """Return phrases of which no two neighbours are of one language."""
    merged: list[Phrase] = []
    for phrase in phrases:
        if merged and merged[-1].language == phrase.language:
            merged[-1] = Phrase(f"{merged[-1].text} {phrase.text}", phrase.language)
        else:
            merged.append(phrase)
    return tuple(merged)


def _is_heard(text: str) -> bool:
    return any(map(str.isalnum, text))
