"""Voices for tests: sine tones, one a sentence, that count what they were given."""

from __future__ import annotations

import math
import shutil
import subprocess
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from newsroom import need
from paperpress import Masthead, assemble, develop, load_theme, plan, profile, read_stories
from paperpress.binding.epub import bind
from paperpress.errors import SpeechError
from paperpress.model.article import Article
from paperpress.model.publication import Publication
from paperpress.pictures.darkroom import LocalDarkroom
from paperpress.speech import voices
from paperpress.speech.marking import Unit
from paperpress.speech.phrases import Phrase
from paperpress.speech.read_aloud import read_aloud
from paperpress.speech.settings import SpeechSettings
from paperpress.speech.sound import RATE, Sound, numbers_of


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


def heard_publication(masthead: Masthead, *articles: Article, layout: str = "desk") -> Publication:
    """An edition of articles that reads itself aloud, by a tone."""
    (edition,) = plan(articles, masthead, on=date(2025, 7, 23), layout=layout)  # type: ignore[arg-type]
    theme, device = load_theme("classic"), profile("listen")
    stories = read_stories(edition)
    pictures = develop(edition, stories, LocalDarkroom(device, theme))
    publication = assemble(edition, stories, pictures, theme, device)
    with spoken_by(ToneVoice()):
        return read_aloud(publication, SpeechSettings(), threads=2, cache=None)


def heard_epub(*articles: Article) -> bytes:
    """The file of such an edition of a newspaper's city desk."""
    masthead = Masthead.model_validate(
        {
            "title": "The Meridian Courier",
            "language": "en-GB",
            "identifier": "https://courier.example/",
            "desks": [{"slug": "city", "name": "City Desk"}],
            "default_desk": "city",
            "rights": "© Courier",
        }
    )
    return bind(heard_publication(masthead, *articles))


def decoded(data: bytes, folder: Path, *options: str) -> list[int]:
    """The samples of MP3, by mpg123."""
    return list(numbers_of(played(data, folder, *options)))


def played(data: bytes, folder: Path, *options: str) -> bytes:
    """The samples of MP3, two bytes each."""
    need(shutil.which("mpg123"), "mpg123 is missing")
    (folder / "a.mp3").write_bytes(data)
    command = ["mpg123", "--quiet", "--stdout", *options, str(folder / "a.mp3")]
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout


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
