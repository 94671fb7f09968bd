"""Blocks as literal trees, as tests of bodies state what they expect.

A run is written as its marks read: ``a <b>b</b> <a https://x.org/>c</a> [fn1]``, with ``/`` for a
line break; a formula as its line; a line of verse with a ``>`` for each em that it is set in.
"""

from __future__ import annotations

from typing import Any

from paperpress.body.reader import translate
from paperpress.model.article import Article, Picture
from paperpress.model.blocks import (
    Aside,
    Block,
    Body,
    Cell,
    Code,
    DefinitionList,
    Details,
    Divider,
    Embed,
    Figure,
    Gallery,
    Heading,
    Inlines,
    Line,
    LineBreak,
    Link,
    List,
    NoteReference,
    Paragraph,
    PullQuote,
    Quote,
    Span,
    Table,
    Text,
    Unspoken,
    Verse,
)
from paperpress.model.formulas import Formula


def run(inlines: Inlines) -> str:
    """A run as it is written in these tests."""
    parts = []
    for inline in inlines:
        match inline:
            case Text(text) | Formula(text):
                parts.append(text)
            case LineBreak():
                parts.append("/")
            case NoteReference(note):
                parts.append(f"[{note}]")
            case Link(href, children):
                parts.append(f"<a {href}>{run(children)}</a>")
            case Span(kind, children, language, direction, title, speech):
                silent = None if speech else "unspoken"
                marks = (language, direction, title, silent)
                said = "".join(f" {value}" for value in marks if value)
                parts.append(f"<{kind}{said}>{run(children)}</{kind}>")
    return "".join(parts)


def picture(picture: Picture) -> dict[str, Any]:
    shown = picture.model_dump(exclude_none=True)
    if picture.speech:
        del shown["speech"]
    return shown


def cell(cell: Cell) -> tuple[Any, ...]:
    text = tree(cell.blocks)
    spans = (cell.columns, cell.rows)
    return (cell.scope or "td", *text, *([spans] if spans != (1, 1) else []))


def name(kind: str, block: Any) -> str:
    return " ".join([kind, *(said for said in (block.language, block.direction) if said)])


def tree(blocks: tuple[Block, ...]) -> list[Any]:
    """Blocks as literals."""
    return [literal(block) for block in blocks]


def numbering(block: List) -> str:
    """Start, direction, style and the numbers of an ordered list, as far as they're unusual."""
    said = [f"ol {block.start}", "down" if block.reversed else "", block.style]
    if block.values:
        said.append(",".join(map(str, block.numbers())))
    return " ".join(word for word in said if word and word != "decimal")


def indented(line: Line) -> str:
    return f"{'>' * line.indent}{run(line.inlines)}"


def literal(block: Block) -> Any:
    match block:
        case Paragraph(inlines):
            return run(inlines) if name("p", block) == "p" else (name("p", block), run(inlines))
        case Heading(level, inlines):
            return (name(f"h{level}", block), run(inlines))
        case Figure(shown):
            return ("figure", picture(shown))
        case Gallery(figures, caption):
            return ("gallery", [picture(f.picture) for f in figures], run(caption))
        case Quote(blocks, attribution):
            return (name("quote", block), tree(blocks), run(attribution))
        case PullQuote(inlines, attribution):
            return ("pull quote", run(inlines), run(attribution))
        case List(ordered, items):
            return (numbering(block) if ordered else "ul", [tree(item) for item in items])
        case Details(summary, blocks):
            return ("details", run(summary), tree(blocks))
        case Verse(stanzas):
            return (name("verse", block), [[indented(line) for line in s] for s in stanzas])
        case DefinitionList(entries):
            return (
                "dl",
                [([run(t) for t in e.terms], [tree(m) for m in e.meanings]) for e in entries],
            )
        case Table(head, body, caption):
            rows = [[[cell(c) for c in row] for row in part] for part in (head, body)]
            return ("table", *rows, run(caption))
        case Embed(provider, url, title, blocks):
            return ("embed", provider, url, title, tree(blocks))
        case Unspoken(blocks):
            return ("unspoken", tree(blocks))
        case Aside(heading, blocks):
            return ("aside", run(heading), tree(blocks))
        case Code(text, language):
            return ("code", text, language)
        case Divider():
            return "---"


def read(source: Any, **fields: Any) -> Body:
    return translate(Article(id="a", headline="h", body=source, **fields))


def assert_blocks(source: Any, expected: list[Any], *codes: str, **fields: Any) -> Body:
    """The body reads as these blocks, with findings of these codes and no others."""
    body = read(source, **fields)
    assert tree(body.blocks) == expected
    assert [finding.code for finding in body.findings] == [*codes]
    return body
