"""Every page of an edition as a golden file (CONTRACT, section 4): read them as prose.

The edition has two articles that use every part that an article page has.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom import article, assembled, jpeg
from paperpress.editions import plan
from paperpress.model.masthead import Masthead
from paperpress.model.publication import Publication
from paperpress.profiles import profile
from paperpress.themes import load_theme

Golden = Callable[[str, bytes], None]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("publication")
    for number, name in enumerate(("bus", "stop", "map", "asha")):
        (home / f"{name}.jpg").write_bytes(jpeg(shade=number * 40))
    return home


@pytest.fixture
def publication(folder: Path, masthead: Masthead) -> Publication:
    home = str(folder)
    first = article(
        home,
        kicker="Transport",
        standfirst="Twelve routes resume & two are new.",
        dateline="PORT ELLERY",
        authors=[
            {"name": "Asha Rao", "bio": "Asha covers buses.", "portrait": {"src": "asha.jpg"}},
            {"name": "נועה לוי", "role": "Reporter"},
        ],
        updated="2025-07-23T06:30:00+01:00",
        page=["A1", "A8"],
        url="https://gazette.example/night-buses",
        copyright="© 2025 Gazette & Sons",
        picture={
            "src": "bus.jpg",
            "caption": "A night bus waits at Bank, its lights on. (Photo: Lena Ortiz/Wire)",
        },
        corrections=[{"text": "An earlier version gave the wrong route.", "date": "2025-07-23"}],
        related=[
            "fares",
            {
                "url": "https://elsewhere.example/owls",
                "headline": "Night owls",
                "desk": "Culture",
                "standfirst": "Who rides at three.",
                "published": "2025-07-20",
            },
        ],
        body=[
            {
                "type": "paragraph",
                "html": 'They called it the <i lang="fr">Rive Gauche</i> line.<a href="#fn-n1">1</a>'
                ' See <a href="https://gazette.example/map">the map</a>, again.<a href="#fn-n1">1</a>',
            },
            {"type": "page_break", "page": "A8"},
            {"type": "heading", "level": 2, "text": "What changes"},
            {
                "type": "picture",
                "src": "map.jpg",
                "alt": "A map of twelve routes.",
                "kind": "map",
                "description": "Routes run from Bank.\nTwo end at the harbour.",
            },
            {"type": "picture", "src": "gone.jpg", "caption": "The depot at dawn."},
            {"type": "gallery", "pictures": [{"src": "stop.jpg", "alt": ""}], "caption": "Stops."},
            {"type": "pull_quote", "text": "We missed it.", "attribution": "A rider"},
            {"type": "quote", "blocks": "<p>It is about time.</p>", "attribution": "The mayor"},
            {"type": "list", "ordered": True, "items": ["N1", "<b>N2</b>"]},
            {
                "type": "table",
                "caption": "Night fares",
                "header": ["Zone", "Adult", "Child", "Day"],
                "rows": [["1", "£1.75", "£0.90", "£4"]],
                "row_header": True,
            },
            {"type": "embed", "provider": "Mastodon", "url": "https://social.example/1"},
            {"type": "aside", "heading": "In brief", "blocks": "<p>Buses run all night.</p>"},
            {"type": "code", "text": "if night:\n    ride()", "language": "python"},
            {"type": "divider"},
            {"type": "footnote", "id": "n1", "html": "<p>Named in 1931.</p>"},
        ],
    )
    second = article(
        home,
        id="fares",
        headline="الأجرة ترتفع",
        language="ar",
        authors=["Asha Rao"],
        body="<p>ترتفع الأجرة في الخريف.</p>",
        page="A1",
    )
    (edition,) = plan([first, second], masthead)
    theme, device = load_theme("classic"), profile("eink")
    return assembled(edition, theme, device)


@pytest.mark.parametrize(
    "href",
    [
        "cover.xhtml",
        "contents.xhtml",
        "a-night-buses.xhtml",
        "a-fares.xhtml",
        "contributors.xhtml",
        "colophon.xhtml",
        "nav.xhtml",
        "toc.ncx",
    ],
)
def test_page(publication: Publication, golden: Golden, href: str) -> None:
    golden(f"edition/{href}", publication.resource(href).data)


def test_the_metadata_says_what_the_pages_hold(publication: Publication, golden: Golden) -> None:
    """CONTRACT, section 6."""
    lines = [
        f"{meta.name}{f' of {meta.refines}' if meta.refines else ''}: {meta.value}"
        for meta in publication.metadata
    ]
    golden("edition/metadata.txt", ("\n".join(lines) + "\n").encode())


def test_the_findings_are_what_an_editor_has_to_mend(
    publication: Publication, golden: Golden
) -> None:
    lines = [
        f"{f.severity.value} {f.code} {f.article} {f.path}\n  {f.message}\n  {f.remedy}"
        for f in publication.findings
    ]
    golden("edition/findings.txt", ("\n".join(lines) + "\n").encode())


@pytest.mark.parametrize("href", ["contents.xhtml", "desk-city.xhtml", "nav.xhtml", "toc.ncx"])
def test_page_of_the_whole_paper(masthead: Masthead, golden: Golden, href: str) -> None:
    """Desks are its parts; the NCX has two levels, as Kindle wants."""
    articles = [
        article(standfirst="Twelve routes resume.", byline="By our staff"),
        article(id="tides", desk="world", headline="Tides & time", language="fr"),
    ]
    (paper,) = plan(articles, masthead, layout="paper")
    theme, device = load_theme("classic"), profile("tablet")
    publication = assembled(paper, theme, device)
    golden(f"paper/{href}", publication.resource(href).data)


def test_a_page_alone_points_to_no_other(masthead: Masthead, golden: Golden) -> None:
    from paperpress.assembly.single_page import to_xhtml

    read = article(authors=["Asha Rao"], picture={"src": "bus.jpg", "caption": "A bus, waiting."})
    golden("lone.xhtml", to_xhtml(read, masthead=masthead))


def test_the_reading_order_is_cover_contents_articles_contributors_colophon(
    publication: Publication,
) -> None:
    assert publication.spine == (
        "cover",
        "contents",
        "a-night-buses",
        "a-fares",
        "contributors",
        "colophon",
    )


def test_for_kindle_no_page_is_the_cover_and_the_navigation_document_shows_it(
    publication: Publication, folder: Path, masthead: Masthead
) -> None:
    """Kindle Publishing Guidelines, Cover Image Guideline 3: it must not appear twice."""
    kindle = profile("kindle")
    theme = load_theme("classic")
    (edition,) = plan([article(str(folder))], masthead)
    pressed = assembled(edition, theme, kindle)
    files = {resource.href: resource.data for resource in pressed.resources}
    assert "cover" in publication.spine
    assert "cover" not in pressed.spine
    assert b'src="img/cover.jpg"' in files["nav.xhtml"]
    assert [reference.type for reference in pressed.guide] == ["toc", "text"]


def test_for_kindle_a_decorative_picture_is_called_a_picture(
    folder: Path, masthead: Masthead
) -> None:
    """Its converter has refused an empty ``alt`` (profiles.toml gives the source)."""
    told = {}
    for name in ("eink", "kindle"):
        device, theme = profile(name), load_theme("classic")
        read = article(str(folder), picture={"src": "bus.jpg", "alt": ""})
        (edition,) = plan([read], masthead)
        pressed = assembled(edition, theme, device)
        (page,) = (r.data for r in pressed.resources if r.href.startswith("a-"))
        told[name] = b'alt=""' in page, b'alt="Picture"' in page
    assert told == {"eink": (True, False), "kindle": (False, True)}


@pytest.mark.parametrize(
    ("path", "spoken"), [("buses", "https://c.example/buses"), ("a" * 200, "c.example")]
)
def test_the_text_of_a_qr_code_spells_out_no_long_address(
    masthead: Masthead, tmp_path: Path, path: str, spoken: str
) -> None:
    """ALT106: a listener can't pause in a text; the link itself stands beside the picture."""
    (edition,) = plan([article(str(tmp_path), url=f"https://c.example/{path}")], masthead)
    theme, device = load_theme("classic"), replace(profile("eink"), qr_code=True)
    publication = assembled(edition, theme, device)
    (page,) = (r.data.decode() for r in publication.resources if r.href.startswith("a-"))
    assert f'alt="QR code that opens this article on the web: {spoken}"' in page
