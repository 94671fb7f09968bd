"""The articles of an edition that reads itself aloud, each by itself: what a player of podcasts takes.

Read from the edition as it was pressed, and as carefully as its package document (`package`). Sounds
are large: they are measured here, and taken out when they are put on the shelf.
"""

from __future__ import annotations

import json
import posixpath
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Final

from lxml import etree

from paperpress.model.language import direction_of
from paperpress.shelf.catalogue import Episode, File, Headline
from paperpress.shelf.package import (
    UnreadableEditionError,
    name_in,
    opened,
    package_document,
    read_document,
    read_member,
)
from paperpress.speech.clips import Heard, heard_in
from paperpress.vocab import JPEG_TYPE, MP3_TYPE, OPF_NS, PNG_TYPE, XHTML_NS, XML_LANG

CHAPTERS_TYPE: Final = "application/json+chapters"
TRANSCRIPT_TYPE: Final = "text/vtt"
#: How the pages of articles are named (`paperpress.model.story`).
_ARTICLE: Final = "a-"
_PICTURES: Final = {JPEG_TYPE: "jpg", PNG_TYPE: "png"}
_HEADINGS: Final = frozenset(f"{{{XHTML_NS}}}h{level}" for level in range(2, 7))


@dataclass(frozen=True, slots=True)
class Spoken:
    """The episodes of an edition, and where their files come from, by their paths below the shelf."""

    episodes: tuple[Episode, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Transcripts, chapters and pictures."""
    sounds: Mapping[str, str] = field(default_factory=dict)
    """The names of the sounds within the EPUB."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A file of the edition, as its manifest has it."""

    name: str
    """Within the ZIP."""
    media_type: str
    overlay: str


def read_episodes(path: Path, folder: str, profile: str) -> Spoken:
    """Return the episodes of an EPUB; none where it doesn't read itself aloud.

    Args:
        path: the EPUB.
        folder: where their files are to stand, below the shelf.
        profile: what the EPUB was pressed for.

    Raises:
        UnreadableEditionError: it isn't an EPUB, or its sounds can't be read.
    """
    with opened(path) as archive:
        try:
            return _spoken(archive, folder, profile)
        except ValueError as error:
            raise UnreadableEditionError(f"its overlays can't be read: {error}") from None


def _spoken(archive: zipfile.ZipFile, folder: str, profile: str) -> Spoken:
    name, package = package_document(archive)
    items = dict(_items(package, posixpath.dirname(name)))
    by_name = {item.name: item for item in items.values()}
    episodes: list[Episode] = []
    files: dict[str, bytes] = {}
    sounds: dict[str, str] = {}
    for reference in package.iter(f"{{{OPF_NS}}}itemref"):
        item = items[reference.get("idref", "")]
        stem = posixpath.basename(item.name).rpartition(".")[0]
        if item.overlay and stem.startswith(_ARTICLE):
            reader = _EpisodeReader.of(archive, item.name, items[item.overlay].name, by_name)
            place = f"{folder}/{stem}"
            episode, of_episode = reader.episode(stem, place, profile)
            episodes.append(episode)
            files |= of_episode
            sounds[episode.sound.path] = reader.sound
    return Spoken(tuple(episodes), files, sounds)


def _items(package: etree._Element, folder: str) -> Iterator[tuple[str, _Item]]:
    for item in package.iter(f"{{{OPF_NS}}}item"):
        name = name_in(folder, item.get("href", ""))
        yield (
            item.get("id", ""),
            _Item(name, item.get("media-type", ""), item.get("media-overlay", "")),
        )


class _EpisodeReader:
    """Reads one article: its page, and what is heard of it."""

    def __init__(
        self,
        archive: zipfile.ZipFile,
        items: Mapping[str, _Item],
        folder: str,
        page: etree._Element,
        clips: Sequence[Heard],
        sound: str,
    ) -> None:
        self._archive = archive
        self._items = items
        self._folder = folder
        self._page = page
        self._clips = clips
        self.sound = sound

    @classmethod
    def of(
        cls, archive: zipfile.ZipFile, page: str, overlay: str, items: Mapping[str, _Item]
    ) -> _EpisodeReader:
        """Return a reader of the page of an article with its overlay, by their names in the ZIP.

        Raises:
            ValueError: the overlay says of nothing when it is heard.
        """
        smil = read_document(archive, overlay)
        clips = heard_in(smil)
        if not clips:
            raise ValueError("one of them holds nothing")
        source = next(smil.iter("{*}audio")).get("src", "")
        sound = name_in(posixpath.dirname(overlay), source)
        folder = posixpath.dirname(page)
        return cls(archive, items, folder, read_document(archive, page), clips, sound)

    def episode(self, stem: str, place: str, profile: str) -> tuple[Episode, dict[str, bytes]]:
        """Return the episode, and its files but the sound."""

        def file(ending: str, data: bytes, media_type: str) -> File:
            path = f"{place}.{ending}"
            files[path] = data
            return File(profile, path, len(data), sha256(data).hexdigest(), media_type)

        files: dict[str, bytes] = {}
        sound = file("mp3", read_member(self._archive, self.sound), MP3_TYPE)
        del files[sound.path]
        by_id = {each.get("id", ""): each for each in self._page.iter(etree.Element)}
        chapters = list(_chapters(self._clips, by_id))
        headline = self._headline()
        picture = self._picture()
        episode = Episode(
            page=stem,
            headline=headline,
            summary=self._text("p", "standfirst"),
            authors=tuple(self._authors()),
            link=self._link(),
            thousandths=self._clips[-1].end,
            sound=sound,
            transcript=file("vtt", transcript(self._clips, by_id), TRANSCRIPT_TYPE),
            chapters=(
                file("json", _chapter_file(headline.text, chapters), CHAPTERS_TYPE)
                if chapters
                else None
            ),
            picture=file(*picture) if picture else None,
        )
        return episode, files

    def _headline(self) -> Headline:
        """Return the headline with the page's language."""
        language = str(self._page.get(XML_LANG) or self._page.get("lang", "und"))
        direction = str(self._page.get("dir") or direction_of(language))
        heading = self._page.find(f".//{{{XHTML_NS}}}h1")
        return Headline(_words(heading) if heading is not None else "", language, direction)

    def _text(self, name: str, wanted: str) -> str:
        for each in self._page.iter(f"{{{XHTML_NS}}}{name}"):
            if wanted in each.get("class", "").split():
                return _words(each)
        return ""

    def _authors(self) -> Iterator[str]:
        for line in self._page.iter(f"{{{XHTML_NS}}}p"):
            if line.get("class") == "byline":
                for link in line.iter(f"{{{XHTML_NS}}}a"):
                    if link.get("rel") == "author":
                        yield _words(link)

    def _link(self) -> str:
        for line in self._page.iter(f"{{{XHTML_NS}}}p"):
            if "original" in line.get("class", "").split():
                for link in line.iter(f"{{{XHTML_NS}}}a"):
                    return link.get("href", "")
        return ""

    def _picture(self) -> tuple[str, bytes, str] | None:
        """Return the ending, the bytes and the type of the first picture that stands in a figure."""
        for image in self._page.iterfind(f".//{{{XHTML_NS}}}figure//{{{XHTML_NS}}}img"):
            name = name_in(self._folder, image.get("src", ""))
            item = self._items.get(name)
            if item is not None and item.media_type in _PICTURES:
                data = read_member(self._archive, name)
                return _PICTURES[item.media_type], data, item.media_type
        return None


def transcript(clips: Sequence[Heard], by_id: Mapping[str, etree._Element]) -> bytes:
    """Return what is heard, in the words of the page, as WebVTT (https://www.w3.org/TR/webvtt1/)."""
    cues = ["WEBVTT\n"]
    for clip in clips:
        text = escape(_words(by_id[clip.anchor]), quote=False)
        cues.append(f"{_cue_time(clip.begin)} --> {_cue_time(clip.end)}\n{text}\n")
    return "\n".join(cues).encode()


def _cue_time(thousandths: int) -> str:
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"


def _chapters(
    clips: Sequence[Heard], by_id: Mapping[str, etree._Element]
) -> Iterator[tuple[int, str]]:
    """Yield where each heading within the article is heard, and what it says."""
    seen = set()
    for clip in clips:
        element = by_id[clip.anchor]
        for each in (element, *element.iterancestors()):
            if each.tag in _HEADINGS and each not in seen:
                seen.add(each)
                yield clip.begin, _words(each)


def _chapter_file(headline: str, chapters: Sequence[tuple[int, str]]) -> bytes:
    """Return chapters as JSON (podcast namespace, JSON Chapters 1.2): what precedes the first heading, too."""
    places = [(0, headline), *chapters]
    document = {
        "version": "1.2.0",
        "chapters": [{"startTime": begin / 1000, "title": title} for begin, title in places],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _words(element: etree._Element) -> str:
    """Return the words of an element as they are heard: a picture's text, the name of a mark."""
    if element.get("role") == "doc-noteref":
        return element.get("aria-label", "")
    if not (text := " ".join("".join(element.itertext()).split())):
        text = element.get("aria-label") or element.get("alt") or ""
        pictures = (each.get("alt", "") for each in element.iter(f"{{{XHTML_NS}}}img"))
        text = text or " ".join(pictures)
    return text
