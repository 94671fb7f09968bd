"""One editor's file, or one front page, to one picture: made once, and kept for the next time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PIL import Image

from paperpress.files.cache import Cache, code, key_of
from paperpress.model.alt_texts import picture_key
from paperpress.model.picture import FrontPage, Grade, PressedPicture, UnusablePicture
from paperpress.pictures import picture_codec
from paperpress.pictures.cover.draw import draw_cover
from paperpress.pictures.process.develop import decode_toned, develop
from paperpress.pictures.process.eink import stretched
from paperpress.profiles import Profile
from paperpress.themes.loading import Theme

SHELF = "pictures"


@dataclass(frozen=True, slots=True)
class PictureCache:
    """Turns bytes into pictures for a profile; knows no files."""

    profile: Profile
    theme: Theme
    cache: Cache | None = None
    """Where pictures are kept; None: nowhere."""

    def develop(
        self, data: bytes, grades: Sequence[Grade], *, may_turn: bool = False
    ) -> PressedPicture | UnusablePicture:
        """Return a file at the first grade at which it isn't larger than a picture may be."""
        key, may_turn = picture_key(data), may_turn and self.profile.turn_wide
        decided_by = self._decided_by(key, grades, may_turn)
        picture = self._once(decided_by, lambda: self._pressed(data, grades, may_turn=may_turn))
        return replace(picture, key=key) if isinstance(picture, PressedPicture) else picture

    def kept(
        self, key: str, grades: Sequence[Grade], *, may_turn: bool = False
    ) -> PressedPicture | UnusablePicture | None:
        """Return what `develop` gave for a file of this `picture_key`, if it is kept; else None.

        It is None too where the key is empty: nobody knows what the file holds.
        """
        if self.cache is None or not key:
            return None
        decided_by = self._decided_by(key, grades, may_turn and self.profile.turn_wide)
        data = self.cache.get(SHELF, key_of(code(), *decided_by))
        picture = None if data is None else picture_codec.read(data)
        return replace(picture, key=key) if isinstance(picture, PressedPicture) else picture

    def _decided_by(self, key: str, grades: Sequence[Grade], may_turn: bool) -> Sequence[str]:
        return ("picture", key, *map(repr, (*self._deciding(), may_turn, *grades)))

    def cover(self, front: FrontPage, data: bytes | None) -> PressedPicture:
        """Return a cover, with the file of its lead picture where there is one."""
        shown = repr(replace(front, picture=None))
        lead = "" if data is None else picture_key(data)
        decided_by = ("cover", shown, repr(self.profile), *_deciding_cover(self.theme), lead)
        picture = self._once(decided_by, lambda: self._drawn(front, data))
        assert isinstance(picture, PressedPicture), "a cover can always be drawn"
        return picture

    def _deciding(self) -> tuple[object, ...]:
        """Return the settings of a profile that decide a picture: profiles that agree on them share it."""
        profile = self.profile
        return (
            *profile.box,
            profile.colour,
            profile.ssim,
            profile.dither,
            profile.max_picture_bytes,
        )

    def _once(
        self, decided_by: Sequence[str], make: Callable[[], PressedPicture | UnusablePicture]
    ) -> PressedPicture | UnusablePicture:
        """Return the picture that is kept under its key, else make it now and keep it."""
        if self.cache is None:
            return make()
        key = key_of(code(), *decided_by)
        data = self.cache.get(SHELF, key)
        if data is not None:
            return picture_codec.read(data)
        picture = make()
        self.cache.put(SHELF, key, picture_codec.written(picture))
        return picture

    def _pressed(
        self, data: bytes, grades: Sequence[Grade], *, may_turn: bool
    ) -> PressedPicture | UnusablePicture:
        most = self.profile.max_picture_bytes
        for grade in grades:
            pressed = develop(data, self.profile, grade, may_turn=may_turn)
            if most is None or size_of(pressed) <= most:
                break
        return pressed

    def _drawn(self, front: FrontPage, data: bytes | None) -> PressedPicture:
        picture = None if data is None else self._lead_picture(data)
        return draw_cover(front, picture, self.profile, self.theme)

    def _lead_picture(self, data: bytes) -> Image.Image | None:
        # Twice the page each way: a crop of a wide picture is still as sharp as the page.
        box = (self.profile.width * 2, self.profile.height * 2)
        decoded = decode_toned(data, box, colour=self.profile.colour)
        if isinstance(decoded, UnusablePicture):
            return None
        return decoded.image if self.profile.colour else stretched(decoded.image)


def _deciding_cover(theme: Theme) -> tuple[str, ...]:
    """Return what a theme says of its covers: themes that agree on it share them."""
    faces = theme.font.faces if theme.font else ()
    return (theme.cover, repr(theme.cover_look), *(picture_key(face.data) for face in faces))


def size_of(picture: PressedPicture | UnusablePicture) -> int:
    """Return the bytes of a picture; 0 where there is none."""
    return len(picture.data) if isinstance(picture, PressedPicture) else 0
