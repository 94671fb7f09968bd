"""Rounds in which sites are asked: one at a time, a pause between them, and none in the way of the press."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from paperpress.config import Configuration, load_configuration
from paperpress.errors import ConfigurationError
from paperpress.findings import emit
from paperpress.model.article import Article
from paperpress.serving.polling import RoundOutcome, SitePolling, SiteRound, ask_sites
from paperpress.sites.from_sites import FromSites
from paperpress.sites.gathering import Gathered
from paperpress.sites.listing import Span
from paperpress.sources.held_articles import HeldArticles
from site_server import Post, Reply, serving

PATIENCE = 120
TOML = (
    '[masthead]\ntitle = "T"\nlanguage = "en"\n'
    '[[sources]]\nkind = "feed"\nurl = "https://{host}/feed.xml"\n'
)


@dataclass
class Asked:
    """Sites that answer at once, or fail; and a clock that goes on when it is told to."""

    now: float = 0.0
    errors: list[Exception] = field(default_factory=list)
    """Of the next rounds, one after the other."""
    rounds: list[Configuration] = field(default_factory=list)
    may_answer: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.may_answer.set()
        self.polling = SitePolling(600.0, self.ask, lambda: self.now)

    def ask(self, configuration: Configuration, _held: HeldArticles) -> SiteRound:
        self.rounds.append(configuration)
        assert self.may_answer.wait(PATIENCE)
        if self.errors:
            raise self.errors.pop(0)
        span = Span(date(2025, 7, 23), date(2025, 7, 23), UTC, time())
        sites = FromSites(configuration, [], span, 0, Path())
        return SiteRound(sites, (Article(id=str(len(self.rounds)), headline="H", body="B"),))

    def ended(self) -> RoundOutcome:
        assert self.polling.ended.wait(PATIENCE)
        outcome = self.polling.take()
        assert outcome is not None
        return outcome


@pytest.fixture
def configured(tmp_path: Path) -> Callable[[str], Configuration]:
    def configuration(host: str) -> Configuration:
        path = tmp_path / "paperpress.toml"
        path.write_text(TOML.format(host=host), "utf-8")
        return load_configuration(path)

    return configuration


def ids(last: SiteRound | None) -> list[str]:
    assert last is not None
    return [each.id for each in last.articles if isinstance(each, Article)]


def test_sites_are_asked_again_after_a_pause(configured: Callable[[str], Configuration]) -> None:
    asked, paper = Asked(), configured("post.example")
    assert asked.polling.last_round(paper) is None
    assert asked.ended().articles == 1
    assert ids(asked.polling.last_round(paper)) == ["1"]
    for seconds in (0.0, 300.0, 299.0):
        asked.now += seconds
        asked.polling.go_on()
        assert asked.polling.take() is None
    assert len(asked.rounds) == 1
    asked.now += 1.0
    asked.polling.go_on()
    asked.ended()
    assert ids(asked.polling.last_round(paper)) == ["2"]


def test_a_slow_site_is_asked_once_and_nobody_waits_for_it(
    configured: Callable[[str], Configuration],
) -> None:
    asked, paper = Asked(), configured("post.example")
    asked.may_answer.clear()
    for _ in range(5):
        assert asked.polling.last_round(paper) is None
        asked.now += 1000.0
        asked.polling.go_on()
        assert asked.polling.take() is None
    asked.may_answer.set()
    asked.ended()
    assert len(asked.rounds) == 1


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (ConfigurationError("the variable KEY isn't set"), "the variable KEY isn't set"),
        (OSError(28, "No space left on device"), "No space left on device"),
        (ZeroDivisionError("nobody foresaw this"), "nobody foresaw this"),
    ],
)
def test_a_round_that_fails_is_told_and_what_was_had_stays(
    configured: Callable[[str], Configuration], error: Exception, why: str
) -> None:
    asked, paper = Asked(), configured("post.example")
    asked.polling.last_round(paper)
    asked.ended()
    asked.errors = [error]
    asked.now += 600.0
    asked.polling.go_on()
    outcome = asked.ended()
    assert outcome.failed
    assert why in outcome.errors[0]
    assert ids(asked.polling.last_round(paper)) == ["1"]
    asked.now += 600.0
    asked.polling.go_on()
    assert not asked.ended().failed


def test_other_sites_are_asked_at_once_and_what_the_former_had_is_not_pressed(
    configured: Callable[[str], Configuration],
) -> None:
    asked = Asked()
    asked.polling.last_round(configured("post.example"))
    asked.ended()
    asked.may_answer.clear()
    other = configured("mail.example")
    assert asked.polling.last_round(other) is None
    third = configured("star.example")
    assert asked.polling.last_round(third) is None
    asked.may_answer.set()
    asked.ended()  # of those that nobody names any more
    assert asked.polling.last_round(third) is None
    asked.ended()
    assert ids(asked.polling.last_round(third)) == ["3"]
    assert [each.sites[0].hostname for each in asked.rounds] == [
        "post.example",
        "mail.example",
        "star.example",
    ]


def test_without_sites_nobody_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "paperpress.toml"
    path.write_text('[masthead]\ntitle = "T"\nlanguage = "en"\n', "utf-8")
    asked = Asked()
    asked.polling.last_round(load_configuration(path))
    asked.polling.go_on()
    assert asked.rounds == []


def test_a_site_that_fails_is_told_by_its_finding(
    configured: Callable[[str], Configuration],
) -> None:
    asked, paper = Asked(), configured("post.example")
    finding = emit(
        "WEB001", url="https://post.example/feed.xml", why="it is closed", remedy="Wait."
    )
    site = Gathered(paper.sites[0], Path(), (), (finding,), 2, 0, answered=False)
    usual = asked.ask

    def closed(configuration: Configuration, held: HeldArticles) -> SiteRound:
        before = usual(configuration, held)
        span = before.sites.span
        return SiteRound(FromSites(configuration, [site], span, 0, Path()), before.articles)

    asked.polling = SitePolling(600.0, closed, lambda: asked.now)
    asked.polling.last_round(paper)
    outcome = asked.ended()
    assert not outcome.failed  # what was had before is pressed, and the finding is in its report
    assert outcome.requests == 2
    assert outcome.errors == (f"WEB001: {finding.message}",)


def test_a_round_asks_as_a_build_does_for_what_has_changed_alone(tmp_path: Path) -> None:
    with serving("feed", [Post(7, published=datetime.now(UTC))]) as site:
        (tmp_path / "paperpress.toml").write_text(site.toml, "utf-8")
        paper, held = load_configuration(tmp_path / "paperpress.toml"), HeldArticles()
        first = ask_sites(paper, held)
        assert len(first.articles) == 1
        site.asked.clear()
        again = ask_sites(paper, held)
        assert again.articles == first.articles
        headers = dict(site.asked)["/feed.xml"]
        assert "If-None-Match" in headers
        assert headers["User-Agent"].startswith("paperpress/")
        site.every = lambda *_: Reply(status=404)
        last = ask_sites(paper, held)
        assert last.articles == first.articles
        assert [finding.code for finding in last.sites.findings] == ["WEB001"]
