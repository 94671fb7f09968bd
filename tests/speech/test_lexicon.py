"""The newsroom's own pronunciations."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearing import lexicon_file
from paperpress.errors import ConfigurationError
from paperpress.speech.lexicon import pronounced, read_lexicon


def test_whole_words_of_its_language_are_said_as_it_has_them(tmp_path: Path) -> None:
    lexicon = read_lexicon(lexicon_file(tmp_path))
    assert pronounced("Ellery Quay, quayside, Teague", "en-GB", [lexicon]) == (
        "Ella Ree key, quayside, Teague"
    )
    assert pronounced("Ellery Quay", "fr", [lexicon]) == "Ellery Quay"


@pytest.mark.parametrize(
    "text",
    [
        "no XML",
        "<other/>",
        '<lexicon xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" version="1.0"/>',
    ],
)
def test_what_is_no_lexicon_is_told(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.pls"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigurationError, match=r"a\.pls"):
        read_lexicon(path)
    with pytest.raises(ConfigurationError, match="can't be read"):
        read_lexicon(tmp_path / "missing.pls")
