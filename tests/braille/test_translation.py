"""Translation: read backwards, the cells give the words again."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import pytest

from newsroom import EXAMPLE
from paperpress import Article, Masthead, plan, read, read_stories
from paperpress.braille.runs import run_in_cells
from paperpress.braille.translation import Translation, in_braille
from paperpress.model.blocks import Inlines, LineBreak, Link, Span, Text, plain
from paperpress.model.traversal import runs_in
from touching import lettered, library, translated, with_liblouis, words

#: An example's folder, and the language of its newspaper.
EXAMPLES = (
    ("daily/articles", "en-GB"),
    ("weekend/articles.jsonl", "en-GB"),
    ("sahil/articles.jsonl", "ar"),
)
GERMAN = (
    "Ab Freitag fahren wieder zwölf Nachtfähren über den Sund, fast vier Jahre nachdem der Stadtrat"
    " sie eingestellt hatte.",
    "Die Bürgermeisterin Zoë Groß sagte: „Es sind 3.500 Leute, und keiner darf draußen bleiben.“",
    "Die Überfahrt kostet 3,20 Euro; Kinder zahlen 50 Cent. Das Geschäft läuft, heißt es bei der GmbH.",
    "Der Verein „Am Kanal“ feierte sein 25-jähriges Bestehen mit rund 400 Gästen aus St. Pauli.",
    "In der Nacht zum 23. Juli um 4.30 Uhr lösten 12 % der Messgeräte Alarm aus; drei Löschzüge kamen.",
    "„Wir haben's geschafft“, rief Trainer Wójcik; Françoise Lefèvre vom Eiscafé blieb vorsichtig.",
    "Fußgängerzone, Schifffahrt, Haustür, Häuschen, Dienstag, Maschine, Chaos, Wachstum, Bodenschätze.",
)


def texts() -> Iterator[tuple[str, Inlines]]:
    """Every text of the examples in languages with a code, with its language, and some German."""
    for path, language in EXAMPLES:
        source = EXAMPLE.parent / path
        articles = [a for a in read(source, folder=source.parent) if isinstance(a, Article)]
        for edition in plan(articles, Masthead(title="The Courier", language=language)):
            for story in read_stories(edition):
                yield story.language, (Text(story.article.headline),)
                yield story.language, (Text(story.article.standfirst or ""),)
                for run in runs_in(story.body.blocks):
                    yield story.language, run
    yield from (("de", (Text(text),)) for text in GERMAN)


def there_and_back(translation: Translation, language: str, run: Inlines) -> str:
    """A run's words, each part read back by the code that it is written in.

    Signs of a change of code aren't words; liblouis reads those of emphasis as their dots.
    """
    parts = list(spoken(run_in_cells(translation, run, language), in_braille(language)))
    switch = translation.code(language).switch
    signs = {switch.word, switch.word_ends, f"{switch.passage}{switch.passage_named}",
             switch.passage_ends} if switch else set()  # fmt: skip
    read = ""
    for tag, group in groupby((part for part in parts if part[1] not in signs), itemgetter(0)):
        cells = "".join(cells for _, cells in group).replace(" ", "\u2800")
        table = translation.code(tag.replace("-Brai", "")).table
        before, after = (" " if cells[end] == "\u2800" else "" for end in (0, -1))
        read += before + library().back(cells, table) + after
    return re.sub(r"\\[0-9]+/", "", read)


def spoken(run: Inlines, language: str) -> Iterator[tuple[str, str]]:
    """Each text of a run, with the language that it is in."""
    for inline in run:
        match inline:
            case Text(text):
                yield language, text
            case Span(children=children, language=own):
                yield from spoken(children, own or language)
            case Link(children=children):
                yield from spoken(children, language)
            case LineBreak():
                yield language, " "


def differences(contracted: bool) -> list[str]:
    translations: dict[str, Translation] = {}
    lines = []
    for language, run in texts():
        translation = translations.setdefault(language, translated(language, contracted=contracted))
        before, after = words(plain(run)), words(there_and_back(translation, language, run))
        matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            if kind != "equal":
                lines.append(f"{language}\t{' '.join(before[a:b])}\t{' '.join(after[c:d])}\n")
    assert len(translations) == 4, "English, French, Arabic and German"
    return sorted(set(lines))


@with_liblouis
def test_uncontracted_braille_gives_every_word_again():
    assert differences(contracted=False) == []


@with_liblouis
def test_contracted_braille_gives_the_words_again_but_those_that_are_listed(golden):
    """Back-translation has to guess where two words are written alike: liblouis's own limit."""
    golden("braille/contracted.tsv", "".join(differences(contracted=True)).encode())


@with_liblouis
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mayor Sahil مراكب spoke"),
        ("ar", "قال Sahil Marakib اليوم"),
        ("en", "Gorbachev (Горбачёв) wrote"),
        ("fr", "Le mot שלום veut dire paix"),
    ],
)
def test_a_word_of_another_script_is_written_in_that_scripts_code(language, text):
    translation = translated(language)
    assert translation.cells(text, language).count(" ") == text.count(" ")
    assert not translation.lost


@with_liblouis
def test_what_has_no_sign_is_left_out_and_counted():
    translation = translated("en")
    assert translation.cells("rain ☂ today", "en") == translation.cells("rain today", "en")
    assert dict(translation.lost) == {("en", "☂"): 1}


@with_liblouis
def test_a_language_without_a_code_is_written_in_the_editions_and_counted():
    translation = translated("en")
    assert translation.cells("ad hoc", "la") == translation.cells("ad hoc", "en")
    assert set(translation.strange) == {"la"}


@with_liblouis
@pytest.mark.parametrize(
    "sign", ["“x”", "x – y", "x…", "naïve", "x²", "½", "£5", "5 €", "a‑b", "№ 5"]
)
def test_signs_of_newspapers_leave_something_in_each_language(sign):
    for language in ("en", "fr", "de", "es", "ar"):
        translation = translated(language)
        assert translation.cells(sign, language).strip()


def test_cells_in_a_text_stay_as_they_are():
    translation = lettered()
    assert translation.cells("no ⠼⠁⠃ and ⠼⠉", "en") == "⠝⠕ ⠼⠁⠃ ⠁⠝⠙ ⠼⠉"
    assert translation.cells("⠼⠁ ⠼⠃", "en") == "⠼⠁ ⠼⠃"
    assert translation.cells("  ", "en") == "  "


def test_cells_of_eight_dots_that_an_editor_wrote_have_six_where_all_have():
    assert lettered().cells("a ⣿⡁", "en") == "⠁ ⠿⠁"
    assert lettered(dots=8).cells("a ⣿⡁", "en") == "⠁ ⣿⡁"


def test_soft_hyphens_and_marks_of_direction_are_left_out():
    assert lettered().cells("a\u00adb\u200f c", "en") == "⠁⠃ ⠉"


@with_liblouis
def test_six_dots_are_six_in_every_code():
    translation = translated("es")
    cells = translation.cells("¿Qué año? ¡5 € ÑANDÚ @ #!", "es")
    assert all(cell == " " or ord(cell) < 0x2840 for cell in cells)


@with_liblouis
def test_a_note_is_referred_to_by_a_raised_number_where_the_code_has_one():
    assert translated("en").note_sign(12, "en") == "⠰⠔⠼⠁⠃"


@pytest.mark.parametrize(
    ("tag", "braille"),
    [("en-GB", "en-Brai-GB"), ("ar", "ar-Brai"), ("zh-Hans-CN", "zh-Brai-CN")],
)
def test_a_tag_says_that_the_text_is_in_braille(tag, braille):
    assert in_braille(tag) == braille
