"""Files that are whole or not there, also after a kill; and every error names its file."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsroom import record, run
from paperpress.files import atomic
from paperpress.files.atomic import is_part, sweep, write_passing, write_pieces, write_whole

#: Begins a file, says so, and never ends it.
_ENDLESS = """
import sys, time
from pathlib import Path
from paperpress.files.atomic import write_pieces
def pieces():
    yield b"half of it"
    print("begun", flush=True)
    time.sleep(600)
write_pieces(Path(sys.argv[1]), pieces())
"""


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process in the middle of writing day.jsonl."""
    command = [sys.executable, "-c", _ENDLESS, str(tmp_path / "day.jsonl")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        yield process
        process.kill()


def parts(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if is_part(path.name)]


@pytest.mark.skipif(sys.platform == "win32", reason="parts aren't locked there, but old")
def test_what_a_killed_run_left_is_swept_by_the_next(
    tmp_path: Path, writer: subprocess.Popen[str]
) -> None:
    write_whole(tmp_path / "a.epub", b"while it is being written")
    assert len(parts(tmp_path)) == 1
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    assert len(parts(tmp_path)) == 1
    write_whole(tmp_path / "b.epub", b"afterwards")
    assert parts(tmp_path) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.epub", "b.epub"]


def test_nothing_but_our_own_parts_is_swept(tmp_path: Path) -> None:
    others = [".part", "film.part", ".film.abcd1234.part", ".paperpress-x.part", "a.epub"]
    for name in others:
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / ".paperpress-abcd1234.part").mkdir()
    os.mkfifo(tmp_path / ".paperpress-abcd1235.part")
    (tmp_path / ".paperpress-abcd1236.part").symlink_to(tmp_path / "a.epub")
    before = sorted(tmp_path.iterdir())
    sweep(tmp_path)
    sweep(tmp_path / "gone")
    assert sorted(tmp_path.iterdir()) == before


def test_a_part_that_was_swept_before_it_was_locked_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = atomic._locked
    swept = []

    def locked(file: object, *, wait: bool) -> bool:
        if wait and not swept:
            swept.extend(parts(tmp_path))
            swept[0].unlink()
        return plain(file, wait=wait)

    monkeypatch.setattr(atomic, "_locked", locked)
    write_whole(tmp_path / "a.epub", b"whole")
    assert len(swept) == 1
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"whole"]


@pytest.mark.parametrize("write", [write_whole, write_passing])
def test_a_part_is_kept_from_a_sweep_until_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path, bytes], object]
) -> None:
    """Another run in the same folder may sweep at any moment."""
    genuine = Path.replace
    swept = []

    def named(self: Path, target: Path) -> Path:
        swept.extend(parts(tmp_path))
        sweep(tmp_path)
        return genuine(self, target)

    monkeypatch.setattr(Path, "replace", named)
    write(tmp_path / "a.epub", b"whole")
    assert len(swept) == 1
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"whole"]


@pytest.mark.parametrize(("write", "mode"), [(write_whole, 0o640), (write_passing, 0o600)])
def test_who_may_read_a_file_follows_the_mask_which_nobody_sets(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    write: Callable[[Path, bytes], object],
    mode: int,
) -> None:
    """A mask is the process's: while one thread has set it aside, another's files are anybody's."""
    genuine = os.umask
    before = genuine(0o027)
    monkeypatch.delattr(os, "umask")
    try:
        write(tmp_path / "a.epub", b"x")
    finally:
        genuine(before)
    assert (tmp_path / "a.epub").stat().st_mode & 0o777 == mode


@pytest.mark.parametrize("write", [write_whole, write_passing])
def test_a_full_disk_is_told_with_the_file_that_was_to_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: object
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left") as caught:
        write(tmp_path / "a.epub", b"x")  # type: ignore[operator]
    assert caught.value.filename == str(tmp_path / "a.epub")
    assert list(tmp_path.iterdir()) == []


def test_an_error_of_another_kind_leaves_nothing_either(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"x"
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        write_pieces(tmp_path / "a.jsonl", pieces())
    assert list(tmp_path.iterdir()) == []


def test_the_command_names_the_file_that_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "day.json").write_text(__import__("json").dumps(record()))
    (tmp_path / "dist").write_text("a file where the folder should be")
    done = run(tmp_path, "build", "day.json", "--title", "T", "--language", "en", "--no-cache")
    assert done.returncode in {1, 3}
    assert "dist" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CONTRACT, section 1: a failed write leaves what stood before, and no rest."""
    path = tmp_path / "x.epub"
    write_whole(path, b"old")
    monkeypatch.setattr(os, "fsync", _full)
    with pytest.raises(OSError, match="full"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["x.epub"]


def _full(_: int) -> None:
    raise OSError(28, "disk full")
