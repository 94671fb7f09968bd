"""``paperpress serve``: the shelf over HTTP, and the press beside it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
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
    from paperpress.serving.application import Application
    from paperpress.serving.events import Events
    from paperpress.serving.metrics import Metrics
    from paperpress.serving.presses import PressBeside
    from paperpress.serving.settings import Settings


@click.command()
@config_option
@out_option
@address_options(8000)
@click.option("--prefix", default="", help="The path that readers see the shelf below: /paper.")
@access_options("Readers", "read")
@click.option(
    "--metrics", type=click.IntRange(0, 65535), metavar="PORT", help="Figures at 127.0.0.1:PORT."
)
@click.option("--no-press", is_flag=True, help="Serve what stands, and press nothing.")
def serve(**options: Any) -> int:
    """Serve the shelf to browsers and reading apps, and press what changes in the sources.

    Without a paperpress.toml, what stands in the output folder is served.
    """
    check_server_extra("to serve")
    from paperpress.serving.application import Application
    from paperpress.serving.events import Events
    from paperpress.serving.metrics import Metrics
    from paperpress.serving.server import listen
    from paperpress.serving.server import serve as serve_until_ended

    config = options["config"] or find_configuration(Path.cwd())
    host, out, events, metrics = options["host"], options["out"], Events(options["log"]), Metrics()
    if config is None and not out.is_dir():
        raise ConfigurationError(
            f"there is no paperpress.toml in this folder or above, and no folder {out}:"
            " make a publication with `paperpress new`"
        )
    settings = _settings(config, options, events)
    pressing = config if not options["no_press"] else None
    with (
        listen(host, options["port"], options["metrics"]) as listening,
        _pressing(pressing, out, events, metrics) as press,
    ):
        settings = replace(settings, metrics_port=listening.metrics_port)
        application = Application.of(settings, events, metrics)
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"http://{shown}:{listening.port}{settings.prefix}/")
        beside: tuple[Callable[[], Awaitable[None]], ...] = ()
        if press is not None and config is not None:
            beside = (partial(press.listen, partial(_pressed, application, config)),)
        serve_until_ended(application, listening, events, beside=beside)
    return int(ExitCode.OK)


def _settings(config: Path | None, options: dict[str, Any], events: Events) -> Settings:
    """Return what the server is asked to do; passwords that anybody can read on the way are told of."""
    from paperpress.serving.settings import Settings, is_loopback, network_of, prefix_of
    from paperpress.shelf.front import front_for

    if options["accounts"] and not (options["https"] or is_loopback(options["host"])):
        events.say("passwords-in-the-clear", message="no --https: anybody between can read them")
    return Settings(
        out=options["out"],
        front=front_for(load_configuration(config)) if config else None,
        prefix=prefix_of(options["prefix"]),
        trusted=tuple(map(network_of, options["proxies"])),
        https=options["https"],
        accounts=options["accounts"],
    )


@contextmanager
def _pressing(
    config: Path | None, out: Path, events: Events, metrics: Metrics
) -> Iterator[PressBeside | None]:
    """Keep a press beside the server, if there is something to press and it is wanted."""
    if config is None:
        yield None
        return
    from paperpress.pressroom.pressed_before import days_noted
    from paperpress.serving.presses import PressBeside

    press = PressBeside.begun(config, out, events, metrics)
    try:
        if not days_noted(out):
            press.wait()  # readers are let in when there is something to read
        yield press
    finally:
        press.end()


async def _pressed(application: Application, config: Path) -> None:
    """Let the shelf say what paperpress.toml says of it now, and have what was pressed."""
    from paperpress.shelf.front import front_for

    with suppress(ConfigurationError):  # the press beside has told of it
        await application.pressed(front_for(load_configuration(config)))
