"""Engines lay out whatever runs right to left, fetch nothing, run nothing, and say where they are missing."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import ImageFile

from measuring import FULL, edition, laid_by, lines
from newsroom import need
from paperpress.errors import ToolError
from paperpress.proof import Letters
from paperpress.proof.measure import Engine, by_chromium
from paperpress.proof.measure.engines import LAY_OUT
from paperpress.proof.measure.layout import Layout

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("engines")]

EVERY = pytest.mark.parametrize("engine", list(Engine))


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A server outside the edition: its address, and what it was asked for."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", paths
        server.shutdown()
        thread.join()


def within(layout: Layout) -> bool:
    """Whether everything stands in the text area, but for the side bearing of a letter."""
    area = layout.area
    return all(
        area.left - 1 < part.box.left < part.box.right < area.right + 1
        and area.top - 2 < part.box.top < part.box.bottom < area.bottom + 2
        for page in layout.pages
        for screen in page.screens
        for part in screen.placed
    )


@EVERY
def test_a_page_from_right_to_left_has_its_screens_in_order(engine: Engine, tmp_path: Path) -> None:
    need(engine is not Engine.CHROMIUM or shutil.which("chromium"), "Chromium is missing")
    layout = laid_by(engine, edition(tmp_path / "a.epub", {"a": lines(30, "مطر الليل")}, "rtl"))
    (page,) = layout.pages
    assert [len({part.element for part in screen.placed}) for screen in page.screens] == [FULL, 8]
    assert within(layout)


@EVERY
def test_nothing_outside_is_fetched_no_script_runs_and_bare_pages_are_laid_out(
    engine: Engine, tmp_path: Path, asked: tuple[str, list[str]]
) -> None:
    need(engine is not Engine.CHROMIUM or shutil.which("chromium"), "Chromium is missing")
    address, paths = asked
    script = "<script>document.querySelector('article').remove()</script>"
    outside = f'<img src="{address}/a.png" alt=""/><link rel="stylesheet" href="{address}/a.css"/>'
    bare = '<html xmlns="http://www.w3.org/1999/xhtml">{}</html>'
    bodies = {
        "a": f"<article>{lines(30)}{outside}</article>{script}",
        "without-head": bare.format("<body><p>Rain fell.</p></body>"),
        "without-body": bare.format("<head/>"),
    }
    full, headless, bodiless = laid_by(engine, edition(tmp_path / "a.epub", bodies)).pages
    assert len(full.screens) == 2
    assert [len(screen.placed) for screen in headless.screens] == [1]
    assert [len(screen.placed) for screen in bodiless.screens] == [0]
    assert paths == []


def test_without_chromium_it_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = edition(tmp_path / "a.epub", {"a": lines(3)})
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ToolError, match="PAPERPRESS_CHROMIUM"):
        laid_by(Engine.CHROMIUM, path)
    monkeypatch.setenv(by_chromium.VARIABLE, str(tmp_path / "none"))
    with pytest.raises(ToolError, match="Chromium didn't start"):
        laid_by(Engine.CHROMIUM, path)
    monkeypatch.setenv(by_chromium.VARIABLE, sys.executable)
    with pytest.raises(ToolError, match="Chromium ended with exit code"):
        laid_by(Engine.CHROMIUM, path)


def test_without_weasyprint_it_is_told_what_to_install(tmp_path: Path) -> None:
    script = (
        "import sys; sys.modules['weasyprint'] = None; from paperpress.cli import main;"
        "sys.argv[1:] = ['proof', sys.argv[1], '--measure', '--engine', 'weasyprint']; main()"
    )
    path = edition(tmp_path / "a.epub", {"a": lines(3)})
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "pip install 'paperpress[measure]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_pictures_that_are_cut_short_are_refused_after_weasyprint_was_loaded(
    tmp_path: Path,
) -> None:
    """It asks Pillow to take them for whole."""
    laid_by(Engine.WEASYPRINT, edition(tmp_path / "a.epub", {"a": "<p>The quay stays shut.</p>"}))
    assert not ImageFile.LOAD_TRUNCATED_IMAGES


def test_every_engine_has_its_layouts() -> None:
    assert set(LAY_OUT) == set(Engine)
    assert [*Letters] == ["small", "usual", "large"]
