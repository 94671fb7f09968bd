"""Which encoding a file is in: by its mark, by what it declares, else by what its bytes look like.

A declaration is believed as long as the bytes bear it out. Bytes that are valid UTF-8, and hold
more than ASCII, are in no other encoding but by the rarest chance, so they are UTF-8 whatever is
declared. What is neither is guessed from the text, among the encodings that newsrooms' systems have
written (Encoding Standard, section 4.2, https://encoding.spec.whatwg.org/).
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

#: What begins a file in one of them, the longer first.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Those that are guessed among. Of two that fit as well, the first is taken.
_CANDIDATES: Final = (
    "cp1252", "cp1250", "iso8859_2", "cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp1253", "cp1254",
    "cp1255", "cp1256", "cp1257", "cp874", "cp932", "euc_jp", "gb18030", "big5hkscs", "cp949",
)  # fmt: skip
_CENTRAL: Final = ("cp1250", "iso8859_2")
#: What a language's files are in, where they aren't in UTF-8; others are in Windows-1252.
_OF_LANGUAGES: Final = {
    **dict.fromkeys(("pl", "cs", "sk", "hu", "sl", "hr", "ro", "bs", "sq"), _CENTRAL),
    **dict.fromkeys(
        ("ru", "uk", "bg", "be", "sr", "mk", "kk"), ("cp1251", "koi8_r", "koi8_u", "iso8859_5")
    ),
    "el": ("cp1253",), "tr": ("cp1254",), "he": ("cp1255",), "fa": ("cp1256",), "ar": ("cp1256",),
    **dict.fromkeys(("lt", "lv", "et"), ("cp1257",)),
    "th": ("cp874",), "ja": ("cp932", "euc_jp"), "ko": ("cp949",), "zh": ("gb18030", "big5hkscs"),
    **dict.fromkeys(("en", "de", "fr", "es", "it", "pt", "nl", "da", "sv", "nb", "fi"), ("cp1252",)),
}  # fmt: skip
#: Labels whose encoding is another than Python's of that name, which lacks letters that are written.
_WIDER: Final = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs",
    "shift_jis": "cp932", "shift_jisx0213": "cp932", "euc_kr": "cp949",
}  # fmt: skip
#: What may be declared beside the candidates; Python has codecs of other kinds, too.
_DECLARABLE: Final = frozenset(
    {*_CANDIDATES, "utf-8", "utf-16", "iso2022_jp", "mac-roman", "cp850", "cp866", "cp437", "hz"}
    | {f"cp{number}" for number in (1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258)}
    | {f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
    | {codecs.lookup(name).name for name in _CANDIDATES}
)
_XML_DECLARED = re.compile(rb"""<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]+)["']""")
_HTML_DECLARED = re.compile(rb"<meta\b[^>]{0,300}?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
#: Bytes of an HTML page within which its ``meta`` stands.
_HEAD = 16 * 1024
_LANGUAGE = re.compile(
    rb"""(?:\blang\s*=\s*["']?|<language>|"(?:language|lang|inLanguage)"\s*:\s*"|^lang(?:uage)?:[ "']*)([a-z]{2})\b""",
    re.I | re.M,
)
#: A run of text between tags that holds more than ASCII.
_TELLING = re.compile(rb"[^<>\x80-\xff]{0,80}[\x80-\xff][^<>]{0,400}")
_GUESSED_FROM = 24 * 1024
#: Escape sequences of ISO-2022-JP (RFC 1468), which is of ASCII's bytes alone.
_ESCAPED = re.compile(rb"\x1b\$[@B]")
_LETTER = re.compile("[^\x00-\x7f\ufffd]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file is decoded."""

    codec: str
    """Python's name."""
    declared: str = ""
    """What the file says it is; empty: nothing."""
    is_guess: bool = False


def marked(start: bytes) -> str:
    """Return the encoding shown by a byte order mark, or by where zero bytes stand; else empty.

    A text in UTF-16 or UTF-32 begins with a sign of ASCII in every format that is read.
    """
    encoding = next((codec for mark, codec in _MARKS if start.startswith(mark)), "")
    if encoding or len(start) < 4:
        return encoding
    zeros = tuple(byte == 0 for byte in start[:4])
    if zeros == (False, True, True, True):
        return "utf-32-le"
    if zeros == (True, True, True, False):
        return "utf-32-be"
    if zeros[0] == zeros[1]:
        return ""
    return "utf-16-le" if zeros[1] else "utf-16-be"


def declared(start: bytes) -> str:
    """Return the encoding that an XML declaration, or a page's ``meta``, names; empty: none."""
    begun = start[:_HEAD]
    match = _XML_DECLARED.match(begun.lstrip()) or _HTML_DECLARED.search(begun)
    return match[1].decode("ascii").lower() if match and b"<" in begun[:200] else ""


def codec_of(label: str) -> str:
    """Return the codec of a declared label; empty where there is none, or none of texts."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    wider = _WIDER.get(name, name)
    return wider if wider in _DECLARABLE else ""


def settled(sample: bytes, label: str, head: bytes) -> Encoding:
    """Return the encoding of bytes that aren't all valid UTF-8.

    Args:
        sample: the bytes from the first invalid one's neighbourhood on.
        label: what the file declares.
        head: its beginning, which may tell its language.
    """
    codec = codec_of(label) if label else ""
    text = sample.decode("utf-8", "replace")
    lost = text.count("\ufffd") - sample.count("\ufffd".encode())
    if len(_LETTER.findall(text)) >= lost:
        return Encoding("utf-8", label)
    if codec not in ("", "utf-8", "utf-16") and _bears_out(sample, codec):
        return Encoding(codec, label)
    return Encoding(_guessed(sample, head), label, is_guess=True)


def escaped_japanese(start: bytes) -> bool:
    """Tell whether the bytes switch to Japanese as ISO-2022-JP does."""
    return _ESCAPED.search(start) is not None


def _bears_out(sample: bytes, codec: str) -> bool:
    """Tell whether a declared encoding can read the bytes, but for a few."""
    text = sample.decode(codec, "replace")
    return text.count("\ufffd") * 20 <= len(_LETTER.findall(text))


def _guessed(sample: bytes, head: bytes) -> str:
    """Return the likeliest encoding; of equally likely ones, that of the text's language."""
    # Loading it takes as long as reading a small file, and hardly any file needs it.
    from charset_normalizer import from_bytes

    runs, size = [], 0
    for run in _TELLING.finditer(sample):
        runs.append(run[0])
        size += len(run[0])
        if size > _GUESSED_FROM:
            break
    match = _LANGUAGE.search(head)
    likely = _OF_LANGUAGES.get(match[1].decode("ascii").lower(), ()) if match else ()
    matches = list(from_bytes(b"\n".join(runs), cp_isolation=list(_CANDIDATES)))
    of_language = [guess.encoding for guess in matches if guess.encoding in likely]
    if likely and (of_language or not matches):
        return _of_language(b"".join(runs), of_language or list(likely), likely)
    best = [
        guess.encoding
        for guess in matches
        if (guess.chaos, guess.coherence) == (matches[0].chaos, matches[0].coherence)
    ]
    return min(best, key=_CANDIDATES.index, default="cp1252")


def _of_language(text: bytes, matches: list[str], likely: tuple[str, ...]) -> str:
    """Return the encoding of a text whose language is known, of those that the language is written in.

    The two of Central Europe differ where one has a letter and the other a sign, so the one with
    most letters is meant; others are told apart by how often a letter follows another.
    """
    if matches[0] not in _CENTRAL:
        return matches[0]

    def letters(codec: str) -> int:
        return sum(map(str.isalpha, text.decode(codec, "replace")))

    return max(likely, key=letters)
