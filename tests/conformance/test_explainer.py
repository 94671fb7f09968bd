"""The explainer of `tests/runs`, on an e-ink page and as Kobo's engine has it, judged from outside."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from judging import Judge, ace_says, epubcheck_says
from newsroom import ROOT, editions_in, run_apart

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("editions")]


@pytest.fixture(scope="module")
def pressed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("explainer")
    source = str(ROOT / "tests" / "fixtures" / "explainer.json")
    paper = ("--title", "The Gazette 🗞️", "--language", "en-GB", "--date", "2025-07-23")
    run_apart(
        folder, "build", source, *paper, "--profile", "eink", "--profile", "kobo"
    ).check_returncode()
    return {name: folder / name for name in editions_in(folder)}


@pytest.mark.usefixtures("java", "ace")
def test_epubcheck_and_ace_say_nothing(pressed: dict[str, Path]) -> None:
    assert len(pressed) == 2
    assert epubcheck_says(pressed) == {}
    assert ace_says(pressed) == {}


def test_axe_says_nothing(pressed: dict[str, Path], axe: Judge, tmp_path: Path) -> None:
    for number, edition in enumerate(pressed.values()):
        with zipfile.ZipFile(edition) as archive:
            archive.extractall(tmp_path / str(number))
    pages = sorted(tmp_path.rglob("*.xhtml"))
    assert axe(pages) == {page: [] for page in pages}
