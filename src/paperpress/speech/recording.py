"""The sound of a page: its units one after another, each with its silence, as one file of MP3."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from paperpress.files.cache import key_of
from paperpress.speech.marking import Unit
from paperpress.speech.mp3 import DELAY, encode, length, version
from paperpress.speech.overlay import Clip
from paperpress.speech.phrases import Phrase
from paperpress.speech.settings import SpeechSettings
from paperpress.speech.sound import Sound, silence
from paperpress.speech.speaking import SHELF, Speaker

#: Seconds of a clip before its sentence begins, so that a player that starts late cuts no sound off.
LEAD: Final = 0.06
#: Pages that are spoken at once: enough for all cores, and few enough for memory.
_PAGES: Final = 8
#: Seconds between two languages in one sentence.
_TURN: Final = 0.08


@dataclass(frozen=True, slots=True)
class Recording:
    """The sound of one page."""

    mp3: bytes
    clips: tuple[Clip, ...]
    """One a unit; together they are the whole file."""
    words: tuple[tuple[int, ...], ...] = ()
    """Of each unit, where its words begin, in samples of the file; empty where an engine doesn't tell."""


def record(speaker: Speaker, pages: Sequence[Sequence[Unit]]) -> list[Recording]:
    """Return the recording of each page; what an earlier press recorded isn't spoken again."""
    kept = [_kept(speaker, page) for page in pages]
    missing = [page for page, recording in zip(pages, kept, strict=True) if recording is None]
    recorded: list[Recording] = []
    for start in range(0, len(missing), _PAGES):
        several = missing[start : start + _PAGES]
        sounds = speaker.speak_all(
            phrase for page in several for unit in page for phrase in unit.phrases
        )
        recorded += speaker.each(_recorder(speaker, sounds), several)
    new = iter(recorded)
    return [recording or next(new) for recording in kept]


def _recorder(
    speaker: Speaker, sounds: dict[Phrase, Sound]
) -> Callable[[Sequence[Unit]], Recording]:
    def make(page: Sequence[Unit]) -> Recording:
        recording = recording_of(page, sounds, speaker.settings)
        if speaker.cache and not speaker.failures:
            speaker.cache.put(SHELF, _key(speaker, page), _packed(recording))
        return recording

    return make


def recording_of(
    page: Sequence[Unit], sounds: dict[Phrase, Sound], settings: SpeechSettings
) -> Recording:
    """Return the recording of a page's units, of which the sounds are given."""
    samples, ends, words = bytearray(), [], []
    for unit in page:
        samples += silence(LEAD)
        begins: list[int] = []
        for number, phrase in enumerate(unit.phrases):
            samples += silence(_TURN) if number else b""
            before = DELAY + len(samples) // 2
            begins += (before + begin for begin in sounds[phrase].words)
            samples += sounds[phrase].samples
        words.append(tuple(begins) if all(sounds[each].words for each in unit.phrases) else ())
        samples += silence(pause_of(unit, settings) - LEAD)
        ends.append(DELAY + len(samples) // 2)
    mp3 = encode(bytes(samples))
    # What a decoder gives before the first sample and after the last belongs to the clips there.
    borders = [0, *ends[:-1], length(mp3)]
    return Recording(mp3, tuple(map(Clip, borders[:-1], borders[1:])), tuple(words))


def pause_of(unit: Unit, settings: SpeechSettings) -> float:
    """Return the seconds of silence after a unit."""
    return {
        "sentence": settings.sentence_pause,
        "paragraph": settings.paragraph_pause,
        "heading": settings.heading_pause,
    }[unit.pause]


def _key(speaker: Speaker, page: Sequence[Unit]) -> str:
    pauses = (f"{pause_of(unit, speaker.settings)} {len(unit.phrases)}" for unit in page)
    sentences = (speaker.key(phrase) for unit in page for phrase in unit.phrases)
    return key_of("page 2", version(), str(LEAD), str(_TURN), *pauses, *sentences)


def _kept(speaker: Speaker, page: Sequence[Unit]) -> Recording | None:
    data = speaker.cache.get(SHELF, _key(speaker, page)) if speaker.cache else None
    if data is None:
        return None
    (size,) = struct.unpack(">I", data[:4])
    borders, words = json.loads(data[4 : 4 + size])
    clips = tuple(map(Clip, borders[:-1], borders[1:]))
    return Recording(data[4 + size :], clips, tuple(map(tuple, words)))


def _packed(recording: Recording) -> bytes:
    places = [[0, *(clip.end for clip in recording.clips)], recording.words]
    head = json.dumps(places).encode()
    return struct.pack(">I", len(head)) + head + recording.mp3
