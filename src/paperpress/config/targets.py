"""Where editions are sent, as ``[[deliver]]`` of paperpress.toml says (docs/delivery.md)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Final, Literal, Self, TypeAlias
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, model_validator

from paperpress.config.passwords import LOOPBACK, WithPassword, web_address
from paperpress.errors import ConfigurationError
from paperpress.model.record import Record
from paperpress.model.text import RequiredLine
from paperpress.profiles import Profile, profile

Corrections: TypeAlias = Literal["always", "never", "daily"]
"""Whether a corrected edition is sent: each, none, or at most one on a day."""

Security: TypeAlias = Literal["starttls", "tls", "none"]
"""How a line to a mail server is made private: asked for on it, from its first byte, or not."""

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MAILBOX = re.compile(r"[^\s@<>()\[\],;:\\\"]{1,64}@[^\s@<>()\[\],;:\\\"]{1,255}")
_PORTS: dict[Security, int] = {"starttls": 587, "tls": 465, "none": 25}


def ascii_address(text: str) -> str:
    """Return an e-mail address as it is sent to: the domain in ASCII.

    Raises:
        ValueError: it is no address, or one that a mail server without SMTPUTF8 can't take.
    """
    if not _MAILBOX.fullmatch(text) or not text.rpartition("@")[0].isascii():
        raise ValueError("is no e-mail address: write one such as name@example.com")
    local, _, domain = text.rpartition("@")
    try:
        return f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        raise ValueError("is no e-mail address: its domain can't be one") from None


def _named(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError("stands in file names: write small letters, digits and hyphens")
    return name


def _web(address: str) -> str:
    """Return an address that a folder's path can be put behind; an error shows no part of the address."""
    parts = urlsplit(web_address(address, "https://cloud.example/dav/papers/"))
    if parts.query or parts.fragment:
        raise ValueError("is a folder's address: take away what follows ? or #")
    return address if address.endswith("/") else f"{address}/"


Address: TypeAlias = Annotated[RequiredLine, AfterValidator(ascii_address)]


class _Target(Record):
    """What every target says."""

    name: Annotated[RequiredLine, AfterValidator(_named)]
    profile: RequiredLine | None = None
    """Editions pressed for this profile are sent; None: for the first that is pressed."""
    desks: tuple[RequiredLine, ...] = ()
    """Slugs; none: all."""
    corrections: Corrections = "always"
    after_build: bool = False
    """Whether `paperpress build` sends what is due when it ends."""
    days: Annotated[int, Field(ge=1, le=60)] = 7
    """For how many days, counted back from the newest, an edition is tried and corrected."""


class EmailTarget(_Target, WithPassword):
    """A message for each edition and each address."""

    by: Literal["email"]
    host: RequiredLine
    security: Security = "starttls"
    port: Annotated[int, Field(ge=1, le=65535)] | None = None
    sender: Address
    to: Address | None = None
    list: RequiredLine | None = None
    """A file of addresses, one a line, from the folder of paperpress.toml."""

    @property
    def port_number(self) -> int:
        """The port, else the one that is usual for the security."""
        return self.port or _PORTS[self.security]

    @model_validator(mode="after")
    def _whom(self) -> Self:
        if (self.to is None) == (self.list is None):
            raise ValueError("write to, for one address, or list, for a file of them")
        if self.security == "none" and self.has_password and self.host not in LOOPBACK:
            raise ValueError('security = "none" would send the password for all to read')
        return self


class FolderTarget(_Target):
    """A folder of this machine: of a device that is plugged in, or one that is synced."""

    by: Literal["folder"]
    folder: RequiredLine
    """From the folder of paperpress.toml. It is never made: a device that isn't there has none."""
    mount: RequiredLine | None = None
    """Where the device is mounted, where its folder is there without it too."""


class WebDavTarget(_Target, WithPassword):
    """A folder of a WebDAV server."""

    by: Literal["webdav"]
    url: Annotated[RequiredLine, AfterValidator(_web)]

    @model_validator(mode="after")
    def _private(self) -> Self:
        parts = urlsplit(self.url)
        if parts.scheme == "http" and self.has_password and parts.hostname not in LOOPBACK:
            raise ValueError("url: http would send the password for all to read: write https")
        return self


class CommandTarget(_Target):
    """A program that is told of each edition on its standard input."""

    by: Literal["command"]
    command: Annotated[tuple[RequiredLine, ...], Field(min_length=1)]
    """The program and its arguments; no shell reads them."""
    timeout: Annotated[int, Field(ge=1, le=86_400)] = 300
    """Seconds."""


Target: TypeAlias = Annotated[
    EmailTarget | FolderTarget | WebDavTarget | CommandTarget, Field(discriminator="by")
]


def _names_differ(targets: tuple[Target, ...]) -> tuple[Target, ...]:
    names = [target.name for target in targets]
    if len(set(names)) != len(names):
        raise ValueError("two have the same name")
    return targets


Targets: TypeAlias = Annotated[tuple[Target, ...], AfterValidator(_names_differ)]

TARGET_KEYS: Final = tuple(
    dict.fromkeys(
        name
        for kind in (EmailTarget, FolderTarget, WebDavTarget, CommandTarget)
        for name in kind.model_fields
    )
)
"""The keys of a target, whichever way it is served."""


def check_profiles(targets: Sequence[Target], custom: Mapping[str, Profile]) -> None:
    """See that targets name profiles that come along, or `custom` ones of a paperpress.toml.

    Raises:
        ConfigurationError: one doesn't.
    """
    for number, target in enumerate(targets):
        if target.profile is not None:
            try:
                profile(target.profile, custom)
            except ConfigurationError as error:
                raise ConfigurationError(f"deliver[{number}].profile: {error}") from None
