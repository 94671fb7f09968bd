"""A page's sound: clips tile it, silences are as set, and nothing is recorded twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hearing import ToneVoice, spoken_by, unit
from paperpress.files.cache import Cache
from paperpress.speech.mp3 import DELAY, length
from paperpress.speech.recording import LEAD, Recording, record, recording_of
from paperpress.speech.settings import SpeechSettings
from paperpress.speech.sound import RATE
from paperpress.speech.speaking import Speaker
from paperpress.speech.voices import voices_for

PAGE = [unit("It rains."), replace(unit("It pours.", "s2"), pause="paragraph"), unit("End.", "s3")]


def recorded(voice: ToneVoice, cache: Cache | None, pages: list[list]) -> list[Recording]:
    with spoken_by(voice):
        speaker = Speaker(voices_for(["en"], SpeechSettings()), SpeechSettings(), 2, cache)
    return record(speaker, pages)


def test_clips_tile_the_file() -> None:
    (recording,) = recorded(ToneVoice(), None, [PAGE])
    assert recording.clips[0].begin == 0
    assert recording.clips[-1].end == length(recording.mp3)
    for one, two in zip(recording.clips, recording.clips[1:], strict=False):
        assert one.end == two.begin


def test_words_begin_within_their_clips() -> None:
    (recording,) = recorded(ToneVoice(tells_words=True), None, [PAGE])
    assert list(map(len, recording.words)) == [2, 2, 1]
    for clip, begins in zip(recording.clips, recording.words, strict=True):
        assert clip.begin < begins[0]
        assert list(begins) == sorted(begins)
        assert begins[-1] < clip.end


def test_word_times_are_kept_with_a_page(tmp_path: Path) -> None:
    first = recorded(ToneVoice(tells_words=True), Cache(tmp_path), [PAGE])
    assert recorded(ToneVoice(tells_words=True), Cache(tmp_path), [PAGE]) == first


def test_silences_are_as_set() -> None:
    voice = ToneVoice()
    with spoken_by(voice):
        settings = SpeechSettings(sentence_pause=0.5, paragraph_pause=1.5)
        speaker = Speaker(voices_for(["en"], settings), settings, 1, None)
    sounds = speaker.speak_all(phrase for each in PAGE for phrase in each.phrases)
    recording = recording_of(PAGE, sounds, settings)
    spoken = [sounds[each.phrases[0]].length for each in PAGE]
    lengths = [clip.end - clip.begin for clip in recording.clips]
    assert lengths[0] == DELAY + spoken[0] + 0.5 * RATE
    assert lengths[1] == spoken[1] + 1.5 * RATE
    assert LEAD < 0.1


def test_a_page_that_was_recorded_is_not_spoken_again(tmp_path: Path) -> None:
    first, again = ToneVoice(), ToneVoice()
    before = recorded(first, Cache(tmp_path), [PAGE])
    assert recorded(again, Cache(tmp_path), [PAGE]) == before
    assert again.spoken == []


def test_only_what_changed_is_spoken(tmp_path: Path) -> None:
    recorded(ToneVoice(), Cache(tmp_path), [PAGE])
    corrected, voice = [PAGE[0], unit("It poured.", "s2"), PAGE[2]], ToneVoice()
    recorded(voice, Cache(tmp_path), [PAGE, corrected])
    assert [text for text in voice.spoken if "2, 3" not in text] == ["It poured."]


def test_many_pages_keep_their_order() -> None:
    pages = [[unit(f"Page {'i' * number}.")] for number in range(1, 12)]
    lengths = [recording.clips[-1].end for recording in recorded(ToneVoice(), None, pages)]
    assert lengths == sorted(lengths)
    assert len(set(lengths)) > 8


@pytest.mark.parametrize("threads", [1, 4])
def test_any_number_of_threads_gives_the_same_bytes(threads: int) -> None:
    with spoken_by(ToneVoice()):
        speaker = Speaker(voices_for(["en"], SpeechSettings()), SpeechSettings(), threads, None)
    assert record(speaker, [PAGE, PAGE[:1]]) == recorded(ToneVoice(), None, [PAGE, PAGE[:1]])
