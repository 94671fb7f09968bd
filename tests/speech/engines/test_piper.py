"""Piper, by a stand-in for its package: its voices are files that tests don't bring along."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from hearing import tone
from paperpress.errors import SpeechError
from paperpress.speech.engines import piper


@dataclass
class Chunk:
    audio_int16_bytes: bytes
    sample_rate: int


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    given: list[Any] = []

    class PiperVoice:
        @classmethod
        def load(cls, model: str) -> PiperVoice:
            return cls()

        def synthesize(self, text: str, syn_config: Any) -> list[Chunk]:
            given.append((text, syn_config))
            return [Chunk(tone(0.5).samples, 22050), Chunk(bytes(32000), 16000)]

    class SynthesisConfig(dict[str, float]):
        pass

    module = ModuleType("piper")
    module.PiperVoice, module.SynthesisConfig = PiperVoice, SynthesisConfig  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "piper", module)
    monkeypatch.setattr(metadata, "version", lambda name: "1.3")
    return given


def test_it_speaks_without_noise(package: list[Any], tmp_path: Path) -> None:
    for name in ("v.onnx", "v.onnx.json"):
        (tmp_path / name).write_bytes(b"voice")
    voice = piper.piper_voice(str(tmp_path / "v.onnx"), "")
    assert voice.speak("It rains.").length == pytest.approx(1.5 * 22050, abs=2)
    assert package == [("It rains.", {"noise_scale": 0.0, "noise_w_scale": 0.0})]
    assert voice.narrator == "Piper (v)"
    assert voice.identity.startswith("piper-tts 1.3 ")


def test_a_missing_voice_or_package_is_told(package: list[Any], tmp_path: Path) -> None:
    with pytest.raises(SpeechError, match="aren't both there"):
        piper.piper_voice(str(tmp_path / "v.onnx"), "")
    sys.modules["piper"] = None  # type: ignore[assignment]
    with pytest.raises(SpeechError, match="isn't installed"):
        piper.piper_voice(str(tmp_path / "v.onnx"), "")
