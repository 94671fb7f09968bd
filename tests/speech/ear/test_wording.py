"""What is said of twenty sentences of each kind in six languages, in letters: golden files to be read aloud."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from paperpress.speech.ear import for_the_ear

SENTENCES = Path(__file__).parents[2] / "fixtures" / "ear"
LANGUAGES = ["ar", "de", "en", "es", "fr", "it"]
REGIONS = {"en": "en-GB"}
KINDS = {"numbers", "dates", "times", "money", "abbreviations", "names", "scores"}


def kinds(language: str) -> dict[str, list[str]]:
    by_kind: dict[str, list[str]] = {}
    for line in (SENTENCES / f"{language}.txt").read_text("utf-8").splitlines():
        if line.startswith("# "):
            by_kind[line[2:]] = []
        else:
            by_kind[list(by_kind)[-1]].append(line)
    return by_kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_twenty_sentences_of_each_kind_are_said_as_the_golden_file_has_them(
    language: str, golden: Callable[[str, bytes], None]
) -> None:
    by_kind = kinds(language)
    assert {kind: len(sentences) for kind, sentences in by_kind.items()} == dict.fromkeys(KINDS, 20)
    lines = [
        line
        for kind, sentences in by_kind.items()
        for line in (
            f"# {kind}",
            *(
                part
                for text in sentences
                for part in (text, f"  {for_the_ear(text, REGIONS.get(language, language))}")
            ),
        )
    ]
    golden(f"ear/{language}.txt", ("\n".join(lines) + "\n").encode())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_digit_is_left_to_an_engine(language: str) -> None:
    texts = [text for sentences in kinds(language).values() for text in sentences]
    left = {text: for_the_ear(text, REGIONS.get(language, language)) for text in texts}
    assert [spoken for spoken in left.values() if any(map(str.isdigit, spoken))] == []


PIECES = (
    *"0123456789" * 2,
    *".,:;/-–()%€£$°’'+x½IVXM& ",
    *(" pm", " Uhr", "h", "min", "s", "km", "St. ", "M. ", "No. ", "m", "bn", "Mio. ", "King "),
    *("Januar", "May", "mai", "يناير", "و", "الساعة ", "kg", "º", "er", "th", "k€", "won "),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_written_is_said_without_a_digit(language: str) -> None:
    chance = random.Random(19)
    for _ in range(150):
        text = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 14)))
        assert not any(map(str.isdigit, for_the_ear(text, language))), text
