"""What a command says beside its results: one line an event, for a person or in JSON for a program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final, TypeVar

import click

from paperpress.model.event import json_line

_TEXT: Final = "text"
_Command = TypeVar("_Command", bound=Callable[..., Any])


class _Log:
    """How events are written; a process is one command."""

    form = _TEXT


def choose(form: str) -> None:
    """Write events in a form from here on: ``text`` or ``json``."""
    _Log.form = form


def log_option(command: _Command) -> _Command:
    """Give a command the option that says how events are written."""
    return click.option(
        "--log",
        type=click.Choice([_TEXT, "json"]),
        default=_TEXT,
        show_default=True,
        expose_value=False,
        is_eager=True,
        callback=lambda _context, _option, form: choose(form),
        help="How events are written to standard error, a line each.",
    )(command)


def one_line(text: str) -> str:
    """Return a text on one line: what comes from records may hold breaks, and signs for terminals."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def is_json() -> bool:
    """Tell whether events are written for a program."""
    return _Log.form != _TEXT


def say(event: str, line: str | None, **fields: object) -> None:
    """Write an event to standard error.

    Args:
        event: what it is, for a program.
        line: what a person is told; None: nothing.
        fields: what is known of it, for a program.
    """
    if is_json():
        line = json_line(event, datetime.now(UTC), fields)
    if line is not None:
        click.echo(line, err=True)
