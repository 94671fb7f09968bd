"""The voices of an edition: each language's, and what is told where one is missing."""

from __future__ import annotations

import pytest

from hearing import ToneVoice, spoken_by
from paperpress.errors import SpeechError
from paperpress.speech import voices
from paperpress.speech.settings import SpeechSettings, Voice
from paperpress.speech.voices import decided_by, lacking, voices_for


def test_a_language_without_a_voice_is_read_by_the_editions_own_and_told() -> None:
    with spoken_by(ToneVoice(), lacking="qaa") as voice:
        chosen = voices_for(["en", "qaa", "en"], SpeechSettings())
    assert chosen.engines == {"en": voice, "qaa": voice}
    assert chosen.narrators == ("Tone",)
    assert [(f.code, f.path) for f in chosen.findings] == [("SND001", "qaa")]


def test_an_edition_whose_own_language_has_none_is_not_read() -> None:
    with spoken_by(ToneVoice(), lacking="qaa"):
        assert lacking("qaa", SpeechSettings()) == "nobody speaks qaa"
        assert lacking("en", SpeechSettings()) == ""
        with pytest.raises(SpeechError):
            voices_for(["qaa", "en"], SpeechSettings())


def test_another_voice_decides_another_edition() -> None:
    with spoken_by(ToneVoice("one")):
        first = list(decided_by(["en"], SpeechSettings()))
    with spoken_by(ToneVoice("two")):
        assert list(decided_by(["en"], SpeechSettings())) != first


def test_a_package_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voices, "find_spec", lambda name: None)
    assert "paperpress[listen]" in lacking("en", SpeechSettings())


def test_a_voice_is_found_by_tag_then_by_language() -> None:
    settings = SpeechSettings(voices={"en": Voice(name="a"), "en-us": Voice(name="b")})
    assert [settings.voice_for(tag).name for tag in ("en-US", "en-GB", "fr")] == ["b", "a", ""]
