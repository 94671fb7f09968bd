"""`paperpress proof`: a device is named by its name or by a profile's."""

from __future__ import annotations

import pytest

from paperpress.errors import ConfigurationError
from paperpress.profiles import profiles
from paperpress.proof.devices import device, devices


@pytest.mark.parametrize("name", list(profiles()))
def test_a_proof_knows_every_profile_by_one_of_its_devices(name: str) -> None:
    """A device of no more pixels than the profile allows."""
    shown_on = device(name)
    assert shown_on.size[0] <= profiles()[name].width
    assert shown_on.size[1] <= profiles()[name].height
    assert len([d for d in devices().values() if name in d.profiles]) <= 1


def test_a_device_that_is_none_is_told_what_there_is() -> None:
    with pytest.raises(ConfigurationError, match="did you mean 'kobo'"):
        device("koboo")
    with pytest.raises(ConfigurationError, match=r"take one of kobo-clara.*remarkable-2.*, kindle"):
        device("zzz")
