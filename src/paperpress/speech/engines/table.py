"""The voice of each language, as the publisher's settings have it."""

from __future__ import annotations

from paperpress.errors import SpeechError
from paperpress.speech.engines.espeak import espeak_voice
from paperpress.speech.engines.piper import piper_voice
from paperpress.speech.engines.program import ProgramVoice
from paperpress.speech.engines.protocol import Engine
from paperpress.speech.settings import SpeechSettings


def voice_of(language: str, settings: SpeechSettings) -> Engine:
    """Return the voice that reads a language.

    Raises:
        SpeechError: it isn't there; the message says what is missing.
    """
    voice = settings.voice_for(language)
    match voice.engine:
        case "espeak-ng":
            words = settings.marks == "words"
            return espeak_voice(language, voice.name, voice.narrator, words=words)
        case "piper":
            return piper_voice(voice.model, voice.narrator)
        case "command":
            if not voice.command:
                raise SpeechError(f"the voice for {language} names no command")
            return ProgramVoice(voice.command, voice.narrator or voice.command[0])
