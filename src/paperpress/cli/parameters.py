"""Kinds of values that options of several commands take."""

from __future__ import annotations

from datetime import datetime

import click


class Size(click.ParamType[int]):
    """Bytes, with a unit."""

    name = "size"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a size as `paperpress.config.size_in_bytes` does."""
        from paperpress.config import size_in_bytes

        try:
            return size_in_bytes(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Moment(click.ParamType[datetime]):
    """A date-time with a zone."""

    name = "date-time"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Read a date-time as RFC 3339 writes it."""
        from paperpress.model import when

        try:
            moment = when.from_iso(value.upper())
        except ValueError:
            moment = datetime.min
        if moment.tzinfo is None:
            self.fail(f"{value!r}: write one such as 2025-07-23T05:00:00+01:00", param, ctx)
        return moment
