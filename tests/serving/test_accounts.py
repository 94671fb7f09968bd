"""The file of accounts."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from paperpress.errors import ConfigurationError
from paperpress.serving.accounts import add_account, matches, read_accounts, remove_account


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "accounts.json"


def test_a_file_is_made_for_its_owner_alone(path: Path) -> None:
    add_account(path, "asha", "a quiet harbour")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    (account,) = read_accounts(path).accounts
    assert account.name == "asha"
    assert matches(account.password, "a quiet harbour")
    assert not matches(account.password, "a loud harbour")
    assert not matches("no hash", "a quiet harbour")
    with pytest.raises(ConfigurationError, match="remove it first"):
        add_account(path, "asha", "a quiet harbour")
    remove_account(path, "asha")
    assert read_accounts(path).accounts == ()
    with pytest.raises(ConfigurationError, match="no account 'asha'"):
        remove_account(path, "asha")


@pytest.mark.parametrize("name", ["", " ", "a:b", "a\nb", "a\0", "x" * 201])
def test_a_name_that_no_client_could_send_is_refused(path: Path, name: str) -> None:
    with pytest.raises(ConfigurationError, match="can't be an account's name"):
        add_account(path, name, "a quiet harbour")
    assert not path.exists()


@pytest.mark.parametrize("password", ["", "short", "x" * 201])
def test_a_password_has_a_length(path: Path, password: str) -> None:
    with pytest.raises(ConfigurationError, match="8 to 200"):
        add_account(path, "asha", password)


@pytest.mark.parametrize(
    "text", ["", "{}x", '{"accounts": [{"name": "x"}]}', '{"format": 2}', "[]"]
)
def test_a_file_that_is_something_else_is_refused(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    path.chmod(0o600)
    with pytest.raises(ConfigurationError, match="is no file of accounts"):
        read_accounts(path)


def test_a_file_that_is_not_there_says_how_to_make_one(path: Path) -> None:
    with pytest.raises(ConfigurationError, match="paperpress account add"):
        read_accounts(path)


def test_a_file_that_others_can_read_is_refused(path: Path) -> None:
    add_account(path, "asha", "a quiet harbour")
    path.chmod(0o604)
    for use in (read_accounts, lambda where: add_account(where, "jonah", "a quiet harbour")):
        with pytest.raises(ConfigurationError, match="chmod 600"):
            use(path)
