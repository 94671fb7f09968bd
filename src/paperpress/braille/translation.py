"""Text becomes cells, by the code of its language; what a code has no sign for is kept in mind."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from paperpress.braille.codes import Code, code_of
from paperpress.braille.louis import Cells, Translator
from paperpress.profiles import Braille

#: Braille that stands in a text already.
_CELLS = re.compile("([\u2800-\u28ff]+(?: +[\u2800-\u28ff]+)*)")
_FIRST_CELL = "\u2800"
#: A code of six dots may have a sign of eight for a rare character.
_SIX_DOTS = {0x2800 + dots: 0x2800 + dots % 64 for dots in range(64, 256)}
#: Characters that say nothing to a finger: soft hyphens, joiners, marks of direction.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
#: What stands in for a character that a code has no sign for, where no decomposition does.
_STAND_INS = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‹": '"', "›": '"', "‘": "'", "’": "'",
    "‚": "'", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "·": "-", "•": "-", "…": "...",
    "×": "x", "٪": "%", "־": "-", "№": "No", "′": "'", "″": '"', "⁄": "/",
}  # fmt: skip
#: By the first word of a character's name in Unicode, a language of its script.
_OF_SCRIPT = {
    "ARABIC": "ar", "CJK": "zh", "CYRILLIC": "ru", "DEVANAGARI": "hi", "GREEK": "el", "HANGUL": "ko",
    "HEBREW": "he", "LATIN": "en",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Translation:
    """Translates the texts of an edition, and counts what it comes by."""

    translator: Translator
    settings: Braille
    language: str
    """The edition's; text of a language without a code is written in this one's."""
    lost: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Characters without a sign, by language."""
    strange: Counter[str] = field(default_factory=Counter)
    """Languages without a code."""
    used: Counter[Code] = field(default_factory=Counter)
    """How many cells were written in each code."""
    _signs: dict[tuple[str, str], str] = field(default_factory=dict)
    """By table and character, the text that stands for the character there."""

    def code(self, language: str) -> Code:
        """Return the code of a language, else that of the edition, else English braille."""
        code = code_of(language, self.settings)
        if code is None:
            self.strange[language] += 1
            code = code_of(self.language, self.settings) or code_of("en", self.settings)
        assert code is not None, "English has a code"
        return code

    def prepared(self, text: str, language: str) -> Iterator[tuple[str, str]]:
        """Yield what stands for each character of a text, with the language that it is written in.

        That is the text's own, but for a character of another script, which has its script's: a
        name in Arabic in an English sentence. What says nothing to a finger is left out.
        """
        code = self.code(language)
        for character in unicodedata.normalize("NFC", text):
            if character.isspace():
                yield " ", language
            elif not _UNSEEN.match(character):
                yield from self._prepared(character, code, language)

    def _prepared(self, character: str, code: Code, language: str) -> Iterator[tuple[str, str]]:
        stand_in = self._sign(character, code)
        if stand_in:
            yield stand_in, language
            return
        script = unicodedata.name(character, "").partition(" ")[0]
        other = _OF_SCRIPT.get(script)
        stand_in = self._sign(character, self.code(other)) if other else ""
        if other and stand_in:
            yield stand_in, other
        else:
            self.lost[language, character] += 1

    def _sign(self, character: str, code: Code) -> str:
        key = (code.table, character)
        if key not in self._signs:
            offers = (
                character,
                unicodedata.normalize("NFKC", character),
                _STAND_INS.get(character, ""),
                "".join(
                    part
                    for part in unicodedata.normalize("NFKD", character)
                    if not unicodedata.combining(part)
                ),
            )
            self._signs[key] = next((offer for offer in offers if self._has(offer, code)), "")
        return self._signs[key]

    def _has(self, text: str, code: Code) -> bool:
        """Tell whether a code has a sign for each character of a text."""
        return bool(text) and all(
            self.translator.translate(character, code.table, ()).text.strip(_FIRST_CELL)
            for character in text
        )

    def translated(self, text: str, code: Code, emphasis: Sequence[int] = ()) -> Cells:
        """Return a prepared text in cells; those between words are spaces, so that lines can break."""
        if not text.strip():
            return Cells(text, tuple(range(len(text))))
        cells = self.translator.translate(text, code.table, emphasis)
        self.used[code] += len(cells.text)
        text = cells.text.translate(_SIX_DOTS) if code.dots == 6 else cells.text
        return Cells(text.replace(_FIRST_CELL, " "), cells.places)

    def cells(self, text: str, language: str) -> str:
        """Return a plain text in cells; what is braille in it already stays."""
        parts = _CELLS.split(text)
        for index in range(0, len(parts), 2):
            if parts[index].strip():
                parts[index] = self._plain(parts[index], language)
        return "".join(parts)

    def _plain(self, text: str, language: str) -> str:
        before = " " if text[0].isspace() else ""
        after = " " if text[-1].isspace() else ""
        prepared = self.prepared(text.strip(), language)
        runs = [
            (tongue, "".join(sign for sign, _ in signs))
            for tongue, signs in groupby(prepared, key=lambda each: each[1])
        ]
        cells = "".join(self.translated(run, self.code(tongue)).text for tongue, run in runs)
        return before + " ".join(cells.split()) + after

    def note_sign(self, number: int, language: str) -> str:
        """Return the sign that refers to a note: its number, raised where the code can say that."""
        return self.code(language).raised + self.cells(str(number), language)


def in_braille(language: str) -> str:
    """Return a language tag for text in braille (eBraille 1.0, 5.3.3.8): ``en-Brai-GB``."""
    parts = language.split("-")
    rest = [part for part in parts[1:] if not (len(part) == 4 and part.isalpha())]
    return "-".join((parts[0], "Brai", *rest))
