"""Words of a body are found, whatever stands between and around them."""

from __future__ import annotations

import pytest

from newsroom import article
from paperpress.body.reader import translate
from paperpress.body.word_places import places_of


@pytest.mark.parametrize(
    ("source", "words", "languages"),
    [
        ("<p>Bon voyage, he said.</p>", "Bon voyage", [""]),
        ("<p>Bon\xa0voyage, he said.</p>", "Bon voyage", [""]),
        ("<p>Bon<br/>voyage</p>", "Bon voyage", [""]),
        ("<p>B<b>on</b> voyage</p>", "Bon voyage", [""]),
        ('<p>B<span lang="fr">on voyage</span></p>', "on voyage", []),
        ('<p><span lang="fr">Bon voyage</span>. Bon voyage.</p>', "Bon voyage", ["fr", ""]),
        ('<p lang="fr">Bon <i>voyage</i></p>', "voyage", ["fr"]),
        ('<blockquote lang="de"><p>Gute Reise</p></blockquote>', "Gute Reise", ["de"]),
        ("<p>Bonvoyage</p>", "voyage", []),
        ("<p>The sign 東京都庁 was lit.</p>", "東京都庁", [""]),
        ("<p>この東京都庁の前で</p>", "東京都庁", [""]),
        ("<p>Was it (a.b)?</p>", "(a.b)", [""]),
        ("<p>Nothing.</p>", " ", []),
    ],
)
def test_words_are_found(source: str, words: str, languages: list[str]) -> None:
    found = places_of(translate(article(body=source)), words)
    assert [place.language for place in found] == languages
