"""The file of accounts: names, and what their passwords and tokens are recognised by.

A password is kept as argon2id makes it, which costs whoever steals the file memory and time for
each guess. A token is 128 random bits, which nobody guesses, so a plain digest of it is enough.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from secrets import token_urlsafe
from typing import Annotated, Final, Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from pydantic import Field, TypeAdapter, ValidationError

from paperpress.errors import ConfigurationError
from paperpress.files.atomic import write_secret
from paperpress.files.turns import taking_turns

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_TOKEN_BYTES = 16
_LEAST, _MOST = 8, 200
HASHER: Final = PasswordHasher()


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may read."""

    name: str
    password: Annotated[str, Field(pattern=r"^\$argon2id\$")]
    token: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    """The digest of the token."""


@dataclass(frozen=True, slots=True)
class Accounts:
    """Everybody who may read."""

    accounts: tuple[Account, ...] = ()
    format: Literal[1] = 1


def read_accounts(path: Path) -> Accounts:
    """Return the accounts of a file that its owner alone can read.

    Raises:
        ConfigurationError: it isn't there, others can read it, or it is no file of accounts.
    """
    try:
        with path.open("rb") as file:
            # The mode of what is open, so that nobody changes the file in between.
            if os.name == "posix" and os.fstat(file.fileno()).st_mode & _OTHERS:
                raise ConfigurationError(
                    f"others can read the accounts in {path}: give it the mode 0600 (chmod 600)"
                )
            return _adapter.validate_json(file.read())
    except OSError as error:
        raise ConfigurationError(
            f"{path}: can't be read: {error.strerror}; `paperpress account add` makes it"
        ) from None
    except ValidationError:
        raise ConfigurationError(
            f"{path}: is no file of accounts: make one with `paperpress account add`"
        ) from None


def add_account(path: Path, name: str, password: str) -> str:
    """Add an account to a file, which is made where there is none, and return its token.

    Raises:
        ConfigurationError: the name or the password can't be used, or the name is taken.
        OSError: the file can't be written.
    """
    name, password = plain(name), plain(password)
    if not name.strip() or len(name) > _MOST or ":" in name or not name.isprintable():
        raise ConfigurationError(f"{name!r} can't be an account's name: no colon, one line")
    if not _LEAST <= len(password) <= _MOST:
        raise ConfigurationError(f"a password has {_LEAST} to {_MOST} characters")
    token = token_urlsafe(_TOKEN_BYTES)
    with taking_turns(_lock_of(path)):
        before = read_accounts(path).accounts if path.exists() else ()
        if any(account.name == name for account in before):
            raise ConfigurationError(f"{path}: has an account {name!r} already: remove it first")
        account = Account(name, HASHER.hash(password), digest_of(token))
        _write(path, (*before, account))
    return token


def remove_account(path: Path, name: str) -> None:
    """Remove an account from a file.

    Raises:
        ConfigurationError: there is no such account.
        OSError: the file can't be written.
    """
    name = plain(name)
    with taking_turns(_lock_of(path)):
        before = read_accounts(path).accounts
        after = tuple(account for account in before if account.name != name)
        if after == before:
            raise ConfigurationError(f"{path}: has no account {name!r}")
        _write(path, after)


def matches(hashed: str, password: str) -> bool:
    """Tell whether a password is the one that was hashed."""
    try:
        return HASHER.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


def plain(text: str) -> str:
    """Return a name or password in the form in which it is compared.

    One keyboard sends an accent as a letter's own, another as a mark behind it.
    """
    return unicodedata.normalize("NFC", text)


def digest_of(token: str) -> str:
    """Return what a token is recognised by."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _lock_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")


def _write(path: Path, accounts: tuple[Account, ...]) -> None:
    write_secret(path, _adapter.dump_json(Accounts(accounts), indent=1) + b"\n")


_adapter = TypeAdapter(Accounts)
