"""Small pieces of HTML for a record's body, with every value of theirs escaped."""

from paperpress.sources.parsing import snippets


def test_what_is_a_block_already_stays_what_it_is() -> None:
    assert snippets.paragraph("a <b>b</b>") == "<p>a <b>b</b></p>"
    assert snippets.paragraph("<ul><li>a</li></ul>") == "<ul><li>a</li></ul>"
    assert snippets.paragraph("<preview>") == "<p><preview></p>"


def test_a_line_of_plain_text_is_a_paragraph() -> None:
    assert snippets.paragraphs("3 < 4\n\n so\n") == "<p>3 &lt; 4</p><p>so</p>"


def test_without_an_address_a_link_is_its_text() -> None:
    assert snippets.link("", "A & B") == "A &amp; B"
    assert snippets.link('x"y', "") == '<a href="x&quot;y">x&quot;y</a>'


def test_a_picture_has_its_caption_and_credit_and_an_unknown_text_is_not_empty() -> None:
    assert snippets.figure("a.jpg") == '<figure><img src="a.jpg"></figure>'
    whole = snippets.shown_picture({"src": "a.jpg", "caption": "C <", "credit": "Jo", "alt": "A"})
    assert whole == (
        '<figure><img src="a.jpg" alt="A"><figcaption>C &lt; <small class="credit">Jo</small>'
        "</figcaption></figure>"
    )
