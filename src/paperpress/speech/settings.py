"""How a publisher wants to be heard: voices, silences, credits and a lexicon (paperpress.toml, [speech])."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from paperpress.speech.lexicon import Lexicon

Credits: TypeAlias = Literal["none", "end"]
Marks: TypeAlias = Literal["sentences", "words"]
EngineName: TypeAlias = Literal["espeak-ng", "piper", "command"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The voice of one language."""

    engine: EngineName = "espeak-ng"
    name: str = ""
    """eSpeak NG's name of the voice; empty: the one for the language."""
    model: str = ""
    """The whole path of Piper's voice file."""
    command: tuple[str, ...] = ()
    """A program that reads a sentence on standard input and writes a WAV file on standard output."""
    narrator: str = ""
    """Who is named as the narrator; empty: the engine with its voice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechSettings:
    """All that decides how an edition is read aloud, but for its text."""

    voices: Mapping[str, Voice] = field(default_factory=dict)
    """By language tag, in small letters; eSpeak NG's own for any other."""
    credits: Credits = "none"
    """Whether the credits of pictures are left out of the ear, or are heard at the end of their captions."""
    lexicons: tuple[Lexicon, ...] = ()
    marks: Marks = "sentences"
    """What is marked on the page while it is heard."""
    sentence_pause: float = 0.35
    """Seconds of silence after a sentence."""
    paragraph_pause: float = 0.7
    heading_pause: float = 1.0

    def voice_for(self, language: str) -> Voice:
        """Return the voice that is wanted for a language: of its tag, else of its first subtag."""
        tag = language.lower()
        return self.voices.get(tag) or self.voices.get(tag.split("-")[0]) or Voice()
