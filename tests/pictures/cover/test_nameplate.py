"""What every design shares: its type is read in a device's library, and looks as the theme says."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from covers import ENGLISH, THEME
from paperpress.pictures.cover import sheet
from paperpress.pictures.cover.draw import draw_cover
from paperpress.pictures.cover.nameplate import READABLE
from paperpress.pictures.cover.shaping import mask, shaped
from paperpress.pictures.cover.style import Style
from paperpress.profiles import profile
from paperpress.themes.loading import COVERS, load_theme, themes
from paperpress.themes.looks import CoverLook

MANY = tuple(
    (f"Headline number {number} of the day, and a second line", "en") for number in range(12)
)
FRONT = replace(ENGLISH, others=MANY, desk="International affairs and diplomacy")
PHOTOGRAPH = Image.new("RGB", (1500, 1000), (90, 90, 200))
UPRIGHT = Image.new("RGB", (1000, 1500), (90, 90, 200))


@pytest.fixture
def drawn_lines(monkeypatch):
    """Every line that is drawn on a cover, with its style."""
    lines = []
    draw_line = sheet.draw_line

    def noted(pen, at, line, style, ink):
        lines.append((line, style, ink))
        draw_line(pen, at, line, style, ink)

    monkeypatch.setattr(sheet, "draw_line", noted)
    return lines


def drawn(front, theme, picture=PHOTOGRAPH, to="eink"):
    page = draw_cover(front, picture, profile(to), theme)
    return Image.open(BytesIO(page.data)).convert("RGB")


def test_the_smallest_type_has_letters_of_4_pixels_in_a_stamp_of_150_by_200():
    unit = profile("eink").width / 100
    letter = mask(shaped("x", Style("en", round(READABLE * unit), 600))).image
    assert letter.height * 150 / profile("eink").width >= 3.9


@pytest.mark.parametrize("name", themes())
@pytest.mark.parametrize("design", COVERS)
@pytest.mark.parametrize("picture", [PHOTOGRAPH, UPRIGHT], ids=["wide", "upright"])
def test_nothing_on_a_cover_is_smaller_than_can_be_read_in_a_stamp(
    name, design, picture, drawn_lines
):
    drawn(FRONT, replace(load_theme(name), cover=design), picture)
    unit = profile("eink").width / 100
    assert len(drawn_lines) > 4
    assert min(style.size for _, style, _ in drawn_lines) >= int(READABLE * unit)


def test_large_print_sets_headlines_far_larger_and_fewer_of_them(drawn_lines):
    def sizes(name):
        drawn_lines.clear()
        drawn(FRONT, replace(load_theme(name), cover="list"))
        of_others = [style.size for line, style, _ in drawn_lines if line.startswith("Headline")]
        return len(of_others), min(of_others)

    (many, small), (few, large) = sizes("classic"), sizes("large-print")
    assert few < many
    assert large >= small * 1.25


def test_high_contrast_is_black_on_white_heavy_and_its_rules_are_thick(drawn_lines):
    def thickest(name):
        page = drawn(FRONT, replace(load_theme(name), cover="list"), to="color")
        column = [
            level < 40 for level in page.convert("L").crop((70, 0, 71, page.height)).tobytes()
        ]
        runs = "".join("#" if dark else " " for dark in column).split()
        return max(map(len, runs[:3])), page

    _, page = thickest("high-contrast")
    assert {ink for _, _, ink in drawn_lines} == {"#000000"}
    assert all(style.weight >= 750 for _, style, _ in drawn_lines)
    red, _, blue = page.split()
    assert max(abs(a - b) for a, b in zip(red.getextrema(), blue.getextrema(), strict=True)) <= 2
    assert thickest("high-contrast")[0] >= 3 * thickest("classic")[0]


def test_dyslexia_is_set_in_its_own_font_with_more_between_the_letters(drawn_lines):
    drawn(FRONT, load_theme("dyslexia"))
    assert {style.faces[0].name for _, style, _ in drawn_lines} == {"Atkinson Hyperlegible"}
    assert all(style.spacing > 0 for _, style, _ in drawn_lines)


def test_a_font_that_has_not_a_script_leaves_it_to_the_face_that_has(drawn_lines):
    front = replace(FRONT, headline="Утренний вестник", headline_language="ru", others=())
    assert draw_cover(front, None, profile("eink"), load_theme("dyslexia")).findings == ()


def test_a_look_changes_a_cover_and_the_same_look_doesn_t():
    page = drawn(FRONT, THEME).tobytes()
    assert drawn(FRONT, replace(THEME, cover_look=CoverLook())).tobytes() == page
    for look in (
        CoverLook(scale=1.2),
        CoverLook(spacing=0.03),
        CoverLook(weight=900),
        CoverLook(rules=3.0),
        CoverLook(black=True),
    ):
        assert drawn(FRONT, replace(THEME, cover_look=look)).tobytes() != page, look


def test_a_date_too_long_for_the_page_stands_in_digits(drawn_lines):
    long = replace(
        FRONT, date="Wednesday, the twenty-third day of July, two thousand and twenty-five"
    )
    drawn(long, THEME)
    assert FRONT.day.isoformat() in [line for line, _, _ in drawn_lines]
