"""Everything that paperpress raises, and the exit codes of the command.

A `PaperpressError` carries a sentence for a person: what is wrong and what to do. The command
prints it and leaves with the code of its class; a library caller can catch the one base class.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum


class ExitCode(IntEnum):
    """How the command ends."""

    OK = 0
    """Everything was pressed."""
    INCOMPLETE = 1
    """Something was left out or failed, or ``--strict`` found something."""
    USAGE = 2
    """Wrong usage or configuration."""
    NOTHING = 3
    """Nothing could be pressed."""


class PaperpressError(Exception):
    """Base of all errors that paperpress raises on purpose."""

    exit_code = ExitCode.INCOMPLETE


class ConfigurationError(PaperpressError):
    """A paperpress.toml, masthead, theme or profile can't be used as it stands."""

    exit_code = ExitCode.USAGE


class RecordError(PaperpressError):
    """An article, a masthead or another record that code made is wrong; each place is named."""

    def __init__(self, kind: str, errors: Sequence[tuple[str, str]]) -> None:
        super().__init__(kind, tuple(errors))
        self.kind = kind
        """What was to be made: ``Article``."""
        self.errors = tuple(errors)
        """Each place, as ``body[3].level``, and what is wrong there."""

    def __str__(self) -> str:
        return "\n".join([f"this is no {self.kind}:", *self.lines()])

    def lines(self) -> list[str]:
        """Return each place with what is wrong there, as a line."""
        return [f"{path}: {what}" if path else what for path, what in self.errors]


def in_words(error: Exception) -> str:
    """Return what an error says, without Python's number for it, and with the file that it names."""
    if not isinstance(error, OSError) or error.strerror is None:
        return str(error) or type(error).__name__
    return f"{error.filename}: {error.strerror}" if error.filename else error.strerror


class SourceError(PaperpressError):
    """A source can't be read at all: it isn't there, or isn't a format that is known."""

    exit_code = ExitCode.USAGE


class AssemblyError(PaperpressError):
    """An edition can't become a publication."""


class BindingError(PaperpressError):
    """A publication can't become a file, or a file can't be opened as one."""


class SizeError(PaperpressError):
    """An edition can't be made as small as was asked for."""


class WorkerError(PaperpressError):
    """A worker was lost, or can't reach what it was told to press."""


class ToolError(PaperpressError):
    """An outside checker is missing or didn't run to its end."""

    exit_code = ExitCode.USAGE


class SpeechError(PaperpressError):
    """A voice isn't there, or failed."""
