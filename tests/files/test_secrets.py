"""Secrets come from the environment, or from a file that nobody else can read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from paperpress.files.secrets import SecretError, read_secret


def written(folder: Path, data: bytes, mode: int = 0o600) -> str:
    path = folder / "password"
    path.write_bytes(data)
    path.chmod(mode)
    return path.name


def test_a_secret_comes_from_the_environment_or_a_file_s_first_line(tmp_path: Path) -> None:
    assert read_secret("PEARL", None, tmp_path, {"PEARL": "oyster"}) == "oyster"
    assert read_secret(None, written(tmp_path, b"oyster\r\nmore\n"), tmp_path, {}) == "oyster"


def test_what_isn_t_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SecretError, match="PEARL isn't set"):
        read_secret("PEARL", None, tmp_path, {"PEARL": ""})
    with pytest.raises(SecretError, match="can't be read"):
        read_secret(None, "nothing", tmp_path, {})


@pytest.mark.parametrize(("data", "why"), [(b"", "empty line"), (b"\xff\xfe", "no text in UTF-8")])
def test_a_file_that_holds_none_is_told(tmp_path: Path, data: bytes, why: str) -> None:
    with pytest.raises(SecretError, match=why):
        read_secret(None, written(tmp_path, data), tmp_path, {})


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_file_that_others_can_read_is_refused_and_not_shown(tmp_path: Path) -> None:
    with pytest.raises(SecretError, match="0600") as error:
        read_secret(None, written(tmp_path, b"oyster", 0o644), tmp_path, {})
    assert "oyster" not in str(error.value)
