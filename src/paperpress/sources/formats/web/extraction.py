"""The text of a page whose data has none, drawn from its HTML by trafilatura.

It is an optional extra, imported only when it is needed: what a page's text is can only be guessed
at, and this guess is well tested (https://trafilatura.readthedocs.io/).
"""

from __future__ import annotations

from dataclasses import dataclass

from paperpress.sources.parsing.bodies import within
from paperpress.sources.parsing.html_page import Page


class NotInstalledError(Exception):
    """The extra isn't there; the message says how to have it."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A body, and what drew it."""

    html: str
    by: str
    """Name and version of the tool."""


def drawn(page: Page) -> Drawn:
    """Return the page's text as HTML; empty where none was found.

    Raises:
        NotInstalledError: trafilatura isn't installed.
    """
    try:
        import trafilatura
    except ImportError:
        raise NotInstalledError(
            "its text can only be drawn from the page, by trafilatura:"
            " pip install 'paperpress[web]'"
        ) from None
    html = trafilatura.extract(
        page.source,
        output_format="html",
        include_comments=False,
        include_formatting=True,
        include_images=True,
        include_links=True,
        include_tables=True,
        favor_recall=True,
    )
    return Drawn(within(html or "").strip(), f"trafilatura {trafilatura.__version__}")
