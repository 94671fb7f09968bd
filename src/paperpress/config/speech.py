"""How an edition is heard, as ``[speech]`` of paperpress.toml says (docs/listening.md)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field

from paperpress.errors import ConfigurationError
from paperpress.files.readings import Readings
from paperpress.files.regular import is_within
from paperpress.model.record import Record
from paperpress.model.text import Line, RequiredLine
from paperpress.speech.lexicon import Lexicon, read_lexicon
from paperpress.speech.settings import Credits, EngineName, Marks, SpeechSettings, Voice

_Pause = Annotated[float, Field(ge=0.1, le=5)]


class SpokenBy(Record):
    """The voice of a language."""

    engine: EngineName = "espeak-ng"
    name: Line = ""
    model: Line = ""
    command: tuple[RequiredLine, ...] = ()
    narrator: Line = ""


class Speech(Record):
    """Voices, silences, credits and lexicons."""

    voices: Mapping[str, SpokenBy] = Field(default_factory=dict)
    credits: Credits = "none"
    marks: Marks = "sentences"
    lexicons: tuple[RequiredLine, ...] = ()
    sentence_pause: _Pause = 0.35
    paragraph_pause: _Pause = 0.7
    heading_pause: _Pause = 1.0


def speech_settings(
    speech: Speech, folder: Path, readings: Readings | None = None
) -> SpeechSettings:
    """Return the settings of a file in a folder; its lexicons are read, and noted in `readings`.

    Raises:
        ConfigurationError: a lexicon isn't there or can't be used, or a voice lacks what its engine needs.
    """
    return SpeechSettings(
        voices={
            language.lower(): _voice(language, voice, folder)
            for language, voice in speech.voices.items()
        },
        credits=speech.credits,
        marks=speech.marks,
        lexicons=tuple(_lexicon(name, folder, readings) for name in speech.lexicons),
        sentence_pause=speech.sentence_pause,
        paragraph_pause=speech.paragraph_pause,
        heading_pause=speech.heading_pause,
    )


def _voice(language: str, voice: SpokenBy, folder: Path) -> Voice:
    needed = {"piper": "model", "command": "command"}.get(voice.engine)
    if needed and not getattr(voice, needed):
        raise ConfigurationError(
            f"speech.voices.{language}.{needed}: is required by engine {voice.engine!r}"
        )
    return Voice(
        engine=voice.engine,
        name=voice.name,
        model=str(folder / voice.model) if voice.model else "",
        command=voice.command,
        narrator=voice.narrator,
    )


def _lexicon(name: str, folder: Path, readings: Readings | None) -> Lexicon:
    path = folder / name
    if not is_within(path, folder):
        raise ConfigurationError(f"speech.lexicons: {name!r} leads out of {folder}")
    if readings is not None:
        readings.file(path)
    return read_lexicon(path)
