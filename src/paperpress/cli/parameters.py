"""What several commands take and need: options, kinds of their values, and what a server brings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

import click

from paperpress.errors import ToolError

_Command = TypeVar("_Command", bound=Callable[..., Any])

#: What the extra ``serve`` brings.
_OF_A_SERVER = ("argon2", "uvicorn", "watchfiles")


config_option = click.option(
    "-c", "--config", type=click.Path(path_type=Path), help="The paperpress.toml to use."
)
out_option = click.option(
    "-o", "--out", default="dist", show_default=True, type=click.Path(path_type=Path)
)


def address_options(port: int) -> Callable[[_Command], _Command]:
    """Return what gives a command the options of where a server listens; `port` unless it is asked."""
    host = click.option(
        "--host", default="127.0.0.1", show_default=True, help="The address to listen at."
    )
    kind = click.IntRange(0, 65535)
    ports = click.option(
        "--port", default=port, show_default=True, type=kind, help="0: a free one."
    )
    return lambda command: host(ports(command))


def access_options(people: str, act: str) -> Callable[[_Command], _Command]:
    """Return what gives a command the options of who is let in to a server, and how they come.

    Args:
        people: whom it is for, as "Readers".
        act: what they may do there, as "read".
    """
    options = (
        click.option(
            "--accounts",
            type=click.Path(path_type=Path),
            help=f"Who may {act} (`paperpress account`).",
        ),
        click.option(
            "--https", is_flag=True, help=f"{people} come by HTTPS, through a proxy in front."
        ),
        click.option(
            "--trust-proxy",
            "proxies",
            multiple=True,
            metavar="ADDRESS",
            help="A proxy, or a network of them, whose forwarded headers are believed (repeatable).",
        ),
        click.option(
            "--log", type=click.Choice(["text", "json"]), default="text", show_default=True
        ),
    )

    def give(command: _Command) -> _Command:
        for option in reversed(options):
            command = option(command)
        return command

    return give


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
