"""The darkroom: an edition's pictures, each file pressed once, the same with any threads."""

from base64 import b64encode
from dataclasses import replace
from datetime import date
from io import BytesIO
from random import Random

import pytest
from PIL import Image

from paperpress.files.cache import Cache
from paperpress.model.picture import (
    BEST,
    Darkroom,
    FrontPage,
    PictureRef,
    PressedPicture,
    UnusablePicture,
)
from paperpress.pictures import picture_cache
from paperpress.pictures.darkroom import LocalDarkroom
from paperpress.profiles import profile
from paperpress.themes.loading import Theme
from svg import chart as drawn_chart

THEME = Theme(name="plain", summary="", cover="front-page", stylesheet=b"")
FRONT = FrontPage(
    masthead="The Courier",
    desk="News",
    date="Wednesday, 23 July 2025",
    day=date(2025, 7, 23),
    language="en",
    direction="ltr",
    headline="Harbour towns brace",
    headline_language="en",
    picture=None,
    others=(),
)


@pytest.fixture
def folder(tmp_path):
    for number in range(4):
        Image.linear_gradient("L").resize((500 + number, 400)).save(tmp_path / f"{number}.png")
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 cut short")
    return tmp_path


def refs(folder, *names):
    return [PictureRef(str(folder), name) for name in names]


def room(threads=1):
    return LocalDarkroom(profile("eink"), THEME, threads=threads)


def test_it_is_a_darkroom():
    checked: Darkroom = room()
    assert checked.develop([]) == {}


def test_each_picture_is_pressed_or_says_why_not_in_the_order_wanted(folder):
    wanted = refs(folder, "2.png", "broken.jpg", "0.png", "nowhere.png")
    found = room().develop(wanted)
    assert list(found) == wanted
    kinds = [type(found[ref]) for ref in wanted]
    assert kinds == [PressedPicture, UnusablePicture, PressedPicture, UnusablePicture]


def test_a_file_is_pressed_once_however_often_and_however_it_is_named(folder, monkeypatch):
    pressed = []
    genuine = picture_cache.develop
    monkeypatch.setattr(
        picture_cache,
        "develop",
        lambda *given, **named: pressed.append(1) or genuine(*given, **named),
    )
    wanted = refs(folder, "1.png", "./1.png", "1.png", "%31.png")
    found = room().develop(wanted)
    assert len(pressed) == 1
    assert len(set(found.values())) == 1
    assert set(found) == set(wanted)


def test_threads_change_no_byte(folder):
    wanted = refs(folder, "0.png", "1.png", "broken.jpg", "2.png", "3.png")
    assert room(threads=2).develop(wanted) == room().develop(wanted)


def chart():
    """Sharp edges on a grid: any scaling puts greys between them."""
    image = Image.new("L", (600, 400), 255)
    for number in range(20):
        image.paste(0, (30 * number, 17 * number, 30 * number + 9, 399))
    return image


def wall(seed):
    """Detail that costs bytes, the same at every run."""
    source = Random(seed)
    image = Image.frombytes("L", (160, 120), source.randbytes(160 * 120))
    return image.resize((900, 700), Image.Resampling.BICUBIC)


def test_a_drawing_that_would_grow_when_scaled_down_stays_as_it_is(folder):
    chart().save(folder / "chart.png")
    wall(1).save(folder / "wall.png")
    wanted = refs(folder, "chart.png", "wall.png")
    dark = room()
    before = dark.develop(wanted)
    grades, missing = dark.lower(wanted, BEST, 10**9)
    assert missing > 0
    after = dark.develop(wanted, grades)
    assert after[wanted[0]] == before[wanted[0]]
    assert len(after[wanted[1]].data) < len(before[wanted[1]].data)


def test_what_is_given_up_counts_the_pictures_that_were_really_lowered(folder):
    """Neither one that can't be used, nor one that would gain nothing."""
    chart().save(folder / "chart.png")
    wall(1).save(folder / "one.png")
    wall(2).save(folder / "two.png")
    wanted = refs(folder, "chart.png", "one.png", "two.png", "broken.jpg")
    dark = room()
    assert dark.given_up(BEST) == {}
    grades, _ = dark.lower(wanted, BEST, 10**9)
    assert list(dark.given_up(grades).items()) == [(dark.grades[-1], 2)]


def test_what_a_call_gives_follows_from_what_it_is_given_alone(folder):
    """Another edition's grades, or an earlier call's, change nothing."""
    wall(1).save(folder / "wall.png")
    wanted = refs(folder, "wall.png")
    dark = room()
    best = dark.develop(wanted)
    grades, _ = dark.lower(wanted, BEST, 10**9)
    assert dark.develop(wanted, grades) != best
    assert dark.develop(wanted) == best == room().develop(wanted)


def _with_picture(folder, name):
    return FrontPage(
        **{field: getattr(FRONT, field) for field in FRONT.__slots__ if field != "picture"},
        picture=PictureRef(str(folder), name),
    )


def test_the_cover_shows_the_lead_picture(folder):
    Image.new("L", (900, 600), 60).save(folder / "lead.png")
    cover = room().cover(_with_picture(folder, "lead.png"))
    middle = Image.open(BytesIO(cover.data)).getpixel((632, 600))
    assert all(abs(value - 60) < 8 for value in middle)


@pytest.mark.parametrize("name", ["broken.jpg", "nowhere.png", "../x.png"])
def test_a_lead_picture_that_can_t_be_used_leaves_the_cover_to_type(folder, name):
    """Why it can't is told by `develop`; the cover doesn't tell it again."""
    assert room().cover(_with_picture(folder, name)) == room().cover(FRONT)


def test_a_lead_picture_too_small_to_fill_its_place_leaves_the_cover_to_type(folder):
    Image.new("L", (120, 80), 60).save(folder / "stamp.png")
    assert room().cover(_with_picture(folder, "stamp.png")) == room().cover(FRONT)


def test_a_picture_that_stands_in_its_address_is_pressed_once(folder):
    """RFC 2397: as editors paste them into a body."""
    data = b64encode((folder / "1.png").read_bytes()).decode()
    wanted = refs(folder, f"data:image/png;base64,{data}", "1.png")
    inline, file = room().develop(wanted).values()
    assert isinstance(inline, PressedPicture)
    assert inline.data == file.data


@pytest.mark.parametrize("src", ["data:text/html,<p>", "data:image/png;base64,@@", "data:,"])
def test_an_address_that_holds_no_picture_is_told(folder, src):
    (found,) = room().develop(refs(folder, src)).values()
    assert isinstance(found, UnusablePicture)


@pytest.mark.slow
def test_a_drawing_is_the_same_picture_wherever_it_lies(folder):
    (folder / "chart.svg").write_text(drawn_chart())
    address = f"data:image/svg+xml;base64,{b64encode(drawn_chart().encode()).decode()}"
    there = "https://example.org/chart"
    wanted = [PictureRef(str(folder), src) for src in ("chart.svg", address, there)]
    fetched = {there: folder / "chart.svg"}
    darkroom = LocalDarkroom(profile("eink"), THEME, fetch=lambda addresses: fetched)
    made = darkroom.develop(wanted)
    assert {type(made[ref]) for ref in wanted} == {PressedPicture}
    assert len({made[ref] for ref in wanted}) == 1
    assert made[wanted[0]].words == "Ferry passengers. They rise each year."


@pytest.mark.slow
def test_a_drawing_leads_a_cover(folder):
    (folder / "chart.svg").write_text(drawn_chart())
    with_drawing = replace(FRONT, picture=PictureRef(str(folder), "chart.svg"))
    assert room().cover(with_drawing).data != room().cover(FRONT).data


def test_what_a_drawing_says_is_kept_with_it(folder, tmp_path):
    (folder / "chart.svg").write_text(drawn_chart())
    (ref,) = refs(folder, "chart.svg")
    cache = Cache(tmp_path / "cache")
    first, again = (
        LocalDarkroom(profile("eink"), THEME, cache=cache).develop([ref])[ref] for _ in range(2)
    )
    assert first == again
    assert again.words
