"""The section [speech] of paperpress.toml."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearing import lexicon_file
from paperpress.config import load_configuration
from paperpress.errors import ConfigurationError
from paperpress.speech.settings import SpeechSettings, Voice

HEAD = '[masthead]\ntitle = "Courier"\nlanguage = "en-GB"\n'


def settings(folder: Path, text: str) -> SpeechSettings:
    path = folder / "paperpress.toml"
    path.write_text(HEAD + text, "utf-8")
    return load_configuration(path).speech


def test_nothing_is_needed(tmp_path: Path) -> None:
    assert settings(tmp_path, "") == SpeechSettings()


def test_voices_silences_credits_and_lexicons(tmp_path: Path) -> None:
    lexicon_file(tmp_path)
    chosen = settings(
        tmp_path,
        '[speech]\ncredits = "end"\nmarks = "words"\nlexicons = ["names.pls"]\nsentence_pause = 0.5\n'
        '[speech.voices.en-GB]\nname = "en-gb-scotland"\nnarrator = "Morag"\n'
        '[speech.voices.fr]\nengine = "piper"\nmodel = "voices/siwis.onnx"\n'
        '[speech.voices.cy]\nengine = "command"\ncommand = ["festival-say", "--welsh"]\n',
    )
    assert (chosen.credits, chosen.sentence_pause) == ("end", 0.5)
    assert chosen.marks == "words"
    assert [lexicon.language for lexicon in chosen.lexicons] == ["en"]
    assert chosen.voice_for("en-GB") == Voice(name="en-gb-scotland", narrator="Morag")
    assert chosen.voice_for("fr").model == str(tmp_path / "voices/siwis.onnx")
    assert chosen.voice_for("cy").command == ("festival-say", "--welsh")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[speech]\ncredit = "end"\n', "speech.credit: is not known"),
        ('[speech]\ncredits = "loud"\n', "speech.credits"),
        ("[speech]\nsentence_pause = 60\n", "speech.sentence_pause"),
        ('[speech]\nlexicons = ["../a.pls"]\n', "leads out of"),
        ('[speech]\nlexicons = ["a.pls"]\n', "can't be read"),
        ('[speech.voices.fr]\nengine = "piper"\n', "speech.voices.fr.model: is required"),
        ('[speech.voices.fr]\nengine = "command"\n', "speech.voices.fr.command: is required"),
        ('[speech.voices.fr]\nengine = "flite"\n', "speech.voices.fr.engine"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=message.replace(".", r"\.")):
        settings(tmp_path, text)
