"""Notes: references, notes and ways back (docs/body.md)."""

from newsroom import article
from paperpress.body.reader import translate


def test_a_note_s_way_back_never_makes_the_paragraph_it_leads_to_a_note() -> None:
    """As markdown-it and pandoc write notes: the class of the way back begins with footnote too."""
    body = """<p>Text<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>.</p>
    <section class="footnotes"><ol class="footnotes-list"><li id="fn1" class="footnote-item">
    <p>A note. <a href="#fnref1" class="footnote-backref">↩︎</a></p></li></ol></section>"""
    translated = translate(article(body=body))
    assert [note.id for note in translated.notes] == ["fn1"]
    assert len(translated.blocks) == 1
    assert translated.findings == ()
