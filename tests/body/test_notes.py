"""Notes: references, notes and ways back, told by where they stand (docs/body.md)."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom import article
from paperpress.body.reader import translate
from paperpress.body.words import text_of_blocks
from paperpress.model.blocks import Body, NoteReference
from paperpress.model.traversal import runs_in


def test_markdown_it_refers_to_a_note_again_by_another_number() -> None:
    source = """<p>a<sup><a href="#fn1" id="fnref1">[1]</a></sup> b<sup><a href="#fn1" id="fnref1:1">[1:1]</a></sup></p>
        <section class="footnotes"><ol><li id="fn1"><p>It. <a href="#fnref1">↩︎</a> <a href="#fnref1:1">↩︎</a></p></li></ol></section>"""
    body = translate(article(body=source))
    assert text_of_blocks(body.blocks) == "a b"
    assert referred(body) == ["fn1", "fn1"]


def test_a_note_that_begins_with_a_figure_keeps_it() -> None:
    source = '<p>a<a href="#fn1" id="r"><sup>1</sup></a></p><p id="fn1">1,200 died. <a href="#r">↩</a></p>'
    (note,) = translate(article(body=source)).notes
    assert text_of_blocks(note.blocks) == "1,200 died."


def test_a_note_s_way_back_never_makes_the_paragraph_it_leads_to_a_note() -> None:
    """As markdown-it and pandoc write notes: the class of the way back begins with footnote too."""
    body = """<p>Text<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>.</p>
    <section class="footnotes"><ol class="footnotes-list"><li id="fn1" class="footnote-item">
    <p>A note. <a href="#fnref1" class="footnote-backref">↩︎</a></p></li></ol></section>"""
    translated = translate(article(body=body))
    assert [note.id for note in translated.notes] == ["fn1"]
    assert len(translated.blocks) == 1
    assert translated.findings == ()


def referred(body: Body) -> list[str]:
    """The notes that the text refers to."""

    def within(inlines: tuple[object, ...]) -> list[str]:
        found = [one.note for one in inlines if isinstance(one, NoteReference)]
        return found + [n for one in inlines for n in within(getattr(one, "children", ()))]

    return [note for run in runs_in(body.blocks) for note in within(run)]


#: How a reference and its note are marked: {n} is the number. With ids that say the contrary.
MARKS = [
    ('<a href="#footnote-{n}" id="footnote-anchor-{n}">{n}</a>', '<div class="footnote"><a id="footnote-{n}" href="#footnote-anchor-{n}">{n}</a> {t}</div>'),
    ('<sup><a href="#x{n}" id="fn{n}">{n}</a></sup>', '<p id="x{n}"><a href="#fn{n}">{n}</a> {t}</p>'),
    ('<sup data-fn="u{n}"><a href="#u{n}" id="u{n}-l">{n}</a></sup>', '<ol class="wp-block-footnotes"><li id="u{n}">{t} <a href="#u{n}-l">↩</a></li></ol>'),
    ('<a href="#fn-{n}">[{n}]</a>', '<p id="fn-{n}">{t}</p>'),
    ('<a href="#q{n}" id="note-{n}">{n}</a>', '<ul><li id="q{n}">{t} <a href="#note-{n}">^</a></li></ul>'),
]  # fmt: skip


IDS = ["", "note", "notes-on-it", "fn", "fnord", "footnote-like", "footnotes", "ref", "back-then"]


@st.composite
def noted(draw: st.DrawFn) -> tuple[str, list[str], list[str]]:
    """A body with notes at its end, the words of its paragraphs, and those of its notes."""
    numbers = iter(range(1, 100))
    paragraphs, texts, notes, ends = [], [], [], []
    for index in range(draw(st.integers(1, 5))):
        html, text = "", ""
        for piece in range(draw(st.integers(1, 3))):
            word = f"w{index}x{piece}"
            html, text = f"{html} {word}", f"{text} {word}"
            if draw(st.booleans()):
                reference, note = draw(st.sampled_from(MARKS))
                n = next(numbers)
                html += reference.format(n=n)
                ends.append(note.format(n=n, t=f"t{n}"))
                notes.append(f"t{n}")
        name = draw(st.sampled_from(IDS))
        html += draw(
            st.sampled_from(["", " end.", f' <a href="#{draw(st.sampled_from(IDS))}">see</a>'])
        )
        text += re.sub("<[^>]*>", "", html)[len(re.sub("<[^>]*>", "", html)) :]
        tag = draw(st.sampled_from(["p", "div", "blockquote", "li", "h2"]))
        paragraphs.append(f'<{tag} id="{name}">{html}</{tag}>')
        texts.append(text)
    return "".join(paragraphs + ends), texts, notes


@settings(max_examples=200)
@given(noted())
def test_words_outside_notes_keep_their_order_and_each_reference_stays_in_the_text(
    case: tuple[str, list[str], list[str]],
) -> None:
    source, texts, notes = case
    body = translate(article(body=f"<p>w</p>{source}"))
    kept = re.findall(r"w\d+x\d+", text_of_blocks(body.blocks))
    assert kept == re.findall(r"w\d+x\d+", " ".join(texts))
    assert [text_of_blocks(note.blocks) for note in body.notes] == notes
    assert len(referred(body)) == len(notes)


NAMES = st.sampled_from(["fn1", "fn2", "note-3", "a", "b", "ref1", "footnote-anchor-1", "notes"])


PIECE = st.one_of(
    st.just("word"),
    NAMES.map(lambda name: f'<a href="#{name}">1</a>'),
    st.builds('<sup><a href="#{}" id="{}">[2]</a></sup>'.format, NAMES, NAMES),
    st.builds('<a id="{}" href="#{}">↩</a>'.format, NAMES, NAMES),
)


ANYTHING = st.lists(
    st.builds(
        lambda tag, name, parts: f'<{tag} id="{name}">{" ".join(parts)}</{tag.split()[0]}>',
        st.sampled_from(["p", "div", "h2", "section", "blockquote", "p class=x"]),
        NAMES,
        st.lists(PIECE, min_size=1, max_size=4),
    ),
    max_size=6,
)


@settings(max_examples=300)
@given(ANYTHING)
def test_whatever_points_at_whatever_no_reference_leaves_the_text_with_its_paragraph(
    blocks: list[str],
) -> None:
    numbered = [block.replace("word", f"w{n}") for n, block in enumerate(blocks)]
    body = translate(article(body="<p>Lead.</p>" + "".join(numbered)))
    text = re.findall(r"w(\d+)", text_of_blocks(body.blocks))
    assert text == sorted(text, key=int)
    assert not any(referred(Body(note.blocks)) for note in body.notes)
    beside = [n for note in body.notes for n in re.findall(r"w(\d+)", text_of_blocks(note.blocks))]
    assert sorted(text + beside) == sorted(re.findall(r"w(\d+)", " ".join(numbered)))
