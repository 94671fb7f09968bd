"""Guesses from a text its language, its script, and whether it opens with words that say nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Final

from paperpress.locales.function_words import function_words, listed

_OPENING = re.compile(
    r"(?:an?|the|this|ein|eine|das|un|une|una|uma|en|ett|een|de|l[’'])?\s*"
    r"(?:(?:image|picture|photo|photograph|pic|graphic|screenshot|illustration) of\b"
    r"|(?:bild|foto|aufnahme|fotografie|abbildung|grafik) (?:von|vom|der|des|einer|eines)\b"
    r"|(?:image|photo|photographie|illustration) (?:de|du|des|d[’'])"
    r"|(?:foto|fotografía|fotografia|imagen|imagem|ilustración) (?:de|del|do|da|dos|das)\b"
    r"|(?:foto|fotografia|immagine|illustrazione) (?:di|del|della|dei|delle)\b"
    r"|(?:foto|afbeelding|beeld|plaatje) van\b|(?:bild|foto|fotografi|bilde|billede) (?:av|på|af)\b"
    r"|(?:zdjęcie|obraz|obrazek) \w"
    r"|(?:фото|фотографія|світлина|зображення|фотография|изображение) \w"
    r"|(?:fotoğraf|resim|görsel):|صورة\s|תמונה של\s|תמונת\s)"
    r"|(?:图片|照片|圖片|写真|画像|사진)[:：は]",
    re.I,
)
_LETTER = re.compile(r"[^\W\d_]+")
_PLAIN_LETTERS = re.compile("[A-Za-z]+")
_NO_PLAIN_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_SCRIPTS: Final = {
    "Cyrillic": (re.compile("[\u0400-\u052f]"), "ru uk be bg mk sr kk ky mn"),
    "Arabic": (re.compile("[\u0600-\u06ff]"), "ar fa ur ps ckb ug sd"),
    "Hebrew": (re.compile("[\u0590-\u05ff]"), "he yi"),
    "Greek": (re.compile("[\u0370-\u03ff]"), "el"),
    "Han or kana": (re.compile("[\u3040-\u30ff\u3400-\u9fff]"), "zh ja yue wuu ko"),
    "Hangul": (re.compile("[\uac00-\ud7a3]"), "ko"),
    "Latin": (re.compile("[A-Za-z\u00c0-\u024f]"), "sr kk"),
}  # fmt: skip
_KANA = re.compile("[\u3041-\u30ff]")
_ENOUGH_WORDS = 5
#: A page is told to be in another language from this many words on …
_PAGE_WORDS = 40
#: … if this share of them are another language's small words, and twice as many as its own.
_PAGE_SHARE = 0.2


def spoken_opening(text: str) -> str:
    """Return the opening of a text that a screen reader says by itself ("Image of a …").


    Openings of several languages are known; the result is empty where there is none.
    """
    match = _OPENING.match(text)
    return match.group().strip() if match else ""


def likely_language(text: str, declared: str) -> str:
    """Return the language of a longer text if it clearly isn't the declared one; else empty.

    By small words, in the languages that have a list of them; a text in another script than the
    declared language's is `foreign`'s to tell.
    """
    primary = declared.partition("-")[0].lower()
    words = _LETTER.findall(text)
    if len(words) < _PAGE_WORDS or primary not in listed():
        return ""
    counted = dict.fromkeys(listed(), 0)
    candidates = _languages_of_words()
    for word, times in Counter(words).items():
        for candidate in candidates.get(word.casefold(), ()):
            counted[candidate] += times
    shares = {candidate: count / len(words) for candidate, count in counted.items()}
    best = max(shares, key=lambda candidate: shares[candidate])
    clear = shares[best] >= _PAGE_SHARE and shares[best] >= 2 * shares[primary]
    return best if clear else ""


@cache
def _languages_of_words() -> Mapping[str, tuple[str, ...]]:
    """Return the languages that have a word among their small ones."""
    languages: dict[str, tuple[str, ...]] = {}
    for candidate in listed():
        for word in function_words(candidate).endings:
            languages[word] = (*languages.get(word, ()), candidate)
    return languages


def foreign(text: str, language: str) -> str:
    """Return the sign that a text is in another language: its script or its small words; else empty."""
    script = foreign_script(text, language)
    if script:
        return f"{script} script"
    other = other_language(text, language)
    return f"another language ({other})" if other else ""


def other_language(text: str, language: str) -> str:
    """Return the language that a sentence is in, by its small words, if it clearly isn't the declared one.

    A word that both have, as English and French have "a", speaks for neither.
    """
    primary = language.partition("-")[0].lower()
    if len(_LETTER.findall(text)) < _ENOUGH_WORDS or primary not in listed():
        return ""
    small = _small_words(text)
    best = max(small, key=lambda candidate: len(small[candidate]))
    against, speaking = small[primary] - small[best], small[best] - small[primary]
    return best if not against and len(speaking) >= 3 else ""


def language_of_script(text: str, script: str) -> str:
    """Return the language that a text in a script is likely in; empty where several are, or none is known."""
    candidates = _SCRIPTS[script][1].split() if script in _SCRIPTS else []
    if _KANA.search(text):
        return "ja"
    small = _small_words(text)
    counts = {name: len(small[name]) for name in candidates if name in small}
    best = max(counts, key=lambda name: counts[name], default="")
    if best and counts[best] and list(counts.values()).count(counts[best]) == 1:
        return best
    return candidates[0] if len(candidates) == 1 else ""


def is_of_script(script: str, language: str) -> bool:
    """Tell whether a language is written in a script, or isn't known."""
    scripts = _scripts_of(language.partition("-")[0].lower())
    return not scripts or script in scripts


def _small_words(text: str) -> dict[str, set[str]]:
    """Return the small words of each language that a text has."""
    words = {word.casefold() for word in _LETTER.findall(text)}
    return {candidate: words & function_words(candidate).endings for candidate in listed()}


def foreign_script(text: str, language: str) -> str:
    """Return the script that a text is in, if its language isn't written in that script; else empty."""
    scripts = _scripts_of(language.partition("-")[0].lower())
    script = script_of(text) if scripts else ""
    if not script or script in scripts:
        return ""
    enough = len(_LETTER.findall(text)) >= _ENOUGH_WORDS or script.startswith("Han")
    return script if enough else ""


@cache
def _scripts_of(primary: str) -> frozenset[str]:
    scripts = {name for name, (_, candidates) in _SCRIPTS.items() if primary in candidates.split()}
    if primary in listed():
        scripts = scripts or {"Latin"}
    return frozenset(scripts)


def script_of(text: str) -> str:
    """Return the script of at least nine letters in ten; empty where no script has so many."""
    ascii = text.encode("ascii", "ignore")
    plain = len(ascii.translate(None, _NO_PLAIN_LETTERS))
    if plain and plain >= 10 * (len(text) - len(ascii)):
        return "Latin"  # as most texts are, whatever their other letters
    rest = _PLAIN_LETTERS.sub("", text)
    # Signs and figures are no letters: a text of both scripts isn't of one by its figures.
    words = "".join(_LETTER.findall(rest))
    counts = Counter({name: len(letters.findall(words)) for name, (letters, _) in _SCRIPTS.items()})
    counts["Latin"] += plain
    name, count = counts.most_common(1)[0]
    letters = plain + len(words)
    return name if letters and count >= 0.9 * letters else ""
