"""``[[sources]]`` of paperpress.toml: tables of files and tables of sites, told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from paperpress.errors import ConfigurationError

_SITE = re.compile(r"sites\[(\d+)\]")


def parted(path: Path, document: dict[str, Any]) -> tuple[dict[str, Any], list[int]]:
    """Return a document with its sites apart from its files, and where each site stood.

    Raises:
        ConfigurationError: several tables name files.
    """
    tables = document.get("sources")
    if "sites" in document:
        raise ConfigurationError(f"{path}: sites: is not known: write a site as [[sources]]")
    if not isinstance(tables, list):
        return document, []
    is_site = [isinstance(table, dict) and bool({"url", "kind"} & table.keys()) for table in tables]
    files = [table for table, site in zip(tables, is_site, strict=True) if not site]
    if len(files) > 1:
        raise ConfigurationError(
            f"{path}: sources: several of its tables name files: name them in one, as"
            ' files = ["articles", "agency"]'
        )
    rest = {key: value for key, value in document.items() if key != "sources"}
    if files:
        rest["sources"] = files[0]
    places = [number for number, site in enumerate(is_site) if site]
    return {**rest, "sites": [tables[number] for number in places]}, places


def as_written(line: str, places: Sequence[int]) -> str:
    """Return a line about a site with the place where it stands in the file."""
    match = _SITE.match(line)
    if match:
        line = f"sources[{places[int(match[1])]}]{line[match.end() :]}"
    return line.replace("[[sites]]", "[[sources]]")
