"""What editors correct at places of a body, wherever the body comes from."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newsroom import article
from paperpress.body.amendments import spots_in, spots_of_words, state_of
from paperpress.body.reader import translate
from paperpress.model.article import Article
from paperpress.model.blocks import Body, Figure, Gallery, Heading, Paragraph, Span, Table, plain
from paperpress.model.overlay import LEAD, Change
from paperpress.model.spots import BODY_CREDIT, HEADER, HEADING, LANGUAGE, Spot, spot_of
from paperpress.model.traversal import blocks_in, walk

WORDS = "La ville a décidé que le pont ne sera pas fermé"
HTML = f"<p>He said: “{WORDS}”, and <b>left</b>.</p><p>All else stays.</p>"
#: The same words in each form that a body may have.
FORMS = {
    "html": HTML,
    "parted": f"<p>He said: “La ville <i>a décidé</i> {WORDS.partition('décidé ')[2]}”, and left.</p>",
    "linked": f'<p><a href="https://x.example/">He said: “{WORDS}”</a>, and left.</p>',
    "plain": f"He said: “{WORDS}”, and left.\n\nAll else stays.",
    "text": [{"type": "paragraph", "text": f"He said: “{WORDS}”, and left."}],
    "list": [{"type": "list", "items": ["One", f"He said: “{WORDS}”."]}],
    "table": [{"type": "table", "header": ["A"], "rows": [[f"<p>{WORDS}</p>"], ["B"]]}],
    "quote": [{"type": "quote", "blocks": f"<p>{WORDS}</p>", "attribution": "A listener"}],
    "aside": f"<aside><h2>Beside</h2><p>{WORDS}</p></aside>",
    "heading": f"<h2>{WORDS}</h2><p>All else stays.</p>",
}


def changed(read: Article, spot: Spot, value: str, before: str | None = "") -> Body:
    """The body with one change, saved when the source said what it says now."""
    held = state_of(translate(read), spot) if before == "" else before
    change = Change(read.id, spot.name, value, held, "Asha Rao", "2025-07-23T06:30:00Z")
    return translate(read.model_copy(update={"amendments": (change,)}))


def marked(body: Body) -> list[tuple[str, str | None]]:
    spans = [each for each in walk(body) if isinstance(each, Span) and each.language]
    return [(plain((span,)), span.language) for span in spans]


def codes(body: Body) -> list[str]:
    return [finding.code for finding in body.findings]


@pytest.mark.parametrize("form", FORMS)
def test_words_get_their_language_wherever_they_stand(form: str) -> None:
    read = article(body=FORMS[form])
    (spot,) = spots_of_words(translate(read), WORDS)
    body = changed(read, spot, "fr")
    assert marked(body) == [(WORDS, "fr")]
    assert codes(body).count("EDN100") == 1
    before = translate(read)
    assert [plain(run.inlines) for run in blocks_in(body) if isinstance(run, Paragraph)] == [
        plain(run.inlines) for run in blocks_in(before) if isinstance(run, Paragraph)
    ]


def test_words_that_end_within_another_element_are_marked_piece_by_piece() -> None:
    read = article(body="<p>He <i>said Guten Morgen und</i> vielen Dank.</p>")
    (spot,) = spots_of_words(translate(read), "Guten Morgen und vielen Dank")
    assert marked(changed(read, spot, "de")) == [("Guten Morgen und", "de"), (" vielen Dank", "de")]


def test_of_several_places_the_one_that_is_meant_is_marked() -> None:
    read = article(body="<p>Salut à tous. Salut à tous.</p><ul><li>Salut à tous</li></ul>")
    places = spots_of_words(translate(read), "Salut à tous")
    assert [(each.number, each.of) for each in places] == [(1, 3), (2, 3), (3, 3)]
    body = changed(read, places[2], "fr")
    assert marked(body) == [("Salut à tous", "fr")]
    (item,) = [block for block in blocks_in(body) if isinstance(block, Paragraph)][-1:]
    assert isinstance(item.inlines[0], Span)


@pytest.mark.parametrize(
    "now",
    [
        "<p>He said nothing.</p>",
        f'<p>He said: “<span lang="fr">{WORDS}</span>”.</p>',
        f'<p lang="fr">{WORDS}</p>',
        f"<p>{WORDS}</p><p>{WORDS}</p>",
    ],
)
def test_a_source_that_says_something_else_by_now_is_left_as_it_is_and_that_is_told(
    now: str,
) -> None:
    (spot,) = spots_of_words(translate(article(body=HTML)), WORDS)
    read = article(body=now)
    body = changed(read, spot, "de", before=None if "lang" in now else "x")
    assert codes(body) == ["EDN107"]
    assert marked(body) == marked(translate(read))


def test_what_is_written_above_a_place_leaves_it_known() -> None:
    (spot,) = spots_of_words(translate(article(body=HTML)), WORDS)
    assert marked(changed(article(body=f"<p>Another one.</p>{HTML}"), spot, "fr"))


@pytest.mark.parametrize("value", ["klingonish", "", "x y"])
def test_what_is_no_language_marks_nothing_and_is_told(value: str) -> None:
    (spot,) = spots_of_words(translate(article(body=HTML)), WORDS)
    body = changed(article(body=HTML), spot, value)
    assert codes(body) == ["EDN108"]
    assert marked(body) == []


@pytest.mark.parametrize(
    "source",
    [
        "<p><b>Fares</b></p><p>They rise.</p>",
        "<div><p><strong>Fares</strong></p></div><p>They rise.</p>",
        [
            {"type": "paragraph", "html": "<b>Fares</b>"},
            {"type": "paragraph", "text": "They rise."},
        ],
    ],
)
def test_a_bold_paragraph_becomes_a_heading_and_is_found_no_more(source: Any) -> None:
    read = article(body=source)
    assert "TXT010" in codes(translate(read))
    (spot, _), _ = spots_in(translate(read), HEADING)
    body = changed(read, spot, "2")
    assert [block for block in body.blocks if isinstance(block, Heading)] == [
        Heading(2, body.blocks[0].inlines)  # type: ignore[union-attr]
    ]
    assert plain(body.blocks[0].inlines) == "Fares"  # type: ignore[union-attr]
    assert codes(body) == ["EDN100"]


def test_two_paragraphs_of_the_same_words_become_headings_one_by_one() -> None:
    read = article(body="<p><b>Fares</b></p><p>Up.</p><p><b>Fares</b></p><p>Down.</p>")
    places = [spot for spot, _ in spots_in(translate(read), HEADING) if spot.words == "Fares"]
    changes = tuple(
        Change(read.id, spot.name, level, "paragraph", "A", "2025-07-23T06:30:00Z")
        for spot, level in zip(places, ("2", "3"), strict=True)
    )
    body = translate(read.model_copy(update={"amendments": changes}))
    assert [b.level for b in body.blocks if isinstance(b, Heading)] == [2, 3]


ROWS = [["Quay", "Ships"], ["North", "1"], ["South", "2"]]
TABLES = {
    "html": "<table>" + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in ROWS) + "</table>",
    "block": [{"type": "table", "rows": ROWS}],
}


@pytest.mark.parametrize("form", TABLES)
@pytest.mark.parametrize(
    ("value", "head", "scopes"),
    [
        ("row", ["col", "col"], [[None, None], [None, None]]),
        ("column", None, [["row", None], ["row", None], ["row", None]]),
        ("both", ["col", "col"], [["row", None], ["row", None]]),
    ],
)
def test_a_table_gets_its_header_cells(form: str, value: str, head: Any, scopes: Any) -> None:
    read = article(body=TABLES[form])
    assert "TXT012" in codes(translate(read))
    ((spot, _),) = spots_in(translate(read), HEADER)
    assert spot.words == "Quay | Ships"
    body = changed(read, spot, value)
    (table,) = [block for block in body.blocks if isinstance(block, Table)]
    assert [[cell.scope for cell in row] for row in table.head] == ([head] if head else [])
    assert [[cell.scope for cell in row] for row in table.body] == scopes
    assert codes(body) == ["EDN100"]


def test_words_of_a_caption_are_its_credit_or_are_not() -> None:
    source = '<figure><img src="a.jpg"/><figcaption>The quay (Lantern Hill)</figcaption></figure>'
    read = article(body=source)
    ((spot, _),) = spots_in(translate(read), BODY_CREDIT)
    (figure,) = changed(read, spot, "Lantern Hill").blocks
    assert isinstance(figure, Figure)
    assert (figure.picture.caption, figure.picture.credit) == ("The quay", "Lantern Hill")
    (figure,) = changed(read, spot, "").blocks
    assert isinstance(figure, Figure)
    assert (figure.picture.caption, figure.picture.credit) == ("The quay (Lantern Hill)", "")
    assert codes(changed(read, spot, "Jane Doe")) == ["EDN108"]


LED = {
    "html": '<p>One.</p><img src="b.jpg" alt="B"/><p>Two.</p>',
    "figure": '<figure><img src="b.jpg"/><figcaption>At the quay</figcaption></figure><p>T.</p>',
    "quote": '<blockquote><p>One.</p><img src="b.jpg"/></blockquote>',
    "block": [{"type": "picture", "src": "b.jpg"}, {"type": "paragraph", "text": "One."}],
    "gallery": [{"type": "gallery", "pictures": [{"src": "c.jpg"}, {"src": "b.jpg"}]}],
}


@pytest.mark.parametrize("form", LED)
@pytest.mark.parametrize("before", ["a.jpg", ""])
def test_the_picture_that_led_takes_the_place_of_the_one_that_leads(form: str, before: str) -> None:
    read = article(body=LED[form])
    led = json.dumps({"src": before}) if before else None
    change = Change(read.id, LEAD, '{"src": "b.jpg"}', led, "A", "2025-07-23T06:30:00Z")
    body = translate(read.model_copy(update={"amendments": (change,)}))
    pictures = [block.picture.src for block in blocks_in(body) if isinstance(block, Figure)]
    others = ["c.jpg"] if form == "gallery" else []
    assert pictures == others + [before] * bool(before)
    assert all(block.figures for block in body.blocks if isinstance(block, Gallery))


def test_changes_of_every_kind_hold_at_once() -> None:
    source = (
        f'<p><b>Fares</b></p><p>{WORDS}</p>{TABLES["html"]}<img src="b.jpg"/>'
        '<figure><img src="c.jpg"/><figcaption>Quay (Jane Doe)</figcaption></figure>'
    )
    read = article(body=source)
    body = translate(read)
    wanted = [
        (Spot(HEADING, "Fares"), "2"),
        (Spot(LANGUAGE, WORDS), "fr"),
        (Spot(HEADER, "Quay | Ships"), "row"),
        (Spot(BODY_CREDIT, "c.jpg"), "Jane Doe"),
    ]
    changes = [
        Change(read.id, spot.name, value, state_of(body, spot), "A", "2025-07-23T06:30:00Z")
        for spot, value in wanted
    ]
    lead = Change(read.id, LEAD, '{"src": "b.jpg"}', None, "A", "2025-07-23T06:30:00Z")
    after = translate(read.model_copy(update={"amendments": (*changes, lead)}))
    assert codes(after) == ["EDN100"] * 4
    assert [type(block) for block in after.blocks] == [Heading, Paragraph, Table, Figure]
    assert all(spot_of(spot.name) == spot for spot, _ in wanted)
