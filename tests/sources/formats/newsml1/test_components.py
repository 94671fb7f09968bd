"""A package is as many articles as it has texts with headlines."""

from __future__ import annotations

from newsml1_items import WORDS, component, item, results
from paperpress.sources.raw import Raw


def test_a_package_is_as_many_articles_as_it_has_texts_with_headlines() -> None:
    parts = "".join(
        component(WORDS, "", f"<NewsLines><HeadLine>H{n}</HeadLine></NewsLines>", f"Duid='d{n}'")
        for n in (1, 2)
    )
    found = results(item(component(parts)))
    assert [one.record["headline"] for one in found if isinstance(one, Raw)] == ["H1", "H2"]
    ids = [one.record["id"] for one in found if isinstance(one, Raw)]
    assert ids == [f"urn:newsml:wire.example:20250723:N1#d{n}" for n in (1, 2)]
