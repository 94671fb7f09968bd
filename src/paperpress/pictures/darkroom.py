"""The darkroom of this machine: every picture of an edition, each file pressed once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias, TypeVar

from paperpress.files.cache import Cache
from paperpress.model.alt_texts import PICTURE_KEY, picture_key
from paperpress.model.picture import (
    FrontPage,
    PictureRef,
    PressedPicture,
    UnusablePicture,
)
from paperpress.pictures import store
from paperpress.pictures.picture_cache import Printer, size_of
from paperpress.pictures.process.budget import fit, grades
from paperpress.pictures.process.develop import Grade
from paperpress.profiles import Profile
from paperpress.themes.loading import Theme

_Key = TypeVar("_Key")
_Result = TypeVar("_Result")
Fetch: TypeAlias = Callable[[Iterable[str]], Mapping[str, Path | UnusablePicture]]


class LocalDarkroom:
    """Turns editors' files into pictures for a profile, in this process.

    A file is read when its turn comes and let go when it's pressed, so that no more pictures are
    decoded at a time than there are threads. The bytes don't depend on how many there are.
    """

    def __init__(
        self,
        profile: Profile,
        theme: Theme,
        *,
        threads: int = 1,
        fetch: Fetch | None = None,
        cache: Cache | None = None,
        sent: Mapping[PictureRef, bytes | UnusablePicture] | None = None,
    ) -> None:
        self.printer = Printer(profile, theme, cache)
        self.threads = threads
        self.fetch = fetch
        """Gives the files of web addresses, or why there are none; None: they aren't fetched."""
        self.sent = sent
        """What `bring` gave where the files lie; None: the files are read here."""
        self.grades = grades(profile.ssim)
        self._located: dict[PictureRef, Path | UnusablePicture] = {}
        self._digests: dict[Path, set[str]] = {}
        self._files: dict[Path, str] = {}
        self._inline: dict[Path, bytes] = {}
        self._chosen: Mapping[Path, int] = {}
        self._pressed: dict[tuple[Path, int], PressedPicture | UnusablePicture] = {}

    def develop(
        self, wanted: Sequence[PictureRef]
    ) -> Mapping[PictureRef, PressedPicture | UnusablePicture]:
        """Each wanted picture, pressed, or why it can't be; in the order wanted."""
        located = self._places(wanted)
        self._files |= {place: ref.src for ref, place in located.items() if isinstance(place, Path)}
        pressed = self._at({place: self._chosen.get(place, 0) for place in self._files})
        return {
            ref: pressed[place] if isinstance(place, Path) else place
            for ref, place in located.items()
        }

    def states(self, wanted: Sequence[PictureRef]) -> Mapping[PictureRef, str]:
        """What each picture is now: where its file lies and what it holds, or why it can't be read.

        Two times that give the same give the same picture.
        """
        located = self._places(wanted)
        files = list(dict.fromkeys(p for p in located.values() if isinstance(p, Path)))
        named = {place: ref.src for ref, place in located.items() if isinstance(place, Path)}
        held = dict(zip(files, self._each(lambda f: self._state(f, named[f]), files), strict=True))
        return {
            ref: held[place] if isinstance(place, Path) else repr(place)
            for ref, place in located.items()
        }

    def seen(self) -> Mapping[PictureRef, str] | None:
        """The `states` of all pictures developed so far, as they were when they were read.

        None where a file has changed meanwhile: what was made of it belongs to no one state.
        """
        if any(len(digests) > 1 for digests in self._digests.values()):
            return None
        return self.states(list(self._located))

    def _state(self, place: Path, src: str) -> str:
        known = self._digests.get(place)
        data = None if known else self._read(place, src)
        if isinstance(data, UnusablePicture):
            return repr(data)
        return f"{place} {min(self._digests[place])}"

    def _places(self, wanted: Sequence[PictureRef]) -> Mapping[PictureRef, Path | UnusablePicture]:
        self._located |= self._locate([ref for ref in wanted if ref not in self._located])
        return {ref: self._located[ref] for ref in wanted}

    def bring(self, wanted: Sequence[PictureRef]) -> Mapping[PictureRef, bytes | UnusablePicture]:
        """The file of each picture, or why there is none, for a darkroom that can't read them."""
        return {
            ref: self._read(place, ref.src) if isinstance(place, Path) else place
            for ref, place in self._places(wanted).items()
        }

    def _locate(self, refs: Sequence[PictureRef]) -> Mapping[PictureRef, Path | UnusablePicture]:
        if self.sent is not None:
            return {ref: self._held(self.sent[ref]) for ref in refs}
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
        return None if data is None else self._named(data)

    def _held(self, brought: bytes | UnusablePicture) -> Path | UnusablePicture:
        return brought if isinstance(brought, UnusablePicture) else self._named(brought)

    def _named(self, data: bytes) -> Path:
        name = Path(f"data-{sha256(data).hexdigest()}")
        self._inline[name] = data
        return name

    def _read(self, place: Path, src: str) -> bytes | UnusablePicture:
        data = self._inline[place] if place in self._inline else store.read_file(place, src)
        if isinstance(data, bytes):
            self._digests.setdefault(place, set()).add(picture_key(data))
        return data

    def cover(self, front: FrontPage) -> PressedPicture:
        """The cover, drawn; without a picture where the lead picture can't be used.

        Why it can't is what `develop` has said of the same file, so it isn't said again.
        """
        place = None if front.picture is None else self._places([front.picture])[front.picture]
        data = self._read(place, "") if isinstance(place, Path) else None
        return self.printer.cover(front, data if isinstance(data, bytes) else None)

    @property
    def size(self) -> int:
        """Bytes of all pictures developed, as they were developed last."""
        chosen = {place: self._chosen.get(place, 0) for place in self._files}
        return sum(size_of(picture) for picture in self._at(chosen).values())

    def fit(self, room: int) -> int:
        """Choose grades by which all pictures developed so far go into a room of bytes.

        The next `develop` follows them.

        Returns:
            By how many bytes they are too large even at the last grade; 0 where they fit.
        """

        def sizes(grade: int) -> Mapping[Path, int]:
            pressed = self._at(dict.fromkeys(self._files, grade))
            return {place: size_of(picture) for place, picture in pressed.items()}

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
            place: min(self._pressed[place, 0], self._pressed[place, number], key=size_of)
            for place, number in chosen.items()
        }

    def _press(self, wanted: tuple[Path, int]) -> PressedPicture | UnusablePicture:
        place, first = wanted
        data = self._read(place, self._files[place])
        if not isinstance(data, bytes):
            return data
        return self.printer.print(data, self.grades[first:])

    def _each(self, work: Callable[[_Key], _Result], items: Iterable[_Key]) -> Iterator[_Result]:
        if self.threads <= 1:
            return map(work, items)
        with ThreadPoolExecutor(self.threads) as pool:
            return iter(list(pool.map(work, items)))


def key_in(state: str) -> str:
    """The `picture_key` in a state of `LocalDarkroom.states`; empty where there was no picture."""
    _, _, name = state.rpartition(" ")
    return name if name.startswith(PICTURE_KEY) else ""


def _whole(src: str) -> str:
    """An address without a scheme takes that of the web."""
    return f"https:{src}" if src.startswith("//") else src
