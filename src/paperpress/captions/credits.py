"""The credit in a caption: where it stands, and what is left when it goes to its own line.

A credit is looked for at the caption's end, where newspapers print it, and at its start only
after a word that says so ("Foto: …"). What makes words a credit is in `credit_signs`; without a
sign a bracket stays where it is (docs/decisions/0017-heard-once.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from paperpress.captions.credit_signs import (
    CLOSING_QUOTES,
    DELIMITER,
    LONGEST,
    NAME_STOP,
    SENTENCE_END,
    is_chain,
    is_credit,
    is_cue,
    is_named,
    is_pair_of_names,
    is_short_source,
)
from paperpress.captions.cues import BY, CUES, NOUNS
from paperpress.captions.unbracketed import names_nothing_but_a_source, unbracketed_credit
from paperpress.model.text import fold

_TAG = re.compile(
    r"</?(?:a|abbr|b|bdi|big|br|cite|code|div|em|figcaption|font|i|li|mark|ol|p|q|s|small|span|strong"
    r"|sub|sup|time|u|ul|wbr)(?:\s[^<>]{0,500})?/?>",
    re.I,
)
_PARTING = re.compile(r"</?(?:br|div|figcaption|li|ol|p|ul)\b", re.I)
_OPEN = {")": "(", "]": "[", "）": "（", "】": "【", "］": "［", "〕": "〔"}
_CLOSE = {opened: closed for closed, opened in _OPEN.items()}
_WORD_BEFORE = re.compile(r"[^\s()\[\]（）【】［］。、，！？!?;；/|–—\"”»]+")
_SEPARATOR = re.compile(
    r"[.!?…؟][\"'”’»)\]]*\s+(?:[/|•·–—-]\s+)?|[。！？][」』）]?\s*|[\"”»]\s+|\s+[/|•·–—-]\s+|\s[/|]|＝"
)
_BY_WORDS = re.compile(r"(?:(?:^|[.!?…\"”»)\]|–—/-])\s*)([^\W\d_]+\.?)\s+(?=\S)")
#: The sign and the year behind it.
_COPYRIGHT = re.compile(r"(?:[©ⓒ]|\([cC]\)(?=\s?[^\W_]))(?:\s?(?:19|20)[0-9]{2}(?![0-9]),?)?")
#: "… em Leiria PAULO CUNHA/LUSA": a name in capitals and an agency, with no full stop before them.
_CAPITALS_AND_AGENCY = re.compile(
    r"(?<=[a-zß-ÿ0-9] )((?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+ ){1,3}[A-ZÀ-Þ.'’-]{2,}\s?/\s?[^\s/]+)$"
)
#: A house in capitals behind a stroke: "… завали будинку в Харкові / ДСНС".
_HOUSE = re.compile(r"[^\W\d_a-zß-ÿа-яёіїєґ][^\W\d_a-zß-ÿа-яёіїєґ-]{2,14}")
_CAPITALS = re.compile(
    r"[.!?…][\"'”’»)\]]*\s+((?:/\s*)?([^\W\d_a-zà-ÿ][^\W\d_a-zà-ÿ.'’-]+(?:\s[^\W\d_a-zà-ÿ.'’-]{2,}){0,3}))$"
)
#: Languages of papers that print a photographer's name so without a stroke before it.
_NAMES_IN_CAPITALS = frozenset({"es", "ca", "gl", "eu"})
#: Words in capitals that are read in the picture, or cried, and are nobody's name.
_SHOUTED = frozenset({"no", "el", "la", "los", "las", "ya", "se", "vende", "alquila", "sí", "país"})
_SHORT_CAPTION = 3
"""Characters of a caption in a script without spaces that can stand without its credit."""
_WINDOW = 160
"""Characters from a caption's end within which a credit without a word for it is looked for."""


def clean(text: str) -> str:
    """Return a caption as plain text, without markup and entities, its white space folded."""
    if "<" in text:
        text = _TAG.sub(lambda tag: " " if _PARTING.match(tag.group()) else "", text)
    if "&" in text:
        text = fold(unescape(text))
    return fold(text).strip()


@lru_cache(maxsize=500)
def split_credit(caption: str, *, language: str) -> tuple[str, str]:
    """Return the caption without its credit, and the credit without its brackets; either may be empty.

    No word is lost: all words of the cleaned caption are in one of the two, in their order
    within it. `language` is that of the caption (BCP 47).
    """
    text = clean(caption)
    by = BY["en"] | BY.get(language.partition("-")[0].lower(), frozenset())
    primary = language.partition("-")[0].lower()
    cut, closing = _cut(text, by, in_capitals=primary in _NAMES_IN_CAPITALS)
    seen, credit = text[:cut].rstrip(), text[cut:].strip()
    if seen and not credit:
        seen, credit = _leading(seen)
    return (_seen(seen, closing), bare(credit)) if credit else (seen, "")


def bare(credit: str) -> str:
    """Return a credit without the brackets and separators around it."""
    credit = credit.strip().lstrip("/|•·–—-=＝,;: ").strip()
    if credit.endswith((".", ",", ";", "。")):
        shorter = credit.rstrip(".,;。 ")
        tail = shorter[-1:]
        if tail in _OPEN or len(_last_word(shorter)) > 3:
            credit = shorter
    if credit[-1:] in _OPEN and _opening(credit) == 0:
        return bare(credit[1:-1])
    if credit[:1] in _CLOSE and _CLOSE[credit[0]] not in credit:
        return credit[1:].strip()
    return credit


def _cut(text: str, by: frozenset[str], *, in_capitals: bool) -> tuple[int, str]:
    """Find where the credit at the end begins, and the full stop that stood after its bracket."""
    cut, closing = len(text), ""
    for _ in range(4):
        rest = text[:cut].rstrip()
        start = _bracket(rest, by)
        if start is not None and cut == len(text) and rest[-1] in ".。":
            closing = rest[-1]
        if start is None:
            start = _announced_tail(rest, by)
        if start is None:
            start = unbracketed_credit(rest)
        if start is None:
            start = _agency_tail(rest)
        if start is None:
            start = _capitals_tail(rest, bare_name=in_capitals)
        if start is None or start >= cut:
            break
        cut = start
    return cut, closing


def _seen(text: str, closing: str) -> str:
    """Return the rest of a caption, without a separator at its end and with its full stop."""
    text = text.rstrip(" \u00a0/|•·–—＝、,;:-(（[【")
    if closing and text and text[-1].isalnum():
        text += closing
    return text


def _bracket(text: str, by: frozenset[str]) -> int | None:
    """Find where a closing bracket begins that is a credit."""
    body = text.rstrip(" .。,;…")
    if body[-1:] not in _OPEN:
        return None
    start = _opening(body)
    if start is None or len(body) - start > LONGEST:
        return None
    inner = body[start + 1 : -1].strip()
    return start if is_credit(inner, text[:start].rstrip(), by) else None


def _opening(text: str) -> int | None:
    """Find where the bracket that closes a text opens."""
    closed = text[-1]
    opened, depth = _OPEN[closed], 0
    if text.find(closed, -LONGEST) == len(text) - 1:
        at = text.rfind(opened)
        return at if at >= 0 else None
    for at in range(len(text) - 1, max(-1, len(text) - LONGEST - 2), -1):
        if text[at] == closed:
            depth += 1
        elif text[at] == opened:
            depth -= 1
            if depth == 0:
                return at
    return None


def _announced_tail(text: str, by: frozenset[str]) -> int | None:
    """Find where a credit without brackets begins, by the word or sign that announces it."""
    for start, end in sorted(_announcements(text, by)):
        before = text[:start].rstrip()
        closer = _CLOSE.get(before[-1:], "")
        if closer and closer in text[end:]:
            continue  # a bracket in the middle, and none that was left open
        stopped = before[-1:] in SENTENCE_END and before != ""
        if is_named(text[end:]) or (stopped and is_short_source(text[end:])):
            return len(before) - 1 if closer else start
    return None


def _announcements(text: str, by: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield each place where a credit may begin, with the place where its name would."""
    window = max(0, len(text) - LONGEST)
    for sign in _COPYRIGHT.finditer(text, window):
        if sign.group()[0] != "(" or "(b)" not in text.casefold():  # the third of a list
            yield sign.start(), sign.end()
    for mark in DELIMITER.finditer(text, window):
        start = _cue_start(text, mark.start())
        if start is not None:
            yield start, mark.end()
    for word in _BY_WORDS.finditer(text, window):
        folded = word[1].casefold()
        following = text[word.end() :].split(None, 1)[0].casefold()
        if folded in CUES and (following in by or (folded, following) == ("courtesy", "of")):
            yield word.start(1), word.end() + len(following)
        elif folded in ("fot.", "rys.", "ph.") or (
            folded in NOUNS and word[1][0].isupper() and is_chain(text[word.end() :], stopped=True)
        ):
            yield word.start(1), word.end()


def _cue_start(text: str, end: int) -> int | None:
    """Find where the word or words before a colon begin, if they announce a credit."""
    if text[end] in ".…" and text.endswith("Credit", 0, end):
        start = end - len("Credit")
        return None if text[start - 1 : start].isalnum() else start
    base = max(0, end - 48)
    words = [(base + m.start(), m.group()) for m in _WORD_BEFORE.finditer(text[base:end])]
    cues = 0
    while cues < min(3, len(words)) and is_cue(words[-1 - cues][1]):
        cues += 1
    if not cues:
        return None
    start, word = words[-cues]
    before = text[:start]
    if not before.strip() or not before.rstrip()[-1].isalnum():
        return start
    apart = before[-1].isspace() and not word[0].islower()
    if apart and not word[0].isupper() and not before.rstrip()[-1].isupper():
        return start if len(before.strip()) > _SHORT_CAPTION else None  # no spaces, no capitals
    return start if apart and len(before.split(None, 2)) > 2 else None


def _agency_tail(text: str) -> int | None:
    """Find where a chain that names an agency begins, after a full stop, a stroke or a dash."""
    body = text.rstrip(" .。")
    if is_chain(body, stopped=True) and names_nothing_but_a_source(body):
        return 0
    for mark in _SEPARATOR.finditer(body, max(0, len(body) - _WINDOW)):
        sign = mark.group().strip()[:1]
        stopped = sign in SENTENCE_END
        following = body[mark.end() :]
        if is_chain(following, stopped=stopped) or (stopped and is_pair_of_names(following)):
            return mark.end() if stopped or sign in CLOSING_QUOTES else mark.start()
        stroke = mark.group().strip()[-1:] in ("/", "|")
        if stroke and _HOUSE.fullmatch(following) and len(body[: mark.start()].split()) > 4:
            return mark.start() + 1 if stopped else mark.start()
    in_capitals = _CAPITALS_AND_AGENCY.search(body)
    if in_capitals and is_chain(in_capitals[1], stopped=True):
        return in_capitals.start(1)
    return None


def _capitals_tail(text: str, *, bare_name: bool) -> int | None:
    """Find where a name begins that stands in capitals after a caption's last full stop.

    Papers in Spanish print it so: "… en Madrid. JAIME VILLANUEVA", "… el martes. / MÒNICA TORRES".
    """
    match = _CAPITALS.search(text[-_WINDOW:])
    if match is None:
        return None
    start = max(0, len(text) - _WINDOW) + match.start(1)
    words = match[2].split()
    is_name = (
        bare_name
        and len(words) > 1
        and not any(word.isupper() for word in text[:start].split()[-2:])
    )
    is_name = is_name and all(word.casefold() not in _SHOUTED for word in words)
    return start if (match[1].startswith("/") or is_name) and start else None


def _leading(text: str) -> tuple[str, str]:
    """Return a credit at the very start ("Foto: Jane Doe. The bridge …"), and the text after it."""
    mark = DELIMITER.search(text, 0, 48)
    if mark is None or _cue_start(text, mark.start()) != 0:
        return text, ""
    stop = NAME_STOP.search(text, mark.end(), mark.end() + _WINDOW)
    if stop is None or not is_named(text[mark.end() : stop.start()]):
        return text, ""
    return text[stop.end() :], text[: stop.start()]


def _last_word(text: str) -> str:
    return text.rsplit(None, 1)[-1] if text.strip() else ""
