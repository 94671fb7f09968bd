"""Editions read in the browser: the pages of the example, each with its frame."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree

from asking import Asking
from newsroom import EXAMPLE
from paperpress import Job, press, read
from paperpress.config import load_configuration
from paperpress.shelf.front import front_for

pytestmark = pytest.mark.slow

HERE = "/read/2025-07-23/city/"
XHTML = "application/xhtml+xml"


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Asking:
    out = tmp_path_factory.mktemp("read")
    configuration = load_configuration(EXAMPLE / "paperpress.toml")
    job = Job.from_configuration(configuration, out=out, profiles=("kobo", "eink"))
    press(read(EXAMPLE / "articles", folder=EXAMPLE), job)
    return Asking(out, front=front_for(configuration))


def pages(asking: Asking) -> list[str]:
    """Every page that is reached from the contents."""
    found, waiting = [], ["contents.xhtml"]
    while waiting:
        page = waiting.pop()
        if page not in found:
            found.append(page)
            links = tree(asking, page).iter("{*}a")
            hrefs = [unquote(each.get("href", "")).partition("#")[0] for each in links]
            waiting += [href for href in hrefs if href.endswith(".xhtml")]
    return found


def tree(asking: Asking, page: str) -> etree._Element:
    return etree.fromstring(asking.get(HERE + page).body)


def test_every_page_leads_to_all_others_and_has_what_it_names(asking: Asking) -> None:
    found = pages(asking)
    assert len(found) >= 8
    for page in found:
        root = tree(asking, page)
        ids = {each.get("id") for each in root.iter() if each.get("id")}
        for each in root.iter():
            for name in ("href", "src"):
                address = each.get(name)
                if address is None or urlsplit(address).scheme:
                    continue
                path, _, anchor = address.partition("#")
                way = posixpath.normpath(
                    posixpath.join(HERE, posixpath.dirname(page), path or page)
                )
                got = asking.get(way)
                assert got.status == 200, (page, address)
                if anchor and not path:
                    assert unquote(anchor) in ids


def test_a_page_is_xhtml_for_whoever_takes_it_and_html_for_others(asking: Asking) -> None:
    page = HERE + "a-night-ferries-return.xhtml"
    html, xhtml = asking.get(page), asking.get(page, accept=f"text/html,{XHTML},*/*;q=0.8")
    assert html.headers["content-type"] == "text/html; charset=utf-8"
    assert xhtml.headers["content-type"] == f"{XHTML}; charset=utf-8"
    assert html.body == xhtml.body
    assert html.body.startswith(b"<!DOCTYPE html>\n<html")
    assert "accept" in html.headers["vary"].lower().split(", ")
    # As HTML, an element that ends at once would be left open.
    assert b'role="doc-pagebreak" aria-label="Page A1"></span>' in html.body


def test_nothing_runs_and_nothing_comes_from_elsewhere(asking: Asking) -> None:
    for page in pages(asking):
        root = tree(asking, page)
        assert not list(root.iter("{*}script", "{*}iframe", "{*}object", "{*}base", "{*}style"))
        for each in root.iter():
            assert not [name for name in each.attrib if str(name).startswith("on")]
            assert each.get("style") is None


def test_the_frame_has_the_contents_and_the_pages_beside(asking: Asking) -> None:
    root = tree(asking, "a-market-hall-roof.xhtml")
    top, bottom = root.findall(".//{*}body/{*}nav")
    contents = [each.text for each in top.iterfind(".//{*}li/{*}a")]
    assert contents[:2] == [
        "In this edition",
        "Night ferries return to Ellery Sound after four years",
    ]
    (current,) = [each.text for each in top.iter("{*}a") if each.get("aria-current") == "page"]
    assert current == "Market hall traders win a say over the roof above them"
    assert top.find(".//{*}p/{*}a").get("href") == "../../../index.html"  # type: ignore[union-attr]
    ways = {each.get("rel"): each.get("href") for each in bottom.iter("{*}a")}
    assert ways == {
        "prev": "a-night-ferries-return.xhtml",
        "next": "a-bus-shelter-that-glows.xhtml",
    }
    # Names of landmarks are told apart.
    names = [each.get("aria-label") for each in (top, bottom)]
    assert len({*names}) == 2


def test_the_plain_file_is_read_and_not_what_kobo_makes_of_it(asking: Asking) -> None:
    assert b"koboSpan" not in asking.get(HERE + "a-market-hall-roof.xhtml").body


def test_the_edition_s_own_style_and_the_frame_s_leave_each_other_alone(asking: Asking) -> None:
    own = asking.get(HERE + "css/edition.css").text
    assert "paperpress-" not in own
    frame = asking.get("/read/frame.css").text
    rules = [line.partition("{")[0].strip() for line in frame.splitlines() if "{" in line]
    focused = "a:focus-visible, summary:focus-visible, [tabindex]:focus-visible"
    general = {"html", "body", "a", focused, "@media (prefers-color-scheme: dark)"}
    for rule in rules:
        each = [part.strip() for part in rule.split(",")]
        assert rule in general or all(part.startswith("#paperpress-") for part in each), rule


@pytest.mark.parametrize(
    "name", ["package.opf", "toc.ncx", "../mimetype", "mimetype", "img", "css/"]
)
def test_what_is_no_page_is_not_shown(asking: Asking, name: str) -> None:
    assert asking.get(HERE + name).status == 404
