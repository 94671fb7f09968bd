"""Where a text goes over into another braille code, and the signs that say so.

Of the codes that editions are written in, Unified English Braille has such signs: its Rules (2013),
section 14. In another code's text nothing is written but that text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from paperpress.braille.codes import Code, Switch

#: From so many words on, text in another code is a passage (section 14.3.2).
_PASSAGE = 3


@dataclass(frozen=True, slots=True)
class Part:
    """Characters of a text that stand together in one code."""

    code: Code
    start: int
    end: int
    before: str = ""
    """Signs, in cells, in the code of what is around."""
    after: str = ""


@dataclass(slots=True)
class Switches:
    """What other codes an article goes over into."""

    named: bool = False
    """Whether passages name their language, as they must where there are several (14.3.3)."""
    languages: dict[str, str] = field(default_factory=dict)
    """By what the registry calls a code, the first language that was written in it."""


@dataclass(frozen=True, slots=True)
class Switching:
    """Finds the parts of a text, and writes their signs."""

    around: Code
    """The code of what is around the text."""
    switches: Switches

    def parts(self, text: str, codes: Sequence[Code], languages: Sequence[str]) -> Iterator[Part]:
        """Yield the parts of a text; `codes` and `languages` have one for each character."""
        named = ""
        end = 0
        for code, group in groupby(self._owners(text, codes)):
            start, end = end, end + len(list(group))
            sign = self.around.switch
            if code == self.around or sign is None:
                yield Part(code, start, end)
                continue
            self.switches.languages.setdefault(code.system, languages[start])
            language = ""
            if self.switches.named and code.system != named:
                language, named = self.switches.languages[code.system], code.system
            yield from self._signed(Part(code, start, end), text, sign, language)

    def _owners(self, text: str, codes: Sequence[Code]) -> list[Code]:
        """Return the code of each character; a space between two of one other code is in it too."""
        owners = list(codes)
        for space in re.finditer(" +", text):
            start, end = space.span()
            before = owners[start - 1] if start else self.around
            after = codes[end] if end < len(codes) else self.around
            owners[start:end] = [before if before == after else self.around] * (end - start)
        return owners

    def _signed(self, part: Part, text: str, sign: Switch, language: str) -> Iterator[Part]:
        """Yield a part with its signs; `language` is to be named, unless it is empty."""
        words = text[part.start : part.end].count(" ") + 1
        if language or words >= _PASSAGE:
            before = opening(sign, language)
            yield Part(part.code, part.start, part.end, before, sign.passage_ends)
            return
        start = part.start
        for word in text[part.start : part.end].split(" "):
            end = start + len(word)
            ended = end == len(text) or text[end] == " "
            yield Part(part.code, start, end, sign.word, "" if ended else sign.word_ends)
            if end < part.end:
                yield Part(self.around, end, end + 1)
            start = end + 1


def opening(sign: Switch, language: str) -> str:
    """Return the sign before a passage, with the letters that name its language, if any."""
    return f"{sign.passage}{_letters(language)}{sign.passage_named}"


def _letters(language: str) -> str:
    """Return the letters that name a language, in cells: those of its tag, which are ``a`` to ``z``."""
    return "".join(_CELLS[letter] for letter in language.lower().partition("-")[0])


_CELLS = dict(zip("abcdefghijklmnopqrstuvwxyz", "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵", strict=True))
