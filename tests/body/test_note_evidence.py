"""A note is told by where it stands, and what isn't sure to be one stays."""

from __future__ import annotations

import re

import pytest

from newsroom import article
from paperpress.body.reader import translate
from paperpress.body.words import text_of_blocks
from paperpress.model.blocks import Body, NoteReference
from paperpress.model.traversal import runs_in

HABITS = {
    "Substack": """<p>Lead<a href="#footnote-1" id="footnote-anchor-1" class="footnote-anchor">1</a>.</p><p>Mid.</p>
        <div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a>
        <div><p>It is so.</p></div></div>""",
    "no names at all": """<p>Lead<a href="#b" id="a">1</a>.</p><p>Mid.</p><div><a id="b" href="#a">1</a><div><p>It is so.</p></div></div>""",
    "names the wrong way round": """<p>Lead<a href="#ref-1" id="note-1">1</a>.</p><p>Mid.</p><p><a id="ref-1" href="#note-1">1</a> It is so.</p>""",
    "both call themselves references": """<p>Lead<a epub:type="noteref" href="#n" id="r">1</a>.</p><p>Mid.</p>
        <p id="n"><a epub:type="noteref" href="#r">1</a> It is so.</p>""",
    "WordPress, footnotes block": """<p>Lead<sup data-fn="5d-1c" class="fn"><a href="#5d-1c" id="5d-1c-link">1</a></sup>.</p><p>Mid.</p>
        <ol class="wp-block-footnotes"><li id="5d-1c">It is so. <a href="#5d-1c-link" aria-label="Jump to footnote reference 1">↩︎</a></li></ol>""",
    "WordPress, the link taken out": """<p>Lead<sup data-fn="5d-1c" class="fn">1</sup>.</p><p>Mid.</p>
        <ol class="wp-block-footnotes"><li id="5d-1c">It is so.</li></ol>""",
    "MediaWiki": """<p>Lead<sup id="cite_ref-S_1-0"><a href="#cite_note-S-1">[1]</a></sup>.</p><p>Mid.</p>
        <ol class="references"><li id="cite_note-S-1"><span class="mw-cite-backlink">^ <a href="#cite_ref-S_1-0"><sup>a</sup></a></span>
        <span class="reference-text">It is so.</span></li></ol>""",
    "Word": """<p>Lead<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>.</p><p>Mid.</p><p><a href="#_ftnref1" name="_ftn1">[1]</a> It is so.</p>""",
    "LibreOffice": """<p>Lead<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>.</p><p>Mid.</p>
        <div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>It is so.</p></div>""",
    "kramdown": """<p>Lead<sup id="fnref:1"><a href="#fn:1" class="footnote" rel="footnote">1</a></sup>.</p><p>Mid.</p>
        <div class="footnotes"><ol><li id="fn:1"><p>It is so. <a href="#fnref:1" class="reversefootnote">&#8617;</a></p></li></ol></div>""",
    "Asciidoctor": """<p>Lead<sup class="footnote">[<a id="_footnoteref_1" class="footnote" href="#_footnotedef_1" title="View footnote.">1</a>]</sup>.</p>
        <p>Mid.</p><div id="footnotes"><div class="footnote" id="_footnotedef_1"><a href="#_footnoteref_1">1</a>. It is so.</div></div>""",
    "docutils": """<p>Lead<a class="footnote-reference brackets" href="#id2" id="id1">1</a>.</p><p>Mid.</p>
        <dl class="footnote brackets"><dt class="label" id="id2"><a class="fn-backref" href="#id1">1</a></dt><dd><p>It is so.</p></dd></dl>""",
    "Project Gutenberg": """<p>Lead<a name="FNanchor_1"></a><a href="#Footnote_1">[1]</a>.</p><p>Mid.</p>
        <div class="footnote"><p><a name="Footnote_1"></a><a href="#FNanchor_1">[1]</a> It is so.</p></div>""",
    "Drupal": """<p>Lead<a class="see-footnote" id="footnoteref1_a" title="It is so." href="#footnote1_a">1</a>.</p><p>Mid.</p>
        <ul class="footnotes"><li class="footnote" id="footnote1_a"><a class="footnote-label" href="#footnoteref1_a">1.</a> It is so.</li></ul>""",
    "Easy Footnotes": """<p>Lead<span id="easy-footnote-1-12"></span><span class="easy-footnote"><a href="#easy-footnote-bottom-1-12" title="It is so."><sup>1</sup></a></span>.</p>
        <p>Mid.</p><ol class="easy-footnotes-wrapper"><li><span id="easy-footnote-bottom-1-12"></span>It is so.<a href="#easy-footnote-1-12"></a></li></ol>""",
    "a table's, in a table": """<p>Lead<a href="#t" id="r">*</a>.</p><p>Mid.</p><table><tr><td><a id="t" href="#r">*</a></td><td>It is so.</td></tr></table>""",
    "the whole address": """<p>Lead<a href="https://ex.example/a#fn1" id="r"><sup>1</sup></a>.</p><p>Mid.</p>
        <ol><li id="fn1">It is so. <a href="https://ex.example/a#r">↑</a></li></ol>""",
    "back to the paragraph": """<p id="p1">Lead<a href="#n1">1</a>.</p><p>Mid.</p><ol><li id="n1">It is so. <a href="#p1">back</a></li></ol>""",
    "Word, in a box of its own": """<p>Lead<a href="#_edn1" name="_ednref1">[i]</a>.</p><p>Mid.</p>
        <div id="edn1"><p><a href="#_ednref1" name="_edn1">[i]</a> It</p><p>is so.</p></div>""",
    "Ghost, its number typed": """<p>Lead<a href="#fn1" id="ref1"><sup>1</sup></a>.</p><p>Mid.</p><p id="fn1">1. It is so. <a href="#ref1">Back</a></p>""",
    "Ghost, its number raised": """<p>Lead<a href="#fn1" id="ref1"><sup>1</sup></a>.</p><p>Mid.</p><p id="fn1"><sup>1</sup> It is so. <a href="#ref1">↩</a></p>""",
    "the address with a closing slash": """<p>Lead<a href="https://www.ex.example/a/#fn1" id="r"><sup>1</sup></a>.</p><p>Mid.</p>
        <ol><li id="fn1">It is so. <a href="https://ex.example/a/#r"></a></li></ol>""",
    "a sidenote": """<p>Lead<label for="sn" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn" class="margin-toggle">
        <span class="sidenote">It is so.</span>.</p><p>Mid.</p>""",
    "a margin note": """<p>Lead<label for="mn" class="margin-toggle">&#8853;</label><input type="checkbox" id="mn" class="margin-toggle"><span
        class="marginnote">It is so.</span>.</p><p>Mid.</p>""",
    "a footnote in the line": '<p>Lead<span class="footnote">It is so.</span>.</p><p>Mid.</p>',
    "Modern Footnotes": """<p>Lead<sup class="modern-footnotes-footnote" data-mfn="1"><a href="javascript:void(0)" role="button">1</a></sup><span
        role="tooltip" class="modern-footnotes-footnote__note">It is so.</span>.</p><p>Mid.</p>""",
    "LaTeXML": """<p>Lead<span class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">1</sup><span class="ltx_note_outer"><span
        class="ltx_note_content"><sup class="ltx_note_mark">1</sup>It is so.</span></span></span>.</p><p>Mid.</p>""",
    "a tooltip within what it explains": '<p><span class="tooltip">Lead<span class="tooltiptext">It is so.</span></span>.</p><p>Mid.</p>',
    "a tooltip on a number": '<p>Lead<sup title="It is so.">1</sup>.</p><p>Mid.</p>',
    "a tooltip on a sign": '<p>Lead<a href="#" title="It is so.">*</a>.</p><p>Mid.</p>',
    "a tooltip by script": '<p>Lead<a class="footnote" data-tippy-content="It is so." href="javascript:void(0)">1</a>.</p><p>Mid.</p>',
}  # fmt: skip


@pytest.mark.parametrize("source", HABITS.values(), ids=HABITS)
def test_a_note_is_told_by_where_it_stands_in_every_habit_of_marking(source: str) -> None:
    body = translate(article(body=source, url="https://ex.example/a"))
    assert text_of_blocks(body.blocks).replace(" ", "") == "Lead.\nMid."
    assert [" ".join(text_of_blocks(note.blocks).split()) for note in body.notes] == ["It is so."]
    assert [len(referred(body))] == [1]
    assert body.findings == ()


#: A link back to the reference's place whose words are the note's own, and one that only leads back.
OWN_WORDS = [
    ('As I said <a href="#r">in part one</a>, it is so. <a href="#r">↩</a>', "As I said in part one, it is so."),
    ('It is so, see <a href="#r">part one</a>', "It is so, see part one"),
    ('<a href="#r">Holm 2019</a> says so.', "Holm 2019 says so."),
    ('It is so. <a href="#r">Zurück zum Text</a>', "It is so."),
    ('<p>It is so.</p><p><a href="#r">Return to the text</a></p>', "It is so."),
    ('<a href="#r">1</a> It is so.', "It is so."),
]  # fmt: skip


@pytest.mark.parametrize(("note", "read"), OWN_WORDS)
def test_no_word_of_a_note_goes_with_its_way_back(note: str, read: str) -> None:
    source = f"""<p>Lead<sup><a id="r" href="#n">1</a></sup>.</p><ol class="footnotes"><li id="n">{note}</li></ol>"""
    (found,) = translate(article(body=source)).notes
    assert " ".join(text_of_blocks(found.blocks).split()) == read


STAYS = {
    "a tooltip's term": '<p>The <span class="tooltip">dam wall</span> failed.</p>',
    "a reference that is words": '<p>As said (<span class="footnote-ref">see the note</span>).</p>',
    "a note that is the whole paragraph": '<p>Lead.</p><p><span class="sidenote">It was built by convicts.</span></p>',
    "a raised number before a note's word": '<p>It is 10<sup>6</sup> <span class="unit-note">metres</span>.</p>',
    "a section whose id begins with notes": """<p>See <a href="#notes-on-method">1</a>.</p>
        <div id="notes-on-method"><h2>Notes on method</h2><p>We asked.</p></div>""",
    "a paragraph whose id begins with note": '<p>See <a href="#notable">2</a>.</p><p id="notable">Last.</p>',
    "a numbered paragraph": '<p>See <a href="#p5">5</a>.</p><p id="p5">5. The court agreed.</p>',
    "a numbered paragraph in brackets": '<p>At <a href="#para5">[5]</a>.</p><p id="para5">[5] The court agreed.</p>',
    "a list of contents": '<ul><li><a id="i" href="#s">1</a> Fares</li></ul><p id="s"><a href="#i">1</a> Fares rose.</p>',
    "two that point at each other from within": """<p>One<a id="a" href="#b">1</a> more.</p><p>Two<a id="b" href="#a">1</a> more.</p>""",
    "two that point at each other from their ends": """<p>One<a id="a" href="#b">1</a></p><p>Two<a id="b" href="#a">1</a></p>""",
    "one that points at itself": '<p id="fn1">Note that<a href="#fn1">1</a> is itself.</p>',
    "one above": '<p id="fn1">A lead.</p><p>As above<a href="#fn1">1</a>.</p>',
}  # fmt: skip


@pytest.mark.parametrize("source", STAYS.values(), ids=STAYS)
def test_what_is_not_sure_to_be_a_note_stays_where_it_is(source: str) -> None:
    body = translate(article(body=source))
    assert body.notes == ()
    words = re.sub(r"<[^>]*>", " ", source).split()
    assert "".join(text_of_blocks(body.blocks).split()) == "".join(words)


def referred(body: Body) -> list[str]:
    """The notes that the text refers to."""

    def within(inlines: tuple[object, ...]) -> list[str]:
        found = [one.note for one in inlines if isinstance(one, NoteReference)]
        return found + [n for one in inlines for n in within(getattr(one, "children", ()))]

    return [note for run in runs_in(body.blocks) for note in within(run)]
