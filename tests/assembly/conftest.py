"""A publication with two people of one name."""

from __future__ import annotations

import pytest

from bylines import BUSES, COURT, rao
from newsroom import article, assembled
from paperpress.editions import plan
from paperpress.model.masthead import Masthead
from paperpress.model.publication import Publication
from paperpress.profiles import profile
from paperpress.themes import load_theme


@pytest.fixture
def publication(masthead: Masthead) -> Publication:
    """Two people of one name, of which the second article's is told by another biography."""
    first = article(authors=[rao(id="7", bio=COURT, role="Reporter")])
    second = article(
        id="fares", headline="Fares rise", authors=[rao(id="8", bio=BUSES), "Piet Lander"]
    )
    (edition,) = plan([first, second], masthead)
    theme, device = load_theme("classic"), profile("eink")
    return assembled(edition, theme, device)
