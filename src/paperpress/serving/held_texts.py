"""Feeds and pages that were made once, held in memory while there is room."""

from __future__ import annotations

import threading
from collections import OrderedDict

from paperpress.serving.answers import Text

#: Bytes that are held, compressed ones not counted.
_MOST = 24_000_000


class HeldTexts:
    """Holds texts by what they are asked for; of too many, those asked for longest ago go."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._size = 0
        self._texts: OrderedDict[str, Text] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str) -> Text | None:
        """Return a text; None where it isn't held."""
        with self._lock:
            text = self._texts.get(key)
            if text is not None:
                self._texts.move_to_end(key)
            return text

    def hold(self, key: str, text: Text) -> None:
        """Hold a text, compressed here and now: whoever makes it has left the loop that answers."""
        text.compressed  # noqa: B018 - a property that is worked out once
        with self._lock:
            before = self._texts.pop(key, None)
            self._size += len(text.data) - (len(before.data) if before else 0)
            self._texts[key] = text
            while self._size > self._most:
                _, gone = self._texts.popitem(last=False)
                self._size -= len(gone.data)
