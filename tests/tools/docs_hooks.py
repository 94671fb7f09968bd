"""Hooks of the documentation site.

What lies outside docs/ is linked to in the repository; the search box, which the theme leaves
without a name, gets one.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parents[2] / "docs"
REPOSITORY = "https://github.com/paperpress/paperpress/blob/main"
LINK = re.compile(r"(?<=\]\()([^)#\s:]+)((?:#[^)]*)?\))")


def on_page_markdown(markdown: str, *, page: Any, **_: Any) -> str:
    """Return a page whose links out of docs/ lead to the file in the repository."""
    folder = (DOCS / page.file.src_uri).parent

    def outward(match: re.Match[str]) -> str:
        target = (folder / match[1]).resolve()
        if target.is_relative_to(DOCS) or not target.exists():
            return match.group()
        return f"{REPOSITORY}/{target.relative_to(DOCS.parent).as_posix()}{match[2]}"

    return LINK.sub(outward, markdown)


def on_post_page(output: str, **_: Any) -> str:
    """Return a page whose search box has a name (criterion 4.1.2)."""
    return output.replace('<div class="md-search"', '<div class="md-search" aria-label="Search"')


def on_post_template(output_content: str, **_: Any) -> str:
    """Return the page for a wrong address, whose search box has a name too."""
    return on_post_page(output_content)
