"""Any other API: an address pattern, pages, headers, a format."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

import pytest

from newsroom import ROOT, record
from paperpress.model.article import Article
from paperpress.sites.from_sites import FromSites
from site_server import Reply, SiteServer, serving

Gathering = Callable[..., FromSites]
RECORDS = [
    record(id=str(number), headline=f"Story {number}", published="2025-07-23")
    for number in range(5)
]
HEAD = '[masthead]\ntitle = "P"\nlanguage = "en"\n[[sources]]\nkind = "json"\n'


def answering(how: Callable[[Mapping[str, list[str]]], object]) -> Callable[..., Reply]:
    def answer(_: SiteServer, handler: BaseHTTPRequestHandler) -> Reply:
        return Reply(json.dumps(how(parse_qs(urlsplit(handler.path).query))).encode())

    return answer


def headlines(sites: FromSites) -> list[str]:
    return [each.headline for each in sites.articles() if isinstance(each, Article)]


def test_pages_without_end_cost_what_lies_behind_them_alone(gathered: Gathering) -> None:
    toml = HEAD + 'url = "{}api?p={{page}}"\nrequests = 6\n'
    with serving("json", []) as site:
        site.answers["/api"] = answering(
            lambda query: [record(id=query["p"][0], headline="H", published="2025-07-23")]
        )
        sites = gathered(site, toml=toml.format(site.home))
        assert len(headlines(sites)) == 5
        assert [finding.code for finding in sites.findings] == ["WEB001"]


def by_page(query: Mapping[str, list[str]]) -> object:
    start = (int(query["p"][0]) - 1) * 2
    return {"response": {"results": RECORDS[start : start + 2]}}


def by_offset(query: Mapping[str, list[str]]) -> object:
    start = int(query["o"][0])
    return RECORDS[start : start + 2]


@pytest.mark.parametrize(
    ("pattern", "more", "how"),
    [
        ("a?d={since}&p={page}", 'items = "response.results"', by_page),
        ("a?d={until}&o={offset}", "", by_offset),
    ],
)
def test_pages_are_read_to_the_end(
    gathered: Gathering, pattern: str, more: str, how: Callable[..., object]
) -> None:
    with serving("json") as site:
        site.answers["/a"] = answering(how)
        toml = f'{HEAD}url = "{site.home}{pattern}"\n{more}\n'
        assert headlines(gathered(site, toml=toml)) == [f"Story {number}" for number in range(5)]
        assert site.paths[0].startswith("/a?d=2025-07-23&")
        assert len(site.paths) == 4


def test_an_answer_may_name_the_next_page_of_its_own_host(gathered: Gathering) -> None:
    with serving("json") as site:
        following = {"1": "/a?p=2", "2": "http://10.0.0.1/a?p=3"}
        site.answers["/a"] = answering(
            lambda query: {"list": [RECORDS[int(query["p"][0])]],
                           "links": {"next": following[query["p"][0]]}}
        )  # fmt: skip
        toml = f'{HEAD}url = "{site.home}a?p=1"\nitems = "list"\nnext = "links.next"\n'
        assert headlines(gathered(site, toml=toml)) == ["Story 1", "Story 2"]
        assert site.paths == ["/a?p=1", "/a?p=2"]


def test_headers_come_from_the_environment(
    gathered: Gathering, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEARL", "oyster")
    with serving("json") as site:
        site.answers["/a"] = Reply(json.dumps(RECORDS[:1]).encode())
        toml = f'{HEAD}url = "{site.home}a"\nheaders_env = {{ "X-Key" = "PEARL" }}\n'
        assert headlines(gathered(site, toml=toml)) == ["Story 0"]
        assert [headers.get("X-Key") for _, headers in site.asked] == [None, "oyster"]


def test_an_answer_without_the_list_is_told(gathered: Gathering) -> None:
    with serving("json") as site:
        for data in (b'{"error": 1}', b"[1]", b'{"list": {}}'):
            site.answers["/a"] = Reply(data)
            toml = f'{HEAD}url = "{site.home}a"\nitems = "list"\n'
            (finding,) = gathered(site, toml=toml).findings
            assert "no list at 'list'" in finding.message


@pytest.mark.parametrize(
    ("fixture", "items", "day", "headline"),
    [
        ("ans/search", "content_elements", "2025-07-22", "Ferry timetable changes"),
        ("guardian/search", "response.results", "2025-07-23", "Storm – live"),
        ("ninjs/agency2", "", "2025-07-23", "Bäcker einigen sich mit Müllern"),
    ],
)
def test_an_agency_or_a_system_answers_in_a_format_of_its_own(
    gathered: Gathering, fixture: str, items: str, day: str, headline: str
) -> None:
    data = (ROOT / "tests/fixtures/formats" / f"{fixture}.json").read_bytes()
    with serving("json") as site:
        site.answers["/a"] = Reply(data)
        toml = f'{HEAD}url = "{site.home}a?day={{since}}"\nitems = "{items}"\n'
        sites = gathered(site, day=date.fromisoformat(day), toml=toml)
        assert headline in headlines(sites)
        assert set(site.paths) == {f"/a?day={day}"}
