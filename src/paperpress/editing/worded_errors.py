"""Errors that an editor reads: what they say is a message of the catalogue."""

from __future__ import annotations

from paperpress.errors import PaperpressError
from paperpress.xhtml.words import Words


class WordedError(PaperpressError):
    """Something can't be done; why is told in the language of the page."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self._message = message
        self._values = values

    def __str__(self) -> str:
        """Return why, in English."""
        return self._message.format_map(self._values)

    def in_words(self, words: Words) -> str:
        """Return why, in the language of a catalogue."""
        return words.text(self._message, **self._values)
