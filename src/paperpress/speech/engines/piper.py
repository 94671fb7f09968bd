"""Piper: neural voices, a file each, which the publisher names.

Both of its noise scales are 0 here, as it would else give other samples each time. Its sentences are
of very different loudness (6 LU were measured), so that each is brought to the level of all voices.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import file_digest
from importlib import metadata
from pathlib import Path
from threading import Lock
from typing import Any

from paperpress.errors import SpeechError
from paperpress.speech.loudness import TARGET, gain_to
from paperpress.speech.sound import Sound, at_rate, louder, trimmed

#: One model speaks at a time: it uses all cores itself.
_TURN = Lock()


@dataclass(frozen=True, slots=True)
class PiperVoice:
    """A voice file of Piper."""

    model: str
    narrator: str

    @property
    def identity(self) -> str:
        """The package's version and the voice file's digest."""
        return f"piper-tts {metadata.version('piper-tts')} {_digest(self.model)}"

    def speak(self, text: str) -> Sound:
        """Return the sound of a text; see `Engine.speak`."""
        from piper import SynthesisConfig

        settings = SynthesisConfig(noise_scale=0.0, noise_w_scale=0.0)
        with _TURN:
            chunks = list(_loaded(self.model).synthesize(text, syn_config=settings))
        sound = Sound(
            b"".join(at_rate(chunk.audio_int16_bytes, chunk.sample_rate) for chunk in chunks)
        )
        return louder(sound, gain_to(TARGET, trimmed(sound)))


def piper_voice(model: str, narrator: str) -> PiperVoice:
    """Return the voice of a file.

    Raises:
        SpeechError: Piper or the file isn't there.
    """
    try:
        import piper  # noqa: F401
    except ImportError:
        raise SpeechError("Piper isn't installed: pip install piper-tts") from None
    if not Path(model).is_file() or not Path(f"{model}.json").is_file():
        raise SpeechError(f"{model} and {Path(model).name}.json aren't both there")
    return PiperVoice(model, narrator or f"Piper ({Path(model).stem})")


@cache
def _loaded(model: str) -> Any:
    from piper import PiperVoice as Loaded

    return Loaded.load(model)


@cache
def _digest(model: str) -> str:
    with Path(model).open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
