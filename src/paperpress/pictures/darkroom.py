"""The darkroom of this machine: every picture of an edition, each file pressed once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from PIL import Image

from paperpress.model.picture import (
    FrontPage,
    PictureRef,
    PressedPicture,
    UnusablePicture,
)
from paperpress.pictures import store
from paperpress.pictures.cover import draw_cover
from paperpress.pictures.press import expose, press
from paperpress.profiles import Profile
from paperpress.themes import Theme

_Key = TypeVar("_Key")
_Result = TypeVar("_Result")


class LocalDarkroom:
    """Turns editors' files into pictures for a profile, in this process.

    A file is read when its turn comes and let go when it's pressed, so that no more pictures are
    decoded at a time than there are threads. The bytes don't depend on how many there are.
    """

    def __init__(self, profile: Profile, theme: Theme, *, threads: int = 1) -> None:
        self.profile = profile
        self.theme = theme
        self.threads = threads

    def develop(
        self, wanted: Sequence[PictureRef]
    ) -> Mapping[PictureRef, PressedPicture | UnusablePicture]:
        """Each wanted picture, pressed, or why it can't be; in the order wanted."""
        located = {ref: store.locate(ref) for ref in wanted}
        files = {place: ref.src for ref, place in located.items() if isinstance(place, Path)}
        pressed = dict(zip(files, self._each(self._press, files.items()), strict=True))
        return {
            ref: pressed[place] if isinstance(place, Path) else place
            for ref, place in located.items()
        }

    def cover(self, front: FrontPage) -> PressedPicture:
        """The cover, drawn; without a picture where the lead picture can't be used.

        Why it can't is what `develop` has said of the same file, so it isn't said again.
        """
        return draw_cover(front, self._lead_picture(front.picture), self.profile, self.theme)

    def _press(self, file: tuple[Path, str]) -> PressedPicture | UnusablePicture:
        data = store.read_file(*file)
        return press(data, self.profile) if isinstance(data, bytes) else data

    def _each(self, work: Callable[[_Key], _Result], items: Iterable[_Key]) -> Iterator[_Result]:
        if self.threads <= 1:
            return map(work, items)
        with ThreadPoolExecutor(self.threads) as pool:
            return iter(list(pool.map(work, items)))

    def _lead_picture(self, ref: PictureRef | None) -> Image.Image | None:
        data = store.read(ref) if ref is not None else None
        if not isinstance(data, bytes):
            return None
        # Twice the page each way: a crop of a wide picture is still as sharp as the page.
        box = (self.profile.width * 2, self.profile.height * 2)
        made = expose(data, box, colour=self.profile.colour)
        return None if isinstance(made, UnusablePicture) else made.image
