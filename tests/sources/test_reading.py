"""Sources: files, folders and standard input, a record at a time."""

from __future__ import annotations

import io
import itertools
import json
from pathlib import Path

import pytest

from newsroom import record
from paperpress.model.article import Article
from paperpress.model.finding import Rejected
from paperpress.sources import read
from paperpress.sources.formats.json_records.lines import records


def ids(path: Path) -> list[str]:
    return [one.id if isinstance(one, Article) else f"!{one.source}" for one in read(path)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (json.dumps(record(id="a")), ["a"]),
        (json.dumps(record(id="a"), indent=2), ["a"]),
        (json.dumps([record(id="a"), record(id="b")]), ["a", "b"]),
        (json.dumps({"articles": [record(id="a")]}), ["a"]),
        (json.dumps(record(id="a")) + "\n" + json.dumps(record(id="b")) + "\n\n", ["a", "b"]),
        ("\ufeff" + json.dumps(record(id="a")), ["a"]),
        ("[]", []),
        ("\n".join(json.dumps(record(id=id, body="x " * 300_000)) for id in "ab"), ["a", "b"]),
    ],
    ids=["record", "indented", "list", "articles", "lines", "BOM", "none", "long lines"],
)
def test_json_and_json_lines_are_told_apart_by_content(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    path = tmp_path / "day.txt"
    path.write_text(text, "utf-8")
    assert ids(path) == expected


def test_a_broken_line_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "day.jsonl"
    good = json.dumps(record())
    path.write_text(f"{good}\n{{broken\n{good}\n")
    results = list(read(path))
    assert [type(one) for one in results] == [Article, Rejected, Article]
    assert isinstance(results[1], Rejected)
    assert "line 2" in results[1].source


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n", "no format that is known"),
        (b'{"headline": ', "no JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[3]", "an article record is an object"),
    ],
)
def test_a_file_that_is_no_record_says_why(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "day.json"
    path.write_bytes(data)
    (result,) = read(path)
    assert isinstance(result, Rejected)
    assert said in result.errors[0].message


def test_json_lines_are_read_lazily() -> None:
    """A JSON Lines file of a million records is never held whole."""

    class Endless(io.RawIOBase):
        def __iter__(self) -> itertools.repeat[bytes]:  # type: ignore[override]
            return itertools.repeat(json.dumps(record()).encode())

    first = list(itertools.islice(records(Endless(), "endless"), 3))  # type: ignore[arg-type]
    assert [raw.place for raw in first] == ["line 1", "line 2", "line 3"]


@pytest.mark.parametrize("field", ["body", "picture", "keywords", "views"])
@pytest.mark.parametrize("pair", ["[]", "{}"])
def test_a_field_that_nests_too_deeply_to_be_parsed_costs_no_record_its_place(
    tmp_path: Path, field: str, pair: str
) -> None:
    opening = pair[0] if pair == "[]" else '{"a": '
    deep = opening * 50_000 + '"x"' + pair[1] * 50_000
    body = "" if field == "body" else '"body": "It rained.", '
    wrong = f'{{"id": "b", "headline": "H", {body}"{field}": {deep}, "kicker": "K"}}'
    good = json.dumps(record(id="a"))
    for text in (f"[{good}, {wrong}, {good}]", f"{good}\n{wrong}\n{good}\n"):
        path = tmp_path / "day.json"
        path.write_text(text)
        first, second, third = read(path)
        assert isinstance(first, Article)
        assert isinstance(third, Article)
        assert not first.notices
        if isinstance(second, Article):
            assert second.kicker == "K"
            assert "REC127" in [notice.code for notice in second.notices]
        else:
            assert field == "body"
            assert {error.path[:4] for error in second.errors} <= {"", "body"}


def test_records_under_keys_of_their_own_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '{"12": {"headline": "A", "body": "W"}, "13": {"headline": "B", "body": "W"}}'
    )
    assert [getattr(one, "headline", one) for one in read(tmp_path / "a.json")] == ["A", "B"]
