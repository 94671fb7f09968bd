"""The wheel holds what the press needs: themes, catalogues, profiles, the template."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from newsroom import EXAMPLE, ROOT


@pytest.mark.conformance
def test_the_wheel_presses_the_example_by_itself(tmp_path: Path) -> None:
    """The sdist is built first, and the wheel from it, so both hold what is needed."""
    subprocess.run(
        [sys.executable, "-m", "build", "--outdir", str(tmp_path), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    code = (
        f"import sys; sys.path.insert(0, {str(site)!r}); import paperpress;"
        f"assert paperpress.__file__.startswith({str(site)!r});"
        "from paperpress.cli import main; main()"
    )
    out = tmp_path / "out"
    subprocess.run(
        [
            sys.executable,
            "-c",
            code,
            "build",
            "-c",
            str(EXAMPLE / "paperpress.toml"),
            "-o",
            str(out),
        ],
        check=True,
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": ""},
    )
    assert len(list(out.rglob("*.epub"))) == 3


@pytest.mark.slow
def test_what_presses_loads_no_more_than_it_uses() -> None:
    """The issue: each command imports what it uses; fonts are cut and the web is asked but seldom."""
    script = "import paperpress.cli.build_run, sys; print(*sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    ).stdout.split()
    seldom = {
        "httpx",
        "httpcore",
        "trafilatura",
        "markdown_it",
        "yaml",
        "segno",
        "distributed",
        "pymupdf",
    }
    assert seldom.isdisjoint(said)
    assert {"fontTools.subset", "fontTools.varLib", "budoux"}.isdisjoint(said)
