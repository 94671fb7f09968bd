"""Files of pictures that aren't read again: only where it is sure that they hold what they held."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsroom import jpeg
from paperpress.files.cache import Cache
from paperpress.model.alt_texts import picture_key
from paperpress.model.picture import PictureRef, PressedPicture
from paperpress.pictures import store
from paperpress.pictures.darkroom import LocalDarkroom
from paperpress.pictures.held_keys import HeldKeys, state_of
from paperpress.profiles import profile
from paperpress.themes import load_theme


def aged(file: Path) -> Path:
    """Let a file be one that was written long ago, as far as its own time says."""
    os.utime(file, ns=(1_700_000_000_000_000_000, 1_700_000_000_000_000_000))
    return file


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # That it was changed just now can't be set back: the clock goes on instead.
    monkeypatch.setattr("paperpress.pictures.held_keys._UNSURE", -60_000_000_000)
    (tmp_path / "a.jpg").write_bytes(b"one")
    return aged(tmp_path / "a.jpg")


def test_a_file_that_is_as_it_was_is_known(file: Path) -> None:
    held = HeldKeys()
    assert held.key_of(file) == ""
    held.hold(file, state_of(file), "key")
    assert held.key_of(file) == "key"
    file.write_bytes(b"two")  # as long, and given the same time
    aged(file)
    assert held.key_of(file) == ""


def test_a_file_that_changed_while_it_was_read_is_not_held(file: Path) -> None:
    held, before = HeldKeys(), state_of(file)
    file.write_bytes(b"longer")
    held.hold(file, before, "key")
    assert held.key_of(file) == ""


def test_a_file_that_was_just_written_is_not_held(tmp_path: Path) -> None:
    """Another change within the same moment would give it the same time."""
    held, file = HeldKeys(), tmp_path / "new.jpg"
    file.write_bytes(b"one")
    held.hold(file, state_of(file), "key")
    assert held.key_of(file) == ""


def test_a_file_that_is_gone_is_not_held(file: Path) -> None:
    held, before = HeldKeys(), state_of(file)
    file.unlink()
    held.hold(file, before, "key")
    assert state_of(file) == ()
    assert held.key_of(file) == ""


def test_a_darkroom_that_reads_no_file_again_gives_the_same(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_bytes(jpeg())
    ref = PictureRef(str(tmp_path), file.name)
    held, cache = HeldKeys(), Cache(tmp_path / "cache")

    def darkroom(kept: HeldKeys | None) -> LocalDarkroom:
        return LocalDarkroom(profile("eink"), load_theme("classic"), cache=cache, held=kept)

    reads: list[Path] = []
    usual = store.read_file
    monkeypatch.setattr(
        store, "read_file", lambda place, src: reads.append(place) or usual(place, src)
    )
    first, again, without = darkroom(held), darkroom(held), darkroom(None)
    developed = first.develop([ref])
    assert isinstance(developed[ref], PressedPicture)
    assert len(reads) == 1
    assert again.develop([ref]) == developed
    assert again.states([ref]) == first.states([ref]) == again.seen()
    assert len(reads) == 1
    assert without.develop([ref]) == developed
    assert without.states([ref]) == first.states([ref])
    # Another picture under the same name is seen.
    file.write_bytes(jpeg(shade=40))
    other = darkroom(held)
    assert other.develop([ref]) != developed
    assert picture_key(file.read_bytes()) in other.states([ref])[ref]
