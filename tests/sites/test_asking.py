"""Asking politely: robots.txt, patience, limits, keys; against a transport that a test writes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from paperpress.files.web import Answer, Asked, FetchError
from paperpress.sites.asking import Asker, Keys, LimitError, Limits, agent_of
from paperpress.sites.kept_answers import KeptAnswers

HOME = "https://post.example"


@dataclass
class Web:
    """Answers by address: bytes, or errors and answers in turn."""

    pages: dict[str, object] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    def __call__(self, asked: Asked) -> Answer:
        self.asked.append(asked)
        page = self.pages.get(asked.url.removeprefix(HOME))
        if isinstance(page, list):
            page = page.pop(0) if len(page) > 1 else page[0]
        if page is None:
            raise FetchError("the server answered 404", status=404)
        if isinstance(page, Exception):
            raise page
        if isinstance(page, Answer):
            return page
        assert isinstance(page, bytes)
        return Answer(asked.url, 200, {}, page)

    @property
    def paths(self) -> list[str]:
        return [asked.url.removeprefix(HOME) for asked in self.asked]


@pytest.fixture
def web() -> Web:
    return Web()


def asker(web: Web, keys: Keys = Keys(), **limits: float) -> Asker:  # noqa: B008
    made = Asker(web, KeptAnswers(None), Limits(**limits), keys)  # type: ignore[arg-type]
    made.sleep = web.waits.append
    made.clock = lambda: sum(web.waits)
    return made


def failing(status: int = 503, wait: float = 0.0) -> FetchError:
    return FetchError(f"the server answered {status}", again=True, wait=wait, status=status)


def test_what_robots_txt_forbids_isn_t_asked_for(web: Web) -> None:
    web.pages = {"/robots.txt": b"User-agent: *\nDisallow: /a", "/a": b"{}", "/b": b"{}"}
    asking = asker(web)
    with pytest.raises(FetchError, match=r"robots\.txt forbids"):
        asking.ask(f"{HOME}/a", "json")
    asking.ask(f"{HOME}/b", "json")
    assert web.paths == ["/robots.txt", "/b"]


def test_whoever_was_given_a_key_is_let_in(web: Web) -> None:
    web.pages = {"/robots.txt": b"User-agent: *\nDisallow: /", "/a": b"{}"}
    asker(web, Keys(HOME, query={"key": "pearl"})).ask(f"{HOME}/a", "json")
    robots, page = web.asked
    assert dict(page.secret_query) == {"key": "pearl"}
    assert dict(robots.secret_query) == {}
    assert "pearl" not in page.url


def test_a_key_goes_to_its_host_alone(web: Web) -> None:
    web.pages = {"https://other.example/a": b"{}", "/a": b"{}"}
    asking = asker(web, Keys(HOME, {"Authorization": "Basic pearl"}))
    asking.ask("https://other.example/a", "json")
    asking.ask(f"{HOME}/a", "json")
    held = [asked.url for asked in web.asked if "Authorization" in asked.headers]
    assert held == [f"{HOME}/a"]
    assert web.asked[-1].secret == {"Authorization"}


@pytest.mark.parametrize("status", [500, 503, 429])
def test_where_robots_txt_fails_nothing_is_asked_and_it_is_asked_for_once(
    web: Web, status: int
) -> None:
    web.pages = {"/robots.txt": failing(status), "/a": b"{}", "/b": b"{}"}
    asking = asker(web)
    for path in ("/a", "/b"):
        with pytest.raises(FetchError, match=r"robots\.txt can't be had"):
            asking.ask(f"{HOME}{path}", "json")
    assert set(web.paths) == {"/robots.txt"}
    assert len(web.paths) == 3


def test_requests_keep_the_distance_that_is_asked_for(web: Web) -> None:
    web.pages = {"/robots.txt": b"User-agent: *\nCrawl-delay: 3", "/a": b"{}"}
    asking = asker(web)
    asking.ask(f"{HOME}/a", "json")
    asking.ask(f"{HOME}/a", "json")
    assert web.waits == [3.0, 3.0]


def test_another_try_comes_later_and_when_the_server_says(web: Web) -> None:
    web.pages = {"/a": [failing(), failing(wait=7.0), b"{}"]}
    asker(web).ask(f"{HOME}/a", "json")
    assert web.waits == [1.0, 7.0]


def test_who_asks_for_a_long_rest_gets_it(web: Web) -> None:
    web.pages = {"/a": failing(429, wait=3600.0)}
    with pytest.raises(LimitError, match="3600 seconds of rest"):
        asker(web).ask(f"{HOME}/a", "json")
    assert web.waits == []


def test_a_site_that_stopped_answering_is_left_alone(web: Web) -> None:
    web.pages = {f"/{number}": failing() for number in range(9)}
    asking = asker(web)
    for number in range(4):
        with pytest.raises(FetchError, match="503"):
            asking.ask(f"{HOME}/{number}", "json")
    before = len(web.asked)
    with pytest.raises(LimitError, match="stopped answering"):
        asking.ask(f"{HOME}/5", "json")
    assert len(web.asked) == before


def test_a_run_has_limits_of_requests_bytes_and_time(web: Web) -> None:
    web.pages = {"/a": b"{" + b" " * 100 + b"}", "/b": failing(wait=50.0)}

    def until_limit(asking: Asker, path: str) -> str:
        with pytest.raises(LimitError) as error:  # noqa: PT012
            for _ in range(9):
                asking.ask(f"{HOME}{path}", "json")
        return str(error.value)

    assert until_limit(asker(web, requests=4), "/a") == "more than 4 requests would be made"
    assert until_limit(asker(web, bytes=300), "/a") == "more than 300 bytes were sent"
    assert until_limit(asker(web, seconds=60), "/b") == "it takes longer than 60 seconds"


@pytest.mark.parametrize(
    ("data", "wanted", "why"),
    [
        (b"<!DOCTYPE html><p>Sign in", "json", "a page of HTML came"),
        (b"\xef\xbb\xbf\n<html>", "xml", "a page of HTML came"),
        ("<!doctype html><p>Ä".encode("utf-16"), "json", "a page of HTML came"),
        (b"", "json", "is empty"),
        (b" \n", "html", "is empty"),
        (b"Service unavailable", "json", "is no JSON"),
        (b"<form><input name=p type='password'></form>", "html", "a login page came"),
    ],
)  # fmt: skip
def test_what_isn_t_what_was_meant_is_no_answer(
    web: Web, data: bytes, wanted: str, why: str
) -> None:
    web.pages = {"/a": data}
    with pytest.raises(FetchError, match=why):
        asker(web).ask(f"{HOME}/a", wanted)  # type: ignore[arg-type]


def test_an_article_beside_which_one_can_log_in_is_an_article(web: Web) -> None:
    web.pages = {"/a": b"<html><input type=password><article><p>News.</p></article>"}
    assert asker(web).ask(f"{HOME}/a", "html").status == 200


@pytest.mark.parametrize(
    "data",
    [
        b'\xef\xbb\xbf {"a": 1}',
        b'<br />\n<b>Warning</b>: Undefined variable in <b>/srv/x.php</b> on line 3<br />\n{"a": 1}',
        b'{"a": 1}\n<!-- Cached page generated in 0.5 seconds. -->',
    ],
)
def test_json_is_found_between_what_a_server_s_plug_ins_say(web: Web, data: bytes) -> None:
    web.pages = {"/a": data}
    assert asker(web).json(f"{HOME}/a")[0] == {"a": 1}


@pytest.mark.parametrize("data", [b'{"a": 1} b', b'{"a": ', b'{"a": "\xe4"}', b"[" * 100_000])
def test_json_that_can_t_be_read_is_told(web: Web, data: bytes) -> None:
    web.pages = {"/a": data}
    with pytest.raises(FetchError, match="JSON can't be read"):
        asker(web).json(f"{HOME}/a")


def test_a_kept_answer_is_used_while_the_server_says_that_it_is_right(
    web: Web, tmp_path: Path
) -> None:
    web.pages = {
        "/a": [Answer(f"{HOME}/a", 200, {"etag": '"1"'}, b'{"n": 1}'), Answer("", 304, {}, b"")]
    }
    for _ in range(2):
        asking = Asker(web, KeptAnswers(tmp_path))
        assert asking.json(f"{HOME}/a")[0] == {"n": 1}
    assert web.asked[-1].headers["If-None-Match"] == '"1"'


@pytest.mark.parametrize(
    ("contact", "agent"),
    [
        ("https://post.example/", r"paperpress/[\d.]+ \(\+https://post\.example/\)"),
        ("desk@post.example", r"paperpress/[\d.]+ \(\+desk@post\.example\)"),
        ("", r"paperpress/[\d.]+"),
        ("a)\r\nX: ö", r"paperpress/[\d.]+ \(\+aX:\)"),
    ],
)
def test_the_site_learns_who_asks(contact: str, agent: str) -> None:
    assert re.fullmatch(agent, agent_of(contact))
