"""eSpeak NG, the voice that is always there."""

from __future__ import annotations

import shutil

import pytest

from newsroom import need
from paperpress.errors import SpeechError
from paperpress.speech.engines import espeak
from paperpress.speech.engines.espeak import espeak_voice
from paperpress.speech.sound import RATE

pytestmark = pytest.mark.conformance


@pytest.fixture(scope="module", autouse=True)
def _program() -> None:
    need(shutil.which("espeak-ng"), "eSpeak NG is missing")


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en-GB", "en-gb"),
        ("en-US", "en-us"),
        ("en", "en-gb"),
        ("fr-FR", "fr-fr"),
        ("fr", "fr-fr"),
        ("ar", "ar"),
        ("zh-Hans", "cmn"),
        ("nb", "nb"),
        ("pt-BR", "pt-br"),
        ("de-AT", "de"),
    ],
)
def test_a_language_has_its_voice(language: str, name: str) -> None:
    voice = espeak_voice(language, "", "")
    assert (voice.name, voice.narrator) == (name, f"eSpeak NG ({name})")


def test_the_same_text_is_the_same_bytes() -> None:
    voice = espeak_voice("en-GB", "", "")
    once, again = voice.speak("Night ferries return."), voice.speak("Night ferries return.")
    assert once == again
    assert 0.5 * RATE < once.length < 4 * RATE
    assert voice.identity.endswith(" en-gb")
    assert "eSpeak NG" in voice.identity


def test_brackets_are_no_phonemes_and_an_option_is_no_option() -> None:
    voice = espeak_voice("en-GB", "", "")
    assert voice.speak("[[h@l'oU]]").length > voice.speak("hello").length
    assert voice.speak("-w out.wav").length > 0


@pytest.mark.parametrize(("language", "name"), [("qaa", ""), ("en", "nobody")])
def test_a_voice_that_is_not_there_is_told(language: str, name: str) -> None:
    with pytest.raises(SpeechError, match="has no voice"):
        espeak_voice(language, name, "")


def test_a_missing_program_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(espeak, "PROGRAM", "no-such-program")
    espeak._voices.cache_clear()
    try:
        with pytest.raises(SpeechError, match="can't be started"):
            espeak_voice("en", "", "")
    finally:
        espeak._voices.cache_clear()
