"""The darkroom of this machine: every picture of an edition, each file pressed once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias, TypeVar

from paperpress.files.cache import Cache
from paperpress.findings import emit
from paperpress.last_guard import guarded
from paperpress.model.alt_texts import PICTURE_KEY, picture_key
from paperpress.model.picture import (
    BEST,
    Developed,
    FrontPage,
    Grade,
    Grades,
    PictureRef,
    PressedPicture,
    UnusablePicture,
)
from paperpress.pictures import store
from paperpress.pictures.held_keys import HeldKeys, state_of
from paperpress.pictures.picture_cache import PictureCache, size_of
from paperpress.pictures.process.budget import fit, grades_from
from paperpress.profiles import Profile
from paperpress.themes.loading import Theme

_Key = TypeVar("_Key")
_Result = TypeVar("_Result")
#: A file, and whether its picture may be turned.
_Print: TypeAlias = tuple[Path, bool]
Fetch: TypeAlias = Callable[[Iterable[str]], Mapping[str, Path | UnusablePicture]]


class LocalDarkroom:
    """Turns editors' files into pictures for a profile, in this process.

    A file is read when its turn comes and let go when it's developed, so that no more pictures are
    decoded at a time than there are threads. The bytes don't depend on how many there are. What
    was developed at a grade is kept for as long as the darkroom is, and nothing else decides what
    a call gives: an edition that has to be made smaller asks again, with other grades.
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
        held: HeldKeys | None = None,
    ) -> None:
        self.pictures = PictureCache(profile, theme, cache)
        self.threads = threads
        self.fetch = fetch
        """Gives the files of web addresses, or why there are none; None: they aren't fetched."""
        self.sent = sent
        """What `bring` gave where the files lie; None: the files are read here."""
        self.held = held
        """What files held when they were read last; None: each is read."""
        self.best = profile.ssim
        self._located: dict[PictureRef, Path | UnusablePicture] = {}
        self._digests: dict[Path, set[str]] = {}
        self._inline: dict[Path, bytes] = {}
        self._developed: dict[tuple[_Print, int], PressedPicture | UnusablePicture] = {}
        self._broke_off = False

    @cached_property
    def grades(self) -> tuple[Grade, ...]:
        """Every grade that there is, the best first."""
        return grades_from(self.best)

    def develop(self, wanted: Sequence[PictureRef], grades: Grades = BEST) -> Developed:
        """Return each wanted picture developed, or why it can't be, in the order given."""
        located = self._places(wanted)
        prints = _prints(located)
        developed = self._at(
            {each: self._number(ref, grades) for each, ref in prints.items()}, prints
        )
        return {
            ref: developed[place, ref.may_turn] if isinstance(place, Path) else place
            for ref, place in located.items()
        }

    def lower(
        self, wanted: Sequence[PictureRef], grades: Grades, excess: int
    ) -> tuple[Grades, int]:
        """Return grades at which the pictures take so many bytes less than at those given.

        Returns:
            The grades, and by how many bytes the pictures are too large even at the last grade; 0
            where they fit.
        """
        located = self._places(wanted)
        prints = _prints(located)

        def sizes(chosen: Mapping[_Print, int]) -> Mapping[_Print, int]:
            return {each: size_of(picture) for each, picture in self._at(chosen, prints).items()}

        present = sizes({each: self._number(ref, grades) for each, ref in prints.items()})
        chosen, missing = fit(
            lambda number: sizes(dict.fromkeys(prints, number)),
            len(self.grades),
            sum(present.values()) - excess,
        )
        lowered = {
            ref: self.grades[chosen[place, ref.may_turn]]
            for ref, place in located.items()
            if isinstance(place, Path)
        }
        return lowered, missing

    def given_up(self, grades: Grades) -> Mapping[Grade, int]:
        """Return how many pictures these grades really lowered, by grade, from the best down."""
        located = self._places(list(grades))
        prints = _prints(located)
        chosen = {each: self._number(ref, grades) for each, ref in prints.items()}
        best, lowered = self._at(dict.fromkeys(prints, 0), prints), self._at(chosen, prints)
        count = Counter(number for each, number in chosen.items() if lowered[each] != best[each])
        return {self.grades[number]: count[number] for number in sorted(count)}

    def states(self, wanted: Sequence[PictureRef]) -> Mapping[PictureRef, str]:
        """Return what each picture is now: where its file lies and what it holds, or why it can't be read.

        Two times that give the same give the same picture.
        """
        located = self._places(wanted)
        files = _files(located)
        states = self._each(lambda file: self._state(file, files[file].src), files)
        held = dict(zip(files, states, strict=True))
        return {
            ref: held[place] if isinstance(place, Path) else repr(place)
            for ref, place in located.items()
        }

    def seen(self) -> Mapping[PictureRef, str] | None:
        """Return the `states` of all pictures developed so far, as they were when they were read.

        None where a file has changed meanwhile, or led to an error that nobody foresaw: what was
        made of it belongs to no one state.
        """
        if self._broke_off or any(len(digests) > 1 for digests in self._digests.values()):
            return None
        return self.states(list(self._located))

    def _state(self, place: Path, src: str) -> str:
        is_known = self._digests.get(place) or self._held_key(place)
        data = None if is_known else self._read(place, src)
        if isinstance(data, UnusablePicture):
            return repr(data)
        return f"{place} {min(self._digests[place])}"

    def _places(self, wanted: Sequence[PictureRef]) -> Mapping[PictureRef, Path | UnusablePicture]:
        self._located |= self._locate([ref for ref in wanted if ref not in self._located])
        return {ref: self._located[ref] for ref in wanted}

    def bring(self, wanted: Sequence[PictureRef]) -> Mapping[PictureRef, bytes | UnusablePicture]:
        """Return the file of each picture, or why there is none, for a darkroom that can't read them."""
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
            else guarded(partial(self._path_of, ref), self._unforeseen)
            for ref in refs
        }

    def _path_of(self, ref: PictureRef) -> Path | UnusablePicture:
        return self._inlined(ref) or store.locate(ref)

    def _unforeseen(self, why: str) -> UnusablePicture:
        """Return what stands for a picture that led to an error which nobody foresaw (PIC050)."""
        self._broke_off = True
        return UnusablePicture(emit("PIC050", why=why))

    def _inlined(self, ref: PictureRef) -> Path | None:
        """Return a name for a picture that stands in its own address; equal pictures have the same."""
        data = store.inline(ref.src)
        return None if data is None else self._named(data)

    def _held(self, brought: bytes | UnusablePicture) -> Path | UnusablePicture:
        return brought if isinstance(brought, UnusablePicture) else self._named(brought)

    def _named(self, data: bytes) -> Path:
        name = Path(f"data-{sha256(data).hexdigest()}")
        self._inline[name] = data
        return name

    def _read(self, place: Path, src: str) -> bytes | UnusablePicture:
        before = state_of(place) if self.held else ()
        data = self._inline[place] if place in self._inline else store.read_file(place, src)
        if isinstance(data, bytes):
            key = picture_key(data)
            self._digests.setdefault(place, set()).add(key)
            if self.held:
                self.held.hold(place, before, key)
        return data

    def _held_key(self, place: Path) -> str:
        """Return the key of a file that needn't be read again; empty where it has to be."""
        key = self.held.key_of(place) if self.held else ""
        if key:
            self._digests.setdefault(place, set()).add(key)
        return key

    def cover(self, front: FrontPage) -> PressedPicture:
        """Return the cover, drawn; without a picture where the lead picture can't be used.

        Why it can't is what `develop` has said of the same file, so it isn't said again.
        """
        place = None if front.picture is None else self._places([front.picture])[front.picture]
        data = self._read(place, "") if isinstance(place, Path) else None
        if not isinstance(data, bytes):
            return self.pictures.cover(front, None)
        return guarded(
            lambda: self.pictures.cover(front, data), lambda why: self._plain_cover(front, why)
        )

    def _plain_cover(self, front: FrontPage, why: str) -> PressedPicture:
        """Return the cover without its picture, which led to an error that nobody foresaw (PIC050)."""
        plain = self.pictures.cover(front, None)
        return replace(plain, findings=(*plain.findings, self._unforeseen(why).finding))

    def _number(self, ref: PictureRef, grades: Grades) -> int:
        return self.grades.index(grades[ref]) if ref in grades else 0

    def _at(
        self, chosen: Mapping[_Print, int], prints: Mapping[_Print, PictureRef]
    ) -> Mapping[_Print, PressedPicture | UnusablePicture]:
        """Return files developed at the numbers of their grades, each once; the best if it is smaller.

        A drawing grows when it is scaled down: its edges get greys in between.
        """
        wanted = dict.fromkeys((*((each, 0) for each in chosen), *chosen.items()))
        new = [each for each in wanted if each not in self._developed]
        pictures = self._each(lambda each: self._make(*each, prints[each[0]].src), new)
        self._developed |= zip(new, pictures, strict=True)
        return {
            each: min(self._developed[each, 0], self._developed[each, number], key=size_of)
            for each, number in chosen.items()
        }

    def _make(self, print_: _Print, number: int, src: str) -> PressedPicture | UnusablePicture:
        file, may_turn = print_
        grades = self.grades[number:]
        kept = self.pictures.kept(self._held_key(file), grades, may_turn=may_turn)
        data = self._read(file, src) if kept is None else b""
        if not isinstance(data, bytes):
            return data
        develop = partial(self.pictures.develop, data, grades, may_turn=may_turn)
        return guarded(develop, self._unforeseen) if kept is None else kept

    def _each(self, work: Callable[[_Key], _Result], items: Iterable[_Key]) -> Iterator[_Result]:
        if self.threads <= 1:
            return map(work, items)
        with ThreadPoolExecutor(self.threads) as pool:
            return iter(list(pool.map(work, items)))


def _files(located: Mapping[PictureRef, Path | UnusablePicture]) -> Mapping[Path, PictureRef]:
    """Return each file that was found, with the picture that a record names it by."""
    return {place: ref for ref, place in located.items() if isinstance(place, Path)}


def _prints(
    located: Mapping[PictureRef, Path | UnusablePicture],
) -> Mapping[_Print, PictureRef]:
    """Return each picture that is made of a file that was found, with what a record names it by."""
    return {(place, ref.may_turn): ref for ref, place in located.items() if isinstance(place, Path)}


def key_in(state: str) -> str:
    """Return the `picture_key` in a state of `LocalDarkroom.states`; empty where there was no picture."""
    _, _, name = state.rpartition(" ")
    return name if name.startswith(PICTURE_KEY) else ""


def _whole(src: str) -> str:
    """Return an address with the web's scheme where it has none."""
    return f"https:{src}" if src.startswith("//") else src
