"""The naming part of a caption: the words that say what is seen, always a whole phrase.

It is the shorter part of the caption's first sentence where that is sure (`subjects`), else the
sentence whole, in at most 150 characters. Nothing is cut by count
(docs/decisions/0017-heard-once.md).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from paperpress.captions.credit_signs import is_announced
from paperpress.captions.file_names import has_ending, is_file_name
from paperpress.captions.labels import says_enough, thing_in_view
from paperpress.captions.lexicon import Lexicon, lexicon_of
from paperpress.captions.sentences import LONGEST, clause_end, first_sentence, last_pause, tidy
from paperpress.captions.subjects import subject
from paperpress.locales.function_words import function_words
from paperpress.locales.word_lists import words_of

_LEAD_IN = re.compile(
    r"(?:(?:abb|abbildung|fig|figure|figura|foto|photo|bild|image|grafik|рис|图|圖|図|그림)\.?\s*"
    r"[0-9]{1,3}[a-z]?\s*[:.：–—-]\s*"
    r"|(?:file|file photo|archivbild|archivfoto|symbolbild|archivo|archives|архив)\s*[-–—:]\s+"
    r"|(?:photo|picture|image|foto|bild|фото)\s*:\s+"
    r"|(?:media|image) caption,?\s+)",
    re.I,
)
_BRACKET = re.compile(r"\s*[(\[（]([^()\[\]（）]{1,160})[)\]）]")
#: What a Japanese paper prints after its caption: "…＝2024年1月、東京都港区".
_DAY_AND_PLACE = re.compile(
    r"[=＝](?:[^=＝]{0,60}[0-9０-９][^=＝]{0,60}|[^=＝]{1,40}(?:[都道府県市区町村郡駅港島館前内]|で|にて|から|写真))$"
)
_HAN_OR_KANA = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_NO_SPACES = re.compile("[\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
FEW_WORDS: Final = 3
"""Words that are a label rather than a sentence: heard twice, they take a second."""
_SHORT_RUN: Final = 8
"""The same in characters, where no spaces part words."""
PICTURE_ALONE: Final = words_of(
    "photo photograph picture image foto fotografie bild imagen imagem immagine afbeelding beeld billede"
    " bilde kuva zdjęcie fotka фото фотография светлина fotoğraf görsel صورة תמונה 图片 照片 圖片 写真 画像 사진"
    " picha fotó kép ảnh hình"
)
"""What a caption says that only says that there is a picture."""
_SCANNED: Final = 1000
"""Characters; a caption longer than that is an article."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What a caption gives as alternative text."""

    text: str
    """Empty where the caption names nothing."""
    extent: Literal["part", "whole", "cut"]
    """Whether it is a shorter part that can stand alone, a whole sentence or its first clauses, or
    a sentence that had to be cut."""
    name: str = ""
    """What names the picture where the caption follows, if the text would say the caption; empty
    where no words are sure."""

    @property
    def is_said_again(self) -> bool:
        """Whether a listener who hears the caption too would hear a sentence twice."""
        if self.extent == "part":
            return False
        if len(self.text.split()) > FEW_WORDS:
            return True
        return _NO_SPACES.search(self.text) is not None and len(self.text) > _SHORT_RUN


NOTHING: Final = Naming("", "part")


@lru_cache(maxsize=500)
def naming_of(caption: str, language: str) -> Naming:
    """Return the words of a caption, without its credit, that name what is seen."""
    text = _without_asides(caption)
    bare = text.strip(" .:()[]（）").casefold()
    if not any(map(str.isalnum, text)) or is_file_name(text) or bare in PICTURE_ALONE:
        return NOTHING
    lexicon = lexicon_of(language)
    sentence = first_sentence(text, lexicon)
    part = subject(sentence, lexicon)
    if part and len(part) <= LONGEST and says_enough(part, lexicon):
        return Naming(part, "part")
    name = part or subject(sentence, lexicon, followed=True) or thing_in_view(sentence, lexicon)
    whole = tidy(sentence) or sentence
    if len(whole) <= LONGEST:
        return Naming(whole, "whole", name)
    end = clause_end(whole, lexicon)
    if end is not None:
        return Naming(tidy(whole[:end]), "whole", name)
    return Naming(_cut(whole, lexicon), "cut", name)


def _without_asides(caption: str) -> str:
    """Return a caption without figure number, file name, and credits within it."""
    text = caption
    lead = _LEAD_IN.match(text)
    if lead and any(map(str.isalnum, text[lead.end() :])):
        text = text[lead.end() :]
    first, _, rest = text.partition(" ")
    if rest and has_ending(first) and any(map(str.isalnum, rest)):
        text = rest
    if "(" in text or "[" in text or "（" in text:
        bare = _BRACKET.sub(lambda m: "" if is_announced(m[1].strip()) else m.group(), text)
        text = bare if any(map(str.isalnum, bare)) else text
    if _HAN_OR_KANA.search(text):
        bare = text if len(text) > _SCANNED else _DAY_AND_PLACE.sub("", text)
        text = bare if any(map(str.isalnum, bare)) else text
    return text.strip()


def _cut(sentence: str, lexicon: Lexicon) -> str:
    """Return the first words of a sentence that is too long everywhere, with a sign that it goes on.

    The finding ALT011 tells an editor of it.
    """
    end = last_pause(sentence, lexicon)
    if end is None:
        end = sentence.rfind(" ", 1, LONGEST)
    if end <= 0:
        end = LONGEST - 1
        while end > 1 and unicodedata.category(sentence[end]) in ("Mn", "Mc", "Me", "Cf"):
            end -= 1  # no mark is torn from its letter
    words = sentence[:end].split()
    hanging = function_words(lexicon.language).hanging
    while len(words) > 1 and words[-1].casefold().strip("\"'“„«(") in hanging:
        words.pop()
    text = tidy(" ".join(words)) or sentence[:end].strip()
    return f"{text}…"
