"""The picture desk: which pictures need words, to an editor and back (docs/alternative-text.md)."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom import article, jpeg
from paperpress.captions.legend import legend
from paperpress.errors import ConfigurationError, SourceError
from paperpress.model.alt_texts import AltTexts, picture_key, written
from paperpress.model.article import Picture
from paperpress.model.masthead import Masthead
from paperpress.picturedesk.archive import alt_texts_file, read_alt_texts
from paperpress.picturedesk.returns import read_sheet
from paperpress.picturedesk.sheets import COLUMNS, csv_sheet, json_lines_sheet
from paperpress.picturedesk.wanting import InNeed, in_need
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import press

BUS, TRAM = jpeg(), jpeg(shade=30)
KEY, OTHER = picture_key(BUS), picture_key(TRAM)
CAPTION = "A night bus waits at Bank, its lights on. (Photo: Lena Ortiz/Wire)"
NOW = datetime(2025, 7, 23, 6, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "bus.jpg").write_bytes(BUS)
    (tmp_path / "tram.jpg").write_bytes(TRAM)
    return tmp_path


def need(home: Path, masthead: Masthead, texts: AltTexts | None = None, **options: Any) -> InNeed:
    """The one picture in need of an article with this lead picture."""
    derived = options.pop("derived", False)
    language = options.pop("language", "en")
    lead = article(str(home), language=language, picture={"src": "bus.jpg", **options})
    desk = in_need([lead], masthead, texts or AltTexts(), derived=derived)
    assert len(desk.pictures) == 1
    return desk.pictures[0]


# Which pictures


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({}, "ALT002"),
        ({"caption": "IMG_2034.jpg"}, "ALT002"),
        ({"alt": "A night bus at Bank.", "caption": "A night bus at Bank."}, "ALT003"),
        ({"alt": "IMG_2034.jpg", "caption": "A night bus."}, "ALT005"),
    ],
)
def test_a_picture_without_words_of_its_own_needs_some(
    home: Path, masthead: Masthead, told: dict[str, str], why: str
) -> None:
    assert need(home, masthead, **told).why.startswith(f"{why}: ")


def test_a_text_that_was_drawn_from_the_caption_only_where_asked(
    home: Path, masthead: Masthead
) -> None:
    lead = article(str(home), picture={"src": "bus.jpg", "caption": CAPTION})
    assert in_need([lead], masthead, AltTexts()).pictures == ()
    assert need(home, masthead, caption=CAPTION, derived=True) == InNeed(
        picture=KEY,
        language="en",
        article="night-buses",
        headline="Night buses return",
        src="bus.jpg",
        caption="A night bus waits at Bank, its lights on.",
        credit="Photo: Lena Ortiz/Wire",
        suggestion="A night bus",
        why="ALT001: The alternative text “A night bus” was taken from the caption.",
    )


def test_two_pictures_whose_captions_give_one_text_need_words_each(
    home: Path, masthead: Masthead
) -> None:
    """ALT004 is a warning, whoever wrote the text."""
    body = [{"type": "picture", "src": "tram.jpg", "caption": CAPTION}]
    two = article(str(home), picture={"src": "bus.jpg", "caption": CAPTION}, body=body)
    found = in_need([two], masthead, AltTexts()).pictures
    assert [(one.picture, "ALT004: " in one.why) for one in found] == [(OTHER, True)]


@pytest.mark.parametrize(
    "told", [{"alt": "Rain on a bus."}, {"alt": ""}, {"alt": "Автобус чекає на зупинці вночі тут."}]
)
def test_what_only_the_record_can_mend_is_not_asked_for(
    home: Path, masthead: Masthead, told: dict[str, str]
) -> None:
    """An `alt` of the record goes before ours, so a text written here would be in vain."""
    lead = article(str(home), picture={"src": "bus.jpg", **told})
    assert in_need([lead], masthead, AltTexts(), derived=True).pictures == ()


def test_a_picture_is_asked_for_once_in_each_language(home: Path, masthead: Masthead) -> None:
    languages = ("en-GB", "en-US", "fr")
    day = [
        article(str(home), id=tag, language=tag, picture={"src": "bus.jpg"}) for tag in languages
    ]
    found = in_need(day, masthead, AltTexts()).pictures
    assert [(one.article, one.language) for one in found] == [("en-GB", "en"), ("fr", "fr")]


def test_articles_that_are_held_back_count_too(home: Path, masthead: Masthead) -> None:
    draft = article(str(home), status="draft", picture={"src": "bus.jpg"})
    assert len(in_need([draft], masthead, AltTexts()).pictures) == 1


def test_a_picture_that_is_not_there_is_told(home: Path, masthead: Masthead) -> None:
    lost = article(str(home), picture={"src": "gone.jpg"})
    desk = in_need([lost], masthead, AltTexts())
    assert [(f.code, f.article, f.path) for f in desk.findings] == [
        ("PIC003", "night-buses", "picture")
    ]


# What is written stays written


@pytest.mark.parametrize(
    ("told", "written_text", "text", "provenance"),
    [
        ({}, "Rain on a bus.", "Rain on a bus.", "supplied"),
        ({"caption": CAPTION}, "Rain on a bus.", "Rain on a bus.", "supplied"),
        ({"caption": CAPTION}, "", "", "decorative"),
        ({"alt": "A bus at night."}, "Rain on a bus.", "A bus at night.", "supplied"),
        ({"alt": ""}, "Rain on a bus.", "", "decorative"),
        ({"alt": "IMG_2034.jpg"}, "Rain on a bus.", "Rain on a bus.", "supplied"),
        (
            {"alt": "A night bus at Bank.", "caption": "A night bus at Bank. (AP)"},
            "Rain on a bus.",
            "Rain on a bus.",
            "supplied",
        ),
        ({"alt": "IMG_2034.jpg"}, None, "IMG_2034.jpg", "supplied"),
    ],
)
def test_the_record_goes_before_the_picture_desk_unless_it_says_nothing(
    told: dict[str, str], written_text: str | None, text: str, provenance: str
) -> None:
    picture = Picture.model_validate({"src": "bus.jpg", **told})
    alt = legend(picture, language="en", described=written_text).alt
    assert (alt.text, alt.provenance) == (text, provenance)


def pressed_page(home: Path, masthead: Masthead, texts: AltTexts, **told: Any) -> str:
    lead = article(str(home), picture={"src": "bus.jpg", **told})
    press([lead], Job(masthead=masthead, out=home / "dist", now=NOW, alt_texts=texts))
    with zipfile.ZipFile(home / "dist" / "2025-07-23" / "city.epub") as archive:
        return archive.read("EPUB/a-night-buses.xhtml").decode()


def test_a_picture_once_described_stays_described_under_any_name(
    home: Path, masthead: Masthead
) -> None:
    """The issue: keyed by picture content."""
    texts = AltTexts({(KEY, "en"): "Rain on a bus."})
    assert 'alt="Rain on a bus."' in pressed_page(home, masthead, texts)
    (home / "copy.jpg").write_bytes(BUS)
    assert 'alt="Rain on a bus."' in pressed_page(home, masthead, texts, src="copy.jpg")
    assert 'alt="Picture"' in pressed_page(home, masthead, texts, src="tram.jpg")


def test_a_picture_said_to_be_decorative_is(home: Path, masthead: Masthead) -> None:
    page = pressed_page(home, masthead, AltTexts({(KEY, "en"): ""}))
    assert 'alt=""' in page


def test_a_text_serves_articles_of_its_language_alone(home: Path, masthead: Masthead) -> None:
    texts = AltTexts({(KEY, "en"): "Rain on a bus."})
    lead = article(str(home), language="fr", picture={"src": "bus.jpg"})
    assert in_need([lead], masthead, texts).pictures[0].language == "fr"


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("sr-Cyrl-RS", "sr-Cyrl"),
        ("zh", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
    ],
)
def test_a_region_makes_no_other_language_but_a_script_does(tag: str, language: str) -> None:
    assert written(tag) == language


# Out to an editor and back

ROWS = (
    InNeed(
        KEY, "en", "a", "Night; buses", "bus.jpg", "A “bus”,\nwaiting", "AP", "A bus", "ALT001: …"
    ),
    InNeed(OTHER, "uk", "b", "Трамвай", "tram.jpg", "", "", "", "ALT002: …"),
)


def filled(sheet: bytes, name: str, *answers: tuple[str, str]) -> bytes:
    """A sheet as an editor saves it, with alt and decorative of each row."""
    if name.endswith(".jsonl"):
        objects = [json.loads(line) for line in sheet.decode().splitlines()]
        for one, (alt, decorative) in zip(objects, answers, strict=True):
            one |= {"alt": alt, "decorative": decorative == "yes"}
        return "".join(f"{json.dumps(one)}\n" for one in objects).encode()
    rows = list(csv.DictReader(io.StringIO(sheet.decode("utf-8-sig"), newline="")))
    for row, (alt, decorative) in zip(rows, answers, strict=True):
        row |= {"alt": alt, "decorative": decorative}
    return saved(rows)


def saved(rows: list[dict[str, str]], encoding: str = "utf-8", separator: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


@pytest.mark.parametrize(("name", "make"), [("w.csv", csv_sheet), ("w.jsonl", json_lines_sheet)])
def test_what_an_editor_fills_in_comes_back(name: str, make: Any) -> None:
    sheet = filled(make(ROWS), name, ("A bus in the rain.", ""), ("", "yes"))
    words = read_sheet(sheet, name).words
    assert words.texts.texts == {(KEY, "en"): "A bus in the rain.", (OTHER, "uk"): ""}


@pytest.mark.parametrize(("name", "make"), [("w.csv", csv_sheet), ("w.jsonl", json_lines_sheet)])
def test_an_empty_line_says_nothing_rather_than_decorative(name: str, make: Any) -> None:
    words = read_sheet(filled(make(ROWS), name, ("A bus.", ""), (" ", "")), name).words
    assert (len(words.texts), words.unfilled) == (1, 1)


def test_an_editors_text_is_cleaned_and_never_cut() -> None:
    """CONTRACT, section 5."""
    text = "  A bus\u00ad,\r\n waiting\x07  " + "in the rain " * 60
    sheet = saved([{"picture": KEY, "language": "en", "alt": text}])
    kept = read_sheet(sheet, "w.csv").words.texts.of(KEY, "en")
    assert kept == " ".join(["A bus, waiting", *["in the rain"] * 60])


@given(
    texts=st.dictionaries(
        st.tuples(st.sampled_from([KEY, OTHER]), st.sampled_from(["en", "uk", "ar"])), st.text()
    )
)
def test_the_archive_gives_back_what_it_holds(texts: dict[tuple[str, str], str]) -> None:
    """Whatever is written: quotation marks, line breaks, any script."""
    lines = [
        json.dumps({"picture": key, "language": tag, "alt": text, "decorative": not text})
        for (key, tag), text in texts.items()
    ]
    first = read_sheet("\n".join(lines).encode(), "w.jsonl").words.texts
    again = read_sheet(alt_texts_file(first), "w.jsonl").words.texts
    assert again == first
    assert alt_texts_file(again) == alt_texts_file(first)


# What spreadsheets do

PLAIN = [{"picture": KEY, "language": "de", "alt": "Ein Bus fährt „heim“"}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_separator_and_encoding_that_a_spreadsheet_saves_with(
    encoding: str, separator: str
) -> None:
    read = read_sheet(saved(PLAIN, encoding, separator), "w.csv")
    assert read.words.texts.texts == {(KEY, "de"): "Ein Bus fährt „heim“"}
    assert read.encoding == encoding.removesuffix("-sig")


def test_a_code_page_that_cannot_be_told_is_refused() -> None:
    """Ukrainian in Windows-1251 would be read as other letters, and nobody would be told."""
    rows = [{"picture": KEY, "language": "uk", "alt": "Автобус"}]
    with pytest.raises(SourceError, match="CSV UTF-8"):
        read_sheet(saved(rows, "windows-1251"), "w.csv")


def test_columns_may_come_in_another_order_and_with_others_between() -> None:
    rows = [{"Alt ": "A bus.", "notes": "!", "LANGUAGE": "en-GB", "Picture": KEY.upper()}]
    assert read_sheet(saved(rows), "w.csv").words.texts.texts == {(KEY, "en"): "A bus."}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", " ="])
def test_no_cell_is_a_formula(start: str) -> None:
    """OWASP, CSV injection: a caption must not run anything in an editor's spreadsheet."""
    text = f"{start}cmd|' /C calc'!A0"
    row = InNeed(KEY, "en", text, text, text, text, text, text, text)
    cells = next(csv.DictReader(io.StringIO(csv_sheet([row]).decode("utf-8-sig"), newline="")))
    assert {cells[name] for name in COLUMNS[2:9]} == {f"'{text}"}


def test_the_sheet_has_one_line_of_names_and_a_byte_order_mark() -> None:
    """Without the mark Excel takes UTF-8 for the machine's code page."""
    assert csv_sheet([]) == b"\xef\xbb\xbf" + ",".join(f'"{n}"' for n in COLUMNS).encode() + b"\r\n"


# What is wrong is told at once, by line


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"picture": "bus.jpg"}, "no key of a picture"),
        ({"picture": ""}, "no key of a picture"),
        ({"language": "englsh"}, '"en"'),
        ({"decorative": "perhaps"}, "write yes"),
        ({"decorative": "yes"}, "has a text and is marked as decorative"),
    ],
)
def test_each_mistake_is_told_by_its_line(changes: dict[str, str], said: str) -> None:
    right = {"picture": KEY, "language": "en", "alt": "One,\ntwo.", "decorative": ""}
    with pytest.raises(SourceError) as error:
        read_sheet(saved([right, {**right, **changes}, right]), "w.csv")
    assert str(error.value).startswith("w.csv, line 4: ")
    assert said in str(error.value)


def test_all_mistakes_are_told_at_once() -> None:
    text = '{"picture": 3}\nnot json\n[]\n\n{"picture": "x", "language": "en", "alt": 3}\n'
    with pytest.raises(SourceError) as error:
        read_sheet(text.encode(), "w.jsonl")
    lines = [line.split(": ")[0] for line in str(error.value).splitlines()]
    assert lines == [f"w.jsonl, line {n}" for n in (1, 1, 2, 3, 5, 5)]


def test_two_texts_for_one_picture_are_told_with_both_lines() -> None:
    rows = [{"picture": KEY, "language": "en", "alt": text} for text in ("A bus.", "A tram.")]
    with pytest.raises(SourceError, match=r"line 3: says something else of the picture of line 2"):
        read_sheet(saved(rows), "w.csv")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "line 1: names no columns"),
        (b"picture,alt\n", "line 1: names no columns"),
        (f'picture,language,alt\n{KEY},en,"A bus\n'.encode(), "line 2: is no CSV"),
        (f"picture,language,alt\n{KEY},en,A bus, waiting\n".encode(), "line 2: has more cells"),
        (b"\xff\xfe\x00", "encoding isn't known"),
        (b"picture,language,alt\n\x81", "encoding isn't known"),
    ],
)
def test_a_file_that_is_no_sheet_is_told(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        read_sheet(data, "w.csv")


def test_a_wrong_archive_is_a_wrong_configuration(tmp_path: Path) -> None:
    path = tmp_path / "alt-texts.jsonl"
    assert read_alt_texts(path) == AltTexts()
    path.write_text("{}\n")
    with pytest.raises(ConfigurationError, match=r"alt-texts.jsonl, line 1: picture"):
        read_alt_texts(path)
    path.write_bytes(b"\xff")
    with pytest.raises(ConfigurationError, match="UTF-8"):
        read_alt_texts(path)


@pytest.mark.parametrize(
    "line", ["9" * 5000, '{"picture": ' + "9" * 5000 + "}", "[" * 100_000, '{"a":' * 50_000, "\x00"]
)
def test_a_line_that_no_parser_takes_is_told_by_its_number(tmp_path: Path, line: str) -> None:
    (tmp_path / "alt-texts.jsonl").write_text("\n" + line + "\n")
    with pytest.raises(ConfigurationError, match=r"line 2: "):
        read_alt_texts(tmp_path / "alt-texts.jsonl")


@pytest.mark.parametrize("header", ["x" * 140_000, '"' + "x" * 140_000 + '"', "a," * 140_000])
def test_a_header_of_any_length_is_told_or_read(header: str) -> None:
    """CSV's own limit is 131,072 characters a cell."""
    sheet = f"picture,language,alt,{header}\n".encode()
    try:
        assert read_sheet(sheet, "s.csv").words.errors == ()
    except SourceError as error:
        assert "s.csv, line 1: is no CSV" in str(error)  # noqa: PT017
