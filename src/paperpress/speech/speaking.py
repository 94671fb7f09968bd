"""Units become sound: each sentence once, by its voice, and kept for the next time."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final, TypeVar

from paperpress.errors import SpeechError
from paperpress.files.cache import Cache, key_of
from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.speech.engines.protocol import Engine
from paperpress.speech.lexicon import pronounced
from paperpress.speech.loudness import TARGET, gain_to
from paperpress.speech.phrases import Phrase
from paperpress.speech.settings import SpeechSettings
from paperpress.speech.sound import Sound, louder, trimmed
from paperpress.speech.voices import Voices

SHELF: Final = "speech"
#: Raised where sound is made otherwise of what an engine gives.
_MAKING: Final = "2"
#: What a voice is measured by: it says the numbers in its own language.
_SPECIMEN: Final = "1, 2, 3, 4, 5, 6, 7, 8, 9, 10."
#: Seconds that stand for a sentence of which there is no sound.
_LOST: Final = bytes(2 * 6615)

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Speaks phrases by an edition's voices, on all cores."""

    voices: Voices
    settings: SpeechSettings
    threads: int
    cache: Cache | None
    gains: dict[str, float] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    """By narrator, how its voice failed first."""

    def key(self, phrase: Phrase) -> str:
        """Return what decides how a phrase sounds."""
        return key_of("sentence", _MAKING, self.engine(phrase).identity, self.text(phrase))

    def engine(self, phrase: Phrase) -> Engine:
        """Return the voice that says a phrase."""
        return self.voices.engines[phrase.language]

    def text(self, phrase: Phrase) -> str:
        """Return what an engine is given to say, with the words of the lexicons as they are said."""
        return pronounced(phrase.text, phrase.language, self.settings.lexicons)

    def speak_all(self, phrases: Iterable[Phrase]) -> dict[Phrase, Sound]:
        """Return the sound of each phrase."""
        wanted = list(dict.fromkeys(phrases))
        for language in dict.fromkeys(phrase.language for phrase in wanted):
            self._gain(self.voices.engines[language])
        return dict(zip(wanted, self.each(self.speak, wanted), strict=True))

    def each(self, work: Callable[[_Item], _Result], items: Sequence[_Item]) -> Iterator[_Result]:
        """Yield what some work makes of each item, in order, several at once."""
        with ThreadPoolExecutor(self.threads) as pool:
            yield from pool.map(work, items)

    def speak(self, phrase: Phrase) -> Sound:
        """Return the sound of a phrase, from the cache where it was spoken before."""
        engine, text, key = self.engine(phrase), self.text(phrase), self.key(phrase)
        kept = self.cache.get(SHELF, key) if self.cache else None
        if kept is not None:
            return _unpacked(kept)
        try:
            sound = louder(trimmed(engine.speak(text)), self._gain(engine))
        except SpeechError as error:
            self.failures.setdefault(engine.narrator, str(error))
            return Sound(_LOST)
        if len(sound.words) != len(text.split()):
            sound = Sound(sound.samples)
        if self.cache:
            self.cache.put(SHELF, key, _packed(sound))
        return sound

    def _gain(self, engine: Engine) -> float:
        """Return what makes a voice as loud as all others."""
        if engine.identity not in self.gains:
            try:
                gain = gain_to(TARGET, trimmed(engine.speak(_SPECIMEN)))
            except SpeechError:
                gain = 1.0  # it fails at a sentence, too, and is told then
            self.gains[engine.identity] = gain
        return self.gains[engine.identity]

    def findings(self) -> tuple[Finding, ...]:
        """Return what is told of voices: those that are missing, and those that failed."""
        failed = (
            emit("SND003", path=narrator, narrator=narrator, why=why)
            for narrator, why in sorted(self.failures.items())
        )
        return (*self.voices.findings, *failed)


def _packed(sound: Sound) -> bytes:
    count = len(sound.words)
    return zlib.compress(struct.pack(f"<I{count}I", count, *sound.words) + sound.samples, 1)


def _unpacked(kept: bytes) -> Sound:
    data = zlib.decompress(kept)
    (count,) = struct.unpack_from("<I", data)
    head = struct.calcsize(f"<I{count}I")
    return Sound(data[head:], struct.unpack_from(f"<{count}I", data, 4))
