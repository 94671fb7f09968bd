"""Proofs: pages as a device would show them (docs/proofs.md)."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pymupdf
import pytest
from PIL import Image

from newsroom import article, jpeg
from paperpress.errors import ConfigurationError
from paperpress.model.masthead import Masthead
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import press
from paperpress.proof import View, device, proof_pdf, proof_png
from paperpress.proof.pages import count_pages, pages, shown


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("proofed")
    (home / "bus.jpg").write_bytes(jpeg((900, 600)))
    body = "<p>" + "The first one left at ten past one, full. " * 60 + "</p>"
    read = article(str(home), body=body, picture={"src": "bus.jpg", "alt": "A bus."})
    masthead = Masthead(title="The Courier", language="en-GB")
    report = press([read], Job(masthead=masthead, out=home))
    return home / report.editions[0].path


CLARA, LIBRA, PHONE = device("kobo-clara"), device("kobo-libra-colour"), device("phone")


@pytest.mark.parametrize("one", [CLARA, LIBRA, PHONE], ids=lambda one: one.id)
def test_a_page_has_the_device_s_pixels(edition: Path, one: object) -> None:
    (page,) = pages(edition, one, [1])
    assert (page.mode, page.size) == ("RGB", one.size)


def test_e_ink_shows_sixteen_greys_darker_than_paper_and_paler_than_ink() -> None:
    ramp = Image.linear_gradient("L").resize((64, 64)).convert("RGB")
    levels = {colour for _, colour in shown(ramp, CLARA).getcolors(100_000)}
    assert len(levels) <= 16
    assert all(red == green == blue for red, green, blue in levels)
    assert min(levels)[0] > 20
    assert max(levels)[0] < 240


def test_a_colour_filter_makes_colours_paler_and_glass_leaves_them() -> None:
    red = Image.new("RGB", (64, 64), (255, 0, 0))
    r, g, b = shown(red, LIBRA).getpixel((30, 30))
    assert r > g + 40
    assert g > 20 < b
    assert shown(red, PHONE).getpixel((30, 30)) == (255, 0, 0)


def test_a_small_screen_has_more_pages(edition: Path) -> None:
    assert count_pages(edition, CLARA) > count_pages(edition, device("kindle-scribe"))


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_sheet_has_three_pages_in_a_row(edition: Path) -> None:
    three, six = (opened(proof_png([View(edition, CLARA)], which)) for which in ("1-3", "1-6"))
    assert three.width > 3 * CLARA.size[0]
    assert three.width == six.width
    assert six.height > three.height + CLARA.size[1]


def test_two_devices_stand_side_by_side_page_by_page(edition: Path) -> None:
    sheet = opened(proof_png([View(edition, CLARA), View(edition, LIBRA)], "1-2"))
    assert sheet.width > 2 * LIBRA.size[0]
    assert sheet.height > 2 * LIBRA.size[1]


def test_where_one_has_fewer_pages_its_places_stay_free(edition: Path) -> None:
    scribe = device("kindle-scribe")
    last = count_pages(edition, CLARA)
    views = [View(edition, scribe), View(edition, CLARA)]
    sheet = opened(proof_png(views, f"1-{last}", width=600)).convert("L")
    left = sheet.crop((20, sheet.height - 150, 280, sheet.height - 40))
    assert left.getextrema() == (255, 255)


def test_a_sheet_is_made_as_wide_as_asked_for(edition: Path) -> None:
    assert opened(proof_png([View(edition, CLARA)], "1", width=300)).width == 300


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


@pytest.mark.parametrize("which", ["", "0", "a", "3-1", "1-99999", "900"])
def test_pages_that_are_not_there_are_told(edition: Path, which: str) -> None:
    with pytest.raises(ConfigurationError, match="pages"):
        proof_png([View(edition, CLARA)], which)


def test_a_file_that_is_no_epub_is_told(tmp_path: Path) -> None:
    path = tmp_path / "no.epub"
    path.write_text("plain")
    with pytest.raises(ConfigurationError, match=r"no\.epub: is no EPUB"):
        proof_png([View(path, CLARA)])


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "paperpress", "proof", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_the_command_writes_what_its_ending_says(edition: Path, tmp_path: Path) -> None:
    for name, start in (("a.png", b"\x89PNG"), ("a.pdf", b"%PDF")):
        done = run(str(edition), "--pages", "1", "-o", name, cwd=tmp_path)
        assert (done.returncode, done.stdout.strip()) == (0, name), done.stderr
        assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "a.jpg"], "a proof is a .png or a .pdf"),
        (["--side-by-side"], "several devices, or several files"),
        (["--device", "phone", "--device", "tablet"], "for more, add --side-by-side"),
        (["--device", "nokia"], "there is no device 'nokia'"),
    ],
)
def test_wrong_usage_is_told(
    edition: Path, tmp_path: Path, arguments: list[str], message: str
) -> None:
    done = run(str(edition), *arguments, cwd=tmp_path)
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
