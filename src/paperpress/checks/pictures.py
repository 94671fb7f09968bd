"""House rules on pictures: each says what it shows, once (WCAG 2.2, criterion 1.1.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from paperpress.captions.file_names import is_file_name
from paperpress.captions.findings import SUPPLIED_LIMIT
from paperpress.captions.language_guess import spoken_opening
from paperpress.captions.phrases import breaks_off
from paperpress.checks.asking import label_of, language_at, local, short
from paperpress.checks.characters import fold, text_of
from paperpress.checks.view import Page, View
from paperpress.findings import emit
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
    """Find images without an ``alt``; a ``title`` doesn't count (ALT101, ALT109; technique H37)."""
    for page in view.pages:
        for image in page.named("img"):
            if image.get("alt") is None:
                yield emit("ALT101", path=_where(page, image))
            if not image.get("alt") and image.get("title"):
                yield emit("ALT109", path=_where(page, image), title=short(image.get("title", "")))


def drawings_have_a_name(view: View) -> Iterator[Finding]:
    """Find drawings in SVG without a name that aren't marked as decorative (ALT108; SVG-AAM 1.0)."""
    for page in view.pages:
        for element in page.elements:
            if local(element) != "svg" or element.get("aria-hidden") == "true":
                continue
            titled = any(text_of(child) for child in element if local(child) == "title")
            plain = element.get("role") in {"presentation", "none"}
            if not (titled or plain or label_of(element, page) or _labelled(element, page)):
                yield emit("ALT108", path=page.href)


def _labelled(drawing: etree._Element, page: Page) -> bool:
    """Tell whether the drawing stands in a figure or link that carries its name."""
    return any(
        label_of(holder, page) for holder in drawing.iterancestors("{*}a", "{*}figure", "{*}div")
    )


def texts_say_what_is_seen(view: View) -> Iterator[Finding]:
    """Find alternative texts that say nothing, or that are spoken twice (ALT102 to ALT107, ALT110, ALT111).


    WCAG 2.2, criterion 1.1.1, failure F30.
    """
    for page in view.pages:
        first: dict[str, tuple[str, str]] = {}
        for image in page.named("img"):
            alt = fold(image.get("alt") or "")
            if alt:
                yield from _of_text(page, image, alt)
                src, caption = image.get("src", ""), _caption(image, page)
                other, its_caption = first.setdefault(alt.casefold(), (src, caption))
                # Two that point to their captions are told apart by those.
                apart = caption and its_caption and caption != its_caption
                if other != src and not apart:
                    yield emit("ALT105", path=_where(page, image), alt=short(alt))
            elif image.get("alt") is not None and _caption(image, page):
                yield emit("ALT107", path=_where(page, image), image=short(_caption(image, page)))


def _of_text(page: Page, image: etree._Element, alt: str) -> Iterator[Finding]:
    where = _where(page, image)
    if is_file_name(alt):
        yield emit("ALT103", path=where, alt=short(alt))
    elif alt.casefold().strip(" .:") in _FILLERS:
        yield emit("ALT110", path=where, alt=alt)
    elif opening := spoken_opening(alt):
        yield emit("ALT104", path=where, opening=opening)
    if ending := breaks_off(alt, language_at(image)):
        yield emit("ALT111", path=where, ending=ending, alt=short(alt))
    if len(alt) > SUPPLIED_LIMIT:
        yield emit("ALT106", path=where, count=len(alt))
    if _caption(image, page) and _same(alt, _caption(image, page)):
        yield emit("ALT102", path=where, alt=short(alt))


def _where(page: Page, image: etree._Element) -> str:
    return f"{page.href} {image.get('src', '')}".strip()


def _caption(image: etree._Element, page: Page) -> str:
    """Return the caption that is spoken beside a picture, its credit line left out."""
    figure = next(image.iterancestors("{*}figure"), None)
    if figure is None:
        return ""
    if figure not in page.captions:
        page.captions[figure] = _caption_of(figure)
    return page.captions[figure]


def _caption_of(figure: etree._Element) -> str:
    for holder in (figure, *figure.iterancestors("{*}figure")):
        for caption in holder.iterchildren("{*}figcaption"):
            if caption.get("aria-hidden") == "true":
                return ""
            credit = "".join(text_of(small) for small in caption.iter("{*}small"))
            return text_of(caption).removesuffix(credit).strip()
    return ""


def _same(text: str, other: str) -> bool:
    text, other = text.strip(" ."), other.strip(" .")
    # A letter folds to three at most, and a caption may be long and that of many pictures.
    return len(other) <= 3 * len(text) and text.casefold() == other.casefold()
