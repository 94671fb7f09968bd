"""What an overlay says is read back as it was written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from hearing import unit
from paperpress.speech.clips import Heard, heard_in, thousandths
from paperpress.speech.marking import Container, Unit
from paperpress.speech.overlay import Clip, clock, overlay
from paperpress.speech.phrases import Phrase
from paperpress.speech.sound import RATE
from paperpress.vocab import EPUB_TYPE_ATTRIBUTE


def test_clips_are_read_with_what_they_stand_in() -> None:
    note = Unit("s2", (Phrase("2", "en"),), (Container("n1", "footnote"),), "noteref")
    clips = [Clip(0, RATE), Clip(RATE, 2 * RATE + RATE // 2)]
    written = overlay("../a.xhtml", "a.mp3", [unit("One."), note], clips)
    assert heard_in(etree.fromstring(written)) == (
        Heard("s1", 0, 1000),
        Heard("s2", 1000, 2500, ("footnote", "noteref")),
    )


def test_words_that_are_marked_one_by_one_are_one_clip_a_sentence() -> None:
    """The second sentence's; the list that it stands in stays."""
    listed = Container("l1", "list")
    words = [replace(unit("x", f"w{n}"), within=(listed, Container("s2", ""))) for n in range(3)]
    clips = [Clip(n * RATE, (n + 1) * RATE) for n in range(5)]
    units = [unit("One."), *words, unit("End.", "s3")]
    written = etree.fromstring(overlay("../a.xhtml", "a.mp3", units, clips))
    for sequence in written.iter("{*}seq"):
        if not sequence.get(EPUB_TYPE_ATTRIBUTE):
            sequence.attrib.pop(EPUB_TYPE_ATTRIBUTE, None)
    assert heard_in(written) == (
        Heard("s1", 0, 1000),
        Heard("s2", 1000, 4000, ("list",)),
        Heard("s3", 4000, 5000),
    )


@pytest.mark.parametrize("samples", [0, 1, 22050, 22050 * 7200 + 12345])
def test_times_are_those_that_were_written(samples: int) -> None:
    assert thousandths(clock(samples)) == round(samples * 1000 / RATE)


@pytest.mark.parametrize(
    "pair", ["<par/>", "<par><text src='a#b'/><audio clipBegin='soon' clipEnd='0:00:01'/></par>"]
)
def test_what_is_no_clip_is_an_error(pair: str) -> None:
    smil = f"<smil xmlns='http://www.w3.org/ns/SMIL'><body>{pair}</body></smil>"
    with pytest.raises(ValueError):
        heard_in(etree.fromstring(smil))
