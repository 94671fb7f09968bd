"""What a CMS's export or a hand writes: what is taken, what is told, and at which severity."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from newsroom import article, record, rejected, run
from paperpress.model.article import Article
from paperpress.model.finding import Finding
from paperpress.sources.parsing.json_text import loads
from paperpress.sources.records import article_of

ABSENT = object()


def read(**changes: Any) -> Article:
    """The article of a record with changes; a field that is ABSENT is taken out."""
    whole = {key: value for key, value in record(**changes).items() if value is not ABSENT}
    found = article_of(whole, "day.json", "")
    assert isinstance(found, Article), found
    return found


def told(found: Article) -> list[tuple[str, str, str]]:
    return [(notice.code, notice.severity.value, notice.path) for notice in found.notices]


def only(found: Article) -> Finding:
    (notice,) = found.notices
    return notice


@pytest.mark.parametrize(
    ("value", "src"),
    [
        ("a.jpg", "a.jpg"),
        (["a.jpg"], "a.jpg"),
        ([{"src": "a.jpg"}], "a.jpg"),
        ([[{"src": "a.jpg"}]], "a.jpg"),
        ({"0": {"src": "a.jpg"}}, "a.jpg"),
        ({"src": {"url": "a.jpg"}}, "a.jpg"),
        ({"src": ["a.jpg"]}, "a.jpg"),
        ([None, "a.jpg", ""], "a.jpg"),
    ],
)
def test_a_picture_is_taken_in_any_shape_that_names_one_file(value: object, src: str) -> None:
    found = read(picture=value)
    assert found.picture is not None
    assert found.picture.src == src
    assert all(severity == "notice" for _, severity, _ in told(found))


def test_several_pictures_are_an_error_since_readers_lose_all_but_one() -> None:
    found = read(picture=["a.jpg", "b.jpg", "c.jpg"])
    assert found.picture is not None
    assert found.picture.src == "a.jpg"
    assert ("REC112", "error", "picture") in told(found)


@pytest.mark.parametrize(
    "value", [{"caption": "A ferry."}, {"src": None, "caption": "A ferry."}, 5]
)
def test_a_picture_without_a_file_costs_the_picture_alone(value: object) -> None:
    found = read(picture=value)
    assert found.picture is None
    notice = only(found)
    assert (notice.code, notice.severity) == ("REC111", "error")
    assert "A ferry." in notice.message or value == 5


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ann Lee and Bo Dahl", ["Ann Lee", "Bo Dahl"]),
        ("By Ann Lee", ["Ann Lee"]),
        ("Ann Lee, Bo Dahl & Cy Moor", ["Ann Lee", "Bo Dahl", "Cy Moor"]),
        ({"name": "Ann Lee"}, ["Ann Lee"]),
        ({"firstName": "Ann", "lastName": "Lee"}, ["Ann Lee"]),
        ([{"first_name": "Ann", "last_name": "Lee"}], ["Ann Lee"]),
        ([{"display_name": "Ann Lee"}], ["Ann Lee"]),
        ([{"name": {"first": "Ann", "last": "Lee"}}], ["Ann Lee"]),
        ([["Ann Lee"], [{"name": "Bo Dahl"}]], ["Ann Lee", "Bo Dahl"]),
        ({"1": "Ann Lee", "2": "Bo Dahl"}, ["Ann Lee", "Bo Dahl"]),
        ([None, "", "Ann Lee"], ["Ann Lee"]),
    ],
)
def test_authors_are_taken_in_any_shape_that_names_them(value: object, names: list[str]) -> None:
    assert [author.name for author in read(authors=value).authors] == names


def test_an_author_without_a_name_costs_themselves_alone() -> None:
    found = read(authors=[{"role": "Editor"}, "Ann Lee", 5])
    assert [author.name for author in found.authors] == ["Ann Lee"]
    assert told(found) == [("REC120", "error", "authors[0]"), ("REC120", "error", "authors[2]")]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("id", 4711, "4711"),
        ("keywords", [1, "two", 3.5], ("1", "two", "3.5")),
        ("keywords", 7, ("7",)),
        ("keywords", [{"name": "ferries"}, {"title": "fares"}], ("ferries", "fares")),
        ("page", 12, ("12",)),
        ("page", [1, 8], ("1", "8")),
        ("desk", ["City"], "City"),
        ("desk", {"name": "City"}, "City"),
        ("kicker", {"rendered": "Transport"}, "Transport"),
        ("headline", 2024, "2024"),
        ("headline", ["Night buses return"], "Night buses return"),
        ("url", {"href": "https://example.com/"}, "https://example.com/"),
        ("url", ["https://example.com/", "https://example.org/"], "https://example.com/"),
        ("direction", "RTL", "rtl"),
        ("language", ["fr"], "fr"),
    ],
)
def test_a_value_of_another_shape_is_read_and_noted(
    field: str, value: object, expected: object
) -> None:
    found = read(**{field: value})
    assert getattr(found, field) == expected
    assert found.notices
    assert {severity for _, severity, _ in told(found)} == {"notice"}


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        ("It was Tuesday.", ["It was Tuesday."]),
        (["It was Tuesday.", "It was May."], ["It was Tuesday.", "It was May."]),
        ({"text": "It was Tuesday."}, ["It was Tuesday."]),
        ([{"body": "It was Tuesday.", "on": "2025-07-24"}], ["It was Tuesday."]),
    ],
)
def test_corrections_are_taken_as_texts(value: object, texts: list[str]) -> None:
    assert [one.text for one in read(corrections=value).corrections] == texts


@pytest.mark.parametrize(
    "value",
    ["Published", "PUBLISHED", " published ", "publish", "live", "Live", "online", ["live"]],
)
def test_what_surely_says_published_is_published(value: object) -> None:
    found = read(status=value)
    assert found.status == "published"
    assert told(found) == [("REC114", "notice", "status")]


FIVE = datetime(2025, 7, 23, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("Wed, 23 Jul 2025 05:00:00 +0100", FIVE),
        ("23 Jul 2025 04:00 GMT", FIVE),
        (int(FIVE.timestamp()), FIVE),
        (FIVE.timestamp(), FIVE),
        (int(FIVE.timestamp()) * 1000, FIVE),
        (str(int(FIVE.timestamp())), FIVE),
        ({"$date": "2025-07-23T04:00:00Z"}, FIVE),
        (["2025-07-23T04:00:00Z"], FIVE),
        ("23 July 2025", date(2025, 7, 23)),
        ("2025/07/23", date(2025, 7, 23)),
        (20250723, date(2025, 7, 23)),
    ],
)
def test_a_time_that_is_sure_is_read_however_it_is_written(value: object, moment: date) -> None:
    found = read(published=value)
    assert found.published == moment
    assert told(found) == [("REC107", "notice", "published")]


@pytest.mark.parametrize(
    ("value", "readings"),
    [
        ("23/07/2025", ("2025-07-23", "no day that exists")),
        ("03/04/2025", ("2025-04-03", "2025-03-04")),
        ("3-4-2025 10:30", ("2025-04-03", "2025-03-04")),
        ("03/04/25", ("2025-04-03", "2025-03-04")),
        ("12 / 11 / 2025", ("2025-11-12", "2025-12-11")),
    ],
)
def test_a_date_whose_order_differs_by_country_is_ambiguous_and_both_readings_are_told(
    value: str, readings: tuple[str, str]
) -> None:
    found = read(published=value)
    assert found.published is None
    notice = only(found)
    assert (notice.code, notice.severity, notice.path) == ("REC108", "error", "published")
    assert "ambiguous" in notice.message
    assert all(reading in notice.message for reading in readings)


def test_a_time_that_can_not_be_told_costs_what_it_dates_its_date_alone() -> None:
    found = read(
        updated="03/04/2025",
        corrections=[{"text": "It was Tuesday.", "date": "last week"}],
        related=[{"headline": "Trams", "published": "17 hours ago"}],
    )
    assert found.updated is None
    assert found.corrections[0].date is None
    assert found.related[0].published is None
    assert told(found) == [
        ("REC109", "warning", "updated"),
        ("REC109", "warning", "corrections[0].date"),
        ("REC110", "notice", "related[0].published"),
    ]


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("title", "headline"),
        ("Headline", "headline"),
        ("HEADLINE", "headline"),
        ("head-line", "headline"),
        ("hed", "headline"),
        ("headlien", "headline"),
        ("content", "body"),
        ("body_html", "body"),
        ("articleBody", "body"),
        ("dek", "standfirst"),
        ("summary", "standfirst"),
        ("Stand First", "standfirst"),
        ("standfrist", "standfirst"),
        ("subtitle", "standfirst"),
        ("image", "picture"),
        ("featured_image", "picture"),
        ("author", "authors"),
        ("date", "published"),
        ("pubDate", "published"),
        ("lang", "language"),
        ("section", "desk"),
        ("permalink", "url"),
    ],
)
def test_a_near_name_is_taken_where_nothing_else_could_be_meant(key: str, field: str) -> None:
    value = {"published": "2025-07-23", "language": "fr"}.get(field, "A text")
    found = read(**{field: ABSENT, key: value})
    assert getattr(found, field), field
    (notice,) = (one for one in found.notices if one.code == "REC100")
    assert (notice.severity, notice.path) == ("warning", key)
    assert f"Did you mean {field!r}?" in notice.remedy


def test_a_near_name_of_what_no_reader_sees_is_a_notice() -> None:
    found = read(tags=["ferries"])
    assert found.keywords == ("ferries",)
    assert told(found) == [("REC101", "notice", "tags")]


@pytest.mark.parametrize(
    "changes",
    [
        {"dek": "One", "summary": "Two"},
        {"standfirst": "One", "dek": "Two"},
        {"picture": {"src": "a.jpg"}, "image": "b.jpg"},
        {"Headline": "Another"},
    ],
)
def test_a_near_name_is_left_out_with_a_warning_where_it_could_be_meant_otherwise(
    changes: dict[str, Any],
) -> None:
    found = read(**changes)
    assert found.headline == "Night buses return"
    assert found.standfirst == changes.get("standfirst")
    assert "REC102" in {code for code, severity, _ in told(found) if severity == "warning"}


def test_a_key_that_says_nothing_is_no_more_than_noted() -> None:
    assert told(read(image=None)) == [("REC001", "notice", "image")]
    assert told(read(dek="")) == [("REC001", "notice", "dek")]


@pytest.mark.parametrize(
    ("picture", "field"),
    [
        ({"src": "a.jpg", "cutline": "A ferry."}, "caption"),
        ({"src": "a.jpg", "photographer": "Lena Ortiz"}, "credit"),
        ({"src": "a.jpg", "alt_text": "A ferry."}, "alt"),
        ({"src": "a.jpg", "captoin": "A ferry."}, "caption"),
        ({"url": "a.jpg"}, "src"),
    ],
)
def test_near_names_within_a_picture_are_taken_too(picture: dict[str, str], field: str) -> None:
    found = read(picture=picture)
    assert found.picture is not None
    assert getattr(found.picture, field)
    assert only(found).code == "REC100"


def body(*blocks: object) -> Article:
    return read(body=list(blocks))


RIGHT = {"type": "paragraph", "text": "It rained."}


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ({"type": "poll", "question": "Late?", "options": ["Yes", "No"]}, ["Late?", "Yes", "No"]),
        ({"type": "stat", "value": 42, "label": "ferries"}, ["42", "ferries"]),
        ({"type": "tip", "html": "<p>Go <b>early</b>.</p>"}, ["<b>early</b>"]),
        ({"type": "x", "nested": {"deep": [{"text": "here"}]}}, ["here"]),
        ({"type": "quote", "attribution": "Ann Lee"}, ["Ann Lee"]),
        ({"type": "footnote", "html": "A note."}, ["A note."]),
        ({"type": "picture", "caption": "A ferry."}, ["A ferry."]),
    ],
)
def test_a_block_that_can_not_be_read_keeps_its_words_and_costs_no_other(
    block: dict[str, Any], words: list[str]
) -> None:
    found = body(RIGHT, block, RIGHT)
    first, middle, last = found.body
    assert isinstance(first, type(last))
    assert isinstance(middle, object)
    html = getattr(middle, "html", "")
    assert all(word in html for word in words)
    assert found.notices


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        ({"type": "p", "text": "a"}, "paragraph"),
        ({"type": "Paragraph", "html": "a"}, "paragraph"),
        ({"type": "paragrph", "text": "a"}, "paragraph"),
        ({"type": "h3", "text": "a"}, "heading"),
        ({"type": "image", "url": "a.jpg"}, "picture"),
        ({"type": "blockquote", "text": "a"}, "quote"),
        ({"type": "pull-quote", "text": "a"}, "pull_quote"),
        ({"type": "ul", "items": ["a"]}, "list"),
        ({"type": "hr"}, "divider"),
        ({"type": "youtube", "url": "https://example.com/"}, "embed"),
        ({"type": "paragraph", "data": {"text": "a"}}, "paragraph"),
        ({"text": "a"}, "paragraph"),
        ({"src": "a.jpg"}, "picture"),
        ({"rows": [["a"]]}, "table"),
        ("a", "paragraph"),
        ("<p>a</p>", "html"),
        (7, "paragraph"),
        ({"type": "list", "items": "a\nb"}, "list"),
        ({"type": "list", "items": [1, 2]}, "list"),
        ({"type": "table", "rows": [{"a": 1, "b": 2}]}, "table"),
        ({"type": "heading", "level": 1, "text": "a"}, "heading"),
        ({"type": "heading", "level": "h9", "text": "a"}, "heading"),
        ({"type": "gallery", "pictures": "a.jpg"}, "gallery"),
        ({"type": "paragraph", "html": "a", "text": "b"}, "paragraph"),
    ],
)
def test_a_block_is_read_as_what_it_surely_is(block: object, kind: str) -> None:
    found = body(block, RIGHT)
    assert [one.type for one in found.body if not isinstance(one, str)] == [kind, "paragraph"]


def test_a_block_that_is_nothing_leaves_the_places_of_the_others() -> None:
    found = body({"type": "widget"}, {"type": "picture", "src": "a.jpg"})
    assert [one.type for one in found.body if not isinstance(one, str)] == ["html", "picture"]


@pytest.mark.parametrize(
    "value", [{"html": "<p>a</p>"}, {"blocks": [RIGHT]}, {"rendered": "a"}, RIGHT]
)
def test_a_body_is_taken_out_of_what_wraps_it(value: object) -> None:
    assert read(body=value).body


@pytest.mark.parametrize("value", [None, "", " ", [], {}, 3, True, [None], [{"type": "widget"}]])
def test_no_body_is_a_reason(value: object) -> None:
    errors = rejected(body=value)
    assert "body" in errors


@pytest.mark.parametrize("value", [None, "", "\u00ad", [], {}, True, {"a": 1}])
def test_no_headline_is_a_reason(value: object) -> None:
    errors = rejected(headline=value)
    assert list(errors) == ["headline"]


def test_a_key_given_twice_within_a_part_costs_nothing_but_is_told() -> None:
    text = '{"headline": "H", "body": "b", "id": "a", "picture": {"src": "a.jpg", "src": "b.jpg"}}'
    found = article_of(loads(text), "day.json", "")
    assert isinstance(found, Article)
    assert found.picture is not None
    assert found.picture.src == "b.jpg"
    assert told(found) == [("REC118", "warning", "picture.src")]


def test_a_key_given_twice_with_one_value_is_nothing() -> None:
    found = article_of(loads('{"id": "a", "headline": "H", "headline": "H", "body": "b"}'), "d", "")
    assert isinstance(found, Article)
    assert not found.notices


def test_a_number_of_thousands_of_digits_costs_its_field_alone() -> None:
    found = article_of(
        loads('{"id": "a", "headline": "H", "body": "b", "page": %s}' % ("9" * 5000)), "d", ""
    )
    assert isinstance(found, Article)


def test_nothing_is_noted_of_a_record_that_is_right() -> None:
    assert not article().notices


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        ({"date": "2025-07-23", "pubDate": "2025-07-24"}, "2025-07-24"),
        ({"date": "Wednesday", "timestamp": 1753246800}, "2025-07-23"),
        ({"published_at": "/Date(1753246800000)/"}, "2025-07-23"),
    ],
)
def test_of_several_near_keys_the_first_that_tells_a_day_is_taken_lest_the_article_be_lost(
    changes: dict[str, Any], day: str
) -> None:
    found = read(published=ABSENT, **changes)
    assert str(found.published)[:10] == day


def test_the_same_under_a_near_name_once_more_is_nothing_that_readers_miss() -> None:
    found = read(picture={"src": "a.jpg"}, image="a.jpg")
    assert told(found) == [("REC001", "notice", "image")]


@pytest.mark.parametrize(
    ("value", "kinds"),
    [
        (
            {
                "time": 1753246800,
                "blocks": [
                    {"type": "header", "data": {"text": "Fares", "level": 2}},
                    {"type": "paragraph", "data": {"text": "They <b>rise</b>."}},
                    {"type": "list", "data": {"style": "ordered", "items": ["One", "Two"]}},
                    {"type": "image", "data": {"file": {"url": "a.jpg"}, "caption": "A ferry."}},
                    {"type": "quote", "data": {"text": "Late again.", "caption": "Ann Lee"}},
                    {"type": "table", "data": {"content": [["a", "b"], ["c", "d"]]}},
                    {"type": "delimiter", "data": {}},
                ],
            },
            ["heading", "paragraph", "list", "picture", "quote", "table", "divider"],
        ),
        (
            {
                "type": "doc",
                "content": [
                    {
                        "type": "heading",
                        "attrs": {"level": 3},
                        "content": [{"type": "text", "text": "Fares"}],
                    },
                    {
                        "type": "paragraph",
                        "content": [
                            {"type": "text", "text": "They "},
                            {"type": "text", "text": "rise."},
                        ],
                    },
                ],
            },
            ["heading", "paragraph"],
        ),
    ],
    ids=["Editor.js", "ProseMirror"],
)
def test_bodies_of_editors_in_the_browser_are_read(value: object, kinds: list[str]) -> None:
    found = read(body=value)
    assert [one.type for one in found.body if not isinstance(one, str)] == kinds
    assert {severity for _, severity, _ in told(found)} <= {"notice", "warning"}
    words = str(found.body)
    assert "They rise." in words or "They <b>rise</b>." in words


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("authors", {"author": ["Ann Lee", "Bo Dahl"]}),
        ("related", {"items": [{"headline": "Trams"}, "https://example.com/"]}),
        ("corrections", {"correction": ["It was Tuesday.", "It was May."]}),
        ("keywords", {"tag": ["a", "b"]}),
    ],
)
def test_a_list_in_an_object_of_its_own_is_read(field: str, value: object) -> None:
    assert len(getattr(read(**{field: value}), field)) == 2


def _nested(levels: int) -> dict[str, Any]:
    block: dict[str, Any] = {"type": "paragraph", "text": "deep"}
    for _ in range(levels):
        block = {"type": "quote", "blocks": [block]}
    return block


#: What sets each code off; a record that is right sets none off (`test_nothing_is_noted...`).
TRIGGERS: dict[str, dict[str, Any]] = {
    "REC100": {"image": {"src": "a.jpg"}},
    "REC101": {"tags": ["a"]},
    "REC102": {"dek": "One", "standfirst": "Two"},
    "REC103": {"id": 5},
    "REC104": {"standfirst": {"a": 1}},
    "REC105": {"direction": "up"},
    "REC106": {"kicker": False},
    "REC107": {"published": 1753246800},
    "REC108": {"published": "23/07/2025"},
    "REC109": {"updated": "03/04/2025"},
    "REC110": {"related": [{"headline": "X", "published": "17 hours ago"}]},
    "REC111": {"picture": {"caption": "A ferry."}},
    "REC112": {"picture": ["a.jpg", "b.jpg"]},
    "REC113": {"language": "gr"},
    "REC114": {"status": "live"},
    "REC115": {"body": [{"type": "poll", "question": "Late?"}]},
    "REC116": {"body": [RIGHT, {"type": "widget"}]},
    "REC117": {"body": [{"type": "h2", "text": "Fares"}]},
    "REC118": {"picture": loads('{"src": "a.jpg", "caption": "A", "caption": "B"}')},
    "REC119": {"body": [RIGHT, {"type": "heading"}]},
    "REC120": {"authors": [{"role": "Editor"}]},
    "REC121": {"related": [{"desk": "City"}]},
    "REC122": {"body": [{"type": "quote", "attribution": "Ann Lee"}]},
    "REC123": {"body": [_nested(25)]},
    "REC124": {"body": [{"type": "paragraph", "html": "a", "text": "b"}]},
    "REC125": {"desk": ["City", "World"]},
}


@pytest.mark.parametrize("code", TRIGGERS)
def test_each_code_is_set_off_by_what_its_entry_says(code: str) -> None:
    (notice,) = (one for one in read(**TRIGGERS[code]).notices if one.code == code)
    assert notice.remedy
    assert notice.path.startswith(next(iter(TRIGGERS[code])))


def test_strict_stops_on_a_key_that_readers_would_miss(tmp_path: Path) -> None:
    for key, value, code in (("dek", "Late again.", 1), ("tags", ["a"], 0), ("views", 7, 0)):
        (tmp_path / "day.json").write_text(json.dumps(record(**{key: value})))
        done = run(
            tmp_path, "build", "day.json", "--title", "T", "--language", "en", "--strict", "-v"
        )
        assert done.returncode == code, done.stderr
        assert repr(key) in done.stderr
