"""The cover, as pixels: its form, its parts, both directions, and what it does without."""

import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from itertools import takewhile
from pathlib import Path

import pytest
from PIL import Image, ImageChops

import covers
import scripts
from covers import ENGLISH, cover
from paperpress.model.finding import Severity
from paperpress.pictures.cover import drawable, faces
from paperpress.pictures.cover.typeset import can_set
from paperpress.pictures.process.encoding import bare_baseline_jpeg
from paperpress.profiles import profile, profiles

pytestmark = pytest.mark.slow

ARABIC = replace(
    ENGLISH,
    masthead="صحيفة الصباح",
    desk="اقتصاد",
    date="الأربعاء، ٢٣ يوليو ٢٠٢٥",
    language="ar",
    direction="rtl",
    headline="مدن الساحل تستعد لأعلى مد بحري",
    headline_language="ar",
    others=(("البنك المركزي يثبت سعر الفائدة", "ar"),),
)


HEBREW = replace(
    ARABIC,
    masthead="שליח הבוקר",
    desk="כלכלה",
    date="יום רביעי, 23 ביולי 2025",
    language="he",
)


RUSSIAN = replace(
    ENGLISH,
    masthead="Утренний вестник",
    desk="Экономика",
    date="среда, 23 июля 2025 г.",
    language="ru",
)


CHEROKEE = replace(ENGLISH, masthead="ᏣᎳᎩ ᏧᎴᎯᏌᏅᎯ", desk="ᎠᏕᎳ", date="ᏦᎢᏁᎢᎦ", language="chr")


MANY = tuple((f"Headline number {number} of the day", "en-GB") for number in range(1, 12))


PHOTOGRAPH = Image.new("RGB", (1500, 1000), (90, 90, 200))


UPRIGHT = Image.new("RGB", (1000, 1500), (90, 90, 200))


def pixels(drawn):
    image = Image.open(BytesIO(drawn.data))
    image.load()
    return image


def ink(image):
    """The box that holds everything but paper, which is what stands at the page's left edge."""
    page = image.convert("L")
    paper = page.crop((0, 0, 1, page.height)).resize(page.size)
    return ImageChops.difference(page, paper).point(lambda v: 255 if v > 60 else 0).getbbox()


def luminance(grey):
    """Relative luminance of a grey (WCAG 2.2, definition)."""
    value = grey / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def contrast(one, other):
    """Contrast ratio of two greys (WCAG 2.2, definition)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def rows(stamp, limit):
    """Runs of rows that hold type, by their height and by their strongest contrast to the paper."""
    runs, run = [], []
    for y in range(limit):
        paper = stamp.getpixel((0, y))
        low, high = stamp.crop((8, y, 142, y + 1)).getextrema()
        strongest = max(contrast(low, paper), contrast(high, paper))
        if strongest >= 3:
            run.append(strongest)
        elif run:
            runs.append((len(run), max(run)))
            run = []
    return runs


@pytest.mark.parametrize("name", list(profiles()))
@pytest.mark.parametrize("picture", [None, PHOTOGRAPH, UPRIGHT], ids=["type", "wide", "upright"])
def test_a_cover_is_a_bare_baseline_rgb_jpeg_of_the_whole_screen(name, picture):
    """RGB even where it is grey, so that any reader shows it."""
    drawn = cover(ENGLISH, picture, name)
    assert (drawn.width, drawn.height) == profile(name).box
    assert drawn.media_type == "image/jpeg"
    assert bare_baseline_jpeg(drawn.data) == drawn.data
    assert (pixels(drawn).mode, pixels(drawn).size) == ("RGB", profile(name).box)
    assert drawn.findings == ()


@pytest.mark.parametrize("front", [ENGLISH, ARABIC], ids=["en", "ar"])
def test_the_same_front_page_gives_the_same_bytes(front):
    assert cover(front, PHOTOGRAPH) == cover(front, PHOTOGRAPH)


def test_a_grey_profile_s_cover_is_grey_in_every_pixel_and_a_colour_one_s_is_not():
    def spread(image):
        red, green, blue = image.split()
        return max(
            ImageChops.difference(a, b).getextrema()[1] for a, b in ((red, green), (red, blue))
        )

    assert spread(pixels(cover(ENGLISH, PHOTOGRAPH))) <= 2
    assert spread(pixels(cover(ENGLISH, PHOTOGRAPH, "color"))) > 60


@pytest.mark.parametrize("front", [ENGLISH, ARABIC], ids=["en", "ar"])
@pytest.mark.parametrize("picture", [None, PHOTOGRAPH, UPRIGHT], ids=["type", "wide", "upright"])
def test_nothing_is_drawn_into_the_margins(front, picture):
    left, top, right, bottom = ink(pixels(cover(front, picture)))
    width, height = profile("eink").box
    assert left >= width * 0.045
    assert right <= width * 0.955
    assert top >= height * 0.015
    assert bottom <= height * 0.985


@pytest.mark.parametrize("design", ["front-page", "typographic", "list"])
@pytest.mark.parametrize("front", [ENGLISH, ARABIC, HEBREW, RUSSIAN], ids=["en", "ar", "he", "ru"])
def test_masthead_and_date_can_be_read_in_a_stamp_of_150_by_200(front, design):
    """The masthead's letters stand at least 8 pixels high, the date's 5, at a ratio of 7 to 1.

    That is WCAG 2.2, criterion 1.4.6 (contrast, enhanced), measured in the stamp itself.
    """
    page = pixels(cover(replace(front, others=MANY), PHOTOGRAPH, design=design)).convert("L")
    stamp = page.resize((150, 200), Image.Resampling.LANCZOS)
    masthead, *rest = [run for run in rows(stamp, 70) if run[0] > 2]
    assert masthead[0] >= 8
    assert masthead[1] >= 7
    assert rest[0][0] >= 5
    assert rest[0][1] >= 7


def test_every_part_that_is_given_is_drawn():
    whole = pixels(cover(ENGLISH, PHOTOGRAPH))
    for without in (
        {"masthead": "The Other Courier"},
        {"desk": ""},
        {"date": "Thursday, 24 July 2025"},
        {"headline": "Calm seas"},
        {"others": ()},
    ):
        changed = pixels(cover(replace(ENGLISH, **without), PHOTOGRAPH))
        assert ImageChops.difference(whole, changed).getextrema() != ((0, 0),) * 3, without


def test_a_page_read_from_the_right_is_mirrored():
    """An upright picture stands at the end of the line: right in English, left in Arabic."""

    def is_picture(image, x):
        return 60 < image.getpixel((x, 900))[0] < 160

    english, arabic = pixels(cover(ENGLISH, UPRIGHT)), pixels(cover(ARABIC, UPRIGHT))
    assert is_picture(english, 1100)
    assert not is_picture(english, 100)
    assert is_picture(arabic, 100)
    assert not is_picture(arabic, 1150)


def test_a_crop_takes_more_off_the_foot_than_off_the_head():
    """So the middle of a square picture comes out below the middle of its frame."""
    square = Image.new("RGB", (1500, 1500), (200, 200, 200))
    square.paste((0, 0, 0), (0, 740, 1500, 760))  # across the middle
    page = pixels(cover(ENGLISH, square)).convert("L")
    column = [page.getpixel((632, y)) for y in range(1680)]
    start = next(y for y in range(300, 1680) if 195 < column[y] < 205)
    inside = list(takewhile(lambda y: column[y] < 240, range(start, 1680)))
    across = [y for y in range(inside[0], inside[-1]) if column[y] < 60]
    assert sum(across) / len(across) > (inside[0] + inside[-1]) / 2 + 10


@pytest.mark.parametrize("picture", [None, PHOTOGRAPH], ids=["type", "wide"])
def test_a_headline_that_no_face_draws_is_left_off_with_a_notice(picture):
    drawn = cover(replace(ENGLISH, headline="ᎠᎹᏱ ᎦᏚᎲ", headline_language="chr"), picture)
    assert [(f.code, f.severity) for f in drawn.findings] == [("EDN020", Severity.NOTICE)]
    assert "ᎠᎹᏱ ᎦᏚᎲ" in drawn.findings[0].message


@pytest.mark.parametrize("picture", [None, PHOTOGRAPH], ids=["type", "wide"])
def test_a_paper_whose_own_script_no_face_draws_gets_what_can_be_drawn_and_warnings(picture):
    drawn = cover(CHEROKEE, picture)
    assert [f.code for f in drawn.findings] == ["EDN021"] * 2
    assert all(f.severity is Severity.WARNING for f in drawn.findings)
    assert "masthead" in drawn.findings[0].message
    assert "desk" in drawn.findings[1].message


@pytest.mark.parametrize("picture", [None, PHOTOGRAPH], ids=["type", "wide"])
def test_a_date_that_can_t_be_drawn_in_words_stands_in_digits(picture):
    """As ISO 8601 writes it, and not as a finding: the reader is told the day."""
    digits = replace(CHEROKEE, date="2025-07-23")
    assert cover(CHEROKEE, picture) == cover(digits, picture)
    assert cover(CHEROKEE, picture).data != cover(replace(digits, date="2025-07-24"), picture).data


@pytest.mark.parametrize(
    "front",
    [
        replace(ENGLISH, masthead="The Northumberland and Tyneside Evening Chronicle " * 3),
        replace(ENGLISH, masthead="Wöchentlicherlandwirtschaftsanzeigerundheimatblatt"),
        replace(ENGLISH, desk="International Affairs and Diplomacy and Everything Else Abroad"),
        replace(ENGLISH, headline="word " * 80),
        replace(ENGLISH, headline="W" * 200),
        replace(ENGLISH, others=(("word " * 80, "en"),) * 3),
        replace(ENGLISH, desk="", others=(), headline="A"),
    ],
    ids=[
        "long masthead",
        "one-word masthead",
        "long desk",
        "long lead",
        "one word",
        "long rest",
        "bare",
    ],
)
@pytest.mark.parametrize(
    ("design", "picture"),
    [("typographic", None), ("list", None), ("front-page", PHOTOGRAPH), ("front-page", UPRIGHT)],
    ids=["type", "list", "wide", "upright"],
)
def test_any_length_of_text_stays_on_the_page(front, design, picture):
    left, top, right, bottom = ink(pixels(cover(front, picture, design=design)))
    width, height = profile("eink").box
    assert 0.04 * width <= left <= right <= 0.96 * width
    assert 0 < top <= bottom < height


EMOJI = replace(
    ENGLISH,
    masthead="The Meridian Courier 🗞️",
    headline="Goal! ⚽ Harbour town win the cup 🏆",
    others=(("🔴 LIVE: the tide", "en-GB"),),
)


@pytest.mark.parametrize("picture", [None, PHOTOGRAPH], ids=["type", "wide"])
def test_an_emoji_is_drawn_in_one_colour(picture):
    plain = replace(ENGLISH, headline="Goal! Harbour town win the cup")
    assert cover(EMOJI, picture).findings == ()
    assert cover(EMOJI, picture).data != cover(plain, picture).data


@pytest.mark.parametrize("picture", [None, PHOTOGRAPH], ids=["type", "wide"])
def test_a_sign_that_no_face_has_is_left_out_alone_and_told(picture):
    """U+1F8B0, one of many arrows."""
    signs = replace(
        ENGLISH,
        masthead="The Meridian Courier \U0001f8b0",
        headline="Goal! \U0001f8b0 Harbour town win the cup \U0001f8b1",
        others=(("\U0001f8b0 LIVE: the tide", "en-GB"),),
    )
    plain = replace(
        ENGLISH,
        headline="Goal! Harbour town win the cup",
        others=(("LIVE: the tide", "en-GB"),),
    )
    drawn = cover(signs, picture)
    assert drawn.data == cover(plain, picture).data
    assert [(f.code, f.severity) for f in drawn.findings] == [
        ("EDN030", Severity.NOTICE),
        ("EDN030", Severity.NOTICE),
        ("EDN031", Severity.WARNING),
    ]
    assert "'\U0001f8b0 \U0001f8b1'" in drawn.findings[0].message


def test_a_headline_that_an_extra_could_draw_names_it(monkeypatch):
    monkeypatch.setattr(drawable, "has_face", lambda *_: False)
    monkeypatch.setattr(drawable, "can_set", lambda text, *_: text.isascii())
    monkeypatch.setattr(faces, "is_installed", lambda _: False)
    drawable.drawable.cache_clear()
    drawn = cover(replace(ENGLISH, headline="東京駅前を歩く会社員", headline_language="ja"))
    drawable.drawable.cache_clear()
    (finding,) = drawn.findings
    assert finding.code == "EDN020"
    assert "paperpress[cjk]" in finding.remedy


UNDRAWN = replace(
    CHEROKEE, headline="ᎠᎹᏱ ᎦᏚᎲ", headline_language="chr", others=(("ᎠᏕᎳ", "chr"),) * 9
)


def test_a_paper_that_no_face_draws_shows_its_address_and_its_desk_s_slug():
    named = replace(UNDRAWN, address="tsalagi.example", desk_slug="adela")
    latin = replace(named, masthead="tsalagi.example", desk="adela", date="2025-07-23", others=())
    assert cover(named).data == cover(replace(latin, headline="\U0001f8b0"), design="list").data
    told = {f.code: f.message for f in cover(named).findings if f.code == "EDN021"}
    assert "'adela' stands there" in told["EDN021"]


@pytest.mark.parametrize("design", ["front-page", "typographic", "list"])
@pytest.mark.parametrize("picture", [None, PHOTOGRAPH], ids=["type", "wide"])
@pytest.mark.parametrize(
    "front",
    [
        UNDRAWN,
        replace(UNDRAWN, desk="", others=()),
        replace(ENGLISH, masthead="\U0001f8b0", desk="", headline="\U0001f8b1", others=()),
        replace(ENGLISH, headline="ᎠᎹᏱ ᎦᏚᎲ", headline_language="chr", others=()),
    ],
    ids=["cherokee", "cherokee alone", "signs alone", "one cherokee headline"],
)
def test_a_cover_never_comes_out_blank(front, picture, design):
    """Something large stands in the middle: a picture, a headline, or the day in figures."""
    page = pixels(cover(front, picture, design=design)).convert("L")
    width, height = page.size
    middle = page.crop((width // 20, height // 6, width * 19 // 20, height * 3 // 4))
    _, top, _, bottom = middle.point(lambda level: 255 if level < 140 else 0).getbbox()
    assert bottom - top > height * 0.04


def test_the_first_headline_that_can_be_drawn_leads_where_the_lead_can_t():
    """Without a picture, which would be somebody else's."""
    others = (("Bank of Aldmoor holds its rate", "en-GB"),)
    front = replace(ENGLISH, headline="ᎠᎹᏱ ᎦᏚᎲ", headline_language="chr", others=others)
    assert cover(front).data == cover(replace(ENGLISH, headline=others[0][0], others=())).data


_AT_ONCE = """
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from covers import ENGLISH, cover
sys.setswitchinterval(1e-5)
with ThreadPoolExecutor(4) as pool:
    for data in pool.map(lambda _: cover(ENGLISH).data, range(4)):
        print(sha256(data).hexdigest())
"""


def test_threads_that_draw_at_once_draw_what_one_would() -> None:
    """A worker's threads begin with typefaces that nobody has read yet."""
    helpers = Path(covers.__file__).parent
    drawn = subprocess.run(
        [sys.executable, "-c", _AT_ONCE], cwd=helpers, capture_output=True, text=True, check=False
    )
    assert drawn.stderr == ""
    assert drawn.stdout.split() == [sha256(cover(ENGLISH).data).hexdigest()] * 4


@pytest.mark.parametrize("language", sorted(scripts.OURS | scripts.OTHERS))
def test_a_cover_in_every_language_that_we_have_words_or_faces_for_lacks_nothing(language):
    front = scripts.front(language)
    if not can_set(front.headline, language):
        assert front.language[:2] in {"ja", "ko", "zh"}
        pytest.skip("paperpress[cjk] is not installed")
    drawn = cover(front, PHOTOGRAPH)
    assert drawn.findings == ()
    assert ink(pixels(drawn)) is not None
