"""What a family of devices can show (data: profiles.toml, with the source of each figure)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib import resources
from types import MappingProxyType

from paperpress.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Profile:
    """A family of devices: not a user, and not one device."""

    name: str
    summary: str
    """A line for `paperpress profiles`."""
    width: int
    """Pixels of the screen, held upright."""
    height: int
    """Pixels of the screen, held upright."""
    colour: bool
    """Whether colours are shown; else pictures are greyed."""
    extension: str
    """Of the edition's file, with the dot."""
    cover_page: bool
    """Whether the cover is also the first page."""
    qr_code: bool
    """Whether an article ends with a QR code of its address."""
    jpeg_quality: int
    """As libjpeg counts it, 1 to 95."""

    @property
    def box(self) -> tuple[int, int]:
        """Width and height, in pixels."""
        return self.width, self.height


@cache
def profiles() -> Mapping[str, Profile]:
    """Every profile by its name, in the order of the data; the first is the default."""
    text = resources.files("paperpress").joinpath("profiles.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    return MappingProxyType({name: Profile(name=name, **table) for name, table in tables.items()})


def profile(name: str) -> Profile:
    """The profile of that name.

    Raises:
        ConfigurationError: there is none; the message offers the nearest.
    """
    known = profiles()
    if name in known:
        return known[name]
    near = get_close_matches(name.lower(), known, n=1)
    offer = f"did you mean {near[0]!r}?" if near else f"take one of {', '.join(known)}"
    raise ConfigurationError(f"there is no profile {name!r}: {offer}")
