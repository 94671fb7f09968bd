"""The last guard: what nobody foresaw costs the one thing that it happened to, and is reported.

It stands round each record, picture, edition and checked file, each house rule, and the command as a
whole. It is the only place that catches every error: whoever knows an error catches it by name,
where it happens, and says what an editor can do. See docs/decisions/0023-the-last-guard.md.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import Final, TypeVar

from paperpress.errors import PaperpressError

#: Set (to anything) where tracebacks are wanted; ``--debug`` sets it, and workers inherit it.
DEBUG_VARIABLE: Final = "PAPERPRESS_DEBUG"
#: Where an error that nobody foresaw can be reported.
REPORT_AT: Final = "https://github.com/paperpress/paperpress/issues"

_Result = TypeVar("_Result")
_MOST_SAID = 200
_END: Final = object()


def debugging() -> bool:
    """Tell whether tracebacks are wanted."""
    return bool(os.environ.get(DEBUG_VARIABLE))


def guarded(
    work: Callable[[], _Result],
    instead: Callable[[str], _Result],
    *,
    foreseen: tuple[type[Exception], ...] = (PaperpressError,),
) -> _Result:
    """Return the result of a piece of work, or of `instead` after an unforeseen error.

    Args:
        work: what is done.
        instead: gives what stands in its place; takes the error in a line.
        foreseen: errors that the caller knows; they pass.
    """
    try:
        return work()
    except foreseen:
        raise
    except Exception as error:  # noqa: BLE001 - the last guard is what this is, and the only one
        return _instead(error, instead)


async def guarded_awaiting(
    work: Callable[[], Awaitable[_Result]],
    instead: Callable[[str], _Result],
    *,
    foreseen: tuple[type[Exception], ...] = (PaperpressError,),
) -> _Result:
    """Return the result of a piece of work that is waited for, guarded as `guarded` does."""
    try:
        return await work()
    except foreseen:
        raise
    except Exception as error:  # noqa: BLE001 - as above, for what is waited for
        return _instead(error, instead)


def guarded_each(
    items: Iterable[_Result],
    instead: Callable[[str], _Result],
    *,
    foreseen: tuple[type[Exception], ...] = (PaperpressError,),
) -> Iterator[_Result]:
    """Yield each item; after an unforeseen error, what `instead` gives takes the place of the rest."""
    iterator = iter(items)
    errors: list[str] = []
    while not errors:
        item = guarded(lambda: next(iterator, _END), errors.append, foreseen=foreseen)
        if item is _END:
            return
        if not errors:
            yield item  # type: ignore[misc]
    yield instead(errors[0])


def _instead(error: Exception, instead: Callable[[str], _Result]) -> _Result:
    if debugging():
        traceback.print_exception(error, file=sys.stderr)
    return instead(_in_a_line(error))


def _in_a_line(error: Exception) -> str:
    """Return the kind of an error and the beginning of what it says."""
    try:
        words = " ".join(str(error).split())
    except RecursionError:
        words = ""
    return f"{type(error).__name__}: {words[:_MOST_SAID]}" if words else type(error).__name__
