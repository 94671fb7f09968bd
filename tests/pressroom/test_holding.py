"""What the report says of an edition for ears or fingers, by its metadata."""

from dataclasses import replace

import pytest

from newsroom import article, assembled
from paperpress.editions import plan
from paperpress.model.masthead import Masthead
from paperpress.model.publication import Meta
from paperpress.pressroom.holding import held
from paperpress.profiles import profile
from paperpress.themes import load_theme


@pytest.mark.parametrize(
    ("metadata", "line"),
    [
        ((), ""),
        (
            (
                Meta("media:duration", "0:01:13.120", refines="overlay-a"),
                Meta("media:duration", "0:21:13.120"),
                Meta("media:narrator", "eSpeak NG (en-gb)"),
                Meta("media:narrator", "eSpeak NG (ar)"),
            ),
            "0:21:13 of speech by eSpeak NG (en-gb), eSpeak NG (ar)",
        ),
        ((Meta("a11y:brailleSystem", "ueb grade1"),), "braille in ueb grade1"),
        (
            (
                Meta("schema:numberOfPages", "16"),
                Meta("a11y:brailleSystem", "ueb grade1"),
                Meta("a11y:brailleSystem", "French grade1"),
            ),
            "16 pages of braille in ueb grade1, French grade1",
        ),
    ],
)
def test_an_edition_says_what_it_holds(masthead: Masthead, metadata, line) -> None:
    (edition,) = plan([article()], masthead)
    publication = assembled(edition, load_theme("classic"), profile("eink"))
    assert held(replace(publication, metadata=metadata)) == line
