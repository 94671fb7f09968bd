"""What a theme changes beside its style sheet: the font it carries, and how its covers look."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FontFace:
    """One file of a font."""

    weight: str
    """``normal`` or ``bold``, as CSS says it."""
    style: str
    """``normal`` or ``italic``, as CSS says it."""
    name: str
    """The file's, for messages."""
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Font:
    """A font that a theme exists for, and that its editions carry."""

    family: str
    fallback: str
    """A generic family of CSS, for the letters that the font hasn't got."""
    faces: tuple[FontFace, ...]


@dataclass(frozen=True, slots=True)
class CoverLook:
    """How a theme changes what its covers are set in, whatever their design."""

    scale: float = 1.0
    """How many times as large as in `classic` headlines are."""
    spacing: float = 0.0
    """What stands between two letters more than the face asks for, in ems."""
    weight: int = 400
    """The least weight of type: 400 is regular, 700 bold."""
    rules: float = 1.0
    """How many times as thick as in `classic` rules are."""
    black: bool = False
    """Whether ink is black, and nothing has a colour."""
