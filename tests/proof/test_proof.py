"""Proofs: pages as a device would show them (docs/proofs.md)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pymupdf
import pytest

from newsroom import run
from paperpress.proof import Letters, View, device, proof_pdf, proof_png

CLARA, LIBRA, PHONE = device("kobo-clara"), device("kobo-libra-colour"), device("phone")


@pytest.mark.slow
def test_the_same_edition_gives_the_same_bytes(edition: Path) -> None:
    """No clock in a PDF, no identifier by chance."""
    views = [View(edition, CLARA)]
    assert proof_png(views, "1-2") == proof_png(views, "1-2")
    assert proof_pdf(views, "1-2") == proof_pdf(views, "1-2")


def test_a_pdf_s_pages_are_as_large_as_the_screen(edition: Path) -> None:
    with pymupdf.open(stream=proof_pdf([View(edition, CLARA)], "1-2")) as document:
        assert document.page_count == 2
        size = document[0].rect.width, document[0].rect.height
    assert size == pytest.approx((1072 * 72 / 300, 1448 * 72 / 300), abs=0.1)


@pytest.mark.slow
def test_the_command_writes_what_its_ending_says(edition: Path, tmp_path: Path) -> None:
    for name, start in (("a.png", b"\x89PNG"), ("a.pdf", b"%PDF")):
        done = run(tmp_path, "proof", str(edition), "--pages", "1", "-o", name)
        assert (done.returncode, done.stdout.strip()) == (0, name), done.stderr
        assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "a.jpg"], "a proof is a .png or a .pdf"),
        (["--side-by-side"], "several devices, or several files"),
        (["--device", "phone", "--device", "tablet"], "for more, add --side-by-side"),
        (["--device", "nokia"], "there is no device 'nokia'"),
        (["--screens"], "--screens and --json go with --measure"),
        (["--json"], "--screens and --json go with --measure"),
        (["--letters", "huge"], "'huge' is not one of 'small', 'usual', 'large'"),
    ],
)
def test_wrong_usage_is_told(
    edition: Path, tmp_path: Path, arguments: list[str], message: str
) -> None:
    done = run(tmp_path, "proof", str(edition), *arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_without_mupdf_it_is_said_what_to_install(edition: Path, tmp_path: Path) -> None:
    script = (
        "import sys; sys.modules['pymupdf'] = None; sys.argv = ['paperpress', 'proof', sys.argv[1]];"
        "from paperpress.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(edition)],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "pip install 'paperpress[proof]'" in done.stderr


@pytest.mark.slow
def test_large_letters_make_other_pages(edition: Path) -> None:
    sheets = {proof_png([View(edition, CLARA, letters)], "1") for letters in Letters}
    assert len(sheets) == 1, "a cover is no larger for large letters"
    sheets = {proof_png([View(edition, CLARA, letters)], "3-4", width=300) for letters in Letters}
    assert len(sheets) == 3


@pytest.mark.slow
def test_the_command_measures_in_a_table(edition: Path, tmp_path: Path) -> None:
    measured = run(tmp_path, "proof", str(edition), "--measure", "--device", "phone", "--screens")
    assert measured.returncode == 0, measured.stderr
    table, *screens = measured.stdout.split("\n\n")
    assert table.splitlines()[0] == f"{edition} (mupdf)"
    assert [line.split()[:2] for line in table.splitlines()[1:]] == [
        ["device", "letters"],
        ["phone", "small"],
        ["phone", "usual"],
        ["phone", "large"],
    ]
    assert screens[0].startswith("phone, small letters, mupdf\nscreen  page")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_the_command_measures_as_json(edition: Path, tmp_path: Path) -> None:
    options = ["--measure", "--json", "--letters", "large"]
    measured = run(tmp_path, "proof", str(edition), *options)
    results = json.loads(measured.stdout)
    devices = ["kobo-clara", "kobo-libra-colour", "kindle-paperwhite", "kindle-scribe", "phone"]
    assert [result["device"] for result in results] == devices
    assert {(result["letters"], result["engine"]) for result in results} == {("large", "mupdf")}
    (first,) = [s["first"] for s in results[0]["screens"] if s["first"]]
    assert set(first) == {"headline", "byline", "picture", "lines"}
