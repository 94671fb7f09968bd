"""Pictures: images, figures with their captions, galleries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from paperpress.body.block_builder import BlockBuilder
from paperpress.body.elements import attribute, classes, descendants, tag
from paperpress.body.findings import BodyFinding
from paperpress.body.flow import Reader, inner, run_of
from paperpress.body.formula_drawings import source_of_picture
from paperpress.body.html import read
from paperpress.body.image_sources import is_pixel, source_of
from paperpress.body.language_marks import LanguageMark
from paperpress.body.tex import Tex
from paperpress.body.words import text_of_blocks
from paperpress.model.article import Picture
from paperpress.model.blocks import (
    Blocks,
    Embed,
    Figure,
    Gallery,
    Inlines,
    Link,
    Paragraph,
    Quote,
    Table,
    Text,
    plain,
)
from paperpress.model.text import fold
from paperpress.model.traversal import inlines_in, runs_in

_CAPTIONS = frozenset({"wp-caption-text", "gallery-caption", "caption-text"})
_LATE_CAPTIONS = frozenset(
    {"caption", "image-caption", "photo-caption", "img-caption", "picture-caption", "media-caption"}
)
_CREDIT = re.compile(r"(?:^|[-_])(?:photo-?)?credits?(?:$|[-_])", re.I)


def image(
    reader: Reader, builder: BlockBuilder, element: etree._Element, _language_mark: LanguageMark
) -> None:
    """Read ``img``: a picture, which parts the paragraph; an emoji becomes the text it stands for."""
    alt = attribute(element, "alt")
    if alt and not classes(element).isdisjoint({"emoji", "wp-smiley"}):
        builder.text(alt)
        return
    tex = source_of_picture(element)
    if tex:
        reader.tex(builder, Tex(tex, tex, block=False))
        return
    source = source_of(element)
    if is_pixel(element, source):
        reader.body_findings.add(
            BodyFinding.PIXEL, source if not source.startswith("data:") else ""
        )
        return
    if not source:
        reader.body_findings.add(BodyFinding.NO_SOURCE, alt)
        builder.text(" ".join(filter(None, (alt, _caption_of(element)))))
        return
    if builder.in_link:
        reader.body_findings.add(BodyFinding.LINK_LOST)
    supplied = element.get("alt")
    caption = _caption_of(element) or None
    picture = Picture(src=source, alt=None if supplied is None else fold(supplied), caption=caption)
    builder.block(Figure(picture, reader.body_findings.picture_path()))


def _caption_of(element: etree._Element) -> str:
    """Return the caption that Drupal shows under an image, from the attribute that holds it as HTML."""
    source = attribute(element, "data-caption")
    return fold("".join(read(source).root.itertext())) if source else ""


def figure(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Read ``figure``, or an older form of one, and give its caption to the content it belongs to."""
    captions = _captions(reader, element)
    reader.skip.update(captions)
    blocks = inner(reader, builder, element, language_mark)
    reader.skip.difference_update(captions)
    figures = [block for block in blocks if isinstance(block, Figure)]
    if len(figures) == 1 and captions:
        captioned = _captioned(reader, builder, figures[0], captions)
        builder.block(*(captioned if block is figures[0] else block for block in blocks))
        return
    run, rest = run_of(tuple(b for c in captions for b in inner(reader, builder, c, language_mark)))
    builder.block(*_together(blocks, run), *rest)


def _captions(reader: Reader, figure: etree._Element) -> list[etree._Element]:
    """Return the captions of a figure; a caption that lies within another is part of that one.


    A caption that a gallery around the figure has taken isn't among them.
    """
    captions = {
        child: None
        for child in figure.iterdescendants()
        if _is_caption(child, figure) and child not in reader.skip
    }
    return [
        caption for caption in captions if not any(up in captions for up in caption.iterancestors())
    ]


def _is_caption(element: etree._Element, figure: etree._Element) -> bool:
    """Tell whether an element is the caption of this figure, and not of a figure within it."""
    if tag(element) != "figcaption" and classes(element).isdisjoint(_CAPTIONS):
        return False
    above = next((up for up in element.iterancestors() if up is figure or is_figure(up)), None)
    return above is figure


def is_late_caption(element: etree._Element, builder: BlockBuilder) -> bool:
    """Tell whether a paragraph is, by its class, the caption of the picture right before it."""
    if classes(element).isdisjoint(_LATE_CAPTIONS):
        return False
    last = builder.last()
    return isinstance(last, Figure) and not last.picture.caption


def late_caption(
    reader: Reader, builder: BlockBuilder, element: etree._Element, _language_mark: LanguageMark
) -> None:
    """Give the caption to the picture before it."""
    last = builder.last()
    assert isinstance(last, Figure), "only a caption of a figure comes here"
    builder.replace_last(_captioned(reader, builder, last, [element]))


def is_figure(element: etree._Element) -> bool:
    """Tell whether an element is a figure, or a form used before HTML had that element."""
    return tag(element) == "figure" or not classes(element).isdisjoint(
        {"wp-caption", "gallery-item"}
    )


def _together(blocks: Blocks, caption: Inlines) -> Blocks:
    """Return the content of a figure joined with its caption."""
    if len(blocks) > 1 and all(isinstance(block, Figure | Gallery) for block in blocks):
        return (Gallery(tuple(_figures(blocks)), caption),)
    match blocks:
        case _ if not caption:
            return blocks
        case (Gallery(figures=figures, caption=()),):
            return (Gallery(figures, caption),)
        case (Table(head=head, body=body, caption=()),):
            return (Table(head, body, caption),)
        case (Embed(title="", url=url) as embed,) if url:
            return (replace(embed, title=plain(caption)),)
        case (Quote(blocks=inner_blocks, attribution=(), language=language, direction=direction),):
            return (Quote(inner_blocks, caption, language, direction),)
        case _:
            return (*blocks, Paragraph(caption))


def _figures(blocks: Blocks) -> Iterator[Figure]:
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        elif isinstance(block, Gallery):
            yield from block.figures


def _captioned(
    reader: Reader, builder: BlockBuilder, bare: Figure, captions: list[etree._Element]
) -> Figure:
    credits = [credit for caption in captions for credit in _credits(caption)]
    reader.skip.update(credits)
    text, in_text = _plain(reader, builder, captions)
    reader.skip.difference_update(credits)
    credit, in_credit = _plain(reader, builder, credits)
    picture = bare.picture.model_copy(update={"caption": text or None, "credit": credit or None})
    return Figure(picture, bare.path, (*in_text, *in_credit))


def _plain(
    reader: Reader, builder: BlockBuilder, elements: list[etree._Element]
) -> tuple[str, tuple[Link, ...]]:
    """Return the words of elements on one line, since captions are plain text, and the links in them.

    A link to a place of the article is let go: places are marked in its text alone.
    """
    blocks = tuple(block for element in elements for block in reader.flow(element, builder.marks))
    links: list[Link] = []
    for inline in (inline for run in runs_in(blocks) for inline in inlines_in(run)):
        words = fold(plain(inline.children)) if isinstance(inline, Link) else ""
        if isinstance(inline, Link) and (inline.href.startswith("#") or not words):
            reader.body_findings.add(BodyFinding.LINK_LOST, inline.href)
        elif isinstance(inline, Link):
            links.append(Link(inline.href, (Text(words),)))
    return fold(text_of_blocks(blocks)), tuple(links)


def _credits(caption: etree._Element) -> list[etree._Element]:
    """Return the credit line in a caption: the part with a class for it, else a ``small`` or ``cite``."""
    named = [
        e for e in caption.iterdescendants() if any(_CREDIT.search(name) for name in classes(e))
    ]
    if named:
        outer = set(named)
        return [e for e in named if not any(up in outer for up in e.iterancestors())]
    small = list(descendants(caption, "small", "cite"))[:1]
    words = "".join(caption.itertext()).split()
    return [e for e in small if "".join(e.itertext()).split() != words]


def gallery(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Read a ``gallery``: its pictures stay together if it holds nothing but pictures."""
    captions = _captions(reader, element)
    reader.skip.update(captions)
    members = BlockBuilder.of(builder.marks, language_mark.within(builder.language_mark))
    _unlisted(reader, members, element)
    reader.skip.difference_update(captions)
    run, rest = run_of(tuple(b for c in captions for b in inner(reader, builder, c, language_mark)))
    builder.block(*_together(members.done(), run), *rest)


def _unlisted(reader: Reader, builder: BlockBuilder, element: etree._Element) -> None:
    """Read an element's content without its lists, which only arrange pictures."""
    builder.text(element.text)
    for child in element:
        if (
            tag(child) in ("ul", "ol", "li", "div")
            and child not in reader.skip
            and not is_figure(child)
        ):
            builder.part()
            _unlisted(reader, builder, child)
            builder.part()
        else:
            reader.place(builder, child)
        builder.text(child.tail)


def is_gallery(element: etree._Element) -> bool:
    """Tell whether a class says that an element holds pictures that belong together."""
    return not classes(element).isdisjoint(
        {"gallery", "wp-block-gallery", "blocks-gallery-grid", "kg-gallery-container"}
    )
