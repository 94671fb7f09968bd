"""Devices of proofs: each complete, and an unknown one offers one that is known."""

from __future__ import annotations

import pytest

from paperpress.errors import ConfigurationError
from paperpress.proof import device, devices


@pytest.mark.parametrize(
    ("id", "offer"),
    [("kobo-klara", "did you mean 'kobo-clara'?"), ("zzz", "take one of kobo-clara")],
)
def test_an_unknown_device_is_an_error_that_offers_one(id: str, offer: str) -> None:
    with pytest.raises(ConfigurationError, match="there is no device") as error:
        device(id)
    assert offer in str(error.value)


def test_every_device_is_complete() -> None:
    for one in devices().values():
        assert one.name
        assert one.size[0] < one.size[1]
        assert 100 < one.ppi < 600
        assert 6 < one.text["small"] < one.text["usual"] < one.text["large"] < 20
