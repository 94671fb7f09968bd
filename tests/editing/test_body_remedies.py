"""Remedies for what stands in an article, told from the article itself."""

from __future__ import annotations

from typing import Any

import pytest

from newsroom import article
from paperpress.body.reader import translate
from paperpress.editing.body_remedies import Sent, is_nearly, place_remedies, words_of
from paperpress.editing.remedies import Remedy

FRENCH = "La ville a décidé que le pont ne sera pas fermé."


def offered(*changed: str, **record: Any) -> list[Remedy]:
    read = article(**record)
    sent = Sent(read, translate(read), "en-GB", frozenset(changed))
    others = [article(id="trams", headline="Night trams return"), article(id="x", headline="Rain")]
    return list(place_remedies(sent, others))


def made(*changed: str, **record: Any) -> list[tuple[str, str, list[str]]]:
    return [
        (remedy.code, remedy.field, [offer.value for offer in remedy.offers])
        for remedy in offered(*changed, **record)
    ]


@pytest.mark.parametrize(
    ("record", "remedy"),
    [
        ({"body": f"<p>{FRENCH}</p>"}, ("TXT111", f"body.language[1/1] {FRENCH}", ["fr"])),
        (
            {"body": "<p><b>What was decided</b></p><p>All.</p>"},
            ("TXT010", "body.heading[1/1] What was decided", ["2"]),
        ),
        (
            {"body": "<table><tr><td>A</td><td>B</td></tr><tr><td>1</td><td>2</td></tr></table>"},
            ("TXT012", "body.header[1/1] A | B", ["row", "column", "both"]),
        ),
        (
            {"picture": {"src": "a.jpg", "caption": "The quay (Lantern Hill)"}},
            ("", "picture.caption.credit[1/1] a.jpg", ["Lantern Hill", ""]),
        ),
        (
            {"body": [{"type": "picture", "src": "b.jpg", "caption": "Quay. (Jane Doe)"}]},
            ("", "body.caption.credit[1/1] b.jpg", ["Jane Doe", ""]),
        ),
        (
            {"related": [{"headline": "Night tram returns"}]},
            ("LNK011", "related[1/1] Night tram returns", ["trams", ""]),
        ),
    ],
)
def test_what_is_found_has_its_remedy_until_it_is_taken(
    record: dict[str, Any], remedy: tuple[str, str, list[str]]
) -> None:
    assert made(**record) == [remedy]
    assert made(remedy[1], **record) == []


@pytest.mark.parametrize(
    "record",
    [
        {"body": f'<p lang="fr">{FRENCH}</p>'},
        {"body": "<p><b>It was late.</b></p>"},
        {"body": "<p><b>Now</b> it is late</p>"},
        {"body": "<table><tr><th>A</th></tr><tr><td>1</td></tr></table>"},
        {"picture": {"src": "a.jpg", "caption": "The quay (AP)"}},
        {"related": [{"headline": "Night trams return"}]},
        {"related": [{"url": "https://x.example/", "headline": "Elsewhere"}]},
        {"related": ["trams"]},
    ],
)
def test_what_is_right_has_none(record: dict[str, Any]) -> None:
    assert made(**record) == []


def test_a_language_that_nothing_tells_is_asked_for() -> None:
    (remedy,) = offered(body="<p>Слово про воду шумить понад берегами</p>")
    assert (remedy.asks, remedy.code) == ("language", "TXT111")


def test_articles_of_nearly_the_same_words_are_twins_whatever_they_are_made_of() -> None:
    words = [f"word{number}" for number in range(60)]
    first = translate(article(body=f"<p>{' '.join(words)}</p>"))
    again = translate(article(body=[{"type": "paragraph", "text": " ".join([*words, "and this"])}]))
    other = translate(article(body="<p>The first one left at ten past one.</p>"))
    assert is_nearly(words_of(first), words_of(again))
    assert not is_nearly(words_of(first), words_of(other))
