"""How a text is set: in which face, at which size, how heavy, how far apart."""

from __future__ import annotations

from dataclasses import dataclass

from paperpress.pictures.cover import faces
from paperpress.pictures.cover.faces import Typeface


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: language (BCP 47), size in pixels, weight (100 to 900)."""

    language: str
    size: int
    weight: int
    theme_face: Typeface | None = None
    """The face of the cover's theme, where it has one."""
    spacing: float = 0.0
    """What stands between two letters more than the face asks for, in ems."""

    @property
    def faces(self) -> tuple[Typeface, ...]:
        """The faces, the language's own first."""
        return faces.faces(self.language, self.theme_face)

    @property
    def rise(self) -> int:
        """From the baseline to the top of tall letters, in pixels."""
        return round(self.size * self.faces[0].rise * self.faces[0].scale)

    @property
    def fall(self) -> int:
        """From the baseline to the foot of deep letters, in pixels."""
        return round(self.size * self.faces[0].fall * self.faces[0].scale)

    @property
    def leading(self) -> int:
        """From baseline to baseline, in pixels."""
        return round(self.size * self.faces[0].leading * self.faces[0].scale)

    def height(self, lines: int) -> int:
        """Return the height of so many lines, from the top of the first to the foot of the last, in pixels."""
        return self.rise + (lines - 1) * self.leading + self.fall if lines else 0
