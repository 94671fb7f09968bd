"""What is kept for the next time: never wrong, never torn, never in the way."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import paperpress
from paperpress.errors import ConfigurationError
from paperpress.files.cache import REMOTE, Cache, code, key_of, limit, note_use

KEY = key_of("a bus")
parts = st.lists(st.one_of(st.text(), st.binary()), max_size=4)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def entry(cache: Cache) -> Path:
    (path,) = (path for path in cache.folder.rglob("*") if path.is_file())
    return path


def test_what_is_put_is_got_under_its_shelf_and_key_alone(cache: Cache) -> None:
    assert cache.put("pictures", KEY, b"bytes")
    assert cache.get("pictures", KEY) == b"bytes"
    assert cache.get("editions", KEY) is None
    assert cache.get("pictures", key_of("another")) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=40), place=st.integers(0), change=st.integers(1, 255))
def test_one_altered_byte_anywhere_is_told(
    cache: Cache, data: bytes, place: int, change: int
) -> None:
    cache.put("pictures", KEY, data)
    path = entry(cache)
    torn = bytearray(path.read_bytes())
    torn[place % len(torn)] ^= change
    path.write_bytes(torn)
    assert cache.get("pictures", KEY) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=40), left=st.integers(0))
def test_a_torn_entry_is_told(cache: Cache, data: bytes, left: int) -> None:
    """A power cut may leave any beginning of a file."""
    cache.put("pictures", KEY, data)
    path = entry(cache)
    whole = path.read_bytes()
    path.write_bytes(whole[: left % len(whole)])
    assert cache.get("pictures", KEY) is None


def test_an_entry_under_another_name_is_told(cache: Cache) -> None:
    """A file system that mixes names up mustn't put one picture in another's place."""
    cache.put("pictures", KEY, b"bytes")
    other = key_of("another")
    place = cache.folder / "pictures" / other[:2] / other[2:]
    place.parent.mkdir(parents=True)
    shutil.copy(entry(cache), place)
    assert cache.get("pictures", other) is None


def test_a_torn_entry_is_made_good(cache: Cache) -> None:
    cache.put("pictures", KEY, b"bytes")
    entry(cache).write_bytes(b"")
    cache.put("pictures", KEY, b"bytes")
    assert cache.get("pictures", KEY) == b"bytes"


def test_a_folder_that_cannot_be_written_costs_time_alone(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file stands where the folder would")
    cache = Cache(tmp_path / "cache")
    assert not cache.put("pictures", KEY, b"bytes")
    assert cache.get("pictures", KEY) is None
    assert cache.trim() == 0


@given(parts, parts)
def test_two_lists_of_parts_never_run_together(one: list[str | bytes], other: list[str | bytes]):
    def plain(given: list[str | bytes]) -> list[bytes]:
        return [p.encode("utf-8", "surrogatepass") if isinstance(p, str) else p for p in given]

    assert (key_of(*one) == key_of(*other)) == (plain(one) == plain(other))


@pytest.mark.slow
def test_the_code_and_the_libraries_are_told_by_content(tmp_path: Path) -> None:
    """A changed line of source, or another version of a library, is another key."""
    package = Path(paperpress.__file__).parent
    copy = tmp_path / "paperpress"
    shutil.copytree(package, copy, ignore=shutil.ignore_patterns("__pycache__"))

    def told() -> str:
        command = [sys.executable, "-c", "from paperpress.files.cache import code; print(code())"]
        given = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(
            command, env=given, cwd=tmp_path, check=True, capture_output=True, text=True
        ).stdout

    first = told()
    assert told() == first
    encoding = copy / "pictures" / "process" / "encoding.py"
    encoding.write_bytes(encoding.read_bytes() + b"\n")
    second = told()
    assert second != first
    (tmp_path / "Pillow-99.dist-info").mkdir()
    assert told() not in {first, second}


def test_the_code_is_the_same_for_every_process_of_a_run() -> None:
    with ProcessPoolExecutor(1) as executor:
        assert executor.submit(code).result() == code()


# Its size


def used(cache: Cache, name: str, *, hours_ago: float, shelf: str = "pictures") -> Path:
    cache.put(shelf, key_of(name), bytes(1000))
    path = cache.folder / shelf / key_of(name)[:2] / key_of(name)[2:]
    moment = time.time() - hours_ago * 3600
    os.utime(path, (moment, moment))
    return path


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit=5000)
    paths = [used(cache, str(hours), hours_ago=hours) for hours in (10, 9, 8, 7, 6)]
    assert cache.trim() > 0
    assert [path.exists() for path in paths] == [False, False, True, True, True]
    assert sum(shelf.bytes for shelf in cache.shelves()) <= 5000


def test_a_fetched_file_stays_for_the_press_that_has_its_path(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit=1)
    kept = used(cache, "now", hours_ago=0, shelf=REMOTE)
    gone = (used(cache, "old", hours_ago=2, shelf=REMOTE), used(cache, "now", hours_ago=0))
    cache.trim()
    assert kept.exists()
    assert not any(path.exists() for path in gone)


def test_below_the_limit_nothing_goes(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit=5000)
    used(cache, "old", hours_ago=1000)
    assert cache.trim() == 0


def test_a_use_counts(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    path = used(cache, "old", hours_ago=10)
    cache.get("pictures", key_of("old"))
    assert time.time() - path.stat().st_mtime < 60
    note_use(tmp_path / "gone")


def test_the_limit_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPERPRESS_CACHE_SIZE", "12")
    assert limit() == 12_000_000
    monkeypatch.setenv("PAPERPRESS_CACHE_SIZE", "12 GB")
    with pytest.raises(ConfigurationError, match="no number of megabytes"):
        limit()


# Several at once, and a kill


def _write_and_read(folder: Path, number: int) -> list[int]:
    """Gives the sizes of what was read: each the one that was put, or nothing."""
    cache = Cache(folder)
    read = []
    for turn in range(40):
        key = key_of(str(turn % 5))
        cache.put("pictures", key, bytes([turn % 5]) * 20_000)
        data = cache.get("pictures", key)
        if data is not None:
            assert data == bytes([turn % 5]) * 20_000
            read.append(number)
        if turn % 13 == 0:
            cache.trim()
    return read


@pytest.mark.slow
def test_several_presses_may_write_at_once(tmp_path: Path) -> None:
    with ProcessPoolExecutor(4) as executor:
        for read in executor.map(_write_and_read, [tmp_path] * 4, range(4)):
            assert read


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0.0, 0.01, 0.03])
def test_killed_at_any_moment_no_entry_is_torn(tmp_path: Path, delay: float) -> None:
    script = (
        "from pathlib import Path; from paperpress.files.cache import Cache, key_of\n"
        "print('ready', flush=True)\n"
        "for n in range(10**6):\n"
        f"    Cache(Path({str(tmp_path)!r})).put('pictures', key_of(str(n)), bytes(300_000))\n"
    )
    writer = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
    assert writer.stdout is not None
    writer.stdout.readline()
    while not (tmp_path / "pictures").is_dir():
        time.sleep(0.001)
    time.sleep(delay)
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    whole = [path for path in tmp_path.rglob("*") if path.is_file() and "part" not in path.name]
    for path in whole:
        key = path.parent.name + path.name
        assert Cache(tmp_path).get("pictures", key) == bytes(300_000)


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.mkdir()


def _link(path: Path) -> None:
    other = path.with_name("elsewhere")
    other.write_bytes(b"x")
    path.symlink_to(other)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _loop(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.parametrize("put_there", [_fifo, _folder, _link, _device, _loop])
@pytest.mark.parametrize("instead", [True, False])
def test_what_is_no_regular_file_is_nothing(
    cache: Cache, put_there: Callable[[Path], None], instead: bool
) -> None:
    """In an entry's place, and beside one: it is neither read, nor waited for, nor counted."""
    cache.put("pictures", KEY, b"bytes")
    path = entry(cache)
    if instead:
        path.unlink()
        put_there(path)
    else:
        put_there(path.with_name("f" * 62))
    assert cache.get("pictures", KEY) == (None if instead else b"bytes")
    assert sum(shelf.entries for shelf in cache.shelves()) == (not instead) + (put_there is _link)
    replace(cache, limit=0).trim()
    assert cache.get("pictures", KEY) is None
    cache.put("pictures", KEY, b"anew")
    assert cache.get("pictures", KEY) in {b"anew", None}
    cache.clear()
    assert cache.shelves() == ()


def test_a_link_to_another_entry_is_none(cache: Cache) -> None:
    """By its content it would be one: a link may lead out of the cache."""
    cache.put("pictures", KEY, b"bytes")
    path = entry(cache)
    path.rename(cache.folder / "moved")
    path.symlink_to(cache.folder / "moved")
    assert cache.get("pictures", KEY) is None


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such modes")
def test_every_folder_is_for_this_user_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        cache = Cache(tmp_path / "var" / "cache" / "paperpress")
        cache.put("pictures", KEY, b"bytes")
    finally:
        os.umask(before)
    folders = [path for path in (tmp_path / "var", *(tmp_path / "var").rglob("*")) if path.is_dir()]
    assert {oct(path.stat().st_mode & 0o777) for path in folders} == {"0o700"}
    assert entry(cache).stat().st_mode & 0o077 == 0


def test_what_a_killed_press_left_is_swept_when_the_cache_is_trimmed(cache: Cache) -> None:
    cache.put("pictures", KEY, b"bytes")
    left = entry(cache).with_name(".paperpress-abcd1234.part")
    left.write_bytes(b"half")
    assert [shelf.entries for shelf in cache.shelves()] == [1]
    assert cache.trim() == 0
    assert not left.exists()
    assert cache.get("pictures", KEY) == b"bytes"
