"""Any bytes become UTF-8, and UTF-8 stays as it is."""

from __future__ import annotations

import io
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from paperpress.sources.parsing.transcoding import begun_in_utf_8, in_utf_8


class Pipe(io.RawIOBase):
    """A stream that can't be rewound, as standard input."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._data.readinto(buffer)


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_become_utf_8(data: bytes, is_pipe: bool) -> None:
    stream: Any = io.BufferedReader(Pipe(data)) if is_pipe else io.BytesIO(data)
    assert isinstance(in_utf_8(stream).file.read().decode(), str)
    begun_in_utf_8(data)


@given(st.text(max_size=60), st.sampled_from(["utf-8", "utf-8-sig"]))
def test_utf_8_stays_as_it_is(words: str, code: str) -> None:
    words = words.replace("\x00", "").lstrip("\ufeff").replace("\x1b", "")
    if any(0xD800 <= ord(letter) < 0xE000 for letter in words):
        return
    assert in_utf_8(io.BytesIO(f"# {words}".encode(code))).file.read().decode() == f"# {words}"
