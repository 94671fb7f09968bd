"""Runs of another language that nobody has marked are found, and nothing else is."""

from __future__ import annotations

import pytest

from newsroom import article
from paperpress.body.reader import translate
from paperpress.editing.foreign_runs import foreign_runs

FRENCH = "La ville a décidé que le pont ne sera pas fermé"


@pytest.mark.parametrize(
    ("source", "runs"),
    [
        (f"<p>He said: «{FRENCH}», and left the hall.</p>", [(FRENCH, "fr")]),
        (f"<p>It was late. {FRENCH}. They went home.</p>", [(f"{FRENCH}.", "fr")]),
        (
            "<p>They cried Слава Україні і героям in the square.</p>",
            [("Слава Україні і героям", "uk")],
        ),
        ("<p>The sign read 東京都庁の前で and so on.</p>", [("東京都庁の前で", "ja")]),
        (
            "<ul><li>Ο δήμαρχος είπε ότι η γέφυρα θα ανοίξει</li></ul>",
            [("Ο δήμαρχος είπε ότι η γέφυρα θα ανοίξει", "el")],
        ),
        (
            "Он сказал, что мост будет закрыт до пятницы, и ушёл.",
            [("Он сказал, что мост будет закрыт до пятницы, и ушёл.", "ru")],
        ),
        (
            "<h2>Die Brücke wird bis Freitag nicht für Autos gesperrt</h2>",
            [("Die Brücke wird bis Freitag nicht für Autos gesperrt", "de")],
        ),
        (f'<p>He said: «<span lang="fr">{FRENCH}</span>».</p>', []),
        (f'<p lang="fr">{FRENCH}</p>', []),
        (
            f"<p>{FRENCH}, dit le maire: «Il ne faut pas le fermer avant la fin du mois».</p>",
            [(f"{FRENCH}, dit le maire: «Il ne faut pas le fermer avant la fin du mois».", "fr")],
        ),
        ("<p>A play on the word Слава.</p>", []),
        ("<p>She lives in Rio de Janeiro and in La Paz.</p>", []),
        ("<p>The bridge stays shut until Friday, said the mayor.</p>", []),
    ],
)
def test_runs_of_another_language_are_found(source: str, runs: list[tuple[str, str]]) -> None:
    found = foreign_runs(translate(article(body=source)), "en-GB")
    assert [(run.words, run.guess) for run in found] == runs
