"""Voices for tests: sine tones, one a sentence, that count what they were given."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from paperpress.errors import SpeechError
from paperpress.speech import voices
from paperpress.speech.marking import Unit
from paperpress.speech.phrases import Phrase
from paperpress.speech.settings import SpeechSettings
from paperpress.speech.sound import RATE, Sound


def tone(seconds: float, level: float = 0.3, hertz: float = 440.0) -> Sound:
    """A sine at a level of full scale."""
    step = 2 * math.pi * hertz / RATE
    numbers = (round(32767 * level * math.sin(step * at)) for at in range(round(seconds * RATE)))
    return Sound(array("h", numbers).tobytes())


@dataclass
class ToneVoice:
    """Says each text as a tone, of a twentieth of a second a character; words take as long each."""

    identity: str = "tone 1"
    narrator: str = "Tone"
    level: float = 0.3
    tells_words: bool = False
    spoken: list[str] = field(default_factory=list)

    def speak(self, text: str) -> Sound:
        self.spoken.append(text)
        if "unspeakable" in text:
            raise SpeechError("it broke")
        sound = tone(min(len(text), 20) / 20, self.level)
        count = len(text.split()) if self.tells_words else 0
        return Sound(sound.samples, tuple(n * sound.length // count for n in range(count)))


@contextmanager
def spoken_by(voice: ToneVoice, *, lacking: str = "") -> Iterator[ToneVoice]:
    """Let one voice speak every language but the one that is lacking."""

    def voice_of(language: str, _: SpeechSettings) -> ToneVoice:
        if language == lacking:
            raise SpeechError(f"nobody speaks {language}")
        return voice

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(voices, "voice_of", voice_of)
        yield voice


def unit(text: str, anchor: str = "s1", language: str = "en") -> Unit:
    """A sentence in one language."""
    return Unit(anchor, (Phrase(text, language),), ())


LEXICON = """<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa"
  xml:lang="en">
  <lexeme><grapheme>Ellery</grapheme><alias>Ella Ree</alias></lexeme>
  <lexeme><grapheme>quay</grapheme><grapheme>Quay</grapheme><alias>key</alias></lexeme>
  <lexeme><grapheme>Teague</grapheme><phoneme>tiːɡ</phoneme></lexeme>
</lexicon>
"""


def lexicon_file(folder: Path, language: str = "en") -> Path:
    """A lexicon of three words, of which one has phonemes alone."""
    path = folder / "names.pls"
    path.write_text(LEXICON.replace('xml:lang="en"', f'xml:lang="{language}"'), "utf-8")
    return path
