"""An edition as one file of sound with chapters, for players that know no EPUB.

The sounds of its pages one after another, as they are: each begins with a frame that needs none
before it, and ends with the silence after its last sentence. A tag before them has the chapters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import accumulate, pairwise
from typing import Final

from babel.core import get_global

from paperpress.model.publication import Publication, Resource
from paperpress.speech import id3
from paperpress.speech.heard_pages import heard_pages
from paperpress.speech.mp3 import length
from paperpress.speech.sound import RATE
from paperpress.vocab import MP3_TYPE

#: Of the codes that CLDR has for one language, those of ISO 639-2/T.
_TERMINOLOGICAL: Final = (
    "aka ara aym aze bod ces cre cym deu dzo ell est eus fas fra ful grn guj hrv hye iku ipk isl kat"
    " kau kom kon kur lav mkd mlg mon mri msa mya nep nld oji ori orm pus que ron san slk sqi srd srp"
    " swa uzb yid zha zho"
)


def one_file(publication: Publication) -> Publication:
    """Return a publication that reads itself aloud as one that is a single file of MP3.

    Raises:
        SpeechError: a page has no sound.
    """
    pages = heard_pages(publication)
    borders = accumulate((length(page.mp3) for page in pages), initial=0)
    times = pairwise(round(samples * 1000 / RATE) for samples in borders)
    chapters = [
        id3.Chapter(page.line.title, *time) for page, time in zip(pages, times, strict=True)
    ]
    tag = id3.tag((*_about(publication, chapters[-1].end), *id3.contents(chapters)))
    data = b"".join((tag, *(page.mp3 for page in pages)))
    return replace(publication, resources=(Resource("sound", "edition.mp3", MP3_TYPE, data),))


def _about(publication: Publication, length: int) -> Iterator[bytes]:
    """Yield what says which edition it is, in frames of its tag."""
    facts: dict[str, str] = {}
    for meta in publication.metadata:
        facts.setdefault(meta.name, meta.value)
    year, month, day = facts["dc:date"].split("-")
    yield id3.text("TIT2", publication.title)
    yield id3.text("TALB", facts["belongs-to-collection"])
    yield id3.text("TPE1", facts["dc:creator"])
    yield id3.text("TPUB", facts["dc:publisher"])
    if "dc:rights" in facts:
        yield id3.text("TCOP", f"{year} {facts['dc:rights']}")
    yield id3.text("TLAN", three_letters(publication.language))
    yield id3.text("TYER", year)
    yield id3.text("TDAT", f"{day}{month}")
    yield id3.text("TCON", "Speech")
    yield id3.text("TLEN", str(length))
    for resource in publication.resources:
        if "cover-image" in resource.properties:
            yield id3.cover(resource.media_type, resource.data)


def three_letters(language: str) -> str:
    """Return the code of a language in ISO 639-2, which ID3 wants; ``und`` where it has none."""
    subtag = language.lower().split("-")[0]
    return subtag if len(subtag) == 3 else _codes().get(subtag, "und")


@cache
def _codes() -> Mapping[str, str]:
    """Return the codes of three letters by those of two."""
    several: dict[str, list[str]] = {}
    for code, short in get_global("language_aliases").items():
        if len(code) == 3 and len(short) == 2:
            several.setdefault(short, []).append(code)
    return {
        short: next((code for code in codes if code in _TERMINOLOGICAL), min(codes))
        for short, codes in several.items()
    }
