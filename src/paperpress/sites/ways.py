"""Ways to read a newspaper's site, as they are found when a new publication is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from paperpress.config.sites import SiteKind
from paperpress.sites.front_page import FrontPage

GHOST_KEY: Final = "GHOST_CONTENT_KEY"
"""The environment variable that a key of Ghost's content API is looked for in."""


@dataclass(frozen=True, slots=True)
class DeskFound:
    """A desk, as the site has it."""

    name: str
    count: int
    """Articles in it, as far as the site tells or was looked at."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to read a site."""

    kind: SiteKind
    url: str
    what: str
    """Said of it: half a sentence."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """More of the table in paperpress.toml, by its keys."""
    desks: tuple[DeskFound, ...] = ()
    title: str = ""
    language: str = ""
    timezone: str = ""
    notes: tuple[str, ...] = ()
    """Comments for paperpress.toml: what else there is, and what it needs."""
    whole: bool = True
    """Whether it gives whole articles by itself."""


@dataclass(frozen=True, slots=True)
class Detected:
    """A site, with the best way to read it."""

    front: FrontPage
    way: Way
    others: tuple[Way, ...]
    """Not taken."""
    missing: tuple[str, ...]
    """What was looked for in vain, or couldn't be used, with why."""
