"""What an engine is: a text in one language goes in, sound comes out, with the times of its words."""

from __future__ import annotations

from typing import Protocol

from paperpress.speech.sound import Sound


class Engine(Protocol):
    """One voice of one engine."""

    @property
    def identity(self) -> str:
        """All that decides how a text sounds: engine, version, voice and settings."""
        ...

    @property
    def narrator(self) -> str:
        """The voice's name, for people."""
        ...

    def speak(self, text: str) -> Sound:
        """Return the sound of a text, which has no line breaks.

        Its `words` have a place for each word of the text, as spaces part them, or there are none.

        Raises:
            SpeechError: the engine failed; the message says how.
        """
        ...
