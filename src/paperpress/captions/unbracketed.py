"""Credits of Chinese, Japanese and Korean papers that stand after a caption without a bracket.

These scripts have no capitals and often no spaces, so a name is known by what stands around it:
the agency and 记者 before it, 摄 or 제공 after it, a full stop or space before it all.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from paperpress.captions.cues import AGENCIES, ENDINGS, LABELS

_LONGEST = 48
"""Characters; nothing longer is such a credit."""
_HAN = "\u3400-\u9fff"
_NAME = rf"[{_HAN}·]{{2,4}}"
_REPORTER = "(?:本报|本報|见习|見習|特约|特約|实习|實習)?(?:记者|記者|通讯员|通訊員|特派员|特派員|摄影师|攝影師)"
_TAKEN = "(?:摄影|攝影|(?<!拍)[摄攝])"
_AGENCY = rf"[{_HAN}A-Za-z]{{2,10}}"
#: After a full stop, a bracket or a space, or at the very beginning.
_PARTED = r"(?:^|(?<=[。！？」』”》）\s]))"
_TAILS: Final = (
    # 新华社记者 王某 摄; 中新社发 陈超 摄; 记者李明摄; 王芳 摄
    rf"{_PARTED}(?:{_AGENCY}\s*)?{_REPORTER}\s*{_NAME}(?:[\s、]+{_NAME}){{0,3}}\s*{_TAKEN}$",
    rf"{_PARTED}{_AGENCY}[发發]\s+{_NAME}(?:[\s、]+{_NAME}){{0,3}}\s*{_TAKEN}$",
    rf"{_PARTED}{_NAME}(?:[\s、]+{_NAME}){{0,3}}\s+{_TAKEN}$",
    rf"(?<=[。！？」』”》）])\s*{_NAME}\s*{_TAKEN}$",
    # no space before it: the reporter's word tells
    rf"(?:新华社|新華社|中新社|中央社|本报|本報){_REPORTER}\s*{_NAME}\s*{_TAKEN}$",
    # 图/视觉中国; 圖／中央社; 图源：新华网; 文/图 李明
    rf"{_PARTED}(?:[文图圖片]{{1,3}}|图源|圖源|图据|图片来源|圖片來源|摄影|攝影|来源|來源)\s*[/／|｜]\s*"
    rf"[{_HAN}A-Za-z0-9·\s]{{2,24}}$",
    rf"{_PARTED}[图圖]据[{_HAN}A-Za-z]{{2,12}}$",
    # 記者陳志曲／攝影; 記者林玉如翻攝
    rf"{_PARTED}(?:{_AGENCY}\s*)?{_REPORTER}\s*{_NAME}\s*[/／]?\s*(?:摄影|攝影|翻攝|摄|攝)$",
    # 홍길동 기자 gildong@news.kr
    r"(?<=[.다] )[가-힣]{2,4} (?:선임|인턴|사진)?기자(?:\s*[\w.+-]+@[\w.-]+)?$",
    # (C)2024 「長い道」製作委員会
    r"(?:[©ⓒ]|\([cC]\))\s?(?:19|20)[0-9]{2}.{1,40}$",
    # …＝2024年1月、東京都港区、佐藤健撮影
    rf"(?:(?<=、)|[=＝]){_NAME}撮影$",
    # 视觉中国供图; 受访者供图
    rf"{_PARTED}[{_HAN}A-Za-z]{{2,12}}\s*(?:供图|供圖)$",
)
_HAS_HAN_OR_HANGUL = re.compile(f"[{_HAN}가-힣]")
_CHAIN = re.compile(r"[/|•·,;&@]|\s[–—-]\s|\svia\s", re.I)
#: Letters of scripts that have no capitals.
_UNCASED = re.compile(
    "[\u0590-\u08ff\u0900-\u10ff\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
)


def unbracketed_credit(text: str) -> int | None:
    """Return where the credit at the end of a Chinese, Japanese or Korean caption begins."""
    body = text.rstrip(" 。.")
    tail = body[-_LONGEST:]
    offset = len(body) - len(tail)
    if _HAS_HAN_OR_HANGUL.search(tail):
        for pattern in _tails():
            match = pattern.search(tail)
            if match and (match.start() or not offset):
                return offset + match.start()
    return _trailing_agency(body)


@cache
def _tails() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, _TAILS))  # slow to compile, and most papers have no such caption


def _trailing_agency(body: str) -> int | None:
    """Return where the agency begins that a caption ends with: "… 시민들 연합뉴스 제공"."""
    words = list(re.finditer(r"\S+", body[-_LONGEST:]))
    offset = len(body) - len(body[-_LONGEST:])
    at = len(words)
    if at > 1 and words[-1].group() in ("제공", "사진", "발", "기자"):
        at -= 1
    first = at
    while first > 0 and _is_agency(words[first - 1].group()):
        first -= 1
    if first == at or not (first or not offset):
        return None
    native = any(_UNCASED.search(word.group()) for word in words[first:at])
    return offset + words[first].start() if native else None


def _is_agency(word: str) -> bool:
    parts = re.split(r"[=＝/／·]", word.strip("/／"))
    return all(part.casefold() in AGENCIES or part in LABELS for part in parts)


def names_nothing_but_a_source(text: str) -> bool:
    """Tell whether a caption that may be a credit as a whole says nothing of what is seen.

    One that begins with an agency's name may be the name of a house: "NASA Headquarters".
    """
    words = text.split()
    if _UNCASED.search(text):
        return unbracketed_credit(text) == 0 or all(map(_is_agency, words))
    parts = [part.strip().casefold() for part in _CHAIN.split(text)]
    return len(words) == 1 or any(
        part in AGENCIES or part in LABELS or part.rpartition(" ")[2] in ENDINGS or "." in part
        for part in parts
    )
