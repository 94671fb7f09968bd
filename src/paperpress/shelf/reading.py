"""A day's publications, read from what a press left: its notes, and the editions themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from paperpress.findings import emit
from paperpress.model.changes import NO_CHANGES, Changes
from paperpress.model.finding import Finding
from paperpress.pictures.process.thumbnails import reduced
from paperpress.pressroom.issues import issue_of
from paperpress.pressroom.pressed_before import Note, noted_of, standing
from paperpress.shelf.catalogue import Cover, Episode, File, Picture, Publication
from paperpress.shelf.episodes import read_episodes
from paperpress.shelf.package import (
    Package,
    UnreadableEditionError,
    read_cover,
    read_package,
)
from paperpress.shelf.places import of_day, of_episodes
from paperpress.vocab import EPUB_TYPE, FILE_TYPES, JPEG_TYPE, PNG_TYPE

#: Pixels of a cover in a list: readable on a phone, and a few kilobytes.
_SMALL = (300, 400)
_TYPES: Mapping[bytes, tuple[str, str]] = {
    b"\xff\xd8": (JPEG_TYPE, "jpg"),
    b"\x89P": (PNG_TYPE, "png"),
}


class DayReader:
    """Reads a day; gives its publications, the pictures of their covers, and what was found."""

    def __init__(self, out: Path, day: date, before: Mapping[str, Publication]) -> None:
        self.out = out
        self.day = day
        self.findings: list[Finding] = []
        self.small_files: dict[str, bytes] = {}
        """The pictures, transcripts and chapters that are new, by their paths below the shelf."""
        self.sounds: dict[str, tuple[Path, str]] = {}
        """The sounds that are new, by their paths: an edition, and their names within it."""
        self.issues: set[str] = set()
        """The marks of the issues whose files stand."""
        self._before = before
        """Those of the last look, by identifier."""

    def publications(self) -> tuple[Publication, ...]:
        """Return the day's publications by desk, read from its notes and editions."""
        noted = noted_of(self.out, self.day)
        self.findings += [emit("EDN072", path=name) for name in noted.unreadable]
        notes = sorted(noted.notes, key=lambda note: (note.desk, note.identifier))
        publications = []
        for _, of_edition in groupby(notes, key=lambda note: (note.desk, note.identifier)):
            files = sorted(self._files(of_edition), key=lambda each: _rank(each[0], each[1]))
            publication = self._publication([file for _, file in files], files)
            if publication is not None:
                publications.append(publication)
        return tuple(publications)

    def _files(self, notes: Iterable[Note]) -> Iterator[tuple[Note, File]]:
        """Yield the files of an edition that still are what a press wrote."""
        for note in notes:
            digest = standing(self.out, note)
            if digest:
                self.issues.add(note.issue)
                size = (self.out / note.path).stat().st_size
                kind = FILE_TYPES.get(note.path.rpartition(".")[2], EPUB_TYPE)
                yield note, File(note.profile, note.path, size, digest, kind)
            elif digest == "":
                self.findings.append(emit("EDN071", path=note.path))

    def _publication(self, files: list[File], noted: list[tuple[Note, File]]) -> Publication | None:
        if not files:
            return None
        note, first = noted[0]
        before = self._before.get(note.identifier)
        if before is not None and before.files[0] == first:
            episodes = self._episodes(note, files, before)
            changes = self._changes(note)
            return replace(before, files=tuple(files), changes=changes, episodes=episodes)
        try:
            package = read_package(self.out / first.path)
        except UnreadableEditionError as error:
            self.findings.append(emit("EDN073", path=first.path, reason=error))
            return self._publication(files[1:], noted[1:])
        cover = self._cover(note, first, package)
        publication = _made(note, self.day, package, tuple(files), cover)
        episodes = self._episodes(note, files, before)
        return replace(publication, changes=self._changes(note), episodes=episodes)

    def _episodes(
        self, note: Note, files: list[File], before: Publication | None
    ) -> tuple[Episode, ...]:
        """Return the articles as they are heard, of the first file that reads itself aloud."""
        if before is not None and before.files == tuple(files):
            return before.episodes
        folder = of_episodes(self.day, note.desk)
        for file in files:
            if file.media_type != EPUB_TYPE:
                continue
            path = self.out / file.path
            try:
                spoken = read_episodes(path, folder, file.profile)
            except UnreadableEditionError as error:
                self.findings.append(emit("SND020", path=file.path, reason=error))
                continue
            if spoken.episodes:
                self.small_files |= spoken.files
                self.sounds |= {place: (path, name) for place, name in spoken.sounds.items()}
                return spoken.episodes
        return ()

    def _changes(self, note: Note) -> Changes:
        """Return what an edition tells as changed; nothing where its next issue is being pressed."""
        issue = issue_of(self.out, self.day, note.desk, note.identifier)
        return issue.changes if issue and issue.mark == note.issue else NO_CHANGES

    def _cover(self, note: Note, file: File, package: Package) -> Cover | None:
        try:
            data = read_cover(self.out / file.path, package.cover) if package.cover else b""
        except UnreadableEditionError:
            data = b""
        media_type, ending = _TYPES.get(data[:2], ("", ""))
        small = reduced(data, _SMALL) if media_type else None
        if small is None:
            self.findings.append(emit("EDN074", path=file.path))
            return None
        stem = f"{of_day(self.day)}/{note.desk}.{sha256(data).hexdigest()[:12]}"
        thumbnail = small.thumbnail
        cover = Cover(
            Picture(f"{stem}.{ending}", media_type, small.width, small.height),
            Picture(f"{stem}.small.jpg", JPEG_TYPE, thumbnail.width, thumbnail.height),
        )
        self.small_files |= {cover.whole.path: data, cover.thumbnail.path: thumbnail.data}
        return cover


def _rank(note: Note, file: File) -> tuple[int, bool, int, str]:
    """Return a key that sorts the plainly named file first: that of the profile asked for first.

    What has no package document to be read comes last.
    """
    kind = {"brf": 2, "pef": 2, "zip": 2, "mp3": 2, "ebrl": 1}.get(file.ending, 0)
    endings = file.name.removeprefix(note.desk).count(".")
    return kind, file.name != f"{note.desk}.epub", endings, file.name


def _made(
    note: Note, day: date, package: Package, files: tuple[File, ...], cover: Cover | None
) -> Publication:
    return Publication(
        identifier=note.identifier,
        title=package.title,
        series=package.series,
        masthead=package.masthead,
        desk=note.desk,
        date=day,
        modified=package.modified,
        languages=package.languages,
        direction=package.direction,
        authors=package.authors,
        publisher=package.publisher,
        rights=package.rights,
        subjects=package.subjects,
        headlines=package.headlines,
        accessibility=package.accessibility,
        cover=cover,
        files=files,
    )
