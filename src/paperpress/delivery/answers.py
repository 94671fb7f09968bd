"""How the sending of an edition can fail: what the other side answers, or what keeps it from us.

That it returns means that the other side has said that it has the edition; nothing else does.
"""

from __future__ import annotations

import re
from typing import Any, Final

_LONGEST = 200
_SPACE = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")


class DelayError(Exception):
    """Not now: another try may help.

    Args:
        why: half a sentence.
        wait: seconds that the other side asked for.
        whole: whether it is so for every recipient, so that the others needn't be tried.
        doubtful: whether it may have arrived all the same, and nobody can tell.
    """

    def __init__(
        self, why: str, *, wait: float = 0.0, whole: bool = False, doubtful: bool = False
    ) -> None:
        super().__init__(why)
        self.wait = wait
        self.whole = whole
        self.doubtful = doubtful


class RefusalError(Exception):
    """Not ever: this edition won't be taken by this recipient."""


class UnusableError(Exception):
    """The target can't be used until somebody mends something."""


class UnfitError(Exception):
    """The edition isn't what the recipient's service takes, so it isn't sent: a finding's code and values."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


#: What a sender raises where an edition hasn't arrived.
ANSWERS: Final = (DelayError, RefusalError, UnusableError, UnfitError)


def line(text: str | bytes) -> str:
    """Return what the other side said, on one line and not endlessly."""
    answer = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    answer = _SPACE.sub(" ", answer).strip().rstrip(".")
    return answer if len(answer) <= _LONGEST else f"{answer[:_LONGEST]}…"
