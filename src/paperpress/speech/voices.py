"""Which voices there are for an edition, before anything is spoken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec

from paperpress.errors import SpeechError
from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.speech.engines.protocol import Engine
from paperpress.speech.engines.table import voice_of
from paperpress.speech.settings import SpeechSettings

#: What the extra `listen` installs.
_NEEDED = ("lameenc", "num2words", "sentencex")


@dataclass(frozen=True, slots=True)
class Voices:
    """The voice of each language that an edition has."""

    engines: Mapping[str, Engine]
    findings: tuple[Finding, ...]

    @property
    def narrators(self) -> tuple[str, ...]:
        """The names of the voices, each once, in the order of their languages."""
        return tuple(dict.fromkeys(engine.narrator for engine in self.engines.values()))


def voices_for(languages: Sequence[str], settings: SpeechSettings) -> Voices:
    """Return the voices of an edition's languages, of which its own is the first.

    Another that has no voice is read by the edition's own, and that is told.

    Raises:
        SpeechError: the edition's own language has no voice.
    """
    engines: dict[str, Engine] = {}
    findings: list[Finding] = []
    for language in dict.fromkeys(languages):
        try:
            engines[language] = voice_of(language, settings)
        except SpeechError as error:
            if not engines:
                raise
            engines[language] = engines[languages[0]]
            narrator = engines[language].narrator
            findings.append(emit("SND001", path=language, why=error, narrator=narrator))
    return Voices(engines, tuple(findings))


def lacking(language: str, settings: SpeechSettings) -> str:
    """Return what is missing to read an edition of a language aloud; empty: nothing."""
    for package in _NEEDED:
        if find_spec(package) is None:
            return f"{package} isn't installed: pip install 'paperpress[listen]'"
    try:
        voice_of(language, settings)
    except SpeechError as error:
        return str(error)
    return ""


def decided_by(languages: Sequence[str], settings: SpeechSettings) -> Iterator[str]:
    """Yield what decides how languages sound: the settings, and each voice or why there is none."""
    yield repr(settings)
    for language in dict.fromkeys(languages):
        yield lacking(language, settings) or voice_of(language, settings).identity
