"""Passwords: read where paperpress.toml says, shown nowhere."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from paperpress.config.targets import EmailTarget, WebDavTarget
from paperpress.delivery.answers import UnusableError
from paperpress.files.secrets import SecretError, read_secret

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
    try:
        secret = read_secret(target.password_env, target.password_file, folder, environ)
    except SecretError as error:
        raise UnusableError(str(error)) from None
    return Login(target.username, SecretStr(secret))
