"""``paperpress proof``: pages as a device would show them, drawn or measured."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from paperpress.cli.watching import press_with, show_at_changes
from paperpress.files.atomic import write_whole

if TYPE_CHECKING:
    from paperpress.proof.measure import Measured

#: As `Letters` has them; the module is loaded when a proof is asked for.
_LETTERS = ("small", "usual", "large")
#: As `Engine` has them.
_ENGINES = ("mupdf", "chromium", "weasyprint")


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="FILE.epub...")
@click.option(
    "--device",
    "names",
    multiple=True,
    help="A device, or a profile for one of its devices (repeatable).",
)
@click.option(
    "--letters",
    multiple=True,
    type=click.Choice(_LETTERS),
    help="The size of letter that a reader has set; measured are all three.",
)
@click.option("--pages", "which", default="1-6", show_default=True, help="Such as 1-6,9.")
@click.option("--side-by-side", is_flag=True, help="Several devices or files, a column each.")
@click.option("--width", type=click.IntRange(min=100), help="Of a PNG, in pixels.")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), default="proof.png", show_default=True
)
@click.option(
    "--measure", "measured", is_flag=True, help="Draw nothing: tell how screens are used."
)
@click.option(
    "--engine",
    "engines",
    multiple=True,
    type=click.Choice(_ENGINES),
    default=_ENGINES[:1],
    show_default=True,
    help="What lays pages out to be measured (repeatable).",
)
@click.option("--screens", is_flag=True, help="What is measured of each screen too.")
@click.option("--json", "as_json", is_flag=True, help="What is measured of each screen, as JSON.")
@click.option(
    "--theme", help="Press this folder's paper, else a specimen, with a theme, and show that."
)
@click.option("--watch", is_flag=True, help="Show it anew at each change, until stopped.")
def proof(
    files: tuple[Path, ...],
    names: tuple[str, ...],
    letters: tuple[str, ...],
    which: str,
    side_by_side: bool,
    width: int | None,
    out: Path,
    measured: bool,
    engines: tuple[str, ...],
    screens: bool,
    as_json: bool,
    theme: str | None,
    watch: bool,
) -> int:
    """Draw pages of FILE.epub as a device would show them, on a sheet: PNG or PDF; or measure them."""
    from paperpress.themes.loading import folder_of

    if (as_json or screens) and not measured:
        raise click.UsageError("--screens and --json go with --measure")
    if bool(files) == bool(theme):
        raise click.UsageError("give FILE.epub, or --theme for a paper that is pressed with it")

    def show() -> None:
        shown = (press_with(theme, Path(folder)),) if theme else files
        if measured:
            results = _measured(shown, names, letters or _LETTERS, engines)
            _print_measured(results, screens=screens, as_json=as_json)
        else:
            _draw(shown, names, letters, which, side_by_side, width, out)

    with TemporaryDirectory() as folder:
        if watch:
            places = [folder_of(theme)] if theme else files
            return show_at_changes(show, places, None if measured else out)
        show()
    return 0


def _draw(
    files: Sequence[Path],
    names: Sequence[str],
    letters: Sequence[str],
    pages: str,
    side_by_side: bool,
    width: int | None,
    out: Path,
) -> None:
    """Draw files on devices, and write the sheet."""
    from paperpress.proof import Letters, View, device, devices, proof_pdf, proof_png

    chosen = [device(name) for name in names or (next(iter(devices())),)]
    sizes = [Letters(size) for size in letters or ("usual",)]
    views = [View(*view) for view in product(files, chosen, sizes)]
    if (len(views) > 1) != side_by_side:
        raise click.UsageError(
            "--side-by-side takes several devices, or several files"
            if side_by_side
            else "a sheet shows one file on one device: for more, add --side-by-side"
        )
    if out.suffix.lower() not in {".png", ".pdf"}:
        raise click.UsageError(f"{out}: a proof is a .png or a .pdf")
    is_pdf = out.suffix.lower() == ".pdf"
    write_whole(out, proof_pdf(views, pages) if is_pdf else proof_png(views, pages, width=width))
    click.echo(out)


def _measured(
    files: Sequence[Path], names: Sequence[str], letters: Sequence[str], engines: Sequence[str]
) -> list[list[Measured]]:
    """Return what each file measures by each engine."""
    from paperpress.proof import Letters, device, devices
    from paperpress.proof.measure import Engine, measure

    everywhere = [screen for screen in devices().values() if screen.measured]
    chosen = [device(name) for name in names] or everywhere
    sizes = list(product(chosen, map(Letters, letters)))
    return [
        list(measure(path, sizes, engine)) for path, engine in product(files, map(Engine, engines))
    ]


def _print_measured(results: Sequence[Sequence[Measured]], *, screens: bool, as_json: bool) -> None:
    """Print a table a file and engine, and one a screen where they are asked for; or all as JSON."""
    from paperpress.proof.measure import table

    if as_json:
        objects = table.as_json(measured for result in results for measured in result)
        click.echo(json.dumps(objects, ensure_ascii=False, indent=2))
        return
    for result in results:
        click.echo(f"{result[0].path} ({result[0].engine})\n{table.table(result)}\n")
        for measured in result if screens else ():
            click.echo(f"{table.screens_table(measured)}\n")
