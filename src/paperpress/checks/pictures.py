"""House rules on pictures: each says what it shows, once (WCAG 2.2, criterion 1.1.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from paperpress.captions.findings import SUPPLIED_LIMIT
from paperpress.captions.language_guess import spoken_opening
from paperpress.captions.naming import is_file_name
from paperpress.checks.asking import error, label_of, local, notice, short, warning
from paperpress.checks.characters import fold, text_of
from paperpress.checks.view import Page, View
from paperpress.model.finding import Finding

#: Texts that say only that there is a picture, in the languages that pages are pressed in.
_FILLERS: Final = frozenset(
    [
        "image",
        "picture",
        "photo",
        "photograph",
        "graphic",
        "img",
        "figure",
        "illustration",
        "cover",
        "logo",
        "bild",
        "foto",
        "abbildung",
        "grafik",
        "imagen",
        "fotografía",
        "ilustración",
        "imagem",
        "fotografia",
        "ilustração",
        "immagine",
        "illustrazione",
        "photographie",
        "illustration",
        "afbeelding",
        "beeld",
        "zdjęcie",
        "obraz",
        "rysunek",
        "фото",
        "зображення",
        "світлина",
        "изображение",
        "фотография",
        "resim",
        "fotoğraf",
        "görsel",
        "صورة",
        "תמונה",
        "تصویر",
        "चित्र",
        "图片",
        "照片",
        "画像",
        "写真",
        "사진",
        "그림",
        "picha",
        "kuva",
    ]
)


def pictures_have_text(view: View) -> Iterator[Finding]:
    """ALT101, ALT109: every ``img`` has an ``alt``; a ``title`` is none (technique H37)."""
    for page in view.pages:
        for image in page.named("img"):
            if image.get("alt") is None:
                yield error(
                    "ALT101",
                    _where(page, image),
                    "The picture has no alt attribute.",
                    'Say what is seen, or write alt="" where it only decorates.',
                )
            if not image.get("alt") and image.get("title"):
                yield warning(
                    "ALT109",
                    _where(page, image),
                    f"The words stand in title, which few reading systems speak:"
                    f" {short(image.get('title', ''))!r}.",
                    "Write them in alt.",
                )


def drawings_have_a_name(view: View) -> Iterator[Finding]:
    """ALT108: a drawing in SVG has a name, or is marked as decorating (SVG-AAM 1.0)."""
    for page in view.pages:
        for element in page.elements:
            if local(element) != "svg" or element.get("aria-hidden") == "true":
                continue
            titled = any(text_of(child) for child in element if local(child) == "title")
            plain = element.get("role") in {"presentation", "none"}
            if not (titled or plain or label_of(element, page) or _labelled(element, page)):
                yield warning(
                    "ALT108",
                    page.href,
                    "A drawing in SVG has no name.",
                    'Give it role="img" and an aria-label or a title element.',
                )


def _labelled(drawing: etree._Element, page: Page) -> bool:
    """Whether the drawing stands in a figure or link that carries its name."""
    return any(
        label_of(holder, page) for holder in drawing.iterancestors("{*}a", "{*}figure", "{*}div")
    )


def texts_say_what_is_seen(view: View) -> Iterator[Finding]:
    """ALT102 to ALT107, ALT110: the text is one, and isn't said twice (criterion 1.1.1, F30)."""
    for page in view.pages:
        first: dict[str, str] = {}
        for image in page.named("img"):
            alt = fold(image.get("alt") or "")
            if alt:
                yield from _of_text(page, image, alt)
                if first.setdefault(alt.casefold(), image.get("src", "")) != image.get("src", ""):
                    yield warning(
                        "ALT105",
                        _where(page, image),
                        f"Another picture of the page has the same text: {short(alt)!r}.",
                        "Say what only this one shows.",
                    )
            elif image.get("alt") is not None and _caption(image):
                yield warning(
                    "ALT107",
                    _where(page, image),
                    f"A picture that only decorates has a caption: {short(_caption(image))!r}.",
                    "Say what it shows, or take the caption away.",
                )


def _of_text(page: Page, image: etree._Element, alt: str) -> Iterator[Finding]:
    where = _where(page, image)
    if is_file_name(alt):
        yield error(
            "ALT103", where, f"The text is the name of a file: {short(alt)!r}.", "Say what is seen."
        )
    elif alt.casefold().strip(" .:") in _FILLERS:
        yield warning(
            "ALT110",
            where,
            f"The text says only that there is a picture: {alt!r}.",
            "Say what is seen.",
        )
    elif opening := spoken_opening(alt):
        yield notice(
            "ALT104",
            where,
            f"The text opens with {opening!r}, which a screen reader says by itself.",
            "Begin with what is shown.",
        )
    if len(alt) > SUPPLIED_LIMIT:
        yield notice(
            "ALT106",
            where,
            f"The text has {len(alt)} characters, in which a listener can't pause.",
            "Write the gist in alt, and the rest, or the words of a picture of text, as text.",
        )
    if _caption(image) and _same(alt, _caption(image)):
        yield notice(
            "ALT102",
            where,
            f"The alternative text is the caption again: {short(alt)!r}.",
            "Say what the caption doesn't: a screen reader speaks both.",
        )


def _where(page: Page, image: etree._Element) -> str:
    return f"{page.href} {image.get('src', '')}".strip()


def _caption(image: etree._Element) -> str:
    """The caption that is spoken beside a picture, its credit line left out."""
    for figure in image.iterancestors("{*}figure"):
        for caption in figure.iterchildren("{*}figcaption"):
            if caption.get("aria-hidden") == "true":
                return ""
            credit = "".join(text_of(small) for small in caption.iter("{*}small"))
            return text_of(caption).removesuffix(credit).strip()
    return ""


def _same(one: str, other: str) -> bool:
    return one.strip(" .").casefold() == other.strip(" .").casefold()
