"""House rules on links: they go somewhere, safely, and say where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from paperpress.checks.asking import name_of, short, target_of
from paperpress.checks.characters import text_of
from paperpress.checks.view import Page, View
from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.vocab import LINK_SCHEMES

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.I)
#: Texts that say nothing of where a link leads, heard alone (failure F84), in several languages.
_BARE: Final = frozenset(
    """
    link|this link|here|click|click here|tap here|read more|more|learn more|see more|details|this|
    hier|hier klicken|mehr|weiterlesen|mehr erfahren|mehr lesen|link hier|
    ici|cliquez ici|cliquer ici|lire la suite|en savoir plus|lire plus|plus|
    aquí|haga clic aquí|haz clic aquí|pulse aquí|leer más|más|saber más|ver más|
    aqui|clique aqui|leia mais|mais|saiba mais|qui|clicca qui|leggi tutto|leggi di più|
    hier klikken|klik hier|lees meer|meer|läs mer|klicka här|här|les mer|læs mere|klik her|
    tutaj|kliknij tutaj|czytaj więcej|więcej|тут|натисніть тут|читати далі|детальніше|
    здесь|нажмите здесь|читать далее|подробнее|buraya tıklayın|tıklayın|devamı|devamını oku|
    هنا|اضغط هنا|انقر هنا|المزيد|اقرأ المزيد|כאן|לחצו כאן|קרא עוד|اینجا|اینجا کلیک کنید|
    यहाँ|यहां क्लिक करें|और पढ़ें|点击这里|这里|更多|阅读更多|こちら|ここ|続きを読む|詳細|여기|더 보기|자세히|
    bofya hapa|soma zaidi|hapa
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)


def links(view: View) -> Iterator[Finding]:
    """Find links that lead nowhere, may not be followed, or have no text (LNK101 to LNK103)."""
    for page in view.by_href.values():
        for link in page.named("a"):
            href = link.get("href")
            if href is None:
                continue
            yield from _address(page, href, view)
            if not name_of(link, page):
                yield emit("LNK103", path=page.href, href=short(href))


def _address(page: Page, href: str, view: View) -> Iterator[Finding]:
    scheme = _SCHEME.match(href.strip())
    if scheme and scheme[1].lower() not in LINK_SCHEMES:
        yield emit("LNK101", path=page.href, scheme=scheme[1])
    elif not scheme and not _resolves(page, href, view):
        yield emit("LNK102", path=page.href, href=short(href))


def _resolves(page: Page, href: str, view: View) -> bool:
    target, fragment = target_of(page, href)
    if target not in view.types:
        return False
    named = view.by_href.get(target)
    return not fragment or named is None or fragment in named.anchors


def links_make_sense_alone(view: View) -> Iterator[Finding]:
    """Find links whose text alone doesn't say where they lead (LNK106, LNK107).


    Criterion 2.4.4, and 2.4.9 of level AAA, since a list of links is how many skim by ear.
    """
    for page in view.pages:
        for link in page.named("a"):
            text = name_of(link, page)
            if not (link.get("href") and text):
                continue
            if text.casefold().strip(" .…:»›>→!") in _BARE:
                yield emit("LNK106", path=page.href, text=text)
            elif _ADDRESS.fullmatch(text):
                yield emit("LNK107", path=page.href, text=short(text))


def same_text_same_target(view: View) -> Iterator[Finding]:
    """Find links of one page with the same text and different targets (LNK108; criterion 2.4.9)."""
    for page in view.pages:
        first: dict[str, str] = {}
        reported: set[str] = set()
        for link in page.named("a"):
            text = name_of(link, page).casefold()
            href = link.get("href")
            if not (href and text) or _only_sign(text):
                continue
            if first.setdefault(text, href) != href and text not in reported:
                reported.add(text)
                yield emit("LNK108", path=page.href, link=short(text_of(link)))


def _only_sign(text: str) -> bool:
    """Tell whether a link's text is only a number or sign, as of a reference to a note."""
    return not any(len(word) > 1 and word.isalpha() for word in text.split())
