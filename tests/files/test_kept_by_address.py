"""What an address gave is found again, with its note, where both are whole."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from paperpress.files.kept_by_address import KeptByAddress

URL = "https://post.example/feed.xml"


@pytest.fixture
def files(tmp_path: Path) -> KeptByAddress:
    return KeptByAddress(tmp_path / "kept")


def test_what_is_kept_is_found_with_its_facts(files: KeptByAddress) -> None:
    path = files.keep(URL, b"news", url=URL, asked=["etag"])
    assert path.read_bytes() == b"news"
    found = files.find(URL)
    assert found is not None
    data, noted = found
    assert (data, noted["url"], noted["asked"]) == (b"news", URL, ["etag"])
    assert files.find(f"{URL}?page=2") is None


def test_facts_are_noted_anew(files: KeptByAddress) -> None:
    files.keep(URL, b"news", had=1)
    files.note(URL, b"news", had=2)
    found = files.find(URL)
    assert found is not None
    assert found[1]["had"] == 2


def test_nobody_else_may_look(files: KeptByAddress) -> None:
    files.keep(URL, b"news")
    assert stat.S_IMODE(files.folder.stat().st_mode) == 0o700


def test_an_address_may_hold_anything(files: KeptByAddress) -> None:
    odd = "https://post.example/\ud800/../\x00"
    files.keep(odd, b"news")
    assert files.find(odd) is not None
    assert len([*files.folder.iterdir()]) == 2


@pytest.mark.parametrize("note", ["", "[]", "[" * 10_000, '"sha256"', "{}", '{"sha256": 5}', "7"])
def test_a_note_that_isn_t_whole_finds_nothing(note: str, files: KeptByAddress) -> None:
    files.keep(URL, b"news")
    files.paths(URL)[1].write_text(note)
    assert files.find(URL) is None


def test_bytes_that_aren_t_those_of_the_note_are_nothing(files: KeptByAddress) -> None:
    path = files.keep(URL, b"news")
    path.write_bytes(b"old")
    assert files.find(URL) is None
    path.unlink()
    assert files.find(URL) is None
    assert json.loads(files.paths(URL)[1].read_text())["sha256"]
