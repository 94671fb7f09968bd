"""Layouts by Chromium, paged by columns as Kobo's engine and most reading apps do it.

A server of our own gives Chromium the edition's files and a script that lays them out; the script
posts where everything stands. Both are on this machine alone, and end with the measure.
"""

from __future__ import annotations

import json
import mimetypes
import os
import queue
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, unquote

from paperpress.checks.archive import Archive, PartError, open_archive
from paperpress.checks.view import View
from paperpress.errors import ToolError
from paperpress.proof.devices import Device
from paperpress.proof.measure.layout import (
    Box,
    LaidPage,
    Layout,
    Page,
    Placed,
    Screen,
    Sized,
    area_of,
)
from paperpress.proof.measure.reader_sheets import (
    font_configuration,
    font_file,
    languages_of,
    reader_sheet,
)
from paperpress.vocab import XHTML_TYPE

#: Where Chromium is, if it isn't on the path.
VARIABLE: Final = "PAPERPRESS_CHROMIUM"
_PROGRAMS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_OPTIONS: Final = (
    "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-extensions", "--no-first-run", "--hide-scrollbars",
)  # fmt: skip
#: Seconds without a page laid out, after which Chromium is given up.
_LONGEST: Final = 120
#: CSS pixels an inch, and points.
_PIXELS: Final = 96 / 72
_DRIVER: Final = b"""<!DOCTYPE html><html lang="en"><title>Measure</title>
<iframe sandbox="allow-same-origin" style="border:0"></iframe><script src="/lay_out.js"></script>"""
#: What a page of an edition may load: its own files. No script of its own runs.
_POLICY: Final = "default-src 'self' data: 'unsafe-inline'; script-src 'none'"


def lay_out(
    path: Path, view: View, pages: Mapping[str, Page], sizes: Sequence[Sized]
) -> Iterator[Layout]:
    """Yield an edition as Chromium lays it out on each device at its size of letter.

    Raises:
        ToolError: Chromium is missing, or didn't lay the edition out.
    """
    hrefs = [href for href in view.spine if href in pages]
    folder = f"{view.folder}/" if view.folder else ""
    job = {
        "pages": [f"/book/{quote(folder + href)}" for href in hrefs],
        "views": [_view(size, languages_of(view)) for size in sizes],
    }
    laid = _laid_by_chromium(open_archive(path.read_bytes(), str(path)), job)
    for place, (device, letters) in enumerate(sizes):
        yield Layout(
            area_of(device),
            device.text[letters],
            tuple(
                LaidPage(pages[href], _screens(laid[number][place]))
                for number, href in enumerate(hrefs)
            ),
        )


def _view(size: Sized, languages: frozenset[str]) -> dict[str, Any]:
    """Return a screen for the script: its size in CSS pixels, and the reader's sheets."""
    device, _ = size
    width, height = (edge * _PIXELS for edge in device.points)
    return {
        "width": width,
        "height": height,
        "first": reader_sheet(size, "/font/", languages),
        "last": _columns(device),
    }


def _columns(device: Device) -> str:
    """Return what comes after a page's own sheets: columns, each as large as the screen's text."""
    width, height = device.points
    top, right, bottom, left = device.margins
    return (
        f":root {{ box-sizing: border-box; width: {width}pt; height: {height}pt; margin: 0;"
        f" padding: {top}pt {right}pt {bottom}pt {left}pt; overflow: hidden; column-fill: auto;"
        f" column-width: {area_of(device).width}pt; column-gap: {left + right}pt }}"
        " body { margin: 0 !important }"
    )


def _screens(posted: Sequence[Sequence[Any]]) -> tuple[Screen, ...]:
    """Return the screens of a page of what was posted of it."""
    screens: dict[int, list[Placed]] = {0: []}
    for screen, element, is_picture, *edges in posted:
        left, top, right, bottom = (round(edge / _PIXELS, 2) for edge in edges)
        box = Box(left, top, right, bottom)
        screens.setdefault(max(0, screen), []).append(Placed(element, box, is_picture))
    return tuple(Screen(tuple(screens.get(number, ()))) for number in range(max(screens) + 1))


def _laid_by_chromium(archive: Archive, job: Mapping[str, Any]) -> dict[int, Any]:
    """Return what stands where, by the page's number and then the screen's size."""
    reports: queue.Queue[tuple[str, Any]] = queue.Queue()
    laid: dict[int, Any] = {}
    with _served(archive, job, reports) as address, _chromium(address) as process:
        while True:
            kind, report = _next(reports, process)
            if kind == "/failed":
                raise ToolError(f"Chromium didn't lay the edition out: {report}")
            if kind == "/end":
                return laid
            laid[report["number"]] = report["views"]


def _next(
    reports: queue.Queue[tuple[str, Any]], process: subprocess.Popen[bytes]
) -> tuple[str, Any]:
    """Return what is posted next, as long as Chromium runs."""
    for _ in range(_LONGEST):
        try:
            return reports.get(timeout=1)
        except queue.Empty:
            if process.poll() is not None:
                raise ToolError(f"Chromium ended with exit code {process.returncode}") from None
    raise ToolError(f"Chromium laid out no page for {_LONGEST} seconds")


@contextmanager
def _served(
    archive: Archive, job: Mapping[str, Any], reports: queue.Queue[tuple[str, Any]]
) -> Iterator[str]:
    """Serve an edition and the script on a free port of this machine; give the address."""
    read = cache(archive.read)

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Say nothing on standard error."""

        def do_GET(self) -> None:
            try:
                kind, data = _answer(self.path, read, job)
            except (PartError, OSError):
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            if self.path.startswith("/book/"):
                self.send_header("Content-Security-Policy", _POLICY)
            self.end_headers()
            self.wfile.write(data)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            # Before the answer: the page goes on by it, and what comes next has a thread of its own.
            reports.put((self.path, json.loads(body)))
            self.send_response(204)
            self.end_headers()

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def _answer(path: str, read: Callable[[str], bytes], job: Mapping[str, Any]) -> tuple[str, bytes]:
    """Return the media type and the bytes of what is asked for."""
    if path == "/":
        return "text/html", _DRIVER
    if path == "/job":
        return "application/json", json.dumps(job).encode()
    if path == "/lay_out.js":
        script = resources.files(__package__).joinpath("lay_out.js")
        return "text/javascript", script.read_bytes()
    if path.startswith("/font/"):
        return "font/ttf", font_file(path.removeprefix("/font/"))
    name = unquote(path.partition("?")[0].removeprefix("/book/"))
    kind = XHTML_TYPE if name.endswith((".xhtml", ".html", ".htm", ".xml")) else None
    return kind or mimetypes.guess_type(name)[0] or "application/octet-stream", read(name)


@contextmanager
def _chromium(address: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run Chromium on a page until the block ends; give its process."""
    program = os.environ.get(VARIABLE) or next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise ToolError(f"Chromium is missing: install it, or name its program in {VARIABLE}")
    # Its sandbox refuses to run as root, as in containers.
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        fonts = Path(folder, "fonts.conf")
        fonts.write_text(font_configuration(), "utf-8")
        command = [program, *_OPTIONS, *as_root, f"--user-data-dir={folder}", address]
        try:
            process = subprocess.Popen(  # noqa: S603
                command,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
            )
        except OSError as error:
            raise ToolError(f"Chromium didn't start: {error}") from None
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
