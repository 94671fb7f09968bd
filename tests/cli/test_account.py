"""`paperpress account`."""

from __future__ import annotations

import re
from pathlib import Path
from subprocess import CompletedProcess

from newsroom import run


def account(folder: Path, *given: str, password: str = "") -> CompletedProcess[str]:
    return run(folder, "account", *given, text=password)


def test_an_account_is_added_listed_and_removed(tmp_path: Path) -> None:
    done = account(tmp_path, "add", "asha", password="a quiet harbour\nmore\n")
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"t/[A-Za-z0-9_-]{22}/\n", done.stdout)
    assert "harbour" not in done.stdout + done.stderr
    assert account(tmp_path, "list").stdout == "asha\n"
    assert account(tmp_path, "add", "asha", password="a quiet harbour").returncode == 2
    assert account(tmp_path, "remove", "asha").returncode == 0
    assert account(tmp_path, "list").stdout == ""
    assert account(tmp_path, "remove", "asha").returncode == 2


def test_without_a_password_none_is_added(tmp_path: Path) -> None:
    done = account(tmp_path, "add", "asha")
    assert done.returncode == 2
    assert "there is no password" in done.stderr
    assert not list(tmp_path.iterdir())
