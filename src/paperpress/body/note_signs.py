"""Texts and names that are a note's sign: the number of a reference, the arrow back, the id of a note."""

from __future__ import annotations

import re
from typing import Final

_LONGEST_SIGN: Final = 16
_LONGEST_NAME: Final = 80
#: What a reference looks like: ``1``, ``[a]``, ``*``, ``Note 3``, and ``[1:1]`` where markdown-it
#: refers to a note again. Anything longer is words.
_SIGN = re.compile(
    r"\W*(?:(?:foot|end)?note|fn|n)?\W*(?:[0-9]{1,4}(?::[0-9]{1,3})?|[ivxlc]{1,6}|[a-z])?\W*", re.I
)
_BACK_SIGN = re.compile(r"\W*[↩↑⏎⮐⤴↵↖⇑⬆▲^«‹←]\W*|\W*(?:back|return|top)\W*", re.I)
#: How a link begins that says in words that it leads back to the text.
_RETURN = re.compile(
    r"\W*(?:(?:go |jump )?back\b|return|jump|to the top|zurück|zum text|nach oben|retour|revenir|volver"
    r"|regresar|torna|ritorna|voltar|terug|tillbaka|tilbage|tilbake|takaisin|powrót|wróć|zpět|späť|vissza"
    r"|înapoi|geri|metne|назад|вернуться|наверх|повернутися|επιστροφή|חזרה|العودة|رجوع|بازگشت|戻る|本文へ"
    r"|返回|돌아가기|본문으로|quay lại|kembali|rudi)",
    re.I,
)
_LONGEST_RETURN: Final = 40
#: A whole name that numbers a note: ``fn1``, ``_ftn2``, ``footnote-3-88``, ``sdfootnote1sym``.
_NOTE_NAME = re.compile(
    r"[_-]*(?:user-content-|easy-)?(?:sd)?(?:fn|ftn|edn|foot-?notes?|end-?notes?|notes?|cite_note)"
    r"(?:def|-bottom|-content|-text|_plugin_tooltip)?"
    r"(?:[-_:.0-9a-f]*[0-9][-_:.0-9a-f]*|[-_:.][a-z*])(?:sym)?",
    re.I,
)


def is_sign(text: str) -> bool:
    """Tell whether the text of a reference is only its number or sign, which a page writes."""
    return len(text) <= _LONGEST_SIGN and _SIGN.fullmatch(text) is not None


def is_back_sign(text: str) -> bool:
    """Tell whether the text of a link says that it leads back: ``↩``, ``^``, ``back``."""
    return _BACK_SIGN.fullmatch(text.replace("\ufe0e", "").replace("\ufe0f", "")) is not None


def says_return(text: str) -> bool:
    """Tell whether few words say that they lead back to the text: “Return to the text”."""
    return len(text) <= _LONGEST_RETURN and _RETURN.match(text) is not None


def numbers_a_note(name: str) -> bool:
    """Tell whether an id is, as a whole, a name that systems give to notes."""
    return len(name) <= _LONGEST_NAME and _NOTE_NAME.fullmatch(name) is not None
