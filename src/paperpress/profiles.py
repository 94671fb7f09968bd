"""What a family of devices can show (data: profiles.toml, with the source of each figure)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from difflib import get_close_matches
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic_core import to_json

from paperpress.errors import ConfigurationError
from paperpress.model.edition import Hyphenation
from paperpress.model.record import given, in_our_words

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
#: The table of paperpress.toml, and the key in one of its tables that names what it starts from.
TABLE = "profiles"
_BASE = "base"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A family of devices: not a user, and not one device."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    name: str
    summary: str
    """A line for `paperpress profiles`."""
    width: Annotated[int, Field(ge=200, le=10_000)]
    """Pixels of the screen, held upright."""
    height: Annotated[int, Field(ge=200, le=10_000)]
    """Pixels of the screen, held upright."""
    colour: bool
    """Whether colours are shown; else pictures are greyed."""
    package: Literal["epub", "kepub"]
    """What the engine reads: plain EPUB, or EPUB with Kobo's marks (`paperpress.binding.kepub`)."""
    cover_page: bool
    """Whether the cover is also the first page."""
    qr_code: bool
    """Whether an article ends with a QR code of its address."""
    ssim: Annotated[float, Field(ge=0.5, lt=1)]
    """The structural similarity (0 to 1) that pictures keep to what is fitted to the screen."""
    dither: Literal["none", "ordered"] = "none"
    """``ordered``: grey pictures in sixteen greys, for software that neither dithers nor scales."""
    hyphenation: Hyphenation = "auto"
    """What is done where neither the command nor paperpress.toml says."""
    stylesheet: Literal["whole", "plain"] = "whole"
    """The theme's sheet as it is, or `paperpress.themes.style_limits.plain` of it."""
    empty_alt: bool = True
    """Whether a decorative picture may have an empty alternative text, as it should."""
    turn_wide: bool = True
    """Whether a wide diagram is turned; not where readers look at it closely by touch."""
    mathml: bool = False
    """Whether the engine draws MathML; else a formula is a line of text, or a picture with it."""
    speech: bool = False
    """Whether the edition reads itself aloud (`paperpress.speech`)."""
    max_bytes: Annotated[int, Field(gt=0)] | None = None
    """The largest file that is taken; None: any."""
    max_picture_bytes: Annotated[int, Field(gt=0)] | None = None
    """The largest picture that is taken; None: any."""

    @property
    def box(self) -> tuple[int, int]:
        """Width and height, in pixels."""
        return self.width, self.height

    @property
    def extension(self) -> str:
        """Of the edition's file, with the dot. Kobo's engine is chosen by it alone."""
        return ".kepub.epub" if self.package == "kepub" else ".epub"


@cache
def profiles() -> Mapping[str, Profile]:
    """Return every profile that comes along, by its name; the first is the default."""
    text = resources.files("paperpress").joinpath("profiles.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    return MappingProxyType({name: _checked(name, table) for name, table in tables.items()})


def profile(name: str, own: Mapping[str, Profile] = MappingProxyType({})) -> Profile:
    """Return the profile of that name: one that comes along, or one of the user's `own`.

    Raises:
        ConfigurationError: there is none; the message offers the nearest.
    """
    by_name = {**profiles(), **own}
    if name in by_name:
        return by_name[name]
    raise ConfigurationError(f"there is no profile {name!r}: {_offer(name, by_name)}")


def own_profiles(tables: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Profile]:
    """Return the user's own profiles, from the tables ``[profiles.NAME]`` of paperpress.toml.

    Each names a ``base`` that comes along, and says what is different.

    Raises:
        ConfigurationError: a name, a key or a value is wrong; a line for each table's every error,
            with the key's full path.
    """
    derived: dict[str, Profile] = {}
    wrong: list[str] = []
    for name, table in tables.items():
        try:
            derived[name] = _derived(name, table)
        except ConfigurationError as error:
            wrong.append(str(error))
    if wrong:
        raise ConfigurationError("\n".join(wrong))
    return MappingProxyType(derived)


def _derived(name: str, table: Mapping[str, Any]) -> Profile:
    where = f"{TABLE}.{name}"
    if not _NAME.fullmatch(name):
        raise ConfigurationError(
            f"{where}: the name stands in file names: write small letters, digits and hyphens"
        )
    if name in profiles():
        raise ConfigurationError(f"{where}: is a profile that comes along: take another name")
    base = table.get(_BASE)
    if not isinstance(base, str):
        raise ConfigurationError(
            f"{where}.{_BASE}: is required: name one of {', '.join(profiles())}"
        )
    if base not in profiles():
        raise ConfigurationError(
            f"{where}.{_BASE}: there is no profile {base!r}: {_offer(base, profiles())}"
        )
    inherited = {key: value for key, value in asdict(profiles()[base]).items() if key != "name"}
    return _checked(name, inherited | {key: table[key] for key in table if key != _BASE})


def _checked(name: str, table: Mapping[str, Any]) -> Profile:
    if "name" in table:
        raise ConfigurationError(f"{TABLE}.{name}.name: is not known: the table's name is it")
    try:
        # By way of JSON: strict about a dataclass's fields, without asking for an instance of it.
        return _adapter().validate_json(to_json({"name": name, **table}), strict=True)
    except ValidationError as error:
        raise ConfigurationError("\n".join(_messages(f"{TABLE}.{name}", error))) from None


def _messages(where: str, error: ValidationError) -> Iterator[str]:
    names = [field.name for field in fields(Profile) if field.name != "name"]
    for detail in error.errors(include_url=False):
        key = ".".join(str(part) for part in detail["loc"])
        if detail["type"] == "unexpected_keyword_argument":
            yield f"{where}.{key}: is not known: {_offer(key, names)}"
        else:
            what = in_our_words(detail["type"], detail["msg"], detail.get("ctx", {}))
            yield f"{where}.{key}: {what}{given(detail)}"


def _offer(name: str, names: Iterable[str]) -> str:
    near = get_close_matches(name.lower(), names, n=1)
    return f"did you mean {near[0]!r}?" if near else f"take one of {', '.join(names)}"


@cache
def _adapter() -> TypeAdapter[Profile]:
    return TypeAdapter(Profile)
