"""Files that are compressed, and feeds whose tags are in capitals."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from newsroom import record
from paperpress.model.article import Article
from paperpress.model.finding import Rejected
from paperpress.sources import unpacking
from paperpress.sources.folders import files_read
from paperpress.sources.reading import read

FEEDS = Path(__file__).parents[1] / "fixtures" / "formats" / "feed"
RECORD = json.dumps(record()).encode()


def read_bytes(folder: Path, data: bytes, name: str = "a.json.gz") -> list[Article | Rejected]:
    (folder / name).write_bytes(data)
    return list(read(folder / name))


def message_of(folder: Path, data: bytes) -> str:
    (one,) = read_bytes(folder, data)
    assert isinstance(one, Rejected)
    return one.errors[0].message


def test_gzip_is_read_as_what_is_in_it(tmp_path: Path) -> None:
    (one,) = read_bytes(tmp_path, gzip.compress(RECORD))
    assert isinstance(one, Article)
    assert one.headline == "Night buses return"


def test_several_in_a_row_are_one_file(tmp_path: Path) -> None:
    data = gzip.compress(RECORD + b"\n") + gzip.compress(RECORD.replace(b"night", b"day"))
    assert [type(one) for one in read_bytes(tmp_path, data + b"\x00" * 512)] == [Article, Article]


@pytest.mark.parametrize("length", [3, 10, 20, 60, -1])
def test_one_that_is_cut_short_says_so(length: int, tmp_path: Path) -> None:
    assert "cut short" in message_of(tmp_path, gzip.compress(RECORD)[:length])


def test_one_that_is_damaged_says_so(tmp_path: Path) -> None:
    data = bytearray(gzip.compress(RECORD))
    data[30:40] = b"\xff" * 10
    assert "damaged" in message_of(tmp_path, bytes(data))


def test_what_comes_out_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "_LARGEST", 2**20)
    assert "unpacked" in message_of(tmp_path, gzip.compress(b" " * 2**21))


def test_a_folder_holds_them_too(tmp_path: Path) -> None:
    for name in ("a.json.gz", "b.XML.GZ", "c.tar.gz", "d.gz"):
        (tmp_path / name).write_bytes(b"")
    assert [file.name for file in files_read(tmp_path)] == ["a.json.gz", "b.XML.GZ"]


@pytest.mark.parametrize(
    ("sign", "what"),
    [
        (b"PK\x03\x04", "a ZIP archive"),
        (b"BZh9", "compressed by bzip2"),
        (b"\xfd7zXZ\x00", "compressed by xz"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"\xd0\xcf\x11\xe0", "a file of an old Office program"),
    ],
)
def test_other_archives_are_named(sign: bytes, what: str, tmp_path: Path) -> None:
    assert message_of(tmp_path, sign + b"\x00" * 20).startswith(f"is {what}")


def capitals(feed: bytes) -> bytes:
    """A feed as a program of the nineties writes it."""
    import re

    tags = re.compile(
        rb"<!\[CDATA\[.*?\]\]>|<!DOCTYPE[^>]*>|<\?.*?\?>|</?[\w:]+|\s[\w:]+(?==)", re.S
    )
    kept = (b"<!", b"<?", b" xmlns", b"\txmlns", b"\nxmlns")
    return tags.sub(lambda one: one[0] if one[0].startswith(kept) else one[0].upper(), feed)


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_a_feed_in_capitals_is_read_as_the_same_one(name: str, tmp_path: Path) -> None:
    feed = (FEEDS / name).read_bytes()
    small = [
        one.headline for one in read_bytes(tmp_path, feed, "a.xml") if isinstance(one, Article)
    ]
    found = read_bytes(tmp_path, capitals(feed), "b.xml")
    articles = [one for one in found if isinstance(one, Article)]
    assert [one.headline for one in articles] == small
    assert "REC220" in {notice.code for one in articles for notice in one.notices}


def test_items_alone_in_capitals() -> None:
    from paperpress.sources.parsing.xml_case import in_small_letters

    feed = b"<rss><channel><Item><PubDate X='<A>'>x</PubDate><![CDATA[<B>]]></Item></channel></rss>"
    small = (
        b"<rss><channel><item><pubDate x='<A>'>x</pubDate><![CDATA[<B>]]></item></channel></rss>"
    )
    assert in_small_letters(feed, "rss") == small


def test_a_feed_that_is_right_is_left_as_it_is() -> None:
    from paperpress.sources.parsing.xml_case import in_small_letters

    feed = b"<rss><channel><item><media:Thing Url='x'/></item></channel></rss>"
    assert in_small_letters(feed, "rss") is feed
