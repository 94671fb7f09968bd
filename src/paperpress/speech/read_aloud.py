"""A publication becomes one that reads itself aloud (EPUB 3.3, section 9, media overlays)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from paperpress.files.cache import Cache
from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.model.publication import Meta, Publication, Resource
from paperpress.speech.lexicon import Lexicon
from paperpress.speech.marking import Unit, mark
from paperpress.speech.overlay import SMIL_TYPE, Clip, clock, overlay
from paperpress.speech.recording import Recording, record
from paperpress.speech.settings import SpeechSettings
from paperpress.speech.speaking import Speaker
from paperpress.speech.voices import voices_for
from paperpress.speech.word_marking import SpokenWords, mark_words
from paperpress.vocab import CSS_TYPE, MP3_TYPE, XHTML_NS
from paperpress.xhtml.tree import Element, add, serialise

FOLDER: Final = "speech"
ACTIVE: Final = "-epub-media-overlay-active"
#: A line below the words: it shows in grey, asks for no colour, and moves nothing.
_STYLE: Final = f"\n.{ACTIVE} {{ text-decoration: underline; outline: 2px solid currentColor; }}\n"
#: The page that says how the edition was made.
COLOPHON: Final = "colophon"
_PLS_TYPE: Final = "application/pls+xml"
_VOID: Final = frozenset(
    f"{{{XHTML_NS}}}{name}" for name in ("br", "col", "hr", "img", "link", "meta")
)


@dataclass(frozen=True, slots=True)
class _Page:
    resource: Resource
    root: Element
    units: Sequence[Unit]
    clips: Sequence[Clip] = ()
    """When each unit is heard."""


def read_aloud(
    publication: Publication, settings: SpeechSettings, *, threads: int, cache: Cache | None
) -> Publication:
    """Return the publication with a media overlay and a sound for each page of its spine.

    1. The sentences of each page get spans with ids; no word of it changes.
    2. What is said of each is spoken, or found in the cache, and recorded a page.
    3. Where words are to be marked, those of each sentence get spans and clips of their own.
    4. Each page gets its overlay, and the package document what tells of all of them.

    Args:
        publication: an edition's, of which every language but its own may lack a voice.
        settings: how it is to be heard.
        threads: how many sentences are spoken at once.
        cache: where sentences are kept; None: nowhere.

    Raises:
        SpeechError: the edition's own language has no voice.
    """
    pages = _marked(publication, settings)
    spoken = [phrase.language for page in pages for unit in page.units for phrase in unit.phrases]
    voices = voices_for([publication.language, *spoken], settings)
    speaker = Speaker(voices, settings, threads, cache)
    recordings = record(speaker, [page.units for page in pages])
    untimed = _untimed(pages, recordings, speaker)
    pages = [
        _timed(page, recording, speaker) for page, recording in zip(pages, recordings, strict=True)
    ]
    audible = dict(zip((page.resource.id for page in pages), pages, strict=True))
    lexicons = settings.lexicons
    return replace(
        publication,
        metadata=(*publication.metadata, *_metadata(pages, recordings, speaker)),
        resources=(
            *(_resource(resource, audible, lexicons) for resource in publication.resources),
            *_lexicon_files(lexicons),
            *(
                file
                for page, recording in zip(pages, recordings, strict=True)
                for file in _files(page, recording)
            ),
        ),
        findings=(*publication.findings, *speaker.findings(), *untimed),
    )


def _marked(publication: Publication, settings: SpeechSettings) -> list[_Page]:
    spine = frozenset(publication.spine)
    heard = settings.credits == "end"
    pages = []
    for resource in publication.resources:
        if resource.id in spine:
            root = etree.fromstring(resource.data)
            units = mark(root, publication.language, credits_heard=heard)
            pages.append(_Page(resource, root, units))
    return pages


def _timed(page: _Page, recording: Recording, speaker: Speaker) -> _Page:
    """Return a page with its clips: one a sentence, or one a word where that is wanted."""
    if speaker.settings.marks == "sentences":
        return replace(page, clips=recording.clips)
    spoken = [
        SpokenWords([word for each in unit.phrases for word in speaker.text(each).split()], begins)
        for unit, begins in zip(page.units, recording.words, strict=True)
    ]
    units, clips = mark_words(page.root, page.units, recording.clips, spoken)
    return replace(page, units=units, clips=clips)


def _untimed(
    pages: Sequence[_Page], recordings: Sequence[Recording], speaker: Speaker
) -> list[Finding]:
    """Return a finding for each voice that tells of no word when it begins, where that is wanted."""
    if speaker.settings.marks == "sentences":
        return []
    timed: dict[str, bool] = {}
    for page, recording in zip(pages, recordings, strict=True):
        for unit, begins in zip(page.units, recording.words, strict=True):
            for phrase in unit.phrases:
                narrator = speaker.engine(phrase).narrator
                timed[narrator] = timed.get(narrator, False) or bool(begins)
    lacking = sorted(narrator for narrator, is_timed in timed.items() if not is_timed)
    return [emit("SND004", path=narrator, narrator=narrator) for narrator in lacking]


def _resource(resource: Resource, pages: dict[str, _Page], lexicons: Sequence[Lexicon]) -> Resource:
    if resource.media_type == CSS_TYPE:
        return replace(resource, data=resource.data + _STYLE.encode())
    page = pages.get(resource.id)
    if page is None:
        return resource
    _link_lexicons(page.root, lexicons)
    if resource.id == COLOPHON:
        _hold_lexicons(page.root, lexicons)
    for element in page.root.iter(etree.Element):
        if len(element) == 0 and not element.text and element.tag not in _VOID:
            element.text = ""
    return replace(resource, data=serialise(page.root), overlay=_overlay_id(resource))


def _link_lexicons(root: Element, lexicons: Sequence[Lexicon]) -> None:
    head = root.find(f"{{{XHTML_NS}}}head")
    assert head is not None, "a page has a head"
    for number, lexicon in enumerate(lexicons, 1):
        href = _lexicon_href(number)
        attributes = {"rel": "pronunciation", "type": _PLS_TYPE, "href": href}
        add(head, "link", {**attributes, "hreflang": lexicon.language})


def _hold_lexicons(root: Element, lexicons: Sequence[Lexicon]) -> None:
    """Put each lexicon into a page as an object that isn't shown.

    The links are what reading systems look for; EPUBCheck doesn't count them, and would say of the
    file that nothing refers to it (OPF-097).
    """
    body = root.find(f"{{{XHTML_NS}}}body")
    assert body is not None, "a page has a body"
    for number in range(1, len(lexicons) + 1):
        attributes = {"data": _lexicon_href(number), "type": _PLS_TYPE, "hidden": "hidden"}
        add(body, "object", attributes)


def _lexicon_files(lexicons: Sequence[Lexicon]) -> Iterator[Resource]:
    for number, lexicon in enumerate(lexicons, 1):
        yield Resource(f"lexicon-{number}", _lexicon_href(number), _PLS_TYPE, lexicon.data)


def _lexicon_href(number: int) -> str:
    return f"{FOLDER}/lexicon-{number}.pls"


def _files(page: _Page, recording: Recording) -> Iterator[Resource]:
    """Yield a page's overlay and its sound."""
    name = PurePosixPath(page.resource.href).stem
    smil = overlay(f"../{page.resource.href}", f"{name}.mp3", page.units, page.clips)
    yield Resource(_overlay_id(page.resource), f"{FOLDER}/{name}.smil", SMIL_TYPE, smil)
    yield Resource(f"sound-{page.resource.id}", f"{FOLDER}/{name}.mp3", MP3_TYPE, recording.mp3)


def _overlay_id(resource: Resource) -> str:
    return f"overlay-{resource.id}"


def _metadata(
    pages: Sequence[_Page], recordings: Sequence[Recording], speaker: Speaker
) -> Iterator[Meta]:
    """Yield the durations, the narrators and the class of what is being heard."""
    lengths = [recording.clips[-1].end for recording in recordings]
    for page, length in zip(pages, lengths, strict=True):
        yield Meta("media:duration", clock(length), refines=_overlay_id(page.resource))
    yield Meta("media:duration", clock(sum(lengths)))
    for narrator in speaker.voices.narrators:
        yield Meta("media:narrator", narrator)
    yield Meta("media:active-class", ACTIVE)
