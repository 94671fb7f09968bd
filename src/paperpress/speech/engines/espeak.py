"""eSpeak NG: small, quick, in more than a hundred languages, and the same bytes each time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from paperpress.errors import SpeechError
from paperpress.speech.engines.program import output_of
from paperpress.speech.sound import Sound, read_wav

PROGRAM: Final = "espeak-ng"
#: Where a language's tag isn't the name of its voice, or names several.
_PREFERRED: Final = {"en": "en-gb", "fr": "fr-fr", "zh": "cmn", "no": "nb", "nn": "nb", "iw": "he"}


@dataclass(frozen=True, slots=True)
class EspeakVoice:
    """A voice of eSpeak NG."""

    name: str
    version: str
    narrator: str

    @property
    def identity(self) -> str:
        """The program's version and its voice."""
        return f"{self.version} {self.name}"

    def speak(self, text: str) -> Sound:
        """Return the sound of a text; see `Engine.speak`."""
        # Double brackets would be read as phonemes.
        plain = text.replace("[[", "[ [")
        return read_wav(output_of((PROGRAM, "-v", self.name, "-z", "--stdin", "--stdout"), plain))


def espeak_voice(language: str, name: str, narrator: str) -> EspeakVoice:
    """Return the voice of a name, or without one the voice of a language.

    Raises:
        SpeechError: the program isn't there, or has no such voice.
    """
    chosen = name or _of_language(language)
    if chosen is None:
        raise SpeechError(f"{PROGRAM} has no voice for {language}")
    if name and name.split("+")[0] not in _voices():
        raise SpeechError(f"{PROGRAM} has no voice {name!r}")
    return EspeakVoice(chosen, _version(), narrator or f"eSpeak NG ({chosen})")


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
