"""Profiles: what a family of devices can show (docs/pictures.md)."""

import pytest

from paperpress.errors import ConfigurationError
from paperpress.profiles import (
    GROUPS,
    Braille,
    braille_profiles,
    own_profiles,
    profile,
    profiles,
    sound_profiles,
)


def test_the_first_profile_is_the_default_and_is_grey_e_ink():
    first = next(iter(profiles().values()))
    assert (first.name, first.box, first.colour) == ("eink", (1264, 1680), False)


@pytest.mark.parametrize(
    ("name", "box", "colour", "qr_code"),
    [
        ("eink", (1264, 1680), False, True),
        ("color", (1264, 1680), True, True),
        ("large", (1860, 2480), False, True),
        ("kobo", (1264, 1680), False, True),
        ("kindle", (1272, 1696), False, True),
        ("basic", (1072, 1448), False, True),
        ("tablet", (1536, 2048), True, False),
    ],
)
def test_each_profile_has_the_screen_of_its_devices(name, box, colour, qr_code):
    found = profile(name)
    assert (found.box, found.colour, found.qr_code) == (box, colour, qr_code)


def test_kindle_has_what_send_to_kindle_takes():
    """Its cover is the image alone, and attachments and pictures have limits (profiles.toml)."""
    kindle = profile("kindle")
    assert (kindle.cover_page, kindle.empty_alt) == (False, False)
    assert (kindle.max_bytes, kindle.max_picture_bytes) == (50_000_000, 5_000_000)
    others = [found for name, found in profiles().items() if name != "kindle"]
    assert all(found.cover_page and found.empty_alt for found in others)


def test_engines_that_hyphenate_are_left_to_do_so():
    hyphenation = {name: found.hyphenation for name, found in profiles().items()}
    assert hyphenation.pop("basic") == "soft"
    assert set(hyphenation.values()) == {"auto"}


def test_every_profile_is_complete_and_held_upright():
    for name, found in profiles().items():
        assert found.name == name
        assert found.summary
        assert found.width < found.height
        assert found.extension.endswith(".epub")
        assert 0.9 <= found.ssim < 1


def test_profiles_are_fixed():
    with pytest.raises(TypeError):
        profiles()["mine"] = profile("eink")


@pytest.mark.parametrize(
    ("name", "offer"),
    [
        ("e-ink", "did you mean 'eink'?"),
        ("COLOUR", "did you mean 'color'?"),
        ("zzz", "eink, color"),
    ],
)
def test_an_unknown_profile_is_an_error_that_offers_one(name, offer):
    with pytest.raises(ConfigurationError, match="there is no profile") as error:
        profile(name)
    assert offer in str(error.value)


def test_an_own_profile_is_one_that_comes_along_with_differences():
    mine = own_profiles({"my-reader": {"base": "kobo", "width": 1448, "height": 1872}})["my-reader"]
    assert (mine.name, mine.box, mine.package) == ("my-reader", (1448, 1872), "kepub")
    assert profile("my-reader", {"my-reader": mine}) is mine


@pytest.mark.parametrize(
    ("name", "table", "message"),
    [
        ("mine", {}, "profiles.mine.base: is required: name one of eink, color"),
        ("mine", {"base": "kobbo"}, "profiles.mine.base: there is no profile 'kobbo': did you mean"),
        ("eink", {"base": "kobo"}, "profiles.eink: is a profile that comes along"),
        ("My Own", {"base": "kobo"}, "profiles.My Own: the name stands in file names"),
        ("mine", {"base": "eink", "widht": 9}, "profiles.mine.widht: is not known: did you mean 'width'"),
        ("mine", {"base": "eink", "width": "9"}, "profiles.mine.width: must be a whole number"),
        ("mine", {"base": "eink", "width": 9}, "profiles.mine.width: must be 200 or more, not 9"),
        ("mine", {"base": "eink", "package": "mobi"}, "profiles.mine.package: must be one of 'epub'"),
        ("mine", {"base": "eink", "name": "x"}, "profiles.mine.name: is not known: the table's name"),
    ],
)  # fmt: skip
def test_a_wrong_own_profile_is_an_error_with_the_keys_path(name, table, message):
    with pytest.raises(ConfigurationError) as error:
        own_profiles({name: table})
    assert message in str(error.value)


def test_all_errors_of_own_profiles_are_told_at_once():
    with pytest.raises(ConfigurationError) as error:
        own_profiles({"a": {}, "b": {"base": "eink", "width": "1", "colour": "no"}})
    assert len(str(error.value).splitlines()) == 3


def test_braille_has_profiles_of_its_own_which_no_screen_has():
    assert list(braille_profiles()) == list(GROUPS["braille"]) == ["ebrl", "brf", "pef"]
    assert not set(braille_profiles()) & set(profiles())
    for name, found in braille_profiles().items():
        assert found.extension == f".{name}"
        assert found.braille == Braille()
        assert profile(name) is found


def test_sound_has_profiles_of_its_own_which_no_screen_has():
    assert {name: found.extension for name, found in sound_profiles().items()} == {
        "daisy": ".daisy.zip",
        "mp3": ".mp3",
    }
    assert not set(sound_profiles()) & set(profiles())
    for name, found in sound_profiles().items():
        assert found.speech
        assert found.heard_alone
        assert profile(name) is found
    assert not profile("listen").heard_alone


def test_an_own_profile_of_sound_without_speech_is_an_error():
    with pytest.raises(ConfigurationError, match=r"profiles.mine.speech: must be true"):
        own_profiles({"mine": {"base": "mp3", "speech": False}})


def test_an_own_profile_of_braille_says_what_is_different():
    table = {"base": "brf", "braille": {"contracted": True, "line": 32, "tables": {"en": "x.ctb"}}}
    mine = own_profiles({"embosser": table})["embosser"]
    assert mine.braille == Braille(contracted=True, line=32, page=25, tables={"en": "x.ctb"})


@pytest.mark.parametrize(
    ("name", "table", "message"),
    [
        ("mine", {"base": "brf", "braille": {"dots": 8}}, "profiles.mine.braille.dots: ASCII braille has six"),
        ("mine", {"base": "brf", "braille": {"line": 8}}, "profiles.mine.braille.line: must be 20 or more, not 8"),
        ("mine", {"base": "brf", "braille": {"grade": 2}}, "profiles.mine.braille.grade: is not known"),
        ("mine", {"base": "eink", "package": "pef"}, "profiles.mine.braille: is required with this package"),
        ("braille", {"base": "brf"}, "profiles.braille: is a profile that comes along"),
    ],
)  # fmt: skip
def test_a_wrong_own_profile_of_braille_is_an_error_too(name, table, message):
    with pytest.raises(ConfigurationError) as error:
        own_profiles({name: table})
    assert message in str(error.value)
