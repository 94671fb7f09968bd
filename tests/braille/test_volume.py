"""An edition on paper: contents name the pages, articles say what their pages say."""

from __future__ import annotations

from datetime import date
from typing import Any

from newsroom import article
from paperpress.braille.volume import Volume, volume_pages
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


def volume(*pages: ArticlePage, desks: bool = False) -> Volume:
    pointers = tuple(Pointer(p.href, p.article.headline, "en", "ltr") for p in pages)
    groups = (
        tuple(Group(f"Desk {n}", f"d{n}", (p,)) for n, p in enumerate(pointers))
        if desks
        else (Group("", "", pointers),)
    )
    imprint = Imprint(date(2025, 7, 23), "Sons", "© Sons", (), "1", ("It has headings.",), "", "")
    return Volume("The Gazette: City", "Wednesday, 23 July", Words("en"), groups, pages, imprint)


def pages_of(made: Volume, **settings: Any) -> list[list[str]]:
    pages = volume_pages(made, lettered(**settings))
    return [[in_letters(row) for row in page] for page in pages]


def test_title_and_contents_come_first_on_pages_of_their_own_numbers():
    title, contents, first, *_ = pages_of(volume(page(1), page(2)))
    assert [row.strip() for row in title if row][:3] == ["THE GAZETTE: CITY"] * 2 + [
        "WEDNESDAY, 23 JULY"
    ]
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
        pages = volume_pages(volume(page(1), page(2)), lettered(line=line, page=depth))
        assert all(len(page) == depth for page in pages)
        assert all(len(row) <= line for page in pages for row in page)


def test_the_colophon_tells_of_accessibility():
    last = pages_of(volume(page(1, 1)))[-1]
    assert "IT HAS HEADINGS." in [row.strip() for row in last]
