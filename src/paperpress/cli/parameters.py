"""What several commands take and need: kinds of values of options, and what a server brings."""

from __future__ import annotations

from datetime import date, datetime
from importlib.util import find_spec

import click

from paperpress.errors import ToolError

#: What the extra ``serve`` brings.
_OF_A_SERVER = ("argon2", "uvicorn", "watchfiles")


def check_server_extra(purpose: str) -> None:
    """Check that what a server needs is installed.

    Args:
        purpose: what the command wants it for, as "to …".

    Raises:
        ToolError: something isn't.
    """
    missing = [name for name in _OF_A_SERVER if find_spec(name) is None]
    if missing:
        raise ToolError(f"{purpose}, {missing[0]} is needed: pip install 'paperpress[serve]'")


class Size(click.ParamType[int]):
    """Bytes, with a unit."""

    name = "size"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a size as `paperpress.model.sizes.size_in_bytes` does."""
        from paperpress.model.sizes import size_in_bytes

        try:
            return size_in_bytes(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Day(click.ParamType[date]):
    """A date."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a date as ISO 8601 writes it: 2025-07-23."""
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:
            self.fail(f"{value!r} is no date: write one such as 2025-07-23", param, ctx)
        return day


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
