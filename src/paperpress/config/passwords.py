"""Where a password is that a server asks for; never the password itself."""

from __future__ import annotations

import re
from typing import Annotated, Final, Self, TypeAlias
from urllib.parse import urlsplit

from pydantic import AfterValidator, model_validator

from paperpress.model.record import Record
from paperpress.model.text import RequiredLine

#: Hosts to which a password may go in the clear: it doesn't leave the machine.
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def _variable(name: str) -> str:
    if not _VARIABLE.fullmatch(name):
        raise ValueError("must be the name of an environment variable, not the password itself")
    return name


Variable: TypeAlias = Annotated[RequiredLine, AfterValidator(_variable)]
"""The name of an environment variable."""


def web_address(address: str, example: str) -> str:
    """Return an address of the web; an error shows no part of it, since it may hold a key.

    Raises:
        ValueError: it is none, or holds a name and a password.
    """
    try:
        parts = urlsplit(address)
        wrong = parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0
    except ValueError:
        wrong = True
    if wrong:
        raise ValueError(f"is no web address: write one such as {example}")
    if "@" in parts.netloc:
        raise ValueError("must not hold name and password: write username and password_env")
    return address


class WithPassword(Record):
    """What may ask who one is."""

    username: RequiredLine | None = None
    password_env: Variable | None = None
    """The environment variable that holds the password."""
    password_file: RequiredLine | None = None
    """The file that holds the password, from the folder of paperpress.toml."""

    @property
    def has_password(self) -> bool:
        """Whether it says where a password is."""
        return self.password_env is not None or self.password_file is not None

    @model_validator(mode="after")
    def _one_password(self) -> Self:
        if self.password_env is not None and self.password_file is not None:
            raise ValueError("write password_env or password_file, not both")
        if self.has_password != (self.username is not None):
            raise ValueError(
                "username goes with password_env or password_file, and without neither"
            )
        return self
