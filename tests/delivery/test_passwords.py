"""Passwords: read where paperpress.toml says, shown nowhere."""

from __future__ import annotations

import base64

import pytest
from pydantic import SecretStr

from paperpress.delivery.passwords import Login


@pytest.mark.parametrize(
    "encoded", ["hunter2", *(base64.b64encode(way).decode() for way in (b"hunter2", b"\0asha\0hunter2", b"asha:hunter2"))]
)  # fmt: skip
def test_a_server_that_says_it_again_shows_it_to_nobody(encoded: str) -> None:
    login = Login("asha", SecretStr("hunter2"))
    assert login.hide(f"535 refused: {encoded}") == "535 refused: …"
    assert "hunter2" not in repr(login)
    assert "hunter2" not in str(login)
