"""Formats that a paperpress.toml describes by a table of fields and paths (docs/formats/mapping.md)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from paperpress.config.file import MappedFormat
from paperpress.errors import ConfigurationError
from paperpress.model.article import Article
from paperpress.sources.formats.mapping import Mapped, format_of, wrong_paths
from paperpress.sources.formats.table import Format


def formats_of(mappings: Mapping[str, MappedFormat], path: Path) -> dict[str, Format]:
    """Return the formats that the mappings of the file at a path describe, by name.

    Raises:
        ConfigurationError: a field isn't one of a record, or a path in a record can't be read.
    """
    return {
        name: format_of(
            name, Mapped(_paths(path, name, mapping.fields), mapping.items, mapping.values)
        )
        for name, mapping in mappings.items()
    }


def _paths(path: Path, name: str, fields: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return fields with dots between, each with the paths that are tried; TOML nests dotted keys.

    Raises:
        ConfigurationError: a field isn't one of a record, or a path can't be read.
    """
    flat = dict(_flat(fields, ""))
    for field, paths in flat.items():
        where = f"{path}: mappings.{name}.fields.{field}"
        top = field.partition(".")[0]
        if top not in Article.model_fields or top in {"origin", "notices", "amendments"}:
            near = get_close_matches(top, Article.model_fields, n=1)
            offer = f"did you mean {near[0]!r}?" if near else "docs/record.md lists them"
            raise ConfigurationError(f"{where}: is no field of a record: {offer}")
        within = [other for other in flat if other.startswith(f"{field}.")]
        if within:
            raise ConfigurationError(f"{where}: is mapped whole, so {within[0]} can't be by itself")
        wrong = wrong_paths(paths)
        if wrong:
            raise ConfigurationError(
                f"{where}: {wrong[0]!r} is no path: write keys with dots between, [] for each of a list"
            )
    return flat


def _flat(fields: Mapping[str, Any], before: str) -> Iterator[tuple[str, list[str]]]:
    for key, value in fields.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield (
                f"{before}{key}",
                [str(path) for path in (value if isinstance(value, list) else [value])],
            )
