"""Records and pictures for tests: right as they are, and easily made wrong."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import traceback
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from paperpress.assembly import assemble, develop, read_stories
from paperpress.cli import main
from paperpress.last_guard import DEBUG_VARIABLE
from paperpress.model.article import Article
from paperpress.model.edition import Edition
from paperpress.model.finding import Rejected
from paperpress.model.picture import Darkroom
from paperpress.model.publication import Publication
from paperpress.pictures.darkroom import LocalDarkroom
from paperpress.profiles import Profile
from paperpress.sources.records import article_of
from paperpress.themes import Theme

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "daily"
TOOLS = ROOT / "build" / "tools"


def need(found: object, what: str) -> None:
    """In CI a missing tool is a failure; on a contributor's machine, a skip that says what to do."""
    if not found:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            f"{what} (bash tests/tools/setup.sh)"
        )


def record(**changes: Any) -> dict[str, Any]:
    """A record that is right as it is, with changes."""
    return {
        "id": "night-buses",
        "headline": "Night buses return",
        "body": "<p>The first one left at ten past one.</p>",
        "desk": "city",
        "published": "2025-07-23T05:00:00+01:00",
        **changes,
    }


def article(folder: str = "", **changes: Any) -> Article:
    """The article of such a record."""
    read = article_of(record(**changes), "test", folder)
    assert isinstance(read, Article), read
    return read


def rejected(**changes: Any) -> dict[str, str]:
    """The errors of a record that must be rejected: message by path."""
    read = article_of(record(**changes), "test", "")
    assert isinstance(read, Rejected), read
    return {error.path: error.message for error in read.errors}


def run(folder: Path, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    """The command, run in a folder, within the test's own process: starting one takes longer."""
    given = io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8")
    out, errors = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch, chdir(folder):
        patch.setattr(sys, "argv", ["paperpress", *arguments])
        patch.setattr(sys, "stdin", given)
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", errors)
        patch.setenv(DEBUG_VARIABLE, os.environ.get(DEBUG_VARIABLE, ""))
        try:
            main()
            code = 0
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        except Exception:  # noqa: BLE001 (as Python itself ends a program)
            traceback.print_exc(file=errors)
            code = 1
    said = [stream.buffer.getvalue().decode() for stream in (out, errors)]
    return subprocess.CompletedProcess(arguments, code, *said)


def run_apart(folder: Path, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    """The command, run in a folder, in a process of its own, as a shell starts it."""
    return subprocess.run(
        [sys.executable, "-m", "paperpress", *arguments],
        cwd=folder,
        input=text,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def example_by_the_command(out: Path) -> dict[str, bytes]:
    """The example's editions as the command presses them, by their paths."""
    config = str(EXAMPLE / "paperpress.toml")
    run_apart(out.parent, "build", "-c", config, "-o", str(out)).check_returncode()
    return editions_in(out)


def editions_in(folder: Path) -> dict[str, bytes]:
    """Every edition below a folder, by its path."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*.epub"))}


def assembled(
    edition: Edition,
    theme: Theme,
    device: Profile,
    darkroom: Darkroom | None = None,
    **options: Any,
) -> Publication:
    """The publication of an edition: read, developed and assembled."""
    stories = read_stories(edition)
    pictures = develop(edition, stories, darkroom or LocalDarkroom(device, theme))
    return assemble(edition, stories, pictures, theme, device, **options)


def jpeg(size: tuple[int, int] = (300, 200), shade: int = 120) -> bytes:
    """A small photograph of nothing."""
    out = io.BytesIO()
    ramp = Image.linear_gradient("L").resize(size).point(lambda level: (level + shade) % 256)
    ramp.convert("RGB").save(out, "JPEG", quality=80)
    return out.getvalue()


def hard_day(folder: Path) -> list[dict[str, Any]]:
    """Records of a day on which a lot is wrong, with their pictures put into a folder.

    At one desk an error, warnings and notices, at another a page from right to left; an article
    is left out, another held back.
    """
    for name, shade in (("bus", 120), ("tram", 30), ("chart", 200)):
        (folder / f"{name}.jpg").write_bytes(jpeg((420, 280), shade))
    caption = "A night bus waits at Bank, its lights on. (Photo: Lena Ortiz/Wire)"
    return [
        record(
            picture={"src": "bus.jpg", "caption": caption},
            body=[
                {"type": "paragraph", "text": "The first one left at ten past one."},
                {"type": "picture", "src": "tram.jpg"},
                {
                    "type": "picture",
                    "src": "chart.jpg",
                    "kind": "chart",
                    "caption": "Fares since 1990",
                },
                {"type": "picture", "src": "gone.jpg", "caption": "The depot at dawn."},
            ],
        ),
        record(
            id="fares",
            headline="الأجرة ترتفع",
            language="ar",
            desk="world",
            picture={"src": "tram.jpg", "caption": "ترام في المدينة القديمة، صباح الأربعاء."},
            standfrist="x",
        ),
        record(id="late", headline="Too late <&> wrong", published="17 hours ago", body=3),
        record(id="merger", headline="A merger", status="draft"),
    ]
