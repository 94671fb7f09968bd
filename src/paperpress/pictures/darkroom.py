"""The darkroom of this machine: every picture of an edition, each file pressed once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias, TypeVar

from PIL import Image

from paperpress.model.alt_texts import picture_key
from paperpress.model.picture import (
    FrontPage,
    PictureRef,
    PressedPicture,
    UnusablePicture,
)
from paperpress.pictures import store
from paperpress.pictures.budget import fit, grades
from paperpress.pictures.cover import draw_cover
from paperpress.pictures.eink import stretched
from paperpress.pictures.press import Grade, expose, press
from paperpress.profiles import Profile
from paperpress.themes import Theme

_Key = TypeVar("_Key")
_Result = TypeVar("_Result")
Fetch: TypeAlias = Callable[[Iterable[str]], Mapping[str, Path | UnusablePicture]]


class LocalDarkroom:
    """Turns editors' files into pictures for a profile, in this process.

    A file is read when its turn comes and let go when it's pressed, so that no more pictures are
    decoded at a time than there are threads. The bytes don't depend on how many there are.
    """

    def __init__(
        self, profile: Profile, theme: Theme, *, threads: int = 1, fetch: Fetch | None = None
    ) -> None:
        self.profile = profile
        self.theme = theme
        self.threads = threads
        self.fetch = fetch
        """Gives the files of web addresses, or why there are none; None: they aren't fetched."""
        self.grades = grades(profile.ssim)
        self._located: dict[PictureRef, Path | UnusablePicture] = {}
        self._files: dict[Path, str] = {}
        self._inline: dict[Path, bytes] = {}
        self._chosen: Mapping[Path, int] = {}
        self._pressed: dict[tuple[Path, int], PressedPicture | UnusablePicture] = {}

    def develop(
        self, wanted: Sequence[PictureRef]
    ) -> Mapping[PictureRef, PressedPicture | UnusablePicture]:
        """Each wanted picture, pressed, or why it can't be; in the order wanted."""
        self._located |= self._locate([ref for ref in wanted if ref not in self._located])
        located = {ref: self._located[ref] for ref in wanted}
        self._files |= {place: ref.src for ref, place in located.items() if isinstance(place, Path)}
        pressed = self._at({place: self._chosen.get(place, 0) for place in self._files})
        return {
            ref: pressed[place] if isinstance(place, Path) else place
            for ref, place in located.items()
        }

    def _locate(self, refs: Sequence[PictureRef]) -> Mapping[PictureRef, Path | UnusablePicture]:
        remote = [ref for ref in refs if self.fetch is not None and store.is_remote(ref.src)]
        fetched = self.fetch([_whole(ref.src) for ref in remote]) if self.fetch and remote else {}
        return {
            ref: fetched[_whole(ref.src)]
            if ref in remote
            else self._inlined(ref) or store.locate(ref)
            for ref in refs
        }

    def _inlined(self, ref: PictureRef) -> Path | None:
        """A name for a picture that stands in its own address; equal pictures have the same."""
        data = store.inline(ref.src)
        if data is None:
            return None
        name = Path(f"data-{sha256(data).hexdigest()}")
        self._inline[name] = data
        return name

    def _read(self, place: Path, src: str) -> bytes | UnusablePicture:
        return self._inline[place] if place in self._inline else store.read_file(place, src)

    def cover(self, front: FrontPage) -> PressedPicture:
        """The cover, drawn; without a picture where the lead picture can't be used.

        Why it can't is what `develop` has said of the same file, so it isn't said again.
        """
        return draw_cover(front, self._lead_picture(front.picture), self.profile, self.theme)

    @property
    def size(self) -> int:
        """Bytes of all pictures developed, as they were developed last."""
        chosen = {place: self._chosen.get(place, 0) for place in self._files}
        return sum(_size(picture) for picture in self._at(chosen).values())

    def fit(self, room: int) -> int:
        """Choose grades by which all pictures developed so far go into a room of bytes.

        The next `develop` follows them.

        Returns:
            By how many bytes they are too large even at the last grade; 0 where they fit.
        """

        def sizes(grade: int) -> Mapping[Path, int]:
            pressed = self._at(dict.fromkeys(self._files, grade))
            return {place: _size(picture) for place, picture in pressed.items()}

        self._chosen, missing = fit(sizes, len(self.grades), room)
        return missing

    def given_up(self) -> Mapping[Grade, int]:
        """How many pictures were lowered to which grade, from the best down."""
        first = self._at(dict.fromkeys(self._chosen, 0))
        lowered = self._at(self._chosen)
        count = Counter(
            number for place, number in self._chosen.items() if lowered[place] != first[place]
        )
        return {self.grades[number]: count[number] for number in sorted(count)}

    def _at(self, chosen: Mapping[Path, int]) -> Mapping[Path, PressedPicture | UnusablePicture]:
        """Pictures at their grades, each pressed once; as at the best where that isn't larger.

        A drawing grows when it is scaled down: its edges get greys in between.
        """
        wanted = dict.fromkeys((*((place, 0) for place in chosen), *chosen.items()))
        new = [each for each in wanted if each not in self._pressed]
        self._pressed |= zip(new, self._each(self._press, new), strict=True)
        return {
            place: min(self._pressed[place, 0], self._pressed[place, number], key=_size)
            for place, number in chosen.items()
        }

    def _press(self, wanted: tuple[Path, int]) -> PressedPicture | UnusablePicture:
        place, first = wanted
        data = self._read(place, self._files[place])
        if not isinstance(data, bytes):
            return data
        most = self.profile.max_picture_bytes
        for grade in self.grades[first:]:
            pressed = press(data, self.profile, grade)
            if most is None or _size(pressed) <= most:
                break
        if isinstance(pressed, PressedPicture):
            return replace(pressed, key=picture_key(data))
        return pressed

    def _each(self, work: Callable[[_Key], _Result], items: Iterable[_Key]) -> Iterator[_Result]:
        if self.threads <= 1:
            return map(work, items)
        with ThreadPoolExecutor(self.threads) as pool:
            return iter(list(pool.map(work, items)))

    def _lead_picture(self, ref: PictureRef | None) -> Image.Image | None:
        place = None if ref is None else self._locate([ref])[ref]
        data = self._read(place, "") if isinstance(place, Path) else None
        if not isinstance(data, bytes):
            return None
        # Twice the page each way: a crop of a wide picture is still as sharp as the page.
        box = (self.profile.width * 2, self.profile.height * 2)
        made = expose(data, box, colour=self.profile.colour)
        if isinstance(made, UnusablePicture):
            return None
        return made.image if self.profile.colour else stretched(made.image)


def _whole(src: str) -> str:
    """An address without a scheme takes that of the web."""
    return f"https:{src}" if src.startswith("//") else src


def _size(picture: PressedPicture | UnusablePicture) -> int:
    return len(picture.data) if isinstance(picture, PressedPicture) else 0
