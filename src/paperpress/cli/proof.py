"""``paperpress proof``: pages as a device would show them."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import click

from paperpress.files.atomic import write_whole


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
@click.option("--pages", "which", default="1-6", show_default=True, help="Such as 1-6,9.")
@click.option("--side-by-side", is_flag=True, help="Several devices or files, a column each.")
@click.option("--width", type=click.IntRange(min=100), help="Of a PNG, in pixels.")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), default="proof.png", show_default=True
)
def proof(
    files: tuple[Path, ...],
    names: tuple[str, ...],
    which: str,
    side_by_side: bool,
    width: int | None,
    out: Path,
) -> int:
    """Draw pages of FILE.epub as a device would show them, on a sheet: PNG or PDF."""
    from paperpress.proof import View, device, devices, proof_pdf, proof_png

    chosen = [device(name) for name in names or (next(iter(devices())),)]
    views = [View(path, screen) for path, screen in product(files, chosen)]
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
