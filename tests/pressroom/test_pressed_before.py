"""The note of what was pressed: read where it can be, told where it can't, and never reaching outside."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from paperpress.pressroom.pressed_before import FOLDER
from withdrawn import DAY, Newsroom, codes

BROKEN = [b"", b"{", b"[]", b"null", b'{"format": 2}', b"\xff\xfe", b"[" * 100_000, b"9" * 5000]


@pytest.mark.parametrize("data", BROKEN)
def test_a_note_that_can_not_be_read_is_told(room: Newsroom, data: bytes) -> None:
    """EDN046."""
    room.press()
    (room.out / FOLDER / DAY / "city.epub.json").write_bytes(data)
    room.write("a", status="withheld")
    report = room.press()
    assert room.file().exists()
    assert "EDN046" in codes(report)


@pytest.mark.parametrize("place", ["../../x.epub", "/etc/hostname", "2025-07-23/../../x.epub"])
def test_a_note_reaches_nothing_outside(room: Newsroom, tmp_path: Path, place: str) -> None:
    room.press()
    (tmp_path / "x.epub").write_bytes(b"x")
    note = room.out / FOLDER / DAY / "city.epub.json"
    told = json.loads(note.read_text())
    digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    note.write_text(json.dumps({**told, "path": place, "digests": [digest]}))
    room.write("a", status="withheld")
    room.press()
    assert (tmp_path / "x.epub").read_bytes() == b"x"


@pytest.mark.parametrize("data", [None, *BROKEN])
def test_an_output_folder_of_an_earlier_version(room: Newsroom, data: bytes | None) -> None:
    """EDN045 or EDN046: its report is all that tells, and not from what it was pressed."""
    room.press()
    shutil.rmtree(room.out / FOLDER)
    if data is not None:
        (room.out / DAY / "report.json").write_bytes(data)
    room.delete("a")
    report = room.press()
    assert room.file().exists()
    assert codes(report) == ["EDN045" if data is None else "EDN046"]
    if data is None:
        assert codes(room.press()) == ["EDN045"], "the report that told of it is another now"


def test_a_press_killed_between_note_and_file_knows_both(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    import paperpress.pressroom.task as task

    room.press()
    room.write("a", headline="Corrected")

    class KilledError(BaseException):
        pass

    def kill(path: Path, data: bytes) -> bool:
        raise KilledError

    with monkeypatch.context() as patched:
        patched.setattr(task, "write_whole", kill)
        with pytest.raises(KilledError):
            room.press()
    room.write("a", status="withheld")
    assert codes(room.press()) == ["EDN040"]
    assert not room.file().exists()


def test_a_press_killed_after_the_file_knows_it(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    import paperpress.pressroom.run as spine

    class KilledError(BaseException):
        pass

    def kill(*_: object) -> bool:
        raise KilledError

    with monkeypatch.context() as patched:
        patched.setattr(spine, "write_whole", kill)
        with pytest.raises(KilledError):
            room.press()
    assert not (room.out / DAY / "report.json").exists()
    room.write("a", status="withheld")
    assert codes(room.press()) == ["EDN040"]


def test_a_press_killed_when_the_file_was_set_aside_tells_of_it_the_next_time(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    import paperpress.pressroom.withdrawing as withdrawing

    class KilledError(BaseException):
        pass

    def kill(*_: object) -> None:
        raise KilledError

    room.press()
    room.write("a", status="withheld")
    with monkeypatch.context() as patched:
        patched.setattr(withdrawing, "forget", kill)
        with pytest.raises(KilledError):
            room.press()
    assert not room.file().exists()
    assert codes(room.press()) == ["EDN040"]
    assert codes(room.press()) == []
