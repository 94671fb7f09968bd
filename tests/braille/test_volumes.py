"""An edition on paper: contents name the pages, articles say what their pages say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom import article
from paperpress.braille.sections import PaperEdition
from paperpress.braille.volumes import volumes_of
from paperpress.model.blocks import Body, Footnote, NoteReference, Paragraph, Text
from paperpress.xhtml.backs import Imprint
from paperpress.xhtml.context import ArticlePage, Frame, Person, Pointer
from paperpress.xhtml.fronts import Group
from paperpress.xhtml.words import Words
from touching import in_letters, lettered

FRAME = Frame("The Gazette: City", "en", "ltr")


def page(number: int, paragraphs: int = 30, **changes: Any) -> ArticlePage:
    text = tuple(Paragraph((Text("⠁⠃⠉ " * 12),)) for _ in range(paragraphs))
    return ArticlePage(
        frame=FRAME,
        article=article(id=f"a{number}", headline=f"Story {number}", **changes.pop("record", {})),
        body=changes.pop("body", Body(text)),
        href=f"a-{number}.xhtml",
        language="en",
        direction="ltr",
        published=date(2025, 7, 23),
        updated=None,
        pictures={},
        **changes,
    )


def volume(*pages: ArticlePage, desks: bool = False) -> PaperEdition:
    pointers = tuple(Pointer(p.href, p.article.headline, "en", "ltr") for p in pages)
    groups = (
        tuple(Group(f"Desk {n}", f"d{n}", (p,)) for n, p in enumerate(pointers))
        if desks
        else (Group("", "", pointers),)
    )
    imprint = Imprint(date(2025, 7, 23), "Sons", "© Sons", (), "1", ("It has headings.",), "", "")
    return PaperEdition(
        "The Gazette: City", "Wednesday, 23 July", Words("en"), groups, pages, imprint
    )


def in_volumes(made: PaperEdition, **settings: Any) -> list[list[list[str]]]:
    volumes = volumes_of(made, lettered(**settings))
    return [[[in_letters(row) for row in page] for page in pages] for pages in volumes]


def pages_of(made: PaperEdition, **settings: Any) -> list[list[str]]:
    (pages,) = in_volumes(made, **settings)
    return pages


def test_title_and_contents_come_first_on_pages_of_their_own_numbers():
    title, contents, first, *_ = pages_of(volume(page(1), page(2)))
    assert [row.strip() for row in title if row][:2] == ["THE GAZETTE: CITY", "WEDNESDAY, 23 JULY"]
    assert contents[0].strip() == "THE GAZETTE: CITY"
    assert (title[-1].strip(), contents[-1].strip(), first[-1].strip()) == ("P1", "P2", "1")


def test_contents_name_the_page_that_each_article_begins_on():
    front, *pages = pages_of(volume(page(1), page(2), page(3)))[1:]
    named = {row.split()[1]: int(row.split()[-1]) for row in front if row.startswith("STORY")}
    assert set(named) == {"1", "2", "3"}
    for story, number in named.items():
        assert f"STORY {story}" in [row.strip() for row in pages[number - 1]]


def test_desks_begin_pages_and_head_their_articles_in_the_contents():
    _, contents, *pages = pages_of(volume(page(1, 2), page(2, 2), desks=True))
    assert [row.strip() for row in contents if "DESK" in row] == ["DESK 0", "DESK 1"]
    assert [page[1].strip() for page in pages[:2]] == ["DESK 0", "DESK 1"]


def test_an_article_says_what_its_page_says_in_that_order():
    body = Body(
        (Paragraph((Text("⠃⠕⠙⠽"), NoteReference("n"))),),
        (Footnote("n", (Paragraph((Text("⠝⠕⠞⠑"),)),)),),
    )
    record = {
        "kicker": "Buses",
        "standfirst": "They run.",
        "dateline": "BANK",
        "copyright": "Wire",
        "corrections": [{"text": "It was two.", "date": "2025-07-24"}],
    }
    people = (Person("p", "Asha Rao", "en", "ltr", "Reporter", "Writes."),)
    markers = (("page-a1", "A1"),)
    (rows,) = (
        page_rows
        for page_rows in pages_of(
            volume(page(1, body=body, people=people, page_markers=markers, record=record)), page=60
        )
        if any("BODY" in row for row in page_rows)
    )
    assert rows[0].endswith("A1")
    assert [row.strip() for row in rows[1:] if row.strip()][:-1] == [
        "BUSES",
        "STORY 1",
        "THEY RUN.",
        "BY ASHA RAO",
        "BANK",
        "PUBLISHED JULY 23, 2025",
        "BODY;91",
        ";91 NOTE",
        "CORRECTIONS",
        "JULY 24, 2025 - IT WAS TWO.",
        "ABOUT THE AUTHOR",
        "ASHA RAO REPORTER",
        "WRITES.",
        "WIRE",
    ]


def test_lines_and_pages_are_as_large_as_the_settings_say():
    for line, depth in ((20, 6), (32, 27), (40, 25)):
        pages = pages_of(volume(page(1), page(2)), line=line, page=depth)
        assert all(len(page) == depth for page in pages)
        assert all(len(row) <= line for page in pages for row in page)


def test_the_colophon_tells_of_accessibility():
    last = pages_of(volume(page(1, 1)))[-1]
    assert "IT HAS HEADINGS." in [row.strip() for row in last]


def test_an_edition_that_fits_is_one_volume_whose_number_nobody_says():
    assert len(in_volumes(volume(page(1), page(2)))) == 1
    assert len(in_volumes(volume(page(1), page(2)), volume=0)) == 1
    assert not [row for row in pages_of(volume(page(1)))[0] if "VOLUME" in row]


def test_a_long_edition_is_parted_between_articles():
    volumes = in_volumes(volume(*(page(n) for n in range(1, 16))), volume=20)
    assert [max(len(pages), 20) for pages in volumes] == [20] * len(volumes)
    total = len(volumes)
    assert total > 2
    for number, pages in enumerate(volumes, 1):
        assert f"VOLUME {number} OF {total}" in [row.strip() for row in pages[0]]
        assert (pages[0][-1].strip(), pages[1][-1].strip()) == ("P1", "P2")
        first = next(page for page in pages if "P" not in page[-1])
        assert "STORY" in next(row for row in first[1:] if row.strip())
    numbers = [page[-1].strip() for pages in volumes for page in pages]
    through = [each for each in numbers if "P" not in each]
    assert through == [str(number) for number in range(1, len(through) + 1)]


def test_each_volume_lists_its_own_articles_and_the_first_those_of_all():
    volumes = in_volumes(volume(*(page(n) for n in range(1, 8))), volume=20)
    by_number = {
        page[-1].strip(): [row.strip() for row in page] for pages in volumes for page in pages
    }
    whole, *others = [
        [(row.split()[1], row.split()[-1]) for row in pages[1] if row.startswith("STORY")]
        for pages in volumes
    ]
    assert [story for story, _ in whole] == [str(n) for n in range(1, 8)]
    for story, number in whole:
        assert f"STORY {story}" in by_number[number]
    assert [entry for listed in others for entry in listed] == whole[-sum(map(len, others)) :]
    total = len(volumes)
    named = [row.strip() for row in volumes[0][1] if "VOLUME" in row]
    assert named == [f"VOLUME {n} OF {total}" for n in range(1, total + 1)]


def test_an_article_that_is_longer_than_a_volume_goes_on_in_the_next():
    volumes = in_volumes(volume(page(1), page(2, 900), page(3)), volume=20)
    assert all(len(pages) <= 20 for pages in volumes)
    second = [pages[1] for pages in volumes if any(row.startswith("STORY 2") for row in pages[1])]
    assert len(second) > 2
    for pages in volumes[2:-1]:
        (entry,) = [row for row in pages[1] if row.startswith("STORY")]
        assert entry.split()[-1] == pages[2][-1].strip()


@settings(max_examples=25)
@given(st.lists(st.integers(1, 60), min_size=1, max_size=6), st.integers(12, 40))
def test_no_volume_is_longer_than_asked_for_and_no_article_is_lost(lengths, most):
    made = volume(*(page(n, length) for n, length in enumerate(lengths, 1)))
    volumes = in_volumes(made, volume=most)
    assert all(len(pages) <= most for pages in volumes)
    rows = [row.strip() for pages in volumes for page in pages for row in page[1:-1]]
    stories = [row for row in rows if row in {f"STORY {n}" for n in range(1, len(lengths) + 1)}]
    assert stories == [f"STORY {n}" for n in range(1, len(lengths) + 1)]
    assert sum(row.startswith("ABC") for row in rows) >= sum(lengths)


def test_a_volume_goes_on_with_the_printed_page_that_the_one_before_ended_in():
    first = page(1, page_markers=(("page-a1", "A1"),))
    volumes = in_volumes(volume(first, *(page(n) for n in range(2, 8))), volume=20)
    heads = [page[0].split()[-1] for pages in volumes for page in pages if "P" not in page[-1]]
    assert set(heads) == {"A1"}


def test_an_article_in_another_code_stands_between_signs_that_name_it():
    """The Rules of Unified English Braille, section 14.3.7; French has no such signs."""
    french = replace(page(1, 1), language="fr")
    rows = [row.strip() for row in pages_of(volume(french, page(2, 1)))[2]]
    begins, ends = rows.index("\"(FR'"), rows.index(',")')
    assert rows[begins - 1] == "@.<FRENCH@.>"
    assert begins < rows.index("STORY 1") < ends < rows.index("STORY 2")
    made = replace(volume(page(1, 1)), words=Words("fr"))
    assert not [row for page in pages_of(made) for row in page if "(" in row]
