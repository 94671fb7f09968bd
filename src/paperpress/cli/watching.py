"""``paperpress proof --watch`` and ``--theme``: a proof that follows what is changed."""

from __future__ import annotations

import html
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from paperpress.errors import ConfigurationError, PaperpressError

#: Seconds between two looks at the files.
_PAUSE = 0.3
#: A page that shows a picture anew every second, read from the disk and not from a cache.
_PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>
<body><img id="proof" src="{picture}" alt="Pages as a device shows them" style="max-width: 100%">
<script>
const proof = document.getElementById("proof");
setInterval(() => {{ proof.src = "{picture}?" + Date.now(); }}, 1000);
</script></body></html>
"""


def show_at_changes(
    show: Callable[[], None],
    places: Sequence[Path],
    out: Path | None,
    pause: Callable[[], object] = lambda: time.sleep(_PAUSE),
) -> int:
    """Return the exit code of a proof that is shown anew at each change, until the user stops it.

    An error is told, and the proof stays as it was: somebody is at work on it. Beside a picture a
    page is written that shows it in a browser.
    """
    from paperpress.files.atomic import write_whole
    from paperpress.files.watching import changes

    if out is not None and out.suffix.lower() == ".png":
        page = out.with_suffix(".html")
        picture = html.escape(out.name, quote=True)
        write_whole(page, _PAGE.format(title=html.escape(out.stem), picture=picture).encode())
        click.echo(f"{page}: open it in a browser; it follows {out}")
    try:
        for _ in changes(places, pause):
            try:
                show()
            except PaperpressError as error:
                click.echo(f"paperpress: {error}", err=True)
    except KeyboardInterrupt:
        return 0
    return 0


def press_with(theme: str, folder: Path) -> Path:
    """Return the first edition of this folder's paper, else of a specimen, pressed with a theme.

    Args:
        theme: a name, or a folder.
        folder: where it is pressed; what is there already from before is made use of.

    Raises:
        ConfigurationError: the theme is broken, or no edition could be pressed.
    """
    from paperpress.cli.build_run import articles_of
    from paperpress.cli.specimen import make_publication
    from paperpress.config import find_configuration, load_configuration
    from paperpress.files.cache import Cache, cache_folder, limit
    from paperpress.pressroom.job import Job
    from paperpress.pressroom.run import press
    from paperpress.themes import load_theme

    config = find_configuration(Path.cwd())
    if config is None:
        config = folder / "specimen" / "paperpress.toml"
        if not config.exists():
            make_publication(config.parent)
    configuration = load_configuration(config)
    if not configuration.sources.files:
        raise ConfigurationError(
            f"{config}: names sites alone, which are pressed by `paperpress build`: look at a theme in"
            " another folder"
        )
    kept = Cache(cache_folder(), limit())
    job = Job.from_configuration(
        configuration, theme=load_theme(theme), out=str(folder / "dist"), cache=kept
    )
    report = press(articles_of((), configuration, None), job)
    paths = [edition.path for edition in report.editions if edition.path]
    if not paths:
        raise ConfigurationError(f"{config}: no edition could be pressed: see `paperpress build`")
    return folder / "dist" / paths[0]
