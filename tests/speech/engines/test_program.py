"""Any program as a voice."""

from __future__ import annotations

import sys

import pytest

from paperpress.errors import SpeechError
from paperpress.speech.engines.program import ProgramVoice
from paperpress.speech.sound import RATE

WAV = """
import sys, wave
with wave.open(sys.stdout.buffer, "wb") as out:
    out.setparams((1, 2, 22050, 0, "NONE", ""))
    out.writeframes(b"\\1\\1" * 100 * len(sys.stdin.read()))
"""


def voice(code: str) -> ProgramVoice:
    return ProgramVoice((sys.executable, "-c", code), "Ours")


def test_a_program_reads_the_text_and_writes_a_wav_file() -> None:
    ours = voice(WAV)
    assert ours.speak("twelve chars").length == 1200
    assert (ours.narrator, len(ours.identity)) == ("Ours", 64)
    assert RATE == 22050


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("raise SystemExit('no licence')", "exit code 1: no licence"),
        ("print('hello')", "no WAV file"),
        ("", "no WAV file"),
    ],
)
def test_what_fails_is_told(code: str, why: str) -> None:
    with pytest.raises(SpeechError, match=why):
        voice(code).speak("text")


def test_a_program_that_is_not_there_is_told() -> None:
    with pytest.raises(SpeechError, match="can't be started"):
        ProgramVoice(("/nowhere/voice",), "x").speak("text")
