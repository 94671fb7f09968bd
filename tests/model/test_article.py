"""The article record (CONTRACT, section 3): what is taken, what is refused, and how it is said."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from newsroom import article, rejected
from paperpress.errors import PaperpressError, RecordError
from paperpress.model.article import Article, Author
from paperpress.model.finding import Severity
from paperpress.model.masthead import Masthead
from paperpress.model.schema import article_schema


def test_all_errors_of_a_record_come_at_once_each_with_its_path() -> None:
    """Rule 7: an error names the path, what is wrong and what to do."""
    errors = rejected(
        headline=" ",
        published="17 hours ago",
        language="zzz",
        body=[{"type": "paragraph", "text": "y"}, {"type": "poll", "question": "Late?"}],
        authors=[{"name": "A"}, {"bio": "B"}],
    )
    assert set(errors) == {"headline", "body[1]", "authors[1]", "published", "language"}
    assert "relative time" in errors["published"]
    assert "its words were kept" in errors["body[1]"]
    assert "has no name" in errors["authors[1]"]


def test_an_article_made_in_code_raises_our_own_error_with_every_path() -> None:
    with pytest.raises(PaperpressError) as raised:
        Article(
            id=3,
            body=[
                {"type": "heading", "level": 9, "text": "x"},
                {"type": "paragrph"},
                {"type": "list", "items": [[{"type": "quote"}]]},
            ],
            published="17 hours ago",
            language="zzz",
            direction="up",
            picture="a.jpg",
            authors=[{"name": "A"}, {"bio": "B"}],
            related=[{}],
            headlien="x",
        )  # type: ignore[call-arg, arg-type]
    error = raised.value
    assert isinstance(error, RecordError)
    assert dict(error.errors) == {
        "id": "must be text, not 3",
        "headline": "is missing, and is required",
        "body[0].level": "must be 6 or less, not 9",
        "body[1]": "has the type 'paragrph', which is not known: did you mean 'paragraph'?",
        "body[2].items[0][0].blocks": "is missing, and is required",
        "authors[1].name": "is missing, and is required",
        "published": "'17 hours ago' is a relative time, which can't be resolved:"
        " write when it was, as 2025-07-23T05:00:00+01:00",
        "language": dict(error.errors)["language"],
        "direction": "must be one of 'ltr', 'rtl' or 'auto', not 'up'",
        "picture": "must be an object: {...}, not 'a.jpg'",
        "related[0]": "names no article: give its id, its url or its headline",
        "headlien": "is not known",
    }
    assert str(error).splitlines()[0] == "this is no Article:"
    assert all(f"{path}: " in str(error) for path, _ in error.errors)
    again = pickle.loads(pickle.dumps(error))
    assert (again.errors, str(again)) == (error.errors, str(error))


@pytest.mark.parametrize(
    "make",
    [
        lambda: Article.model_validate({"id": "a"}),
        lambda: Article.model_validate_json("{"),
        lambda: Article.model_validate_json('{"id": 5}'),
        lambda: Author(name=""),
        lambda: Masthead(title="T", language="klingonish"),
        lambda: Masthead(title="T", language="en", desks=[{"slug": "A B", "name": "x"}]),
    ],
)
def test_every_record_made_in_code_does(make: Callable[[], object]) -> None:
    with pytest.raises(RecordError) as raised:
        make()
    assert "pydantic" not in str(raised.value)
    assert "nput should" not in str(raised.value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-07-23", date(2025, 7, 23)),
        ("2025-07-23T05:00", datetime(2025, 7, 23, 5, 0)),
        ("2025-07-23T05:00:00Z", datetime.fromisoformat("2025-07-23T05:00:00+00:00")),
    ],
)
def test_a_time_is_rfc_3339_or_a_date(value: str, expected: object) -> None:
    assert article(published=value).published == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59+00:00"),
        ("2016-12-31T23:59:60.5Z", "2016-12-31T23:59:59+00:00"),
        ("2017-01-01T05:29:60+05:30", "2017-01-01T05:29:59+05:30"),
        ("2016-12-31t15:59:60-08:00", "2016-12-31T15:59:59-08:00"),
        ("2025-07-23T24:00:00", "2025-07-24T00:00:00"),
        ("2025-07-23T24:00", "2025-07-24T00:00:00"),
        ("2025-12-31 24:00:00.000Z", "2026-01-01T00:00:00+00:00"),
        ("2024-02-28T24:00:00+0100", "2024-02-29T00:00:00+01:00"),
    ],
)
def test_a_leap_second_and_the_end_of_a_day_are_times(value: str, expected: str) -> None:
    """RFC 3339, section 5.7; ISO 8601. The first stays in its day, the second is the next one's."""
    assert article(published=value).published == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    "value",
    [
        "2025-02-30",
        "yesterday",
        "il y a 2 heures",
        "July 23",
        5,
        "2025-07-23T24:00:01Z",
        "2025-07-23T24:01Z",
        "2025-07-23T25:00:00Z",
        "2025-07-23T23:59:61Z",
        "2025-07-23T23:60:00Z",
        "9999-12-31T24:00:00Z",
    ],
)
def test_what_tells_no_day_is_left_out_and_told(value: object) -> None:
    read = article(published=value)
    assert read.published is None
    assert [(f.code, f.severity, f.path) for f in read.notices] == [
        ("REC108", Severity.ERROR, "published")
    ]


def test_a_name_alone_is_an_author() -> None:
    assert [author.name for author in article(authors=["Asha Rao"]).authors] == ["Asha Rao"]


def test_null_is_absent() -> None:
    assert article(standfirst=None, authors=None).authors == ()


def test_a_field_that_an_export_left_blank_is_absent_but_an_empty_alt_is_meant() -> None:
    read = article(url="", updated=" ", picture={"src": "x.jpg", "alt": "", "caption": ""})
    assert (read.url, read.updated) == (None, None)
    assert read.picture is not None
    assert (read.picture.alt, read.picture.caption) == ("", None)


def test_an_unknown_key_is_told_with_the_nearest_known_name() -> None:
    read = article(standfrist="x", picture={"src": "a.jpg", "captoin": "y"})
    assert [(f.code, f.path, f.remedy.partition("?")[0]) for f in read.notices] == [
        ("REC100", "picture.captoin", "Did you mean 'caption'"),
        ("REC100", "standfrist", "Did you mean 'standfirst'"),
    ]


def test_a_record_without_id_gets_one_and_is_told() -> None:
    read = article(id=None, url="https://example.com/2025/night-buses")
    assert read.id == "example-com-2025-night-buses"
    assert [f.code for f in read.notices] == ["REC002"]


def test_articles_pickle() -> None:
    """ARCHITECTURE: an edition's values pickle, so that any executor runs it."""
    read = article(body=[{"type": "divider"}], authors=["A"], picture={"src": "x.jpg"})
    assert pickle.loads(pickle.dumps(read)) == read


def test_the_schema_in_the_docs_is_current() -> None:
    path = Path(__file__).parents[2] / "docs" / "article.schema.json"
    assert json.loads(path.read_text("utf-8")) == article_schema(), (
        "write it anew: paperpress schema > docs/article.schema.json"
    )
