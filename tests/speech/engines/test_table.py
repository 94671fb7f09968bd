"""Which engine speaks a language, by the publisher's settings."""

from __future__ import annotations

import pytest

from paperpress.errors import SpeechError
from paperpress.speech.engines.program import ProgramVoice
from paperpress.speech.engines.table import voice_of
from paperpress.speech.settings import SpeechSettings, Voice


def test_a_command_is_named_as_the_narrator_unless_told() -> None:
    voices = {
        "en": Voice(engine="command", command=("say", "-x")),
        "fr": Voice(engine="command", command=("say",), narrator="Anne"),
    }
    settings = SpeechSettings(voices=voices)
    assert voice_of("en-GB", settings) == ProgramVoice(("say", "-x"), "say")
    assert voice_of("fr", settings).narrator == "Anne"


@pytest.mark.parametrize(
    "voice", [Voice(engine="command"), Voice(engine="piper", model="/no.onnx")]
)
def test_what_an_engine_lacks_is_told(voice: Voice) -> None:
    with pytest.raises(SpeechError):
        voice_of("en", SpeechSettings(voices={"en": voice}))
