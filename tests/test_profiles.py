"""Profiles: what a family of devices can show (docs/pictures.md)."""

import pytest

from paperpress.errors import ConfigurationError
from paperpress.profiles import profile, profiles


def test_the_first_profile_is_the_default_and_is_grey_e_ink():
    first = next(iter(profiles().values()))
    assert (first.name, first.box, first.colour) == ("eink", (1264, 1680), False)


@pytest.mark.parametrize(
    ("name", "box", "colour", "qr_code"),
    [
        ("eink", (1264, 1680), False, True),
        ("color", (1264, 1680), True, True),
        ("large", (1860, 2480), False, True),
        ("tablet", (1536, 2048), True, False),
    ],
)
def test_each_profile_has_the_screen_of_its_devices(name, box, colour, qr_code):
    found = profile(name)
    assert (found.box, found.colour, found.qr_code) == (box, colour, qr_code)
    assert found.cover_page


def test_every_profile_is_complete_and_held_upright():
    for name, found in profiles().items():
        assert found.name == name
        assert found.summary
        assert found.width < found.height
        assert found.extension.endswith(".epub")
        assert 1 <= found.jpeg_quality <= 95


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
