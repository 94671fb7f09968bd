"""Words of a sentence get clips of their own, that tile the sentence's."""

from __future__ import annotations

import pytest
from lxml import etree

from paperpress.speech.ear import for_the_ear
from paperpress.speech.marking import Unit, mark
from paperpress.speech.overlay import Clip
from paperpress.speech.word_marking import SpokenWords, mark_words

PAGE = '<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><body>{}</body></html>'


def marked(
    body: str, said: str | None = None, begins: list[int] | None = None
) -> tuple[etree._Element, list[Unit], list[Clip]]:
    """A page of one sentence of which each word that is said takes ten samples."""
    root = etree.fromstring(PAGE.format(body))
    units = mark(root, "en", credits_heard=False)
    assert len(units) == 1
    words = (said or " ".join(phrase.text for phrase in units[0].phrases)).split()
    times = [10 * number for number in range(1, len(words) + 1)] if begins is None else begins
    clip = Clip(0, 10 * len(words) + 15)
    units, clips = mark_words(root, units, [clip], [SpokenWords(words, times)])
    return root, units, clips


def words_of(root: etree._Element, units: list[Unit]) -> list[str]:
    by_id = {element.get("id"): element for element in root.iter()}
    return ["".join(by_id[unit.anchor].itertext()) for unit in units]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<p>It rains here.</p>", ["It", "rains", "here."]),
        ("<p>“It <i>rains</i>”, <b>she</b> said.</p>", ["“It", "rains", "she", "said."]),
        ("<p>One — <i>or two</i> — left.</p>", ["One", "or", "two", "left."]),
        ("<p>It rose by £4.5m today.</p>", ["It", "rose", "by", "£4.5m", "today."]),
        ("<p>On 23/07/2025 Dr. Bell left.</p>", ["On", "23/07/2025", "Dr.", "Bell", "left."]),
        ("<p>漢<ruby>字<rt>kan</rt></ruby> is old.</p>", ["漢", "is", "old."]),
    ],
)
def test_each_word_of_the_page_has_a_clip(body: str, words: list[str]) -> None:
    root, units, clips = marked(body)
    assert words_of(root, units) == words
    assert clips[0].begin == 0
    assert [clip.end for clip in clips[:-1]] == [clip.begin for clip in clips[1:]]
    assert all(clip.begin < clip.end for clip in clips)
    assert "".join(root.itertext()) == "".join(etree.fromstring(PAGE.format(body)).itertext())
    assert {tuple(container.type for container in unit.within) for unit in units} == {("",)}


def test_a_word_sounds_while_it_is_marked() -> None:
    """What is said for a number is heard while the number is marked."""
    text = "Losses of £4.5m hit 12 firms."
    root, units, clips = marked(f"<p>{text}</p>")
    said = for_the_ear(text, "en")
    assert said == "Losses of four point five million pounds hit twelve firms."
    begin_of = dict(zip(words_of(root, units), [clip.begin for clip in clips], strict=True))
    assert begin_of == {
        "Losses": 0,
        "of": 20,
        "£4.5m": 30,
        "hit": 80,
        "12": 90,
        "firms.": 100,
    }


@pytest.mark.parametrize("begins", [[], [10]])
def test_a_sentence_of_which_times_are_not_known_stays_whole(begins: list[int]) -> None:
    root, units, clips = marked("<p>It rains here.</p>", begins=begins)
    assert words_of(root, units) == ["It rains here."]
    assert len(clips) == 1


def test_words_that_are_said_at_once_are_marked_together() -> None:
    """The second one has no clip of its own."""
    root, units, _ = marked("<p>It is so.</p>", begins=[10, 10, 30])
    assert words_of(root, units) == ["It", "so."]
