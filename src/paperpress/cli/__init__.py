"""The command ``paperpress``: one module a command, each a thin caller of the library.

A command's module is imported when the command is run, so that ``--version`` and ``--help`` are
quick and load neither lxml, Pillow nor ebooklib.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from paperpress.cli.events import choose, say
from paperpress.errors import ExitCode, PaperpressError
from paperpress.last_guard import DEBUG_VARIABLE, debugging, guarded
from paperpress.version import __version__

_COMMANDS = {
    "new": "Make a publication folder that presses as it is.",
    "build": "Press editions.",
    "shelf": "Make the shelf that readers' devices and browsers open.",
    "serve": "Serve the shelf, and press what changes.",
    "edit": "Open the editor's page: words for pictures, corrections, order.",
    "account": "Say who may read what is served.",
    "deliver": "Send editions where paperpress.toml says.",
    "check": "Check EPUB files by the house rules.",
    "alt": "Export the pictures that need words, and import what was written.",
    "proof": "Draw pages as a device would show them.",
    "convert": "Turn any supported format into article records.",
    "cache": "Tell what is kept for the next time, or clear it.",
    "schema": "Print the JSON Schema of the article record.",
    "profiles": "List the device profiles.",
    "theme": "Make a theme of your own.",
    "themes": "List the themes.",
    "formats": "List the formats that are read.",
}


class _Commands(click.Group):
    """Knows the commands by name, and loads one when it is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = "lists" if cmd_name in {"schema", "profiles", "themes", "formats"} else cmd_name
        command: click.Command = getattr(import_module(f"paperpress.cli.{module}"), cmd_name)
        _takes_debug(command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


def _takes_debug(command: click.Command) -> None:
    """Let ``--debug`` stand behind a command too, where those who met an error add it."""
    if not any(option.name == "debug" for option in command.params):
        command.params.append(
            click.Option(
                ["--debug"],
                is_flag=True,
                expose_value=False,
                callback=_debug,
                help="Show the traceback of an error.",
            )
        )
    for inner in command.commands.values() if isinstance(command, click.Group) else ():
        _takes_debug(inner)


def _debug(_context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        os.environ[DEBUG_VARIABLE] = "1"


@click.group(cls=_Commands)
@click.version_option(__version__, prog_name="paperpress")
@click.option(
    "--debug",
    is_flag=True,
    expose_value=False,
    callback=_debug,
    help="Show the traceback of an error.",
)
def cli() -> None:
    """Press a newsroom's article records into accessible EPUB editions."""


def main() -> None:
    """Run the command, and leave with the exit code of what happened."""
    choose("text")
    try:
        code = guarded(_run, _unforeseen, foreseen=_FORESEEN)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        click.echo("Stopped.", err=True)
        code = 1
    except PaperpressError as error:
        if debugging():
            raise
        say("error", f"paperpress: {error}", message=str(error))
        code = error.exit_code
    except BrokenPipeError:
        code = 1
    except OSError as error:
        if debugging():
            raise
        named = f"{error.filename}: " if error.filename else ""
        message = f"{named}{error.strerror or error}"
        say("error", f"paperpress: {message}", message=message)
        code = 1
    sys.exit(int(code or 0))


#: Errors that `main` has words for.
_FORESEEN = (click.ClickException, click.Abort, PaperpressError, OSError)


def _run() -> int:
    code: int | None = cli.main(standalone_mode=False)
    return code or 0


def _unforeseen(why: str) -> int:
    """Say that an unforeseen error came, and where to report it; return the exit code."""
    from paperpress.findings.entry import REPORT

    message = f"an error came that nobody foresaw ({why}). {REPORT}"
    say("error", f"paperpress: {message}", message=message)
    return int(ExitCode.INCOMPLETE)
