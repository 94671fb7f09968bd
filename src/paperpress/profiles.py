"""What a family of devices can show (data: profiles.toml, with the source of each figure)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from difflib import get_close_matches
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic_core import to_json

from paperpress.errors import ConfigurationError
from paperpress.model.edition import Hyphenation
from paperpress.model.record import given, in_our_words

#: A name that stands for several profiles, which make a file each.
GROUPS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({"braille": ("ebrl", "brf", "pef")})
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
#: The table of paperpress.toml, and the key in one of its tables that names what it starts from.
TABLE = "profiles"
_BASE = "base"
#: What isn't the package's own name.
_EXTENSIONS: Final = MappingProxyType({"kepub": ".kepub.epub", "daisy": ".daisy.zip"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Braille:
    """How an edition is written in braille: the table ``braille`` of a profile (docs/braille.md)."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    contracted: bool = False
    """Whether words are contracted, as far as the language's code has it (grade 2)."""
    dots: Literal[6, 8] = 6
    """Of a cell."""
    line: Annotated[int, Field(ge=20, le=100)] = 40
    """Cells of a line on paper."""
    page: Annotated[int, Field(ge=6, le=100)] = 25
    """Lines of a page of paper."""
    volume: Annotated[int, Field(ge=0, le=10_000)] = 140
    """Pages of a volume on paper, with its contents; 0: all in one."""
    tables: Mapping[str, str] = field(default_factory=dict)
    """By language tag, a table of liblouis to take for it: ``en-us-g2.ctb``."""


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
    package: Literal["epub", "kepub", "ebrl", "brf", "pef", "daisy", "mp3"]
    """What is read: plain EPUB, EPUB with Kobo's marks (`paperpress.binding.kepub`), braille as
    eBraille, as a file for embossers in ASCII, or as one in Unicode; what is heard: DAISY 2.02, or one
    file of sound with chapters."""
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
    braille: Braille | None = None
    """How it is written in braille; None: it isn't."""

    @property
    def box(self) -> tuple[int, int]:
        """Width and height, in pixels."""
        return self.width, self.height

    @property
    def extension(self) -> str:
        """Of the edition's file, with the dot. Kobo's engine is chosen by it alone."""
        return _EXTENSIONS.get(self.package, f".{self.package}")

    @property
    def heard_alone(self) -> bool:
        """Whether its file is nothing without its sound."""
        return self.package in {"daisy", "mp3"}


@cache
def profiles() -> Mapping[str, Profile]:
    """Return every profile of screens that comes along, by its name; the first is the default."""
    return _shipped("profiles.toml")


@cache
def braille_profiles() -> Mapping[str, Profile]:
    """Return every profile of braille that comes along, by its name."""
    return _shipped("braille_profiles.toml")


@cache
def sound_profiles() -> Mapping[str, Profile]:
    """Return every profile of sound without an EPUB that comes along, by its name."""
    return _shipped("sound_profiles.toml")


def _shipped(file: str) -> Mapping[str, Profile]:
    text = resources.files("paperpress").joinpath(file).read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    return MappingProxyType({name: _checked(name, table) for name, table in tables.items()})


@cache
def _along() -> Mapping[str, Profile]:
    """Return every profile that comes along."""
    return MappingProxyType({**profiles(), **braille_profiles(), **sound_profiles()})


def profile(name: str, own: Mapping[str, Profile] = MappingProxyType({})) -> Profile:
    """Return the profile of that name: one that comes along, or one of the user's `own`.

    Raises:
        ConfigurationError: there is none; the message offers the nearest.
    """
    by_name = {**_along(), **own}
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
    if name in _along() or name in GROUPS:
        raise ConfigurationError(f"{where}: is a profile that comes along: take another name")
    base = table.get(_BASE)
    if not isinstance(base, str):
        raise ConfigurationError(f"{where}.{_BASE}: is required: name one of {', '.join(_along())}")
    if base not in _along():
        raise ConfigurationError(
            f"{where}.{_BASE}: there is no profile {base!r}: {_offer(base, _along())}"
        )
    inherited = {key: value for key, value in asdict(_along()[base]).items() if key != "name"}
    return _checked(name, inherited | {key: table[key] for key in table if key != _BASE})


def _checked(name: str, table: Mapping[str, Any]) -> Profile:
    if "name" in table:
        raise ConfigurationError(f"{TABLE}.{name}.name: is not known: the table's name is it")
    try:
        # By way of JSON: strict about a dataclass's fields, without asking for an instance of it.
        checked = _adapter().validate_json(to_json({"name": name, **table}), strict=True)
    except ValidationError as error:
        raise ConfigurationError("\n".join(_messages(f"{TABLE}.{name}", error))) from None
    if checked.package in {"ebrl", "brf", "pef"} and checked.braille is None:
        raise ConfigurationError(f"{TABLE}.{name}.braille: is required with this package")
    if checked.heard_alone and not checked.speech:
        raise ConfigurationError(f"{TABLE}.{name}.speech: must be true with this package")
    if checked.package == "brf" and checked.braille and checked.braille.dots == 8:
        raise ConfigurationError(
            f"{TABLE}.{name}.braille.dots: ASCII braille has six: write 6, or take pef or ebrl"
        )
    return checked


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
