"""Options of commands: what is no value of theirs is told with what would be one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsroom import record, run
from paperpress.model.sizes import size_in_bytes

TOML = '[masthead]\ntitle = "T"\nlanguage = "en"\n'


@pytest.mark.parametrize(
    "address",
    ["https://courier.example/feed", "http://x", "ftp://x/y", "feed://x", "HTTPS://X", "file:///x"],
)
def test_an_address_as_a_source_is_told_what_is_taken(paper: Path, address: str) -> None:
    result = run(paper, "build", address)
    assert result.returncode == 2
    assert "is an address, and files, folders or - for standard input are taken" in result.stderr
    (paper / "paperpress.toml").write_text(f'{TOML}[sources]\nfiles = ["{address}"]\n', "utf-8")
    result = run(paper, "build")
    assert result.returncode == 2
    assert "is an address" in result.stderr


@pytest.mark.parametrize(
    ("desk", "said"),
    [
        ("ctiy", "there is no desk 'ctiy': did you mean 'city'? the desks are"),
        ("sport", "there is no desk 'sport': the desks are city, world-desk (World Desk)"),
        ("World Desk", "world-desk"),
    ],
)
def test_a_desk_that_is_none_is_told_which_there_are(paper: Path, desk: str, said: str) -> None:
    result = run(paper, "build", "--desk", desk)
    assert result.returncode == 2
    assert said in result.stderr
    assert not (paper / "dist").exists()


def test_a_desk_that_has_nothing_today_is_one(paper: Path) -> None:
    (paper / "paperpress.toml").write_text(
        f'{TOML}[[desks]]\nslug = "sport"\nname = "Sport"\n', "utf-8"
    )
    assert run(paper, "build", "--desk", "sport").returncode == 3
    (paper / "articles" / "b.json").write_text(
        json.dumps(record(id="b", desk="World Desk", status="draft"))
    )
    assert run(paper, "build", "--desk", "world-desk").returncode == 3


@pytest.mark.parametrize("size", ["8", "8.5", "8000000", " 8 "])
def test_a_size_without_a_unit_is_asked_for_it(paper: Path, size: str) -> None:
    result = run(paper, "build", "--max-size", size)
    assert result.returncode == 2
    assert f"has no unit: write {size.strip()}MB" in result.stderr
    (paper / "paperpress.toml").write_text(f"{TOML}[edition]\nmax_size = {size}\n", "utf-8")
    assert "has no unit" in run(paper, "build").stderr


@pytest.mark.parametrize("size", ["", "MB", "8XB", "8M", "-8MB", "0MB", "8 MB MB", "１MB", "1e9MB"])
def test_what_is_no_size_is_told(size: str) -> None:
    with pytest.raises(ValueError, match="is no size: write one such as 8MB"):
        size_in_bytes(size)


def test_sizes_have_units() -> None:
    sizes = [size_in_bytes(s) for s in ("8MB", "8 mb", "900kB", "8MiB", "12B", "1.5GB")]
    assert sizes == [8_000_000, 8_000_000, 900_000, 8 * 1024**2, 12, 1_500_000_000]
