"""``paperpress account``: who may read a paper that `paperpress serve` doesn't give to everybody."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from paperpress.errors import ConfigurationError, ExitCode

_FILE = click.option(
    "--accounts",
    "path",
    default="accounts.json",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The file of accounts.",
)


@click.group()
def account() -> None:
    """Say who may read a paper that `paperpress serve` gives to subscribers alone."""


@account.command()
@click.argument("name")
@_FILE
def add(name: str, path: Path) -> int:
    """Add an account, and print the token for devices that take no password.

    The password is asked for, or is the first line of standard input. The file has the mode 0600.
    """
    from paperpress.serving.accounts import add_account

    token = add_account(path, name, _password())
    click.echo(f"t/{token}/")
    click.echo(
        f"{name} may read. For a device that can't ask for a name and password, the line above"
        " goes behind the shelf's address; it isn't kept anywhere and isn't shown again.",
        err=True,
    )
    return int(ExitCode.OK)


@account.command()
@click.argument("name")
@_FILE
def remove(name: str, path: Path) -> int:
    """Remove an account; a server that runs lets it in no more."""
    from paperpress.serving.accounts import remove_account

    remove_account(path, name)
    return int(ExitCode.OK)


@account.command("list")
@_FILE
def list_(path: Path) -> int:
    """Print the names of all accounts."""
    from paperpress.serving.accounts import read_accounts

    for each in read_accounts(path).accounts:
        click.echo(each.name)
    return int(ExitCode.OK)


def _password() -> str:
    """Return a password that is typed twice, or the first line of standard input.

    Raises:
        ConfigurationError: there is none.
    """
    if sys.stdin.isatty():
        typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        return typed
    line = sys.stdin.readline(4096).rstrip("\r\n")
    if not line:
        raise ConfigurationError("there is no password: write it to standard input")
    return line
