"""Ghost, the Guardian's API, Markdown and mappings: their rules (docs/formats)."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from json_formats import FIXTURES, read_with, record_in
from newsroom import ROOT
from paperpress.body.reader import translate
from paperpress.body.words import words_of
from paperpress.config import load_configuration
from paperpress.editions import plan
from paperpress.errors import ConfigurationError
from paperpress.model.article import Article
from paperpress.model.finding import Rejected
from paperpress.model.masthead import Masthead
from paperpress.sources import read
from paperpress.sources.formats import ghost, guardian
from paperpress.sources.formats.mapping import Mapped, format_of
from paperpress.sources.formats.markdown import documents as markdown
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.relative import resolve
from paperpress.sources.raw import Raw

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
        "p2": "embargo", "p3": "status", "About us": "type", "p5": "status",
        "Only lexical": "html",
    }  # fmt: skip


def test_code_that_a_post_adds_to_its_page_is_told() -> None:
    """REC080, and not where there is none."""
    first, second, *_ = read_with("ghost", FIXTURES / "ghost" / "export.json")
    assert [notice.code for notice in first.notices] == ["REC080"]
    assert second.notices == ()


def test_a_post_for_some_readers_is_held_back_with_the_reason() -> None:
    """REC082, and not for a post that anybody may read."""
    found = {one.record["headline"]: one for one in read_with("ghost", FIXTURES / "ghost" / "export.json")
             if isinstance(one, Raw)}  # fmt: skip
    members = found["For members"]
    assert members.record["status"] == "withheld"
    assert [(notice.code, notice.path) for notice in members.notices] == [("REC082", "visibility")]
    assert found["The week ahead"].notices == ()


@pytest.mark.parametrize("place", ["x", 1.5, None, [], -1])
def test_people_are_read_wherever_an_export_places_them(place: object) -> None:
    post = {"id": "p", "title": "T", "html": "<p>B</p>"}
    rows = [{"post_id": "p", "author_id": "u", "sort_order": place}]
    data = {"posts": [post], "users": [{"id": "u", "name": "Asha Venn"}], "posts_authors": rows}
    (one,) = ghost.records(io.BytesIO(json.dumps({"db": [{"data": data}]}).encode()), "a.json")
    assert isinstance(one, Raw)
    assert one.record["authors"] == [{"id": "u", "name": "Asha Venn"}]


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
    return list(
        read(home / name, format=load_configuration(home / "paperpress.toml").formats["cms"])
    )


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


SHEET = Mapped({"headline": ["title"], "body": ["text"]})


def sheet(data: bytes) -> list[Raw | Rejected]:
    return list(format_of("cms", SHEET).records(io.BytesIO(data), "a.csv"))


def test_a_sheet_may_hold_a_long_read() -> None:
    """Python's own limit of a field is 128 KiB; it is as it was afterwards."""
    before = csv.field_size_limit()
    (one,) = sheet(b"title,text\nA," + b"word " * 40_000)
    assert isinstance(one, Raw)
    assert len(one.record["body"]) == 200_000
    assert csv.field_size_limit() == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_sheet_is_read_in_unicode(encoding: str) -> None:
    (one,) = sheet("title;text\nDoña Asha – “N12”;Ça va".encode(encoding))
    assert isinstance(one, Raw)
    assert one.record == {"headline": "Doña Asha – “N12”", "body": "Ça va"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"title,text\n", "holds no records"),
        (b"", "holds no records"),
    ],
)
def test_a_sheet_that_cannot_be_read_says_why(data: bytes, message: str) -> None:
    (one,) = sheet(data)
    assert isinstance(one, Rejected)
    assert message in one.errors[0].message


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["posts", "title", "html", "authors", "name", "tags", "primary_tag", "visibility", "status",
             "published_at", "feature_image", "posts_authors", "users", "post_id", "fields", "webTitle",
             "body", "blocks", "main", "elements", "assets", "typeData", "file", "type", "lastModified"]
        ),
        inner,
        max_size=5,
    ),
    max_leaves=12,
)  # fmt: skip


@given(document=ANY, other=ANY)
@settings(max_examples=150, deadline=None)
def test_a_document_of_any_shape_is_read_or_refused(document: object, other: object) -> None:
    """A specification says text, and an export holds null: no reader breaks on it."""
    post = {"title": "T", "html": "<p>B</p>", "authors": document, "tags": other, "status": other,
            "published_at": document, "feature_image": other, "visibility": ""}  # fmt: skip
    item = {"webTitle": "T", "fields": {"body": "<p>B</p>", "main": other, "byline": document},
            "blocks": document, "tags": other, "elements": document}  # fmt: skip
    paths = {"headline": ["title"], "body": ["body", "html"], "authors": ["authors[].name"],
             "picture.src": ["assets[0].file"], "published": ["published_at"]}  # fmt: skip
    mapped_format = format_of("cms", Mapped(paths, items="posts"))
    for records, value in (
        (ghost.records, {"posts": [post, document]}),
        (ghost.records, {"db": [{"data": {"posts": [post], "users": document, "posts_authors": other}}]}),
        (guardian.records, {"response": {"results": [item, other]}}),
        (guardian.records, document),
        (mapped_format.records, {"posts": [post, document, other]}),
        (mapped_format.records, document),
    ):  # fmt: skip
        for one in records(io.BytesIO(json.dumps(value).encode()), "a.json"):
            assert isinstance(one, Raw | Rejected)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            '"related.url" = "a"\nrelated = "b"',
            "mappings.cms.fields.related: is mapped whole, so related.url can't be by itself",
        ),
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
        load_configuration(path)
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
    (undated,) = read(path)
    assert isinstance(undated, Article)
    assert undated.published is None
    assert "relative time" in next(n for n in undated.notices if n.code == "REC108").message
    (left_out,) = plan([undated], Masthead(title="T", language="en")).left_out
    assert [error.path for error in left_out.errors] == ["published"]
    assert "relative time" in left_out.errors[0].message
    (article,) = read(path, as_of=AS_OF)
    assert isinstance(article, Article)
    assert str(article.published) == "2025-07-22 12:30:00+00:00"
