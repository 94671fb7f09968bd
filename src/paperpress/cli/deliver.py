"""``paperpress deliver``: editions sent where paperpress.toml says."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from pathlib import Path

import click

from paperpress.cli.delivering import DeliveryOutput, deliver_to
from paperpress.cli.events import log_option
from paperpress.cli.parameters import Day, config_option, out_option
from paperpress.config import Configuration, find_configuration, load_configuration
from paperpress.config.targets import Target
from paperpress.errors import ConfigurationError


@click.command()
@config_option
@out_option
@click.option("--target", "names", multiple=True, help="Deliver to this target alone (repeatable).")
@click.option("--only", type=Day(), help="Deliver the editions of this day alone.")
@log_option
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what was sent and errors.")
@click.option("-v", "--verbose", is_flag=True, help="Tell each answer, and what is there already.")
def deliver(
    config: Path | None,
    out: Path,
    names: tuple[str, ...],
    only: date | None,
    quiet: bool,
    verbose: bool,
) -> int:
    """Send what `paperpress build` has pressed to the targets that paperpress.toml names.

    Each edition goes to each target once; what failed before is tried again.
    """
    path = config or find_configuration(Path.cwd())
    if path is None:
        raise ConfigurationError(
            "there is no paperpress.toml in this folder or above, and its [[deliver]] says where to"
        )
    configuration = load_configuration(path)
    targets, output = _targets(configuration, names), DeliveryOutput(quiet, verbose)
    profile = configuration.edition.profiles[0]
    return int(deliver_to(targets, configuration, out, output, profile, only).exit_code())


def _targets(configuration: Configuration, names: tuple[str, ...]) -> list[Target]:
    """Return the targets of these names; all where none is named.

    Raises:
        ConfigurationError: there is no target, or none of a name.
    """
    by_name = {target.name: target for target in configuration.targets}
    if not by_name:
        raise ConfigurationError("paperpress.toml has no [[deliver]]: docs/delivery.md shows some")
    for name in names:
        if name not in by_name:
            near = get_close_matches(name, by_name, n=1)
            offer = f"did you mean {near[0]!r}?" if near else f"take one of {', '.join(by_name)}"
            raise ConfigurationError(f"there is no target {name!r}: {offer}")
    return [target for name, target in by_name.items() if not names or name in names]
