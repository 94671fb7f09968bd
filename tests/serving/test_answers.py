"""Validators, ranges and compression, by RFC 9110."""

from __future__ import annotations

import gzip
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest

from paperpress.serving.answers import Answer, OpenFile, Piece, Text, answer
from paperpress.serving.requests import RefusedError, Request

MODIFIED = 1_753_243_200.75
TEXT = Text(b"<p>" + b"news " * 200, "text/html; charset=utf-8", "abc", MODIFIED, "en-GB")


def asked(method: str = "GET", **headers: str) -> Request:
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Request(method, ("",), {}, named, "203.0.113.7", "http://paper.example/")


def of_file(tmp_path: Path, method: str = "GET", **headers: str) -> Answer:
    path = tmp_path / "city.epub"
    path.write_bytes(b"0123456789")
    with path.open("rb") as file:
        entity = OpenFile(file, 10, "application/epub+zip", "abc", MODIFIED, "city.epub")
        return answer(asked(method, **headers), entity)


def piece(given: Answer) -> tuple[int, int]:
    assert isinstance(given.body, Piece)
    return given.body.start, given.body.length


def test_a_page_has_a_strong_tag_a_time_and_its_language() -> None:
    given = answer(asked(), TEXT)
    assert given.status == 200
    assert given.body == TEXT.data
    assert given.headers["ETag"] == '"abc"'
    assert given.headers["Last-Modified"] == "Wed, 23 Jul 2025 04:00:00 GMT"
    assert given.headers["Content-Language"] == "en-GB"
    assert given.headers["Content-Length"] == str(len(TEXT.data))


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip", True),
        ("deflate, gzip;q=0.5", True),
        ("GZIP; q=1.0", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000", False),
        ("br", False),
        ("", False),
        ("identity;q=1, *;q=0", False),
    ],
)
def test_a_page_is_compressed_for_whoever_takes_it(accepted: str, packed: bool) -> None:
    given = answer(asked(accept_encoding=accepted), TEXT)
    assert given.headers["Vary"] == "Accept-Encoding"
    assert (given.headers.get("Content-Encoding") == "gzip") == packed
    assert isinstance(given.body, bytes)
    assert (gzip.decompress(given.body) if packed else given.body) == TEXT.data
    assert given.headers["ETag"] == ('"abc-gz"' if packed else '"abc"')


@pytest.mark.parametrize("media_type", ["image/jpeg", "font/ttf"])
def test_pictures_and_fonts_are_not_compressed(media_type: str) -> None:
    given = answer(asked(accept_encoding="gzip"), Text(b"0" * 1000, media_type, "abc"))
    assert "Content-Encoding" not in given.headers


@pytest.mark.parametrize(
    ("header", "held"),
    [
        ('"abc"', True),
        ('"abc-gz"', True),
        ('W/"abc"', True),
        ('"x", "abc"', True),
        ("*", True),
        ('"abcd"', False),
        ("abc", False),
        ("", False),
    ],
)
def test_what_the_client_has_is_not_sent_again(header: str, held: bool) -> None:
    given = answer(asked(if_none_match=header), TEXT)
    assert given.status == (304 if held else 200)
    if held:
        assert given.body == b""
        assert "Content-Type" not in given.headers
        assert given.headers["ETag"] == '"abc"'


@pytest.mark.parametrize(("seconds", "status"), [(0, 304), (60, 304), (-1, 200)])
def test_a_time_is_compared_to_the_second(seconds: int, status: int) -> None:
    since = formatdate(int(MODIFIED) + seconds, usegmt=True)
    assert answer(asked(if_modified_since=since), TEXT).status == status
    # A tag goes before a time.
    assert answer(asked(if_modified_since=since, if_none_match='"x"'), TEXT).status == 200


@pytest.mark.parametrize("header", ["yesterday", "Wed, 99 Foo 2025 04:00:00 GMT", "0", "\u00e9"])
def test_a_time_that_is_none_says_nothing(header: str) -> None:
    assert answer(asked(if_modified_since=header), TEXT).status == 200


def test_what_is_wanted_only_as_it_was_is_refused_when_it_is_not() -> None:
    for headers in ({"if_match": '"x"'}, {"if_match": 'W/"abc"'}):
        with pytest.raises(RefusedError, match="412"):
            answer(asked(**headers), TEXT)
    assert answer(asked(if_match='"abc"'), TEXT).status == 200
    assert answer(asked(if_match="*"), TEXT).status == 200
    with pytest.raises(RefusedError, match="412"):
        answer(asked(if_unmodified_since="Tue, 22 Jul 2025 04:00:00 GMT"), TEXT)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-3", (0, 4)),
        ("bytes=4-", (4, 6)),
        ("bytes=-3", (7, 3)),
        ("bytes=-99", (0, 10)),
        ("bytes=9-99", (9, 1)),
        ("bytes=0-0", (0, 1)),
    ],
)
def test_a_range_is_sent_alone(tmp_path: Path, header: str, expected: tuple[int, int]) -> None:
    given = of_file(tmp_path, range=header)
    start, length = expected
    assert given.status == 206
    assert piece(given) == expected
    assert given.headers["Content-Range"] == f"bytes {start}-{start + length - 1}/10"
    assert given.headers["Content-Length"] == str(length)


@pytest.mark.parametrize("header", ["bytes=10-", "bytes=99-100", "bytes=-0"])
def test_a_range_that_there_is_not_is_told(tmp_path: Path, header: str) -> None:
    given = of_file(tmp_path, range=header)
    assert (given.status, given.headers["Content-Range"]) == (416, "bytes */10")


@pytest.mark.parametrize(
    "header",
    ["bytes=5-2", "bytes=a-b", "bytes=-", "lines=0-1", "bytes=0-1,4-5", "", "bytes=" + "9" * 30],
)
def test_what_is_no_single_range_gives_the_whole(tmp_path: Path, header: str) -> None:
    given = of_file(tmp_path, range=header)
    assert (given.status, piece(given)) == (200, (0, 10))
    assert given.headers["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize(
    ("condition", "status"),
    [
        ('"abc"', 206),
        ('W/"abc"', 200),
        ('"abd"', 200),
        ("Wed, 23 Jul 2025 04:00:00 GMT", 206),
        ("Wed, 23 Jul 2025 04:00:01 GMT", 200),
        ("never", 200),
    ],
)
def test_a_range_of_what_has_changed_gives_the_whole(
    tmp_path: Path, condition: str, status: int
) -> None:
    assert of_file(tmp_path, range="bytes=0-3", if_range=condition).status == status


def test_no_range_is_given_to_head(tmp_path: Path) -> None:
    given = of_file(tmp_path, "HEAD", range="bytes=0-3")
    assert (given.status, given.headers["Content-Length"]) == (200, "10")


def test_a_file_is_kept_under_its_name_by_a_browser(tmp_path: Path) -> None:
    headers: Any = of_file(tmp_path).headers
    assert headers["Content-Disposition"] == 'attachment; filename="city.epub"'
