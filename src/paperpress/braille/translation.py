"""Text becomes cells, by the code of its language; what a code has no sign for is kept in mind."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from paperpress.braille.codes import Code, code_of
from paperpress.braille.louis import Cells, Translator
from paperpress.braille.switching import Part, Switches, Switching
from paperpress.model.edition import Hyphenation
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
#: By the first word of a character's name in Unicode, a language of its script, and a letter that
#: every code for that script has: English has a sign for ё, and for no other letter of Cyrillic.
_OF_SCRIPT = {
    "ARABIC": ("ar", "ا"), "CJK": ("zh", "中"), "CYRILLIC": ("ru", "а"), "DEVANAGARI": ("hi", "क"),
    "GREEK": ("el", "α"), "HANGUL": ("ko", "가"), "HEBREW": ("he", "ש"), "LATIN": ("en", "a"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Translation:
    """Translates the texts of an edition, and counts what it comes by."""

    translator: Translator
    settings: Braille
    language: str
    """The edition's; text of a language without a code is written in this one's."""
    hyphenation: Hyphenation = "none"
    """Whether words are divided at the ends of rows: ``auto``, as transcribers of the language do."""
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
        script = unicodedata.name(character, "").partition(" ")[0]
        other, letter = _OF_SCRIPT.get(script, ("", ""))
        stand_in = self._sign(character, code)
        if stand_in and (not letter or self._sign(letter, code)):
            yield stand_in, language
            return
        in_other = self._sign(character, self.code(other)) if other else ""
        if in_other:
            yield in_other, other
        elif stand_in:
            yield stand_in, language
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

    def divides(self, code: Code) -> bool:
        """Tell whether words in a code are divided at the ends of rows."""
        return (
            code.divides
            if self.hyphenation == "auto"
            else (code.divisible and self.hyphenation == "soft")
        )

    def parts(
        self, text: str, languages: Sequence[str], around: str, switches: Switches
    ) -> Iterator[Part]:
        """Yield the parts of a prepared text that stand in one code, with signs where that changes.

        `languages` has the language of each character; `around` is that of what is around the text.
        """
        codes = {language: self.code(language) for language in set(languages)}
        switching = Switching(self.code(around), switches)
        yield from switching.parts(text, [codes[each] for each in languages], languages)

    def translated(self, text: str, code: Code, emphasis: Sequence[int] = ()) -> Cells:
        """Return a prepared text in cells; those between words are spaces, so that lines can break."""
        if not text.strip():
            return Cells(text, tuple(range(len(text))))
        cells = self.translator.translate(text, code.table, emphasis)
        self.used[code] += len(cells.text)
        text = cells.text.translate(_SIX_DOTS) if code.dots == 6 else cells.text
        return Cells(text.replace(_FIRST_CELL, " "), cells.places)

    def cells(self, text: str, language: str, around: str = "") -> str:
        """Return a plain text in cells; what is braille in it already stays.

        `around` is the language of what is around the text, where that is another.
        """
        parts = _CELLS.split(text if self.settings.dots == 8 else text.translate(_SIX_DOTS))
        for index in range(0, len(parts), 2):
            if parts[index].strip():
                parts[index] = self._plain(parts[index], language, around or language)
        return "".join(parts)

    def _plain(self, text: str, language: str, around: str) -> str:
        before = " " if text[0].isspace() else ""
        after = " " if text[-1].isspace() else ""
        characters: list[str] = []
        languages: list[str] = []
        for signs, tongue in self.prepared(" ".join(text.split()), language):
            characters += signs
            languages += [tongue] * len(signs)
        whole = "".join(characters)
        cells = "".join(
            f"{part.before}{self.translated(whole[part.start : part.end], part.code).text}{part.after}"
            for part in self.parts(whole, languages, around, Switches())
        )
        return before + " ".join(cells.split()) + after

    def note_sign(self, number: int, language: str) -> str:
        """Return the sign that refers to a note: its number, raised where the code can say that."""
        return self.code(language).raised + self.cells(str(number), language)


def in_braille(language: str) -> str:
    """Return a language tag for text in braille (eBraille 1.0, 5.3.3.8): ``en-Brai-GB``."""
    parts = language.split("-")
    rest = [part for part in parts[1:] if not (len(part) == 4 and part.isalpha())]
    return "-".join((parts[0], "Brai", *rest))
