"""Ghost, the Guardian's API, Markdown and mappings: their rules (docs/formats)."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from json_formats import FIXTURES, read_with, record_in
from newsroom import ROOT
from paperpress.config import load
from paperpress.editions import plan
from paperpress.errors import ConfigurationError
from paperpress.model.article import Article
from paperpress.model.finding import Rejected
from paperpress.model.masthead import Masthead
from paperpress.prose.body import translate
from paperpress.prose.words import words_of
from paperpress.sources import ghost, guardian, markdown, read
from paperpress.sources.plain import plain
from paperpress.sources.raw import Raw
from paperpress.sources.relative import resolve

SAMPLES = ROOT.parent / "shared" / "samples"
AS_OF = datetime(2025, 7, 23, 5, 30, tzinfo=UTC)


def test_nothing_of_ghosts_keys_and_log_ins_is_read() -> None:
    told = repr(read_with("ghost", FIXTURES / "ghost" / "export.json"))
    assert "login@" not in told
    assert "nobody may see" not in told


def test_what_ghost_holds_back_never_reaches_an_edition() -> None:
    """A draft, a post to come, one for members, a page."""
    articles = list(read(FIXTURES / "ghost" / "export.json"))
    planned = plan(
        articles, Masthead(title="T", language="en"), now=datetime(2025, 7, 23, tzinfo=UTC)
    )
    assert [a.headline for e in planned for a in e.articles] == ["Night buses return"]
    reasons = {one.article: one.errors[0].path for one in planned.left_out}
    assert reasons == {
        "p2": "embargo", "p3": "status", "About us": "type", "For members": "visibility",
        "Only lexical": "html",
    }  # fmt: skip


def test_code_that_a_post_adds_to_its_page_is_told() -> None:
    """REC080, and not where there is none."""
    first, second, *_ = read_with("ghost", FIXTURES / "ghost" / "export.json")
    assert [notice.code for notice in first.notices] == ["REC080"]
    assert second.notices == ()


def test_shortcodes_are_told_and_the_words_between_them_stay() -> None:
    """REC081, and not where there is none."""
    (hugo,) = read_with("markdown", FIXTURES / "markdown" / "hugo.md")
    assert [notice.code for notice in hugo.notices] == ["REC081"]
    assert "notice" in hugo.notices[0].message
    assert "<p>Carry a ticket.</p>" in hugo.record["body"]
    (plain,) = read_with("markdown", FIXTURES / "markdown" / "plain.md")
    assert plain.notices == ()


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("---\ntitle: [\n---\nText.", "front matter can't be read"),
        ("+++\ntitle = \n+++\nText.", "front matter can't be read"),
        ('{"title": "A" x}\nText.', "front matter can't be read"),
        ("---\ntitle: A\ndate: 2025-02-30\n---\nText.", "day is out of range for month"),
        ("---\ntitle: " + "[" * 5000 + "\n---\nText.", "front matter can't be read"),
    ],
)
def test_broken_front_matter_is_told(tmp_path: Path, front: str, message: str) -> None:
    (tmp_path / "a.md").write_text(front)
    (one,) = read(tmp_path / "a.md", format="markdown")
    assert isinstance(one, Rejected)
    assert message in one.errors[0].message


@pytest.mark.parametrize(
    ("text", "headline", "words"),
    [
        ("# Learn C#\nText.", "Learn C#", "Text."),
        ("# The *Arden* sails & returns ##\nText.", "The Arden sails & returns", "Text."),
        ("---\ntitle: A\n2025: x\n---\nText.", "A", "Text."),
        ("---\ntitle: A\n---\n" + "> " * 40 + "Text.", "A", "Text."),
        ("{{< figure src=a.jpg caption=Bank", None, "{{< figure src=a.jpg caption=Bank"),
        ("---\nOne, two\n---\nText.", None, "One, two Text."),
    ],
    ids=["sign", "marks", "number as a key", "depth", "unclosed", "no keys"],
)
def test_no_word_of_a_file_is_lost(text: str, headline: str | None, words: str) -> None:
    (one,) = markdown.records(io.BytesIO(text.encode()), "a.md")
    assert isinstance(one, Raw)
    assert one.record.get("headline") == headline
    assert plain(one.record["body"]).split() == words.split()


@pytest.mark.parametrize("piece", ["{{< a x=", "{% a ", "{{<   ", "# #", "---\n#\n"])
def test_no_text_takes_longer_to_read_than_its_length_says(piece: str) -> None:
    started = perf_counter()
    list(markdown.records(io.BytesIO(piece.encode() * 10_000), "a.md"))
    assert perf_counter() - started < 5


@given(st.lists(st.sampled_from(
    ["---\n", "+++\n", "{", "}", '"title": "A"', "title: A\n", "title = 'A'\n", "date: ", "2025-07-23",
     "2025-02-30", "[", "]", "- ", "{{< figure src=a.jpg >}}", "{% x %}", "# ", "\n", "Text", "&a ", "*a", ": "]
), max_size=14))  # fmt: skip
def test_any_text_is_an_article_or_says_why_not(pieces: list[str]) -> None:
    for one in markdown.records(io.BytesIO("".join(pieces).encode()), "a.md"):
        assert isinstance(one, Raw | Rejected)


def test_a_date_in_a_file_s_name_is_the_articles() -> None:
    """Jekyll: ``YEAR-MONTH-DAY-title.MARKUP``."""
    record = record_in("markdown", FIXTURES / "markdown" / "2025-07-22-ferry-tests.md")
    assert (record["published"], record["id"], record["desk"]) == (
        "2025-07-22",
        "ferry-tests",
        "city",
    )


@given(st.binary())
def test_any_bytes_are_told_to_be_of_a_format_or_not(data: bytes) -> None:
    for module in (ghost, guardian, markdown):
        assert module.detects(data) in {True, False}


# The published samples


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the published samples lie beside the project")
@pytest.mark.parametrize(
    ("name", "headlines", "reasons"),
    [
        ("ghost/ghost.json", ["Post 1", "Post 2"], ["html"]),
        ("ghost/posts.json", ["Welcome"], []),
        ("guardian/item-content-with-blocks.json", ["example-liveblog"], []),
        ("guardian/item-content-with-tweets.json", [], ["fields.body"]),
    ],
)
def test_each_item_is_an_article_or_says_why_not(
    name: str, headlines: list[str], reasons: list[str]
) -> None:
    found = list(read(SAMPLES / name))
    assert [one.headline for one in found if isinstance(one, Article)] == headlines
    assert [e.path for one in found if isinstance(one, Rejected) for e in one.errors] == reasons
    for one in found:
        if isinstance(one, Article):
            assert list(words_of(translate(one)))
            assert one.published


# Mappings

TOML = """[masthead]
title = "The Courier"
language = "en"
[mappings.cms]
items = "export.stories"
[mappings.cms.fields]
id = "ref"
headline = ["title.web", "title.main"]
body = "text"
authors = "writers[].label"
published = "when"
status = "state"
picture.src = "media[0].file"
picture.caption = "media[0].words"
[mappings.cms.values.status]
live = "published"
dead = "withheld"
"""
STORY = {
    "ref": 7, "title": {"main": "Night buses return"}, "text": "<p>It was full.</p>",
    "writers": [{"label": "Asha Venn"}, {"label": "By Piet Lander"}], "when": "23 July 2025",
    "state": "live", "media": [{"file": "bus.jpg", "words": "The first N12."}],
}  # fmt: skip


def mapped(home: Path, toml: str, name: str, text: str) -> list[Article | Rejected]:
    (home / "paperpress.toml").write_text(toml)
    (home / name).write_text(text)
    return list(read(home / name, format=load(home / "paperpress.toml").formats["cms"]))


def test_any_json_is_read_by_a_mapping(tmp_path: Path) -> None:
    document = json.dumps({"export": {"stories": [STORY, {**STORY, "state": "dead"}]}})
    first, second = mapped(tmp_path, TOML, "a.json", document)
    assert isinstance(first, Article)
    assert (first.id, first.headline, first.status) == ("7", "Night buses return", "published")
    assert [author.name for author in first.authors] == ["Asha Venn", "Piet Lander"]
    assert str(first.published) == "2025-07-23"
    assert first.picture is not None
    assert (first.picture.src, first.picture.caption) == ("bus.jpg", "The first N12.")
    assert isinstance(second, Article)
    assert second.status == "withheld"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_sheet_is_read_by_a_mapping(tmp_path: Path, delimiter: str) -> None:
    toml = TOML.replace('items = "export.stories"\n', "").replace(
        '"title.web", "title.main"', '"title"'
    )
    toml = toml.replace('"writers[].label"', '"by"')
    rows = [
        ["ref", "title", "text", "by", "when"],
        ["7", "Night buses", "<p>Full.</p>", "Asha Venn", "2025-07-23"],
    ]
    (one,) = mapped(tmp_path, toml, "a.csv", "\n".join(delimiter.join(row) for row in rows))
    assert isinstance(one, Article)
    assert (one.headline, one.authors[0].name, one.origin.source[-6:]) == (
        "Night buses", "Asha Venn", "line 2",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            'headlin = "a"',
            "mappings.cms.fields.headlin: is no field of a record: did you mean 'headline'",
        ),
        ('standfirst = "a..b"', "mappings.cms.fields.standfirst: 'a..b' is no path"),
    ],
)
def test_a_wrong_mapping_is_told(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "paperpress.toml"
    path.write_text(TOML.replace("[mappings.cms.fields]", f"[mappings.cms.fields]\n{line}"))
    with pytest.raises(ConfigurationError, match="mappings") as error:
        load(path)
    assert message in str(error.value)


# Relative times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("17 hours ago", "2025-07-22T12:30:00+00:00"),
        ("an hour ago", "2025-07-23T04:30:00+00:00"),
        ("5m ago", "2025-07-23T05:25:00+00:00"),
        ("2 days ago", "2025-07-21"),
        ("Yesterday", "2025-07-22"),
        ("just now", "2025-07-23T05:30:00+00:00"),
        ("il y a 3 heures", "2025-07-23T02:30:00+00:00"),
        ("vor einer Stunde", "2025-07-23T04:30:00+00:00"),
        ("vor 2 Tagen", "2025-07-21"),
        ("hace 5 minutos", "2025-07-23T05:25:00+00:00"),
        ("2 months ago", "2 months ago"),
        ("some days ago", "some days ago"),
        ("2025-07-23", "2025-07-23"),
    ],
)
def test_a_relative_time_is_told_from_the_time_it_was_read(text: str, expected: str) -> None:
    assert resolve(text, AS_OF) == expected


def test_without_that_time_it_is_refused_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"headline": "H", "body": "<p>B</p>", "published": "17 hours ago"}))
    (refused,) = read(path)
    assert isinstance(refused, Rejected)
    assert "relative time" in refused.errors[0].message
    (article,) = read(path, as_of=AS_OF)
    assert isinstance(article, Article)
    assert str(article.published) == "2025-07-22 12:30:00+00:00"
