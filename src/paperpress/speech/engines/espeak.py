"""eSpeak NG: small, quick, in more than a hundred languages, and the same bytes each time."""

from __future__ import annotations

import sys
from ctypes.util import find_library
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from paperpress.errors import SpeechError
from paperpress.speech.engines.program import output_of
from paperpress.speech.sound import Sound, read_wav

PROGRAM: Final = "espeak-ng"
_WORDS_PROGRAM: Final = str(Path(__file__).with_name("espeak_words.py"))
#: Where a language's tag isn't the name of its voice, or names several.
_PREFERRED: Final = {"en": "en-gb", "fr": "fr-fr", "zh": "cmn", "no": "nb", "nn": "nb", "iw": "he"}


@dataclass(frozen=True, slots=True)
class EspeakVoice:
    """A voice of eSpeak NG."""

    name: str
    version: str
    narrator: str
    library: str = ""
    """The library that tells where words begin; empty: the command speaks, and tells nothing."""

    @property
    def identity(self) -> str:
        """The program's version and its voice, and whether it tells of words."""
        return f"{self.version} {self.name}{' words' if self.library else ''}"

    def speak(self, text: str) -> Sound:
        """Return the sound of a text; see `Engine.speak`."""
        # Double brackets would be read as phonemes.
        plain = text.replace("[[", "[ [")
        command: tuple[str, ...] = (PROGRAM, "-v", self.name, "-z", "--stdin", "--stdout")
        if self.library:
            command = (sys.executable, "-I", _WORDS_PROGRAM, self.library, self.name)
        return read_wav(output_of(command, plain))


def espeak_voice(language: str, name: str, narrator: str, *, words: bool = False) -> EspeakVoice:
    """Return the voice of a name, or without one the voice of a language.

    Args:
        language: what it is to read.
        name: eSpeak NG's own for the voice.
        narrator: what people call it; empty: the engine with its voice.
        words: whether it is to tell where words begin, which it can where its library is found.

    Raises:
        SpeechError: the program isn't there, or has no such voice.
    """
    chosen = name or _of_language(language)
    if chosen is None:
        raise SpeechError(f"{PROGRAM} has no voice for {language}")
    if name and name.split("+")[0] not in _voices():
        raise SpeechError(f"{PROGRAM} has no voice {name!r}")
    library = _library() if words else ""
    return EspeakVoice(chosen, _version(), narrator or f"eSpeak NG ({chosen})", library)


@cache
def _library() -> str:
    return find_library(PROGRAM) or ""


def _of_language(language: str) -> str | None:
    tag, primary = language.lower(), language.lower().split("-")[0]
    names = _voices()
    for name in (tag, _PREFERRED.get(primary, ""), primary):
        if name in names:
            return name
    return next((name for name in names if name.startswith(f"{primary}-")), None)


@cache
def _voices() -> tuple[str, ...]:
    lines = output_of((PROGRAM, "--voices"), "").decode("utf-8", "replace").splitlines()[1:]
    return tuple(line.split()[1] for line in lines if len(line.split()) > 1)


@cache
def _version() -> str:
    output = output_of((PROGRAM, "--version"), "").decode("utf-8", "replace")
    return output.split("Data at")[0].strip()
