"""Files that are compressed are read as what is in them; other archives are named."""

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
