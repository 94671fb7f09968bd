"""An explainer whose parts link to each other and to other articles, as golden pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsroom import article, assembled
from paperpress.binding.kepub import kepub
from paperpress.checks import check
from paperpress.editions import plan
from paperpress.model.masthead import Masthead
from paperpress.model.publication import Publication
from paperpress.profiles import profile
from paperpress.themes import load_theme

Golden = Callable[[str, bytes], None]

ADDRESS = "https://gazette.example/dam"
BODY = """
<p>What is known of the dam, in three parts: <a href="#the-wall">the wall</a>,
<a href="https://www.gazette.example/dam/?utm_source=newsletter#water">the water</a> and
<a href="#what-happens-next">what comes next</a>. The <a href="http://gazette.example/fares/">fares</a>
pay for none of it, as the <a href="/budget">budget</a> shows.</p>
<h2 id="the-wall">The wall</h2>
<p>It was poured in 1931 and has moved by <b id="figure">eleven centimetres</b> since.</p>
<h2><a name="water"></a>The water</h2>
<p>The lake stands two metres below its mark; the <a href="#levels">table</a> has the years.</p>
<table id="levels">
<caption>Level of the lake</caption>
<tr><th scope="col">Year</th><th scope="col">Metres</th></tr>
<tr><th scope="row">2015</th><td>41</td></tr>
<tr><th scope="row">2025</th><td>39</td></tr>
</table>
<h2>What happens next?</h2>
<p>Engineers will measure again in <a href="#autumn">autumn</a>. See <a href="#figure">the figure</a>
above, or go <a href="#top">back to the beginning</a>.</p>
"""


@pytest.fixture
def publication(masthead: Masthead) -> Publication:
    explainer = article(
        id="dam",
        headline="The dam, explained",
        body=BODY,
        url=ADDRESS,
        authors=[
            {"name": "Ursula K. Le Guin"},
            "Gabriel García Márquez",
            "Martin Luther King, Jr.",
        ],
        published="2025-07-22T24:00:00",
        related=["https://www.gazette.example/fares?fbclid=1"],
    )
    fares = article(
        id="fares",
        headline="Fares rise",
        url="https://gazette.example/fares",
        authors=[{"name": "Asha Rao", "id": "7", "bio": "Asha Rao writes about buses."}],
    )
    budget = article(
        id="budget",
        headline="A budget of holes",
        url="https://gazette.example/budget/",
        authors=[
            {"name": "Asha Rao", "id": "8", "bio": "Asha Rao writes about money."},
            "The Editors",
        ],
        published="2025-07-23T22:59:60Z",
    )
    (edition,) = plan([explainer, fares, budget], masthead)
    theme, device = load_theme("classic"), profile("eink")
    return assembled(edition, theme, device)


@pytest.mark.parametrize(
    "href", ["a-dam.xhtml", "a-fares.xhtml", "a-budget.xhtml", "contributors.xhtml"]
)
def test_page(publication: Publication, golden: Golden, href: str) -> None:
    golden(f"explainer/{href}", publication.resource(href).data)


def test_page_with_kobo_s_marks(publication: Publication, golden: Golden) -> None:
    golden("explainer/a-dam.kobo.xhtml", kepub(publication).resource("a-dam.xhtml").data)


def test_names_as_a_library_sorts_them(publication: Publication, golden: Golden) -> None:
    lines = [
        f"{meta.name}: {meta.value}"
        for meta in publication.metadata
        if meta.name in {"dc:contributor", "file-as"}
    ]
    golden("explainer/names.txt", ("\n".join(lines) + "\n").encode())


def test_findings(publication: Publication) -> None:
    found = [(one.code, one.article) for one in publication.findings]
    assert found == [("LNK003", "dam")]
    assert list(check(publication)) == []
