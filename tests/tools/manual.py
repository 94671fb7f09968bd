"""Writes the manual pages of the command and its commands into a folder: manual.py FOLDER."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click
from click_man.core import write_man_pages

from paperpress.cli import cli
from paperpress.version import __version__

CHANGELOG = Path(__file__).resolve().parents[2] / "CHANGELOG.md"


def write(folder: Path) -> None:
    """Write a page a command; its date is that of the last release."""
    dates = re.findall(r"^## \[[\d.]+\] - (\d{4}-\d{2}-\d{2})$", CHANGELOG.read_text("utf-8"), re.M)
    context = click.Context(cli)
    # The command loads its commands when they are wanted, and the writer looks for loaded ones.
    loaded = {name: cli.get_command(context, name) for name in cli.list_commands(context)}
    cli.commands = {name: command for name, command in loaded.items() if command}
    folder.mkdir(parents=True, exist_ok=True)
    write_man_pages(
        "paperpress", cli, version=__version__, target_dir=str(folder), date=next(iter(dates), "-")
    )


if __name__ == "__main__":
    write(Path(sys.argv[1]))
