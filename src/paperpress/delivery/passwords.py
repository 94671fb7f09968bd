"""Passwords: read where paperpress.toml says, shown nowhere."""

from __future__ import annotations

import base64
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from paperpress.config.targets import EmailTarget, WebDavTarget
from paperpress.delivery.answers import UnusableError

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_HIDDEN = "…"


@dataclass(frozen=True, slots=True)
class Login:
    """The username and password that a server asks for."""

    username: str
    password: SecretStr

    def hide(self, text: str) -> str:
        """Return a text without the password: a server may say again what it was told."""
        secret = self.password.get_secret_value()
        for form in (secret, *_encoded(self.username, secret)):
            text = text.replace(form, _HIDDEN)
        return text


def _encoded(username: str, secret: str) -> list[str]:
    """Return the forms in which mail and web servers get a password (SASL PLAIN and LOGIN, Basic)."""
    ways = (f"\0{username}\0{secret}", secret, f"{username}:{secret}")
    return [base64.b64encode(way.encode()).decode() for way in ways]


def login_of(
    target: EmailTarget | WebDavTarget, folder: Path, environ: Mapping[str, str]
) -> Login | None:
    """Read the password of a target; None where it has none.

    Args:
        target: says where the password is.
        folder: that of paperpress.toml.
        environ: the environment's variables.

    Raises:
        UnusableError: it isn't there, or others can read its file.
    """
    if target.username is None:
        return None
    if target.password_env is not None:
        secret = environ.get(target.password_env, "")
        if not secret:
            raise UnusableError(f"the environment variable {target.password_env} isn't set")
    else:
        secret = _from_file(folder / (target.password_file or ""))
    return Login(target.username, SecretStr(secret))


def _from_file(path: Path) -> str:
    """Return the first line of a file that only its owner can read."""
    try:
        with path.open("rb") as file:
            # The mode of what is open, so that nobody changes the file in between.
            if os.name == "posix" and os.fstat(file.fileno()).st_mode & _OTHERS:
                raise UnusableError(
                    f"others can read the password in {path}: give it the mode 0600 (chmod 600)"
                )
            secret = file.readline(4096).decode("utf-8").rstrip("\r\n")
    except OSError as error:
        raise UnusableError(f"the password's file {path} can't be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UnusableError(f"the password's file {path} is no text in UTF-8") from None
    if not secret:
        raise UnusableError(f"the password's file {path} begins with an empty line")
    return secret
