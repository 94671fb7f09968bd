"""Articles of files that are as they were, held by a process that reads the same files again."""

from __future__ import annotations

import os
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from paperpress.model.article import Article
from paperpress.model.finding import Rejected

#: Articles that are held, over all files.
_MOST = 5000
#: A change within this time before a look may not show in a file's time.
_UNSURE = 2_000_000_000

_Articles: TypeAlias = tuple[Article | Rejected, ...]


class HeldArticles:
    """Holds the articles of files by what the system says of these: a few thousand articles."""

    def __init__(self) -> None:
        self._files: OrderedDict[object, tuple[tuple[int, ...], _Articles]] = OrderedDict()
        self._number = 0

    def read(
        self, path: Path, how: object, read: Callable[[], Iterable[Article | Rejected]]
    ) -> Iterator[Article | Rejected]:
        """Yield the articles of a file, read anew where it isn't as it was.

        Args:
            path: the file.
            how: what else decides how it is read.
            read: reads it.
        """
        key, state = (str(path), how), _state(path)
        before = self._files.pop(key, None)
        if before is not None and before[0] == state:
            self._files[key] = before
            yield from before[1]
            return
        self._number -= len(before[1]) if before else 0
        sure = bool(state) and state[-1] < time.time_ns() - _UNSURE
        articles: list[Article | Rejected] = []
        for article in read():
            if sure and len(articles) <= _MOST:
                articles.append(article)
            yield article
        if sure and len(articles) <= _MOST:
            self._files[key] = state, tuple(articles)
            self._number += len(articles)
            while self._number > _MOST:
                _, (_, gone) = self._files.popitem(last=False)
                self._number -= len(gone)


def _state(path: Path) -> tuple[int, ...]:
    """Return what changes when a file does; nothing where it isn't there."""
    try:
        state = os.stat(path)  # noqa: PTH116 - one call for thousands of files
    except OSError:
        return ()
    return state.st_dev, state.st_ino, state.st_size, state.st_ctime_ns, state.st_mtime_ns
