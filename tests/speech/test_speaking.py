"""Each sentence is spoken once, and kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearing import ToneVoice, lexicon_file, spoken_by, tone
from paperpress.files.cache import Cache
from paperpress.speech.lexicon import read_lexicon
from paperpress.speech.loudness import TARGET, loudness
from paperpress.speech.phrases import Phrase
from paperpress.speech.settings import SpeechSettings
from paperpress.speech.sound import Sound
from paperpress.speech.speaking import Speaker
from paperpress.speech.voices import voices_for


def speaker(voice: ToneVoice, cache: Cache | None = None, **settings: object) -> Speaker:
    chosen = SpeechSettings(**settings)  # type: ignore[arg-type]
    with spoken_by(voice):
        return Speaker(voices_for(["en"], chosen), chosen, 2, cache)


def test_a_sentence_that_stands_twice_is_spoken_once() -> None:
    voice = ToneVoice()
    sounds = speaker(voice).speak_all([Phrase("It rains.", "en")] * 3)
    assert list(sounds) == [Phrase("It rains.", "en")]
    assert voice.spoken.count("It rains.") == 1


def test_what_was_spoken_before_is_kept(tmp_path: Path) -> None:
    first, again, changed = ToneVoice(), ToneVoice(), ToneVoice("another")
    phrase, cache = Phrase("It rains.", "en"), Cache(tmp_path)
    sound = speaker(first, cache).speak(phrase)
    assert speaker(again, cache).speak(phrase) == sound
    speaker(changed, cache).speak(phrase)
    assert [voice.spoken.count("It rains.") for voice in (first, again, changed)] == [1, 0, 1]


def test_word_times_are_kept_with_the_sound(tmp_path: Path) -> None:
    phrase, cache = Phrase("It rains here.", "en"), Cache(tmp_path)
    sound = speaker(ToneVoice(tells_words=True), cache).speak(phrase)
    assert len(sound.words) == 3
    assert speaker(ToneVoice(tells_words=True), cache).speak(phrase) == sound


def test_word_times_that_are_too_few_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    voice = ToneVoice()
    monkeypatch.setattr(voice, "speak", lambda _: Sound(tone(0.5).samples, (0, 90)))
    assert speaker(voice).speak(Phrase("It rains here.", "en")).words == ()


def test_a_lexicon_changes_what_is_spoken(tmp_path: Path) -> None:
    voice = ToneVoice()
    lexicons = (read_lexicon(lexicon_file(tmp_path)),)
    speaker(voice, lexicons=lexicons).speak(Phrase("The quay.", "en"))
    assert "The key." in voice.spoken


@pytest.mark.parametrize("level", [0.02, 0.3, 0.9])
def test_voices_are_equally_loud(level: float) -> None:
    sound = speaker(ToneVoice(level=level)).speak(Phrase("a long enough sentence", "en"))
    assert loudness(sound) == pytest.approx(TARGET, abs=0.3)


def test_a_sentence_that_fails_is_a_silence_and_told(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    speaking = speaker(ToneVoice(), cache)
    sound = speaking.speak(Phrase("unspeakable", "en"))
    assert not any(sound.samples)
    assert [(f.code, "it broke" in f.message) for f in speaking.findings()] == [("SND003", True)]
    assert cache.shelves() == ()
