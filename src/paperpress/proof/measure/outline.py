"""Pages of an EPUB as what their elements are: ours by their classes, others' by what EPUB and ARIA call them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lxml import etree

from paperpress.checks.asking import HEADINGS, local, types_of
from paperpress.checks.view import Page as CheckedPage
from paperpress.proof.measure.layout import Element, Page, Role

_PICTURES: Final = frozenset({"img", "svg", "object", "video"})
_SMALL: Final = frozenset({"face", "portrait", "qr", "icon"})
#: What stands before and after the text of an article.
_AROUND: Final = frozenset({"header", "footer", "nav", "hgroup", "figcaption", "aside", *HEADINGS})
#: What lies in the text and is no line of the story.
_NO_LINES: Final = frozenset({"figcaption", "caption", *HEADINGS})
_BESIDE: Final = frozenset({"kicker", "standfirst", "byline", "dateline", "subtitle"})
#: Lists of articles, by class or ``epub:type``.
_LISTS: Final = frozenset({"entries", "related", "contents", "toc"})
#: Pages that are no article's though they have headings and text.
_FRONT_AND_BACK: Final = frozenset(
    {"cover", "toc", "contents", "contributors", "colophon", "titlepage", "copyright-page", "part"}
)
_TEXT: Final = frozenset({"p", "li", "dd", "dt", "blockquote", "pre", "td", "th"})
_BY_NAME: Final = {
    "figure": Role.FIGURE,
    "figcaption": Role.CAPTION,
    "caption": Role.CAPTION,
    "table": Role.TABLE,
    "thead": Role.TABLE_HEAD,
    "tr": Role.ROW,
    "blockquote": Role.QUOTE,
}
_BY_WORD: Final = {
    "byline": Role.BYLINE,
    "entry": Role.ENTRY,
    "caption": Role.CAPTION,
    "attribution": Role.ATTRIBUTION,
    "pullquote": Role.PULL_QUOTE,
}


def outline_of(page: CheckedPage) -> Page:
    """Return what each element of a page is."""
    numbers = {element: number for number, element in enumerate(page.elements)}
    is_article = _is_article(page)
    story = _story(page) if is_article else frozenset()
    lasts = _lasts(page.elements, numbers)
    return Page(
        page.href,
        tuple(
            Element(
                number,
                _role(element, is_article=is_article),
                _parent(element, numbers),
                lasts[number],
                number in story,
            )
            for number, element in enumerate(page.elements)
        ),
        is_article,
    )


def words_of(element: etree._Element) -> frozenset[str]:
    """Return the classes of an element, and what EPUB and ARIA call it."""
    return types_of(element) | frozenset((element.get("class") or "").lower().split())


def _is_article(page: CheckedPage) -> bool:
    if page.named("article"):
        return True
    if any(words_of(element) & _FRONT_AND_BACK for element in page.elements):
        return False
    return bool(page.named(*HEADINGS) and page.named("p"))


def _story(page: CheckedPage) -> frozenset[int]:
    """Return the numbers of the elements that lie in the text: in what is called so, or in no other part."""
    called = {e for e in page.named("section", "div") if "text" in words_of(e)}
    numbers = set()
    for number, element in enumerate(page.elements):
        around = [element, *element.iterancestors()]
        if called:
            lies = any(holder in called for holder in around)
        else:
            lies = any(local(holder) in _TEXT for holder in around) and not any(
                local(holder) in _AROUND or words_of(holder) & _BESIDE for holder in around
            )
        if lies and not any(local(holder) in _NO_LINES for holder in around):
            numbers.add(number)
    return frozenset(numbers)


def _role(element: etree._Element, *, is_article: bool) -> Role:
    name, words = local(element), words_of(element)
    if name in _PICTURES:
        holders = [element, *element.iterancestors()]
        return Role.FACE if any(words_of(holder) & _SMALL for holder in holders) else Role.PICTURE
    if name in HEADINGS:
        return Role.HEADLINE if name == "h1" and is_article else Role.HEADING
    if name == "li" and any(
        local(holder) == "nav" or words_of(holder) & _LISTS for holder in element.iterancestors()
    ):
        return Role.ENTRY
    for word, role in _BY_WORD.items():
        if word in words:
            return role
    if name in {"cite", "footer"} and any(
        local(e) == "blockquote" for e in element.iterancestors()
    ):
        return Role.ATTRIBUTION
    return _BY_NAME.get(name, Role.OTHER)


def _parent(element: etree._Element, numbers: dict[etree._Element, int]) -> int | None:
    parent = element.getparent()
    return None if parent is None else numbers[parent]


def _lasts(
    elements: Sequence[etree._Element], numbers: dict[etree._Element, int]
) -> dict[int, int]:
    """Return the number of each element's last descendant."""
    lasts = {number: number for number in range(len(elements))}
    for number in reversed(range(len(elements))):
        parent = _parent(elements[number], numbers)
        if parent is not None:
            lasts[parent] = max(lasts[parent], lasts[number])
    return lasts
