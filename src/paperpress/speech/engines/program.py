"""A program that reads a text on its standard input and writes a WAV file on its standard output."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from paperpress.errors import SpeechError
from paperpress.files.cache import key_of
from paperpress.speech.sound import Sound, read_wav

#: Seconds for a sentence; a program that takes longer hangs.
_PATIENCE = 300


@dataclass(frozen=True, slots=True)
class ProgramVoice:
    """A publisher's own program as a voice."""

    command: tuple[str, ...]
    narrator: str

    @property
    def identity(self) -> str:
        """The words of the command: what the program itself is made of isn't known."""
        return key_of("command", *self.command)

    def speak(self, text: str) -> Sound:
        """Return the sound of a text; see `Engine.speak`."""
        return read_wav(output_of(self.command, text))


def output_of(command: Sequence[str], text: str) -> bytes:
    """Return what a program writes when it is given a text.

    Raises:
        SpeechError: it isn't there, fails or hangs.
    """
    try:
        finished = subprocess.run(  # noqa: S603 - the publisher's own words, no shell
            command, input=text.encode(), capture_output=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise SpeechError(f"{command[0]} took longer than {_PATIENCE} s for a sentence") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise SpeechError(f"{command[0]} can't be started: {why}") from None
    if finished.returncode:
        lines = finished.stderr.decode("utf-8", "replace").strip().splitlines()
        words = f": {lines[-1]}" if lines else ""
        raise SpeechError(f"{command[0]} ended with exit code {finished.returncode}{words}")
    return finished.stdout
