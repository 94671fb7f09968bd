"""What the picture desk wrote about pictures, known by what the pictures are."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from paperpress.model.article import Picture, PictureKind

#: Regions that write Chinese in traditional characters (Unicode CLDR, likely subtags).
_TRADITIONAL = frozenset({"TW", "HK", "MO"})


#: What a `picture_key` begins with.
PICTURE_KEY = "sha256-"


def picture_key(data: bytes) -> str:
    """Return the name of a picture by the bytes of its file, so that a copy under another name is it too.

    ``sha256-`` stands before the digest because a spreadsheet would take some digests for numbers.
    """
    return f"{PICTURE_KEY}{sha256(data).hexdigest()}"


def written(language: str) -> str:
    """Return the language and script of a BCP 47 tag, without its region: ``en``, ``zh-Hant``.

    A text written for a British paper serves an American one; one in traditional Chinese
    characters doesn't serve a reader of simplified ones.
    """
    first, *rest = language.split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    if first == "zh" and not script:
        script = "Hant" if _TRADITIONAL & set(rest) else "Hans"
    return f"{first}-{script}" if script else first


@dataclass(frozen=True, slots=True)
class Details:
    """What else is kept of a picture, in a language."""

    description: str = ""
    """A long description."""
    kind: PictureKind | None = None
    """What the picture is."""
    by: str = ""
    """Who wrote the text; empty where that isn't known."""
    at: str = ""
    """When, as RFC 3339 writes it."""
    instead_of: str | None = None
    """The record's own text that an editor saw and replaced; None: there was none, or it says nothing."""
    drafted: bool = False
    """Whether a program drafted the text, and an editor took it."""


@dataclass(frozen=True, slots=True)
class AltTexts:
    """Alternative texts by picture and language; empty ones say that a picture is decorative."""

    texts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By `picture_key` and `written` language."""
    details: Mapping[tuple[str, str], Details] = field(default_factory=dict)
    """By the same."""

    def of(self, picture: str, language: str) -> str | None:
        """Return the text for a picture in an article of a language; None where nobody has written one."""
        return self.texts.get((picture, written(language)))

    def about(self, pictures: Collection[str]) -> AltTexts:
        """Return the texts for these pictures alone, by their keys."""
        return AltTexts(
            {key: text for key, text in self.texts.items() if key[0] in pictures},
            {key: details for key, details in self.details.items() if key[0] in pictures},
        )

    def details_of(self, picture: str, language: str) -> Details:
        """Return what else is kept of a picture for an article of a language."""
        return self.details.get((picture, written(language)), _NOTHING)

    def completed(self, picture: Picture, key: str, language: str) -> Picture:
        """Return a picture of a record with what is kept of it where the record says nothing.

        Its own text goes where an editor has replaced that very text.
        """
        details = self.details_of(key, language)
        kept = {
            "alt": None if details.instead_of == picture.alt else picture.alt,
            "description": picture.description or details.description or None,
            "kind": picture.kind or details.kind,
        }
        if all(getattr(picture, name) == value for name, value in kept.items()):
            return picture
        return picture.model_copy(update=kept)

    def __len__(self) -> int:
        return len(self.texts)

    def with_those_of(self, newer: AltTexts) -> AltTexts:
        """Return these and `newer`; of two for one picture and language, the newer one."""
        details = {
            key: replace(before, by="", at="", drafted=False)
            if key in newer.texts and newer.texts[key] != self.texts.get(key)
            else before
            for key, before in self.details.items()
        }
        return AltTexts({**self.texts, **newer.texts}, {**details, **newer.details})


_NOTHING = Details()
