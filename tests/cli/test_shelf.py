"""`paperpress shelf`, and the shelf at the end of a build that asks for one."""

import json
from pathlib import Path

import pytest

from newsroom import record, run
from paperpress.config import load_configuration
from paperpress.errors import ConfigurationError

MASTHEAD = '[masthead]\ntitle = "The Meridian Courier"\nlanguage = "en-GB"\n[sources]\nfiles = ["day.json"]\n'


def folder_of(tmp_path: Path, shelf: str = "[shelf]\n", **changes: object) -> Path:
    (tmp_path / "paperpress.toml").write_text(MASTHEAD + shelf, "utf-8")
    write(tmp_path, **changes)
    return tmp_path


def write(folder: Path, **changes: object) -> None:
    records = [record(**changes), record(id="ferry", headline="Ferries", desk="culture")]
    (folder / "day.json").write_text(json.dumps(records), "utf-8")


def test_a_build_that_asks_for_a_shelf_makes_one(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    done = run(folder, "build")
    assert done.returncode == 0, done.stderr
    assert "dist/shelf\t1 day, 1 changed\t" in done.stderr
    assert (folder / "dist/shelf/2025-07-23/city.epub").is_file()
    assert (folder / "dist/shelf/latest/culture.epub").is_file()


def test_a_build_that_asks_for_none_makes_none(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, shelf="")
    assert run(folder, "build").returncode == 0
    assert not (folder / "dist/shelf").exists()


@pytest.mark.slow
def test_a_build_with_nothing_changed_makes_a_lost_shelf_again(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    run(folder, "build")
    (folder / "dist/shelf/index.html").unlink()
    run(folder, "build")
    assert (folder / "dist/shelf/index.html").is_file()


def test_what_a_build_withdraws_is_off_the_shelf_when_it_ends(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    run(folder, "build")
    write(folder, status="withheld")
    done = run(folder, "build")
    assert "EDN040" in done.stderr or done.returncode == 0
    shelf = folder / "dist/shelf"
    assert not list(shelf.rglob("city*"))
    assert not [
        file for file in shelf.rglob("*") if file.is_file() and b"Night buses" in file.read_bytes()
    ]


def test_the_command_makes_the_shelf_of_a_folder(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, shelf="")
    run(folder, "build")
    done = run(folder, "shelf")
    assert done.returncode == 0
    assert done.stdout.startswith("dist/shelf\t1 day, 1 changed\t")
    assert run(folder, "shelf", "dist").stdout.split("\t")[2] == "0 files written\n"


def test_it_needs_no_paperpress_toml(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, shelf="")
    run(folder, "build")
    (folder / "paperpress.toml").unlink()
    assert run(folder, "shelf").returncode == 0
    assert b"The Meridian Courier" in (folder / "dist/shelf/index.html").read_bytes()


def test_what_it_leaves_off_it_tells(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, shelf="")
    run(folder, "build")
    (folder / "dist/2025-07-23/city.epub").write_bytes(b"changed")
    done = run(folder, "shelf")
    assert done.returncode == 0
    assert "warning EDN071 2025-07-23/city.epub" in done.stderr
    assert run(folder, "shelf", "--strict").returncode == 1


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = run(tmp_path, "shelf", "nowhere")
    assert done.returncode == 2
    assert "there is no such folder: press editions into it first" in done.stderr


def test_a_folder_that_is_no_shelf_stops_a_build_before_it_presses(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / "dist/shelf").mkdir(parents=True)
    (folder / "dist/shelf/mine.txt").write_text("mine", "utf-8")
    done = run(folder, "build")
    assert done.returncode == 2
    assert "isn't a shelf that paperpress made" in done.stderr
    assert not (folder / "dist/2025-07-23").exists()


@pytest.mark.parametrize(
    ("written", "days"),
    [('"90 days"', 90), ('"1 day"', 1), ('"12 weeks"', 84), ('"2 week"', 14), ('"30days"', 30)],
)
def test_how_long_editions_stay(tmp_path: Path, written: str, days: int) -> None:
    folder = folder_of(tmp_path, f"[shelf]\nkeep = {written}\n")
    shelf = load_configuration(folder / "paperpress.toml").shelf
    assert shelf is not None
    assert shelf.keep == days


@pytest.mark.parametrize(
    "written",
    [
        '"90"',
        "90",
        '"0 days"',
        '"-1 days"',
        '"three months"',
        '"1.5 days"',
        '""',
        "true",
        '"99999999 days"',
        '"٩ days"',
    ],
)
def test_what_is_no_span_of_time_is_told(tmp_path: Path, written: str) -> None:
    folder = folder_of(tmp_path, f"[shelf]\nkeep = {written}\n")
    with pytest.raises(ConfigurationError, match=r"shelf\.keep"):
        load_configuration(folder / "paperpress.toml")


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://courier.example/shelf", "https://courier.example/shelf/"),
        ("http://localhost:8080/", "http://localhost:8080/"),
    ],
)
def test_the_shelf_s_own_address(tmp_path: Path, written: str, address: str) -> None:
    folder = folder_of(tmp_path, f'[shelf]\naddress = "{written}"\n')
    shelf = load_configuration(folder / "paperpress.toml").shelf
    assert shelf is not None
    assert shelf.address == address


@pytest.mark.parametrize(
    "written",
    [
        "courier.example/shelf",
        "ftp://courier.example/",
        "https://",
        "https://a.example/?x=1",
        "javascript:alert(1)",
        "https://a.example/#top",
        "https://[bad/",
    ],
)
def test_what_is_no_address_is_told(tmp_path: Path, written: str) -> None:
    folder = folder_of(tmp_path, f'[shelf]\naddress = "{written}"\n')
    with pytest.raises(ConfigurationError, match=r"shelf\.address"):
        load_configuration(folder / "paperpress.toml")


def test_an_exemption_is_one_of_the_act_s(tmp_path: Path) -> None:
    text = MASTHEAD.replace("[sources]", 'exemption = "eaa-tiny"\n[sources]')
    (tmp_path / "paperpress.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigurationError, match=r"masthead\.exemption"):
        load_configuration(tmp_path / "paperpress.toml")
