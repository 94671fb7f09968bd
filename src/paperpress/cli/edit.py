"""``paperpress edit``: the editor's page, and the press that stays warm beside it."""

from __future__ import annotations

import getpass
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paperpress.cli.parameters import (
    access_options,
    address_options,
    check_server_extra,
    config_option,
    out_option,
)
from paperpress.config import find_configuration, load_configuration
from paperpress.errors import ConfigurationError, ExitCode

if TYPE_CHECKING:
    from paperpress.editing.editors import Editors
    from paperpress.serving.events import Events


@click.command()
@config_option
@out_option
@address_options(8100)
@click.option("--by", help="Who edits on this machine; else its user's name.")
@click.option(
    "--name", "names", multiple=True, metavar="HOST", help="A name that browsers see it by."
)
@access_options("Editors", "edit")
@click.option(
    "--export",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write what was changed of records to FILE, as JSON, and end.",
)
def edit(**options: Any) -> int:
    """Open the editor's page: pictures get words, records are corrected, held back and ordered.

    What is saved is pressed at once. It is for this machine alone; a network is let in by --host, and
    only with --accounts.
    """
    config = options["config"] or find_configuration(Path.cwd())
    if config is None:
        raise ConfigurationError(
            "there is no paperpress.toml in this folder or above: name one with --config, or make"
            " one with `paperpress new`"
        )
    if options["export"]:
        return _export(config, options["export"])
    check_server_extra("to edit")
    return _serve(config, options)


def _export(config: Path, path: Path) -> int:
    from paperpress.editing.field_states import field_state
    from paperpress.editing.newsroom import Newsroom
    from paperpress.editing.saving import changes_for_the_source
    from paperpress.files.atomic import write_whole

    day = Newsroom(config).day()
    overlay = day.configuration.overlay

    def source_of(article: str, field: str) -> str | None:
        read = day.sources.get(article)
        return field_state(read, overlay, field) if read else None

    write_whole(path, changes_for_the_source(overlay, source_of))
    click.echo(str(path))
    return int(ExitCode.OK)


def _serve(config: Path, options: dict[str, Any]) -> int:
    from paperpress.editing.application import Application
    from paperpress.editing.last_press import LastPress
    from paperpress.editing.newsroom import Newsroom
    from paperpress.serving.deliveries import DeliveryBeside
    from paperpress.serving.events import Events
    from paperpress.serving.metrics import Metrics
    from paperpress.serving.presses import PressBeside
    from paperpress.serving.server import listen
    from paperpress.serving.server import serve as serve_until_ended
    from paperpress.serving.settings import Settings, network_of
    from paperpress.shelf.front import front_for

    host, out, events = options["host"], options["out"], Events(options["log"])
    editors = _editors(options, events)
    configuration = load_configuration(config)
    front = front_for(configuration)
    settings = Settings(
        out=out,
        front=front,
        trusted=tuple(map(network_of, options["proxies"])),
        https=options["https"],
        accounts=options["accounts"],
    )
    with listen(host, options["port"], None) as listening:
        press = PressBeside.begun(config, out, events, Metrics())
        delivery = DeliveryBeside(config, out, events, Metrics(), release=True)
        try:
            suggests = configuration.suggest is not None
            state = LastPress(config, out, front, lambda: press.last, delivery, suggests)
            application = Application(settings, Newsroom(config), editors, state, events)
            shown = f"[{host}]" if ":" in host else host
            click.echo(f"http://{shown}:{listening.port}/")
            beside = (partial(press.listen, state.pressed), delivery.listen)
            serve_until_ended(application, listening, events, beside=beside)
        finally:
            press.end()
            delivery.end()
    return int(ExitCode.OK)


def _editors(options: dict[str, Any], events: Events) -> Editors:
    """Return who may edit.

    Raises:
        ConfigurationError: a network would be let in without accounts.
    """
    from paperpress.editing.editors import Editors
    from paperpress.editing.guards import LOCAL, Guards
    from paperpress.serving.logins import Logins
    from paperpress.serving.settings import is_loopback

    host, accounts = options["host"], options["accounts"]
    if not is_loopback(host) and accounts is None:
        raise ConfigurationError(
            f"--host {host} would let a network edit: name who may with --accounts"
            " (`paperpress account add`), or leave --host out"
        )
    if accounts and not (options["https"] or is_loopback(host)):
        events.say("passwords-in-the-clear", why="no --https: anybody between can read them")
    named = {*options["names"], *([host] if _is_one_address(host) else [])}
    if not is_loopback(host) and not named:
        raise ConfigurationError(
            f"--host {host} is every address of this machine: say by which name browsers see it,"
            " with --name"
        )
    names = frozenset(name.lower() for name in named)
    hosts = names | LOCAL if is_loopback(host) else names
    logins = (
        Logins.of(accounts, lambda client: events.say("login-failed", address=client))
        if accounts
        else None
    )
    return Editors(Guards(hosts), options["by"] or _user(), logins)


def _is_one_address(host: str) -> bool:
    try:
        return not ip_address(host).is_unspecified
    except ValueError:
        return True


def _user() -> str:
    """Return the name of this machine's user; a plain word where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "editor"
