"""Exports of any size: read in pieces they give what they give whole, and never lie in memory whole."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from json_formats import FIXTURES
from paperpress.model.article import Article
from paperpress.model.finding import Rejected
from paperpress.sources import read
from paperpress.sources.formats.wordpress import export
from paperpress.sources.parsing import xml_items
from paperpress.sources.parsing.transcoding import in_utf_8
from paperpress.sources.parsing.xml_items import items_of
from paperpress.sources.parsing.xml_safety import mended, without_entities
from paperpress.sources.parsing.xml_text import document
from paperpress.sources.raw import Raw

EXPORT = (FIXTURES / "wordpress" / "export.xml").read_bytes()
NAMES = (
    b'<rss xmlns:wp="http://wordpress.org/export/1.2/"'
    b' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
)
END = b"</channel></rss>"


class Pipe(io.RawIOBase):
    """A stream that can't be rewound, as standard input."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        return self._data.readinto(buffer)


def post(number: int, body: str = "Words.") -> bytes:
    return (
        f"<item><title>T{number}</title><content:encoded>{body}</content:encoded>"
        f"<wp:post_type>post</wp:post_type><wp:post_id>{number}</wp:post_id>"
        f"<wp:status>publish</wp:status><wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key>"
        f"<wp:meta_value>{number}0</wp:meta_value></wp:postmeta></item>\n"
    ).encode()


def file(number: int) -> bytes:
    return (
        f"<item><title>F</title><wp:post_type>attachment</wp:post_type><wp:post_id>{number}0"
        f"</wp:post_id><wp:attachment_url>https://courier.example/{number}.jpg"
        "</wp:attachment_url></item>\n"
    ).encode()


def in_pieces(stream: io.RawIOBase | io.BytesIO) -> list[bytes] | str:
    """The items and what is beside them, or why the document can't be read."""
    with items_of(in_utf_8(stream).file, "a.xml") as found:  # type: ignore[arg-type]
        if isinstance(found, Rejected):
            return found.errors[0].message
        items = [etree.tostring(item, method="c14n", with_tail=False) for item in found]
        assert items == [etree.tostring(item, method="c14n", with_tail=False) for item in found]
        return [
            *items,
            *(
                etree.tostring(one, method="c14n", with_tail=False)
                for one in found.root.iterfind("*/*")
            ),
        ]


def whole(data: bytes) -> list[bytes] | str:
    """The same, from a document that is read at once."""
    read = document(in_utf_8(io.BytesIO(data)).file, "a.xml")
    if isinstance(read, Rejected):
        return read.errors[0].message
    root = read.root
    channel = root.find("channel")
    items = [] if channel is None else channel.findall("item")
    beside = [one for one in root.iterfind("*/*") if one not in items]
    return [etree.tostring(one, method="c14n", with_tail=False) for one in (*items, *beside)]


@pytest.fixture(params=[5, 64, 1024 * 1024])
def piece(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(xml_items, "_PIECE", request.param)
    return iter(())


SOURCES = {
    "export": EXPORT,
    "space first": b"\xef\xbb\xbf \n" + EXPORT,
    "UTF-16": EXPORT.decode().replace("UTF-8", "UTF-16").encode("utf-16"),
    "declared UTF-16": EXPORT.replace(b"UTF-8", b"UTF-16"),
    "Windows-1252": '<?xml version="1.0" encoding="iso-8859-1"?><rss><channel><item>“a”</item></channel></rss>'.encode("cp1252"),
    "bare ampersand": NAMES + post(1) + post(2, "R&B &eacute; &b; <![CDATA[&amp; & b]]>\x0b") + END,
    "document type": b"<!DOCTYPE rss [<!ENTITY b 'x'>]>" + NAMES + post(1, "&b;") + END,
    "no channel": b"<rss><item>a</item></rss>",
    "items elsewhere": b"<rss><item>a</item><channel><x><item>b</item></x><item>c<item>d</item></item>e</channel><channel><item>f</item></channel></rss>",
    "cut short": EXPORT[:2000],
    "crossed": NAMES + post(1) + b"</rss>",
    "two roots": NAMES + post(1) + END + b"<rss/>",
    "no XML": b"words",
    "unknown encoding": b'<?xml version="1.0" encoding="x-none"?><rss/>',
    "no UTF-8": NAMES + b"<item>\xff</item>" + END,
    "deep item": NAMES + b"<item>" + b"<a>" * 199 + b"</a>" * 199 + b"</item>" + END,
    "as deep as may be": NAMES + b"<item>" + b"<a>" * 197 + b"</a>" * 197 + b"</item>" + END,
    "deep beside": NAMES + b"<a>" * 199 + b"</a>" * 199 + END,
}  # fmt: skip


@pytest.mark.usefixtures("piece")
@pytest.mark.parametrize("data", SOURCES.values(), ids=SOURCES)
def test_in_pieces_a_document_gives_what_it_gives_whole(data: bytes) -> None:
    """Its items, what stands beside them, or the same reason why it can't be read."""
    assert in_pieces(io.BytesIO(data)) == whole(data)
    assert in_pieces(Pipe(data)) == whole(data)


def test_a_document_is_read_from_where_the_stream_stands() -> None:
    stream = io.BytesIO(b"before" + EXPORT)
    stream.seek(6)
    assert in_pieces(stream) == whole(EXPORT)


def test_utf_16_that_ends_within_a_character_is_read_to_there() -> None:
    data = (NAMES + post(1) + END).decode().encode("utf-16")
    assert in_pieces(io.BytesIO(data[:-1])) == in_pieces(io.BytesIO(data))


@given(st.text(alphabet="&;#x1aegmp l<>[]!CDAT", max_size=60), st.integers(1, 9))
def test_slips_are_mended_in_pieces_as_they_are_whole(source: str, size: int) -> None:
    data = source.encode()
    pieces = (data[place : place + size] for place in range(0, len(data), size))
    assert b"".join(mended(pieces)) == without_entities(data)


def test_a_post_finds_its_picture_wherever_that_stands() -> None:
    data = NAMES + file(1) + post(1) + post(2) + file(2) + post(3) + END
    found = [one for one in export.records(io.BytesIO(data), "a.xml") if isinstance(one, Raw)]
    assert [one.record.get("picture", {}).get("src") for one in found] == [
        "https://courier.example/1.jpg", "https://courier.example/2.jpg", None,
    ]  # fmt: skip


def test_of_a_broken_export_each_post_is_whole_or_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(NAMES + post(1) + post(2)[:60])
    first, second = read(path)
    assert isinstance(first, Article)
    assert first.headline == "T1"
    assert [notice.code for notice in first.notices][:1] == ["REC189"]
    assert isinstance(second, Rejected)
    assert second.article == "T2"
    assert "cut off" in second.errors[0].message


@pytest.mark.slow
def test_an_export_of_more_than_2_gb_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(EXPORT)
    with path.open("r+b") as sparse:
        sparse.truncate(2 * 1024**3 + 1)
    (one,) = read(path)
    assert isinstance(one, Rejected)
    assert "send it in parts" in one.errors[0].message


@pytest.mark.slow
def test_posts_and_files_by_the_thousand_take_the_time_that_their_number_says(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(NAMES + b"".join(post(n) + file(n) for n in range(3000)) + END)
    begun = time.process_time()
    found = list(read(path))
    assert time.process_time() - begun < 20
    assert len(found) == 6000
    assert not any(isinstance(one, Article) for one in found[1::2])


MEASURED = """
import resource, sys
from paperpress.sources.parsing.xml_items import items_of
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
before = peak()
with open(sys.argv[1], "rb") as file, items_of(file, "a.xml") as items:
    count = sum(1 for _ in items)
print(count, peak() - before)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss is in KiB on Linux alone")
def test_an_export_never_lies_in_memory_whole(tmp_path: Path) -> None:
    path, one = tmp_path / "a.xml", post(1, "Words. " * 2000)
    with path.open("wb") as out:
        out.write(NAMES)
        for _ in range(4000):
            out.write(one)
        out.write(END)
    assert path.stat().st_size > 50 * 1024**2
    command = [sys.executable, "-c", MEASURED, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    count, grown = map(int, done.stdout.split())
    assert count == 4000
    assert grown < 25, f"{grown} MB for a file of 55 MB"
