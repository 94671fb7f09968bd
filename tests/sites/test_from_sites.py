"""A site of each kind, gathered again and again: only what is new is asked for, and all of it is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from paperpress.config import load_configuration
from paperpress.config.sites import SiteKind
from paperpress.errors import ConfigurationError
from paperpress.model.article import Article
from paperpress.sites.from_sites import FromSites, gather
from site_server import DAY, KEY, Post, Reply, SiteServer, serving

Gathering = Callable[..., FromSites]
KINDS: list[SiteKind] = ["wordpress", "ghost", "feed", "sitemap", "json"]
#: Requests beside robots.txt: of a first press of two articles, and of one with nothing new.
FIRST = {"wordpress": 3, "ghost": 2, "feed": 1, "sitemap": 3, "json": 2}
AGAIN = {"wordpress": 2, "ghost": 1, "feed": 1, "sitemap": 1, "json": 2}


def titles(sites: FromSites) -> list[str]:
    articles = [article for article in sites.articles() if isinstance(article, Article)]
    return [article.headline for article in articles]


def codes(sites: FromSites) -> list[str]:
    return [finding.code for finding in sites.findings]


def bodies(sites: FromSites) -> str:
    return "".join(
        str(article.body) for article in sites.articles() if isinstance(article, Article)
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_second_press_asks_for_what_is_new_and_has_all(
    kind: SiteKind, gathered: Gathering
) -> None:
    with serving(kind) as site:
        assert titles(gathered(site)) == ["Night buses return", "Bank holds its rate"]
        assert len(site.paths) == FIRST[kind]

        site.asked.clear()
        again = gathered(site)
        assert titles(again) == ["Night buses return", "Bank holds its rate"]
        assert len(site.paths) == AGAIN[kind]
        assert codes(again) == []

        site.change(8, body="<p>The rate falls to three.</p>")
        corrected = gathered(site)
        assert "falls to three" in bodies(corrected)
        assert "stays at four" not in bodies(corrected)

        site.posts = [site.posts[1], Post(6, "Fog closes the strait", DAY + timedelta(hours=1))]
        last = gathered(site)
        assert titles(last) == ["Bank holds its rate", "Fog closes the strait"]
        # An answer of many articles is a document as a whole, and says nothing of those it held.
        assert codes(last) == ([] if kind == "json" else ["WEB005"])


@pytest.mark.parametrize("kind", KINDS)
def test_a_site_that_is_down_leaves_what_was_read_of_these_days_and_no_others(
    kind: SiteKind, gathered: Gathering, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paperpress.sites.asking._TRIES", 1)
    with serving(kind) as site:
        gathered(site)
        site.every = lambda *_: Reply(status=503)
        down = gathered(site)
        assert titles(down) == ["Night buses return", "Bank holds its rate"]
        assert codes(down) == ["WEB001"]
        tomorrow = gathered(site, DAY.date() + timedelta(days=1))
        assert titles(tomorrow) == []
        assert codes(tomorrow) == ["WEB001"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_minute_to_midnight_is_the_day_of_the_paper_s_own_clock(
    kind: SiteKind, gathered: Gathering
) -> None:
    # 23:59 and 00:00 in London, which is an hour before UTC in July.
    late = [Post(1, "Of the 22nd", datetime(2025, 7, 22, 22, 59, tzinfo=UTC)),
            Post(2, "Of the 23rd", datetime(2025, 7, 22, 23, 0, tzinfo=UTC)),
            Post(3, "Of the 23rd, late", datetime(2025, 7, 23, 22, 59, tzinfo=UTC)),
            Post(4, "Of the 24th", datetime(2025, 7, 23, 23, 0, tzinfo=UTC))]  # fmt: skip
    with serving(kind, late) as site:
        toml = site.toml.replace("[[sources]]", 'timezone = "Europe/London"\n[[sources]]')
        assert titles(gathered(site, toml=toml)) == ["Of the 23rd", "Of the 23rd, late"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_answers_give_the_same_articles(
    kind: SiteKind, gathered: Gathering, tmp_path: Path
) -> None:
    answers = tmp_path / "answers"
    with serving(kind) as site:
        first = [*gathered(site, record=answers).articles()]
        toml = site.toml
    server = SiteServer(kind, [])
    (tmp_path / "kept").rename(tmp_path / "away")
    again = [*gathered(server, toml=toml, replay=answers).articles()]
    plain = {"exclude": {"origin"}}
    assert [a.model_dump(**plain) for a in again] == [a.model_dump(**plain) for a in first]  # type: ignore[union-attr]
    assert not any(KEY.encode() in path.read_bytes() for path in answers.iterdir())
    away = [path for path in (tmp_path / "away").rglob("*") if path.is_file()]
    assert not any(KEY.encode() in path.read_bytes() for path in away)


def test_a_feed_that_forgot_a_day_is_remembered(gathered: Gathering) -> None:
    with serving("feed") as site:
        gathered(site)
        site.posts = [Post(9, "Of the next day", DAY + timedelta(days=1, hours=6))]
        next_day = DAY.date() + timedelta(days=1)
        assert titles(gathered(site, next_day)) == ["Of the next day"]
        # Pressing a day that the feed has forgotten costs nothing of the day that it still has.
        before = gathered(site)
        assert titles(before) == ["Night buses return", "Bank holds its rate"]
        assert "WEB005" not in codes(before)
        site.posts = []
        assert titles(gathered(site, next_day)) == ["Of the next day"]


def test_what_is_kept_doesn_t_grow_for_ever(gathered: Gathering, tmp_path: Path) -> None:
    with serving("feed", []) as site:
        for day in range(0, 200, 20):
            moment = DAY + timedelta(days=day, hours=6)
            site.posts = [Post(day + 1, f"Day {day}", moment)]
            gathered(site, moment.date())
    documents = [*(tmp_path / "kept").rglob("*.xml")]
    assert len(documents) == 4  # of the last 60 days, one in 20 days
    answers = [*(tmp_path / "kept").rglob("answers/*")]
    assert len(answers) == 2


def test_two_sources_of_one_site_keep_apart(gathered: Gathering) -> None:
    with serving("wordpress") as site:
        second = f'[[sources]]\nurl = "{site.url}"\nkind = "wordpress"\nstatuses = ["future"]\n'
        both = gathered(site, toml=f"{site.toml}{second}")
        assert len({gathered.folder for gathered in both.sites}) == 2


def test_the_site_s_desk_is_that_of_articles_that_name_none(gathered: Gathering) -> None:
    with serving("feed", [Post(1, desk=""), Post(2, desk="Business")]) as site:
        sites = gathered(site, toml=f'{site.toml}desk = "Agency"\n')
        desks = [article.desk for article in sites.articles() if isinstance(article, Article)]
        assert desks == ["Agency", "Business"]


def test_what_tells_no_day_isn_t_passed_off_as_today_s(
    gathered: Gathering, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paperpress.sites.asking._TRIES", 1)
    undated = b'{"items": [{"id": "a", "headline": "When?", "body": "<p>x</p>"}]}'
    with serving("json") as site:
        site.answers["/api"] = Reply(undated)
        assert titles(gathered(site)) == ["When?"]
        site.answers["/api"] = Reply(status=503)
        assert titles(gathered(site)) == []


def test_the_days_of_a_run_are_those_of_the_sites(gathered: Gathering, tmp_path: Path) -> None:
    with serving("feed") as site:
        gathered(site)
        configuration = load_configuration(tmp_path / "paperpress.toml")
        sites = gather(configuration, tmp_path / "kept", now=DAY + timedelta(hours=12))
        assert (sites.span.first, sites.span.last) == (date(2025, 7, 22), date(2025, 7, 23))
        with pytest.raises(ConfigurationError, match="needs a time zone"):
            gather(configuration, tmp_path / "kept", now=datetime(2025, 7, 23))


def test_a_key_that_isn_t_there_is_told(
    gathered: Gathering, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving("ghost") as site:
        monkeypatch.delenv("GHOST_KEY")
        with pytest.raises(ConfigurationError, match="GHOST_KEY isn't set"):
            gathered(site)
        monkeypatch.setenv("GHOST_KEY", "a\nb")
        with pytest.raises(ConfigurationError, match="GHOST_KEY holds can't be sent"):
            gathered(site)


def test_what_isn_t_an_article_is_told_like_a_record_of_a_file(gathered: Gathering) -> None:
    with serving("json") as site:
        # It gives the same page whichever is asked for, and is asked for no third.
        site.answers["/api"] = Reply(b'{"items": [{"id": "a"}]}')
        assert [type(outcome).__name__ for outcome in gathered(site).articles()] == ["Rejected"]
        assert len(site.paths) == 2
