"""The documentation site: built strictly, read at home, and without a violation of axe's rules."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from judging import Judge
from newsroom import ROOT

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("editions")]

#: One page of each kind: prose, tables, console, Python, the reference, pictures, a decision.
KINDS = (
    "index.html", "findings.html", "command.html", "api.html", "reference.html", "themes.html",
    "formats/ans.html", "decisions/0009-kepub.html", "404.html",
)  # fmt: skip
#: An address that a page would load from another host.
ELSEWHERE = re.compile(
    r"""(?:<(?:script|img|iframe)[^>]*src|<link(?![^>]*rel="canonical")[^>]*href)="(https?:)?//"""
)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, as `make docs` builds it: a link that leads nowhere fails."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr + done.stdout
    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where the site is served, on this machine alone."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_rule_is_violated_on_any_kind_of_page(address: str, axe: Judge, dark: bool) -> None:
    pages = [f"{address}/{name}" for name in KINDS]
    assert axe(pages, dark=dark) == {page: [] for page in pages}


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 30
    assert [page.name for page in pages if ELSEWHERE.search(page.read_text("utf-8"))] == []


def test_every_page_of_the_docs_is_on_the_site(site: Path) -> None:
    pages = {path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md")}
    assert {page.with_suffix(".html") for page in pages} <= {
        path.relative_to(site) for path in site.rglob("*.html")
    }


def test_search_finds_a_public_name(site: Path) -> None:
    assert "press_edition" in (site / "search" / "search_index.json").read_text("utf-8")


def test_the_manual_has_a_page_for_each_command(tmp_path: Path) -> None:
    script = ROOT / "tests" / "tools" / "manual.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True)
    names = {path.name for path in tmp_path.iterdir()}
    assert {"paperpress.1", "paperpress-build.1", "paperpress-alt-export.1"} <= names
    assert "--max-size" in (tmp_path / "paperpress-build.1").read_text("utf-8").replace("\\", "")
