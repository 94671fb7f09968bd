"""``paperpress serve``: the shelf over HTTP, and the press beside it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
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
    from paperpress.serving.deliveries import DeliveryBeside
    from paperpress.serving.events import Events
    from paperpress.serving.metrics import Metrics
    from paperpress.serving.presses import PressBeside
    from paperpress.serving.pressing import PressOutcome
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
@click.option(
    "--ask-every",
    default=10,
    show_default=True,
    type=click.IntRange(min=1),
    metavar="MINUTES",
    help="How often sites that are sources are asked for what is new.",
)
@click.option("--no-press", is_flag=True, help="Serve what stands; press and deliver nothing.")
def serve(**options: Any) -> int:
    """Serve the shelf to browsers and reading apps, press what changes in the sources, and deliver it.

    Without a paperpress.toml, what stands in the output folder is served.
    """
    check_server_extra("to serve")
    from paperpress.serving.application import Application
    from paperpress.serving.events import Events
    from paperpress.serving.metrics import Metrics
    from paperpress.serving.server import listen
    from paperpress.serving.server import serve as serve_until_ended

    config = options["config"] or find_configuration(Path.cwd())
    host, out = options["host"], options["out"]
    events, metrics = Events(options["log"]), Metrics()
    if config is None and not out.is_dir():
        raise ConfigurationError(
            f"there is no paperpress.toml in this folder or above, and no folder {out}:"
            " make a publication with `paperpress new`"
        )
    settings = _settings(config, options, events)
    pressing = config if not options["no_press"] else None
    with (
        listen(host, options["port"], options["metrics"]) as listening,
        _pressing(pressing, options, events, metrics) as work,
    ):
        settings = replace(settings, metrics_port=listening.metrics_port)
        application = Application.of(settings, events, metrics)
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"http://{shown}:{listening.port}{settings.prefix}/")
        beside = work.for_as_long_as_it_runs(application) if work else ()
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


@dataclass(frozen=True, slots=True)
class _Work:
    """What is done beside the server: the press, and the deliveries of what it pressed."""

    config: Path
    press: PressBeside
    delivery: DeliveryBeside

    def for_as_long_as_it_runs(
        self, application: Application
    ) -> tuple[Callable[[], Awaitable[None]], ...]:
        """Return what runs beside an application."""

        async def pressed(outcome: PressOutcome) -> None:
            # First the shelf, so that nobody gets by mail what isn't there yet.
            await _shelve(application, self.config)
            self.delivery.pressed(outcome)

        if self.press.last is not None:  # the first one, which readers have waited for
            self.delivery.pressed(self.press.last)
        return partial(self.press.listen, pressed), self.delivery.listen


@contextmanager
def _pressing(
    config: Path | None, options: dict[str, Any], events: Events, metrics: Metrics
) -> Iterator[_Work | None]:
    """Keep a press beside the server, if there is something to press and it is wanted."""
    if config is None:
        yield None
        return
    from paperpress.pressroom.pressed_before import days_noted
    from paperpress.serving.deliveries import DeliveryBeside
    from paperpress.serving.presses import PressBeside

    out = options["out"]
    press = PressBeside.begun(config, out, events, metrics, options["ask_every"])
    delivery = DeliveryBeside(config, out, events, metrics)
    try:
        if not days_noted(out):
            press.wait()  # readers are let in when there is something to read
        yield _Work(config, press, delivery)
    finally:
        press.end()
        delivery.end()


async def _shelve(application: Application, config: Path) -> None:
    """Let the shelf say what paperpress.toml says of it now, and have what was pressed."""
    from paperpress.shelf.front import front_for

    with suppress(ConfigurationError):  # the press beside has told of it
        await application.pressed(front_for(load_configuration(config)))
