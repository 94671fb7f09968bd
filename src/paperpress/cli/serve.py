"""``paperpress serve``: the shelf over HTTP, and the press beside it."""

from __future__ import annotations

from pathlib import Path

import click

from paperpress.config import find_configuration, load_configuration
from paperpress.errors import ConfigurationError, ExitCode, ToolError


@click.command()
@click.option("-c", "--config", type=click.Path(path_type=Path), help="The paperpress.toml to use.")
@click.option("-o", "--out", default="dist", show_default=True, type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0: a free one."
)
@click.option("--prefix", default="", help="The path that readers see the shelf below: /paper.")
@click.option(
    "--accounts", type=click.Path(path_type=Path), help="Who may read (`paperpress account`)."
)
@click.option(
    "--trust-proxy",
    "proxies",
    multiple=True,
    metavar="ADDRESS",
    help="A proxy, or a network of them, whose forwarded headers are believed (repeatable).",
)
@click.option("--https", is_flag=True, help="Readers come by HTTPS, through a proxy in front.")
@click.option(
    "--metrics", type=click.IntRange(0, 65535), metavar="PORT", help="Figures at 127.0.0.1:PORT."
)
@click.option("--log", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--no-press", is_flag=True, help="Serve what stands, and press nothing.")
def serve(
    config: Path | None,
    out: Path,
    host: str,
    port: int,
    prefix: str,
    accounts: Path | None,
    proxies: tuple[str, ...],
    https: bool,
    metrics: int | None,
    log: str,
    no_press: bool,
) -> int:
    """Serve the shelf to browsers and reading apps, and press what changes in the sources.

    Without a paperpress.toml, what stands in the output folder is served.
    """
    try:
        from paperpress.serving.application import Application
        from paperpress.serving.server import listen
        from paperpress.serving.server import serve as serve_until_ended
    except ImportError as error:
        raise ToolError(
            f"to serve, {error.name} is needed: pip install 'paperpress[serve]'"
        ) from None
    from paperpress.serving.events import Events
    from paperpress.serving.settings import Settings, is_loopback, network_of, prefix_of
    from paperpress.shelf.front import front_for

    found = config or find_configuration(Path.cwd())
    if found is None and not out.is_dir():
        raise ConfigurationError(
            f"there is no paperpress.toml in this folder or above, and no folder {out}:"
            " make a publication with `paperpress new`"
        )
    events = Events(log)
    listening = listen(host, port, metrics)
    settings = Settings(
        out=out,
        front=front_for(load_configuration(found)) if found else None,
        prefix=prefix_of(prefix),
        trusted=tuple(map(network_of, proxies)),
        https=https,
        accounts=accounts,
        metrics_port=listening.metrics_port,
    )
    if accounts and not (https or is_loopback(host)):
        events.say("passwords-in-the-clear", why="no --https: anybody between can read them")
    application = Application(settings, events)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"http://{shown}:{listening.port}{settings.prefix}/")
    serve_until_ended(application, listening, events)
    return int(ExitCode.OK)
