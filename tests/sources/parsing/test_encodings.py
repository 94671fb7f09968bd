"""Files of any encoding: by mark, by what they are, as declared, else guessed, in every format."""

from __future__ import annotations

import codecs
import io
import json
from pathlib import Path

import pytest

from json_formats import BY_NAME
from paperpress.model.article import Article
from paperpress.model.finding import Rejected
from paperpress.sources import read
from paperpress.sources.formats.mapping import Mapped, format_of

WORDS = {
    "en": "The mayor’s office said “we’re ready” — and the café’s owner agreed it cost £5.",
    "fr": "Le maire a annoncé lundi que les travaux du pont commenceraient à l’été, malgré les réserves.",
    "de": "Der Bürgermeister kündigte am Montag an, dass die Arbeiten an der Brücke im Frühjahr beginnen.",
    "es": "El alcalde anunció que las obras del puente comenzarán en otoño; mañana habrá reunión.",
    "pl": "Burmistrz ogłosił w poniedziałek, że prace przy moście rozpoczną się jesienią. Źródło, łódź.",
    "cs": "Starosta v pondělí oznámil, že práce na mostě začnou na podzim. Příliš žluťoučký kůň.",
    "hu": "A polgármester hétfőn bejelentette, hogy a híd felújítása ősszel kezdődik, sűrű ütemben.",
    "ru": "Мэр объявил в понедельник, что работы на мосту начнутся осенью. Ждать больше нельзя.",
    "uk": "Мер оголосив у понеділок, що роботи на мосту розпочнуться восени. Її їжак, ґанок.",
    "el": "Ο δήμαρχος ανακοίνωσε τη Δευτέρα ότι οι εργασίες στη γέφυρα θα αρχίσουν το φθινόπωρο.",
    "tr": "Belediye başkanı pazartesi günü köprü çalışmalarının sonbaharda başlayacağını açıkladı.",
    "he": "ראש העיר הודיע ביום שני כי העבודות בגשר יחלו בסתיו.",
    "ar": "أعلن رئيس البلدية يوم الاثنين أن أعمال الجسر ستبدأ في الخريف.",
    "ja": "市長は月曜日、橋の工事が秋に始まると発表した。「これ以上待てない」と述べた。",
    "zh": "市长星期一宣布，大桥工程将于秋季开始。他说：我们不能再等了。",
    "zh-TW": "市長星期一宣布，大橋工程將於秋季開始。他說：我們不能再等了。",
    "ko": "시장은 월요일 다리 공사가 가을에 시작될 것이라고 발표했다.",
    "lt": "Meras pirmadienį paskelbė, kad tilto darbai prasidės rudenį. Ąžuolas, šūkis, žmonės.",
    "th": "นายกเทศมนตรีประกาศเมื่อวันจันทร์ว่างานสะพานจะเริ่มในฤดูใบไม้ร่วง",
}


LEGACY = [
    ("en", "cp1252"), ("fr", "cp1252"), ("de", "cp1252"), ("es", "cp1252"), ("pl", "cp1250"),
    ("pl", "iso8859_2"), ("cs", "cp1250"), ("cs", "iso8859_2"), ("hu", "cp1250"), ("ru", "cp1251"),
    ("ru", "koi8_r"), ("ru", "iso8859_5"), ("uk", "cp1251"), ("uk", "koi8_u"), ("el", "cp1253"),
    ("tr", "cp1254"), ("he", "cp1255"), ("ar", "cp1256"), ("ja", "cp932"), ("ja", "euc_jp"),
    ("zh", "gb18030"), ("zh-TW", "big5"), ("ko", "cp949"), ("lt", "cp1257"), ("th", "cp874"),
]  # fmt: skip


def feed(words: str, declared: str = "utf-8", language: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="{declared}"?><rss version="2.0"><channel><title>F</title>'
        f"<language>{language}</language><item><guid>1</guid><title>{words}</title>"
        f"<description>{words}</description></item></channel></rss>"
    )


def one(name: str, data: bytes) -> tuple[str, list[str]]:
    """The headline of the one record of a file, and the codes of its encoding."""
    (found,) = BY_NAME[name].records(io.BytesIO(data), "a.file")
    assert not isinstance(found, Rejected), found
    assert isinstance(found.record, dict)
    told = [notice.code for notice in found.notices if "REC180" <= notice.code <= "REC182"]
    return str(found.record["headline"]), told


@pytest.mark.parametrize(("language", "code"), LEGACY)
def test_a_feed_that_says_utf_8_and_is_another_is_guessed(language: str, code: str) -> None:
    """REC180."""
    words = WORDS[language]
    headline, told = one(
        "feed", feed(words, language=language[:2]).encode(code, "xmlcharrefreplace")
    )
    assert headline == words
    assert told == ["REC180"]


@pytest.mark.parametrize(("language", "code"), LEGACY)
def test_what_is_declared_is_believed(language: str, code: str) -> None:
    words = WORDS[language]
    data = feed(words, declared=code).encode(code, "xmlcharrefreplace")
    assert one("feed", data) == (words, [])


@pytest.mark.parametrize(
    "declared", ["iso-8859-1", "windows-1251", "shift_jis", "klingon", "us-ascii"]
)
def test_utf_8_is_that_whatever_it_says(declared: str) -> None:
    """REC182, and not where it says so, or holds nothing but ASCII."""
    assert one("feed", feed(WORDS["fr"], declared).encode()) == (WORDS["fr"], ["REC182"])
    assert one("feed", feed(WORDS["fr"]).encode()) == (WORDS["fr"], [])
    assert one("feed", feed("Plain", declared).encode()) == ("Plain", [])


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (b"", "utf-16-le"),
        (b"", "utf-16-be"), (b"", "utf-32-le"), (b"", "utf-32-be"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["feed", "page", "json", "jsonl", "markdown"])
def test_marks_and_wide_encodings_are_read_in_every_format(
    tmp_path: Path, name: str, mark: bytes, code: str
) -> None:
    words = WORDS["ru"]
    body = "".join(f"<p>{words}</p>" for _ in range(10))
    record = json.dumps({"headline": words, "body": "B", "id": "1"}, ensure_ascii=False)
    source = {
        "feed": feed(words, "utf-16"),
        "page": f"<!DOCTYPE html><html><head><title>{words}</title></head><body>{body}</body></html>",
        "json": record,
        "jsonl": f"{record}\n{record}",
        "markdown": f"---\ntitle: {words}\n---\n\nB",
    }[name]
    path = tmp_path / "a.file"
    path.write_bytes(mark + source.encode(code))
    first, *_ = read(path)
    assert isinstance(first, Article), first
    assert first.headline == words.rstrip()


@pytest.mark.parametrize("name", ["json", "jsonl", "markdown", "page"])
@pytest.mark.parametrize("language", ["fr", "de", "ru", "ja"])
def test_formats_that_declare_nothing_are_guessed(tmp_path: Path, name: str, language: str) -> None:
    words = WORDS[language]
    code = {"ru": "cp1251", "ja": "cp932"}.get(language, "cp1252")
    record = json.dumps({"headline": words, "body": words, "id": "1"}, ensure_ascii=False)
    body = "".join(f"<p>{words}</p>" for _ in range(10))
    source = {
        "json": record,
        "jsonl": f"{record}\n{record}",
        "markdown": f"---\ntitle: {words}\n---\n\n{words}",
        "page": f'<!DOCTYPE html><html lang="{language}"><head><title>{words}</title></head><body>{body}</body></html>',
    }[name]
    path = tmp_path / "a.file"
    path.write_bytes(source.encode(code))
    first, *_ = read(path)
    assert isinstance(first, Article), first
    assert first.headline == words
    assert "REC180" in [notice.code for notice in first.notices]


def test_so_is_a_sheet() -> None:
    sheet = format_of("cms", Mapped({"headline": ["title"], "body": ["text"]}))
    (found,) = sheet.records(
        io.BytesIO("title,text\nDoña Asha – café,Ça va".encode("cp1252")), "a.csv"
    )
    assert not isinstance(found, Rejected)
    assert found.record == {"headline": "Doña Asha – café", "body": "Ça va"}
    assert [notice.code for notice in found.notices] == ["REC180"]


def test_what_cannot_be_read_costs_itself_alone() -> None:
    """REC181, naming the field, and not where all can be read."""
    data = feed(f"{WORDS['de']} XX {WORDS['fr']}").encode().replace(b"XX", b"\xff")
    (found,) = BY_NAME["feed"].records(io.BytesIO(data), "a.xml")
    assert not isinstance(found, Rejected)
    assert isinstance(found.record, dict)
    assert found.record["headline"] == f"{WORDS['de']} \ufffd {WORDS['fr']}"
    lost = [notice.path for notice in found.notices if notice.code == "REC181"]
    assert lost == ["headline", "body"]
    (whole,) = BY_NAME["feed"].records(io.BytesIO(feed(WORDS["de"]).encode()), "a.xml")
    assert not isinstance(whole, Rejected)
    assert whole.notices == ()


@pytest.mark.parametrize("language", ["zh", "zh-TW", "ja", "ko", "ru"])
def test_a_slip_in_a_declared_encoding_costs_itself_alone(language: str) -> None:
    code = {"zh": "gb2312", "zh-TW": "big5", "ja": "shift_jis", "ko": "euc-kr"}.get(
        language, "koi8-r"
    )
    data = feed(f"{WORDS[language]} XX.", code).encode(code).replace(b"XX", b"\x81\x20")
    headline, _ = one("feed", data)
    assert headline.startswith(WORDS[language])


def test_one_letter_of_utf_8_outweighs_one_bad_byte() -> None:
    data = b'{"headline":"Stra\xc3\x9fe \xff","body":"x","id":"1"}'
    assert one("json", data) == ("Straße \ufffd", ["REC181"])


def test_iso_2022_jp_is_read() -> None:
    assert one("feed", feed(WORDS["ja"], "iso-2022-jp").encode("iso-2022-jp"))[0] == WORDS["ja"]
