"""Catalogues: complete, with right plurals, and dates as each language writes them."""

from __future__ import annotations

import ast
import re
from datetime import date, datetime
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from newsroom import ROOT
from paperpress.locales import catalogue, day_in, languages

SOURCE = ROOT / "src" / "paperpress"
PLACE = re.compile(r"\{(\w+)\}")
WANTED = [
    "ar",
    "de",
    "en",
    "es",
    "fa",
    "fr",
    "he",
    "hi",
    "it",
    "ja",
    "ko",
    "nl",
    "pl",
    "pt",
    "ru",
    "sw",
    "tr",
    "uk",
    "zh-Hans",
]
DAY = date(2025, 7, 23)


def po_of(tag: str, part: str = "") -> dict[str, tuple[str, ...]]:
    """The messages of a file as it stands, empty ones too."""
    with (SOURCE / "locales" / part / f"{tag}.po").open("rb") as file:
        messages = [message for message in read_po(file, abort_invalid=True) if message.id]
    return {
        (m.id if isinstance(m.id, str) else m.id[0]): (
            (m.string,) if isinstance(m.string, str) else tuple(m.string)
        )
        for m in messages
    }


def test_the_languages_that_were_promised_are_there() -> None:
    assert set(WANTED) <= set(languages())


@pytest.mark.parametrize(
    ("part", "tag"),
    [
        *((part, tag) for part in ("", "shelf") for tag in languages()),
        *(("editing", tag) for tag in languages("editing")),
    ],
)
def test_a_catalogue_is_complete(part: str, tag: str) -> None:
    """Every message, every plural form, and in each the places of the English one."""
    english, own = po_of("en", part), po_of(tag, part)
    assert list(own) == list(english)
    for message, forms in own.items():
        assert all(forms), (tag, message)
        for form in forms:
            assert set(PLACE.findall(form)) == set(PLACE.findall(message)), (tag, message)
    assert len({len(forms) for forms in own.values() if len(forms) > 1}) <= 1


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        (
            "en",
            {
                1: "1 picture is decorative.",
                0: "0 pictures are decorative.",
                2: "2 pictures are decorative.",
                21: "21 pictures are decorative.",
            },
        ),
        (
            "fr",
            {
                0: "0 image est décorative.",
                1: "1 image est décorative.",
                2: "2 images sont décoratives.",
            },
        ),
        (
            "uk",
            {
                1: "1 зображення декоративне.",
                2: "2 зображення декоративні.",
                5: "5 зображень декоративні.",
                11: "11 зображень декоративні.",
                21: "21 зображення декоративне.",
            },
        ),
        (
            "pl",
            {
                1: "1 ilustracja jest ozdobna.",
                3: "3 ilustracje są ozdobne.",
                5: "5 ilustracji jest ozdobnych.",
                21: "21 ilustracji jest ozdobnych.",
            },
        ),
        (
            "ru",
            {
                1: "1 изображение декоративное.",
                22: "22 изображения декоративные.",
                100: "100 изображений декоративные.",
                111: "111 изображений декоративные.",
            },
        ),
        ("ja", {1: "装飾の画像：1点。", 11: "装飾の画像：11点。"}),
        ("ar", {3: "3 صور للزينة.", 11: "11 صورة للزينة.", 100: "100 صورة للزينة."}),
    ],
)
def test_a_count_takes_its_plural_form(tag: str, forms: dict[int, str]) -> None:
    """Unicode CLDR, language plural rules."""
    for count, expected in forms.items():
        forms_of = "{count} picture is decorative.", "{count} pictures are decorative."
        assert catalogue(tag).plural(*forms_of, count) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en-GB", "23 July 2025"),
        ("en-US", "July 23, 2025"),
        ("de", "23. Juli 2025"),
        ("fr", "23 juillet 2025"),
        ("uk", "23 липня 2025\u202fр."),
        ("ja", "2025年7月23日"),
        ("ar", "23 يوليو 2025"),
        ("zh-Hans", "2025年7月23日"),
        ("fa", "23 ژوئیهٔ 2025"),
    ],
)
def test_a_day_is_written_in_words(tag: str, expected: str) -> None:
    """Unicode CLDR, long dates; always of the Gregorian calendar, as the record's are."""
    assert catalogue(tag).date(DAY) == expected


def test_a_moment_tells_the_time_of_day_as_it_stands_in_its_own_zone() -> None:
    moment = datetime.fromisoformat("2025-07-23T05:00:00+01:00")
    assert catalogue("en-GB").moment(moment) == "23 July 2025, 05:00"
    assert catalogue("en-GB").moment(DAY) == "23 July 2025"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "1 minute"),
        ("uk", "1 хвилина"),
        ("fr", "1 minute"),
        ("ja", "1 分"),
        ("sw", "dakika 1"),
    ],
)
def test_a_span_of_time_is_in_words(tag: str, expected: str) -> None:
    assert catalogue(tag).minutes(1) == expected


@pytest.mark.parametrize("tag", languages())
def test_a_span_of_time_is_in_the_language_s_own_words(tag: str) -> None:
    """Never in the identifier of Unicode's data, which stands in where a form is missing there."""
    assert "duration" not in catalogue(tag).minutes(7)


@pytest.mark.parametrize("tag", languages())
def test_a_moment_holds_its_date_and_its_time(tag: str) -> None:
    moment = datetime.fromisoformat("2025-07-23T17:05:00+00:00")
    own = catalogue(tag)
    assert own.date(DAY) in own.moment(moment)
    assert "'" not in own.moment(moment)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("en-GB", "A, B and C"), ("en-US", "A, B, and C"), ("de", "A, B und C"), ("ja", "A、B、C")],
)
def test_names_are_joined_as_a_sentence_has_them(tag: str, expected: str) -> None:
    assert catalogue(tag).join(["A", "B", "C"]) == expected


@pytest.mark.parametrize(
    ("asked", "used"),
    [
        ("pt-BR", "pt"),
        ("en-GB", "en"),
        ("zh", "zh-Hans"),
        ("zh-Hans-CN", "zh-Hans"),
        ("zh-Hant-TW", "zh-Hans"),
        ("cy", "en"),
        ("es-419", "es"),
    ],
)
def test_a_tag_without_a_catalogue_takes_its_parents_else_english(asked: str, used: str) -> None:
    """To a reader of traditional Chinese, simplified characters are nearer than English."""
    assert catalogue(asked).language == used


def test_braces_in_a_value_are_the_values_own() -> None:
    text = catalogue("en").text("Next: {headline}", headline="{position} & {0}")
    assert text == "Next: {position} & {0}"


def strings_in(*parts: str) -> set[str]:
    """Every string that stands in the code of these rooms."""
    files = [file for part in parts for file in SOURCE.glob(part)]
    trees = [ast.parse(file.read_text("utf-8")) for file in files]
    return {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_no_message_is_without_use() -> None:
    assert set(po_of("en")) <= strings_in(
        "xhtml/*.py", "assembly/*.py", "braille/*.py", "accessibility.py"
    )
    assert set(po_of("en", "shelf")) <= strings_in("shelf/*.py", "serving/*.py")
    assert set(po_of("en", "editing")) <= strings_in("editing/*.py")


def test_no_string_that_is_asked_for_is_without_a_message() -> None:
    known = {message for part in ("", "shelf", "editing") for message in po_of("en", part)}
    for file in [
        *SOURCE.glob("xhtml/*.py"),
        *SOURCE.glob("assembly/*.py"),
        *SOURCE.glob("shelf/*.py"),
        *SOURCE.glob("serving/*.py"),
        *SOURCE.glob("editing/*.py"),
    ]:
        for node in ast.walk(ast.parse(Path(file).read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"text", "plural"}
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                assert node.args[0].value in known, (file.name, node.args[0].value)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en-GB", "Wednesday, 23 July 2025"),
        ("th", "วันพุธที่ 23 กรกฎาคม ค.ศ. 2025"),
        ("ta-LK", "புதன், 23 ஜூலை, 2025"),
        ("tlh", "Wednesday, July 23, 2025"),
    ],
)
def test_a_day_is_in_a_language_s_own_words_without_a_catalogue_too(
    language: str, expected: str
) -> None:
    assert day_in(language, date(2025, 7, 23), weekday=True) == expected
