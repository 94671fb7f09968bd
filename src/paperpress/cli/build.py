"""``paperpress build``: press editions."""

from __future__ import annotations

import gc
import time
from pathlib import Path
from typing import Any

import click

from paperpress.cli.events import log_option
from paperpress.cli.output import Output
from paperpress.cli.parameters import Day, Moment, Size, config_option, out_option
from paperpress.files.cache import Cache, cache_folder, code, key_of, limit
from paperpress.last_guard import debugging
from paperpress.pressroom import known_runs

_SAYING = frozenset({"quiet", "verbose", "strict"})


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@config_option
@out_option
@click.option("--title", help="The newspaper's title, where there is no paperpress.toml.")
@click.option("--language", help="Its language (BCP 47), where there is no paperpress.toml.")
@click.option("--date", "on", type=Day(), help="Give every article this date.")
@click.option("--only", type=Day(), help="Press this day alone of what the sources hold.")
@click.option("--since", type=Day(), help="Press no day before this one.")
@click.option("--until", type=Day(), help="Press no day after this one.")
@click.option("--desk", "desks", multiple=True, help="Press this desk alone (repeatable).")
@click.option(
    "--layout", type=click.Choice(["desk", "paper"]), help="An EPUB a desk, or the day in one."
)
@click.option("--profile", "profiles", multiple=True, help="A device profile (repeatable).")
@click.option("--theme", help="A theme's name or folder.")
@click.option(
    "--hyphenation",
    type=click.Choice(["auto", "soft", "none"]),
    help="By the reader's engine, by soft hyphens in body text, or none; else as the profile says.",
)
@click.option(
    "--withdrawn",
    type=click.Choice(["aside", "remove", "keep"]),
    help="What becomes of an edition pressed before and not wanted any more; else set aside.",
)
@click.option("--max-size", type=Size(), help="Of a file, such as 8MB; pictures give way.")
@click.option("--from", "format_", help="The format of the sources.")
@click.option(
    "--record", type=click.Path(path_type=Path), help="Keep the answers of sites in this folder."
)
@click.option(
    "--replay",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Press from answers that --record kept, and ask no site.",
)
@click.option("--fetch", is_flag=True, help="Fetch pictures that are on the web.")
@click.option("--as-of", type=Moment(), help="When the sources were read: for “17 hours ago”.")
@click.option("--strict", is_flag=True, help="Fail on findings of severity error or warning.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many cores to use; else all.")
@click.option("--cluster", metavar="ADDRESS", help="Press on a Dask cluster: its scheduler's.")
@click.option(
    "--send",
    type=click.Choice(["path", "value"]),
    default="path",
    show_default=True,
    help="How a cluster gets records and pictures and gives editions: in shared folders, or sent.",
)
@click.option("--no-cache", is_flag=True, help="Make everything anew, and keep nothing.")
@click.option("--report", type=click.Path(path_type=Path), help="Write the whole report here too.")
@log_option
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Tell every finding.")
def build(sources: tuple[str, ...], **options: Any) -> int:
    """Press editions from SOURCE: files, folders or - for standard input.

    Without SOURCE, from the sources that paperpress.toml names.
    """
    _check_days(options)
    if options["record"] and options["replay"]:
        raise click.UsageError("--record asks sites and --replay doesn't: give one of them")
    cache = None if options["no_cache"] else Cache(cache_folder(), limit())
    key = _key(sources, options) if cache else ""
    choices = {name: options[name] for name in ("quiet", "verbose", "strict")}
    output = Output(options["out"], **choices)
    outcome = known_runs.repeated(cache, key, time.time()) if cache and key else None
    if outcome is not None:
        output.outcome(outcome)
        return int(output.tally.exit_code(strict=options["strict"]))
    # What presses is slow to load, and with nothing changed it isn't needed. All of it stays: the
    # collector would look it over again and again, and find nothing.
    gc.disable()
    from paperpress.cli.build_run import run_build

    gc.freeze()
    gc.enable()
    delivered = run_build(sources, options, cache, key, output)
    return int(output.tally.exit_code(strict=options["strict"]) or delivered)


def _check_days(options: dict[str, Any]) -> None:
    """Check that the options about days agree.

    Raises:
        click.UsageError: two of them don't.
    """
    on, only, since, until = (options[name] for name in ("on", "only", "since", "until"))
    if on and (only or since or until):
        raise click.UsageError(
            "--date gives every article that date: --only, --since and --until go without it"
        )
    if only and (since or until):
        raise click.UsageError("--only is one day: --since and --until go without it")
    if since and until and since > until:
        raise click.UsageError(f"--since {since} is after --until {until}: give them the other way")


def _key(sources: tuple[str, ...], options: dict[str, Any]) -> str:
    """Return a key of all but files that decides a run; empty where more than files decides it."""
    outside = ("fetch", "cluster", "report")
    if any(options[name] for name in outside) or "-" in sources or debugging():
        return ""
    # How much is said of a run, and what of it counts as failed, is no part of it.
    decides = sorted((name, value) for name, value in options.items() if name not in _SAYING)
    return key_of("run", code(), str(Path.cwd()), repr(sources), repr(decides))
