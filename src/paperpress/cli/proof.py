"""``paperpress proof``: pages as a device would show them, drawn or measured."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import click

from paperpress.files.atomic import write_whole

#: As `Letters` has them; the module is loaded when a proof is asked for.
_LETTERS = ("small", "usual", "large")


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE.epub..."
)
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
@click.option("--screens", is_flag=True, help="What is measured of each screen too.")
@click.option("--json", "as_json", is_flag=True, help="What is measured of each screen, as JSON.")
def proof(
    files: tuple[Path, ...],
    names: tuple[str, ...],
    letters: tuple[str, ...],
    which: str,
    side_by_side: bool,
    width: int | None,
    out: Path,
    measured: bool,
    screens: bool,
    as_json: bool,
) -> int:
    """Draw pages of FILE.epub as a device would show them, on a sheet: PNG or PDF; or measure them."""
    if (as_json or screens) and not measured:
        raise click.UsageError("--screens and --json go with --measure")
    if measured:
        _measure(files, names, letters or _LETTERS, screens=screens, as_json=as_json)
        return 0
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
    write_whole(out, proof_pdf(views, which) if is_pdf else proof_png(views, which, width=width))
    click.echo(out)
    return 0


def _measure(
    files: Sequence[Path],
    names: Sequence[str],
    letters: Sequence[str],
    *,
    screens: bool,
    as_json: bool,
) -> None:
    """Print what the files measure: a table a file, or all of it as JSON."""
    from paperpress.proof import Letters, device, devices
    from paperpress.proof.measure import measure
    from paperpress.proof.measure import table as written

    everywhere = [one for one in devices().values() if one.measured]
    chosen = [device(name) for name in names] or everywhere
    sizes = [Letters(size) for size in letters]
    results = [list(measure(path, chosen, sizes)) for path in files]
    if as_json:
        objects = written.as_json(one for result in results for one in result)
        click.echo(json.dumps(objects, ensure_ascii=False, indent=2))
        return
    for path, result in zip(files, results, strict=True):
        click.echo(f"{path}\n{written.table(result)}\n")
        for one in result if screens else ():
            click.echo(f"{written.screens_table(one)}\n")
