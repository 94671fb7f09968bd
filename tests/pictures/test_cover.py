"""The cover, as pixels: its form, its parts, both directions, and what it does without."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from paperpress.errors import ConfigurationError
from paperpress.model.finding import Severity
from paperpress.model.picture import FrontPage
from paperpress.pictures.cover import draw_cover
from paperpress.pictures.encoding import is_bare_baseline_jpeg
from paperpress.profiles import profile, profiles
from paperpress.themes import Theme

THEME = Theme(name="plain", summary="", cover="front-page", stylesheet=b"")
ENGLISH = FrontPage(
    masthead="The Meridian Courier",
    desk="Business",
    date="Wednesday, 23 July 2025",
    language="en-GB",
    direction="ltr",
    headline="Harbour towns brace for the highest tide in forty years",
    headline_language="en-GB",
    picture=None,
    others=(("Bank of Aldmoor holds its rate", "en-GB"), ("The last typewriter repairer", "en-GB")),
    edition_line="12 articles",
)
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
    edition_line="١٢ مقالاً",
)
HINDI = replace(
    ENGLISH, masthead="मध्याह्न समाचार", desk="व्यापार", date="बुधवार", edition_line="", language="hi"
)
PHOTOGRAPH = Image.new("RGB", (1500, 1000), (90, 90, 200))
UPRIGHT = Image.new("RGB", (1000, 1500), (90, 90, 200))


def cover(front, picture=None, to="eink"):
    return draw_cover(front, picture, profile(to), THEME)


def pixels(drawn):
    image = Image.open(BytesIO(drawn.data))
    image.load()
    return image


def ink(image):
    """The box that holds everything but paper."""
    return ImageChops.invert(image.convert("L")).point(lambda v: 255 if v > 60 else 0).getbbox()


@pytest.mark.parametrize("name", list(profiles()))
@pytest.mark.parametrize("picture", [None, PHOTOGRAPH, UPRIGHT], ids=["type", "wide", "upright"])
def test_a_cover_is_a_bare_baseline_rgb_jpeg_of_the_whole_screen(name, picture):
    """RGB even where it is grey, so that any reader shows it."""
    drawn = cover(ENGLISH, picture, name)
    assert (drawn.width, drawn.height) == profile(name).box
    assert drawn.media_type == "image/jpeg"
    assert is_bare_baseline_jpeg(drawn.data)
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


def test_masthead_and_date_are_large_enough_for_a_stamp_of_150_by_200():
    """In the stamp the masthead's letters stand at least 8 pixels high, the date's at least 4."""
    page = pixels(cover(ENGLISH, PHOTOGRAPH)).convert("L")
    stamp = page.resize((150, 200), Image.Resampling.LANCZOS)
    rows = [stamp.crop((8, y, 142, y + 1)).getextrema()[0] < 128 for y in range(40)]
    runs = [len(run) for run in "".join("#" if dark else " " for dark in rows).split()]
    assert runs[0] >= 8
    assert any(run >= 4 for run in runs[1:3])


def test_every_part_that_is_given_is_drawn():
    whole = pixels(cover(ENGLISH, PHOTOGRAPH))
    for without in (
        {"masthead": "The Other Courier"},
        {"desk": ""},
        {"date": "Thursday, 24 July 2025"},
        {"headline": "Calm seas"},
        {"others": ()},
        {"edition_line": ""},
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
    page = pixels(cover(replace(ENGLISH, headline="Tide"), square)).convert("L")
    column = [page.getpixel((632, y)) for y in range(1680)]
    inside = [y for y, value in enumerate(column) if 180 < value < 220]
    across = [y for y in range(inside[0], inside[-1]) if column[y] < 60]
    assert sum(across) / len(across) > (inside[0] + inside[-1]) / 2 + 10


@pytest.mark.parametrize("picture", [None, PHOTOGRAPH], ids=["type", "wide"])
def test_a_headline_that_no_face_draws_is_left_off_with_a_notice(picture):
    drawn = cover(replace(ENGLISH, headline="तटीय शहर", headline_language="hi"), picture)
    assert [(f.code, f.severity) for f in drawn.findings] == [("EDN020", Severity.NOTICE)]
    assert "तटीय शहर" in drawn.findings[0].message


@pytest.mark.parametrize("picture", [None, PHOTOGRAPH], ids=["type", "wide"])
def test_a_paper_whose_own_script_no_face_draws_gets_what_can_be_drawn_and_warnings(picture):
    drawn = cover(HINDI, picture)
    assert [f.code for f in drawn.findings] == ["EDN021"] * 3
    assert all(f.severity is Severity.WARNING for f in drawn.findings)
    assert [w for w in ("masthead", "desk", "date") if any(w in f.message for f in drawn.findings)]
    assert ink(pixels(drawn)) is not None


@pytest.mark.parametrize(
    "front",
    [
        replace(ENGLISH, masthead="The Northumberland and Tyneside Evening Chronicle " * 3),
        replace(ENGLISH, masthead="Wöchentlicherlandwirtschaftsanzeigerundheimatblatt"),
        replace(ENGLISH, desk="International Affairs and Diplomacy and Everything Else Abroad"),
        replace(ENGLISH, headline="word " * 80),
        replace(ENGLISH, headline="W" * 200),
        replace(ENGLISH, others=(("word " * 80, "en"),) * 3),
        replace(ENGLISH, desk="", others=(), edition_line="", headline="A"),
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
@pytest.mark.parametrize("picture", [None, PHOTOGRAPH, UPRIGHT], ids=["type", "wide", "upright"])
def test_any_length_of_text_stays_on_the_page(front, picture):
    left, top, right, bottom = ink(pixels(cover(front, picture)))
    width, height = profile("eink").box
    assert 0.04 * width <= left <= right <= 0.96 * width
    assert 0 < top <= bottom < height


def test_an_unknown_design_is_an_error_that_names_it():
    theme = Theme(name="mine", summary="", cover="poster", stylesheet=b"")
    with pytest.raises(ConfigurationError, match="poster"):
        draw_cover(ENGLISH, None, profile("eink"), theme)
