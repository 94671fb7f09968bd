"""What a theme changes beside its style sheet."""

import pytest

from paperpress.themes.loading import load_theme, themes
from paperpress.themes.looks import CoverLook


def test_a_look_that_says_nothing_changes_nothing():
    assert CoverLook() == CoverLook(scale=1.0, spacing=0.0, weight=400, rules=1.0, black=False)


@pytest.mark.parametrize("name", sorted(set(themes()) - {"classic"}))
def test_every_theme_for_readers_with_a_need_has_a_cover_that_looks_so(name):
    theme = load_theme(name)
    assert theme.cover_look != CoverLook() or theme.font is not None
