"""What stands elsewhere: its words as a quote, and a link to it that has a name of its own."""

from __future__ import annotations

from paperpress.model.blocks import Embed
from paperpress.xhtml.tree import Element, add, say
from paperpress.xhtml.writing import BlockWriter


def embed(writer: BlockWriter, parent: Element, block: Embed, language: str) -> None:
    """Write an embed under a parent."""
    element = add(parent, "blockquote" if block.blocks else "div", {"class": "embed"})
    writer.blocks(element, block.blocks, language)
    line = add(element, "p", {"class": "attribution"})
    if block.title and block.provider:
        say(line, writer.words.text("From {provider}", provider=block.provider) + ": ")
    if block.url:
        label = writer.link_names.name(block.title or _label(writer, block), block.url)
        add(line, "a", {"href": block.url}, label)
    elif block.title:
        say(line, block.title)
    elif block.provider:
        say(line, writer.words.text("From {provider}", provider=block.provider))
    else:
        element.remove(line)


def _label(writer: BlockWriter, block: Embed) -> str:
    if block.provider:
        return writer.words.text("Open on {provider}", provider=block.provider)
    return writer.words.text("Open the original on the web")
