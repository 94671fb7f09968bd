"""Devices that pages are proofed on (docs/proofs.md)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from importlib import resources
from types import MappingProxyType

from paperpress.errors import ConfigurationError


class Letters(StrEnum):
    """Sizes of letter that a reader chooses."""

    SMALL = "small"
    USUAL = "usual"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class Device:
    """One device, as its screen shows a page."""

    id: str
    """As ``--device`` names it."""
    name: str
    """As a proof names it."""
    size: tuple[int, int]
    """Pixels of the screen, held upright."""
    ppi: int
    """Pixels an inch."""
    greys: int
    """Of a panel of e-ink; 0 on glass."""
    colour: bool
    """On e-ink by a filter, at half the resolution."""
    text: Mapping[str, float]
    """Body text in points at each size of letter."""
    profiles: tuple[str, ...] = ()
    """The profiles whose editions it shows where a profile is named instead of a device."""
    measured: bool = False
    """Whether editions are measured on it where no device is named."""

    @property
    def points(self) -> tuple[float, float]:
        """The screen in points, 72 an inch."""
        return self.size[0] * 72 / self.ppi, self.size[1] * 72 / self.ppi

    @property
    def margins(self) -> tuple[float, float, float, float]:
        """White at the edges in points: top, right, bottom, left; the same at every size of letter."""
        unit = self.text[Letters.USUAL]
        return 1.6 * unit, 2 * unit, 1.2 * unit, 2 * unit


@cache
def devices() -> Mapping[str, Device]:
    """Return every device by its id, in the order of the data; the first is the default."""
    text = resources.files(__package__).joinpath("devices.toml").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            id: Device(
                id,
                **{
                    **table,
                    "size": tuple(table["size"]),
                    "text": MappingProxyType(table["text"]),
                    "profiles": tuple(table.get("profiles", ())),
                },
            )
            for id, table in tomllib.loads(text).items()
        }
    )


def device(id: str) -> Device:
    """Return the device of that id, or the one that shows a profile of that name.

    Raises:
        ConfigurationError: there is none; the message offers the nearest.
    """
    by_profile = {name: device for device in devices().values() for name in device.profiles}
    by_name = {**devices(), **by_profile}
    if id in by_name:
        return by_name[id]
    near = get_close_matches(id.lower(), by_name, n=1)
    offer = f"did you mean {near[0]!r}?" if near else f"take one of {', '.join(by_name)}"
    raise ConfigurationError(f"there is no device {id!r}: {offer}")
