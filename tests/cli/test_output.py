"""What the command says where something is wrong or left aside: in words that help."""

from __future__ import annotations

import io
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom import jpeg, record, run
from paperpress.cli.output import Output
from paperpress.config import load_configuration
from paperpress.errors import ConfigurationError
from paperpress.model.finding import Finding, Severity
from paperpress.model.report import EditionReport
from paperpress.model.sizes import size_in_bytes
from paperpress.pressroom.pressed import Pressed
from paperpress.profiles import profiles
from paperpress.proof.devices import device, devices
from paperpress.sources.folders import not_read

TOML = '[masthead]\ntitle = "T"\nlanguage = "en"\n'


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "paperpress.toml").write_text(TOML, "utf-8")
    (tmp_path / "articles" / "a.json").write_text(json.dumps(record(id="a")))
    (tmp_path / "articles" / "b.json").write_text(json.dumps(record(id="b", desk="World Desk")))
    return tmp_path


@pytest.mark.parametrize(
    "address",
    ["https://courier.example/feed", "http://x", "ftp://x/y", "feed://x", "HTTPS://X", "file:///x"],
)
def test_an_address_as_a_source_is_told_what_is_taken(paper: Path, address: str) -> None:
    result = run(paper, "build", address)
    assert result.returncode == 2
    assert "is an address, and files, folders or - for standard input are taken" in result.stderr
    (paper / "paperpress.toml").write_text(f'{TOML}[sources]\nfiles = ["{address}"]\n', "utf-8")
    result = run(paper, "build")
    assert result.returncode == 2
    assert "is an address" in result.stderr


@pytest.mark.parametrize(
    ("desk", "said"),
    [
        ("ctiy", "there is no desk 'ctiy': did you mean 'city'? the desks are"),
        ("sport", "there is no desk 'sport': the desks are city, world-desk (World Desk)"),
        ("World Desk", "world-desk"),
    ],
)
def test_a_desk_that_is_none_is_told_which_there_are(paper: Path, desk: str, said: str) -> None:
    result = run(paper, "build", "--desk", desk)
    assert result.returncode == 2
    assert said in result.stderr
    assert not (paper / "dist").exists()


def test_a_desk_that_has_nothing_today_is_one(paper: Path) -> None:
    (paper / "paperpress.toml").write_text(
        f'{TOML}[[desks]]\nslug = "sport"\nname = "Sport"\n', "utf-8"
    )
    assert run(paper, "build", "--desk", "sport").returncode == 3
    (paper / "articles" / "b.json").write_text(
        json.dumps(record(id="b", desk="World Desk", status="draft"))
    )
    assert run(paper, "build", "--desk", "world-desk").returncode == 3


@pytest.mark.parametrize("size", ["8", "8.5", "8000000", " 8 "])
def test_a_size_without_a_unit_is_asked_for_it(paper: Path, size: str) -> None:
    result = run(paper, "build", "--max-size", size)
    assert result.returncode == 2
    assert f"has no unit: write {size.strip()}MB" in result.stderr
    (paper / "paperpress.toml").write_text(f"{TOML}[edition]\nmax_size = {size}\n", "utf-8")
    assert "has no unit" in run(paper, "build").stderr


@pytest.mark.parametrize("size", ["", "MB", "8XB", "8M", "-8MB", "0MB", "8 MB MB", "１MB", "1e9MB"])
def test_what_is_no_size_is_told(size: str) -> None:
    with pytest.raises(ValueError, match="is no size: write one such as 8MB"):
        size_in_bytes(size)


def test_sizes_have_units() -> None:
    sizes = [size_in_bytes(s) for s in ("8MB", "8 mb", "900kB", "8MiB", "12B", "1.5GB")]
    assert sizes == [8_000_000, 8_000_000, 900_000, 8 * 1024**2, 12, 1_500_000_000]


UNKNOWN = {
    '[masthead]\ntitel = "T"': "masthead.titel: is not known in [masthead]: did you mean 'title'?",
    '[masthead]\ntheme = "x"': "masthead.theme: is not known in [masthead]: it belongs in [edition]",
    '[masthead]\ndesks = ["a"]': "masthead.desks: is not known in [masthead]: write it as tables",
    '[masthead]\nfolder = "x"': "masthead.folder: is not known in [masthead]: take it out",
    '[edition]\nprofile = "x"': "edition.profile: is not known in [edition]: did you mean 'profiles'",
    "[edition]\nxyz = 1": "edition.xyz: is not known in [edition]: take one of profiles, theme",
    '[source]\nfiles = ["a"]': "source: is not known at the head of the file: did you mean 'sources'",
    '[[desks]]\nslug = "a"\nnam = "A"': "desks[0].nam: is not known in [[desks]]: did you mean 'name'",
    '[[contributors]]\nname = "A"\nrol = "x"': "in [[contributors]]: did you mean 'role'",
    '[mappings.cms]\nitem = "x"\nfields = {}': "mappings.cms.item: is not known in [mappings.cms]",
    '[edition]\nlayout = "whole"': "edition.layout: must be one of 'desk' or 'paper', not 'whole'",
    '[edition]\nprofiles = "eink"': "edition.profiles: must be a list, not 'eink'",
    "[edition]\nprofiles = []": "edition.profiles: must hold 1 or more, not 0",
    "[sources]\nfiles = [1]": "sources.files[0]: must be text, not 1",
    "[edition]\ntheme = true": "edition.theme: must be text, not true",
    "desks = 3": "desks: must be a list, not 3",
    "masthead = 3": "masthead: must be an object: {...}, not 3",
    '[masthead]\nday_starts = "5am"': "masthead.day_starts: '5am' is no time of day",
    '[profiles.own]\nbase = "eink"\nwidth = "wide"': "profiles.own.width: must be a whole number",
    '[profiles.own]\nbase = "eink"\nwidth = 3': "profiles.own.width: must be 200 or more, not 3",
}


@pytest.mark.parametrize("text", list(UNKNOWN))
def test_an_unknown_key_names_its_section_and_what_was_meant(tmp_path: Path, text: str) -> None:
    """And no message is in the validator's words."""
    path = tmp_path / "paperpress.toml"
    path.write_text(text if "masthead" in text else f"{TOML}{text}", "utf-8")
    if text.startswith("desks"):
        path.write_text(f"{text}\n{TOML}", "utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_configuration(path)
    assert UNKNOWN[text] in str(caught.value)
    for word in ("nput should", "valid ", "extra", "tuple", "dictionary", "instance"):
        assert word not in str(caught.value).replace("invalid", "")


def test_files_that_are_not_read_are_named_once(paper: Path) -> None:
    """REC150, on the terminal and in the report."""
    articles = paper / "articles"
    for name in ("day.csv", "notes.docx", "a.json.bak", "old/list.xlsx"):
        (articles / name).parent.mkdir(exist_ok=True)
        (articles / name).write_bytes(b"x")
    for options in ((), (), ("--strict",)):
        result = run(paper, "build", *options)
        assert result.returncode == 0, result.stderr
        (line,) = (line for line in result.stderr.splitlines() if "REC150" in line)
        assert "a.json.bak, day.csv, notes.docx, old/list.xlsx" in line
    told = json.loads((paper / "dist" / "2025-07-23" / "report.json").read_text("utf-8"))
    assert [f["code"] for f in told["findings"] if f["code"] == "REC150"] == ["REC150"]


def test_pictures_and_what_systems_leave_are_not_named(paper: Path) -> None:
    """No REC150."""
    names = (
        *("bus.JPG", "logo.svg", ".DS_Store", ".git/config", "Thumbs.db", "desktop.ini"),
        *("~$notes.docx", "__MACOSX/x.csv", "paperpress.toml"),
    )
    for name in names:
        (paper / "articles" / name).parent.mkdir(exist_ok=True)
        (paper / "articles" / name).write_bytes(b"x")
    (paper / "articles" / "dist").mkdir()
    (paper / "articles" / "dist" / "city.epub").write_bytes(b"x")
    folder = paper / "articles"
    assert list(not_read(folder, apart=folder / "dist")) == []
    assert list(not_read(folder / "a.json", apart=folder / "dist")) == []


def test_of_many_files_some_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    for number in range(14):
        (tmp_path / f"f{number:02}.csv").write_bytes(b"x")
    (finding,) = not_read(tmp_path, apart=tmp_path / "dist")
    assert finding.message.endswith("f08.csv, f09.csv and 4 more.")


def test_a_sheet_for_the_picture_desk_is_never_empty_where_texts_were_derived(
    paper: Path,
) -> None:
    """The report's own line leads to `alt export`."""
    (paper / "articles" / "bus.jpg").write_bytes(jpeg())
    picture = {
        "src": "articles/bus.jpg",
        "caption": "A night bus waits at Bank. (Photo: Lena Ortiz)",
    }
    (paper / "articles" / "a.json").write_text(json.dumps(record(id="a", picture=picture)))
    run(paper, "build")
    page = (paper / "dist" / "2025-07-23" / "report.html").read_text("utf-8")
    assert "paperpress alt export -o words.csv" in page
    result = run(paper, "alt", "export", "-o", "words.jsonl")
    assert result.returncode == 0, result.stderr
    assert "no picture needs words; 1 picture has what was drawn from captions" in result.stdout
    (row,) = map(json.loads, (paper / "words.jsonl").read_text("utf-8").splitlines())
    assert row["suggestion"].startswith("A night bus")
    assert row["alt"] == ""


def test_where_a_picture_needs_words_it_alone_is_asked_for(paper: Path) -> None:
    for name in ("bus", "tram"):
        (paper / "articles" / f"{name}.jpg").write_bytes(jpeg(shade=len(name)))
    lead = {"src": "articles/bus.jpg", "caption": "A night bus waits at Bank. (Photo: Lena Ortiz)"}
    body = [{"type": "picture", "src": "articles/tram.jpg"}, {"type": "paragraph", "text": "x"}]
    told = record(id="a", picture=lead, body=body)
    (paper / "articles" / "a.json").write_text(json.dumps(told))
    result = run(paper, "alt", "export", "-o", "words.jsonl")
    assert "1 picture needs words" in result.stdout


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(text: str) -> list[str]:
    """What a terminal shows: what was written over is gone."""
    lines, place = [""], 0
    for character in text:
        if character == "\n":
            lines.append("")
            place = 0
        elif character == "\r":
            place = 0
        else:
            line = lines[-1]
            lines[-1] = line[:place] + character + line[place + 1 :]
            place += 1
    return [line.rstrip() for line in lines]


def test_nothing_sticks_to_the_progress_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    both = Terminal()
    monkeypatch.setattr("sys.stderr", both)
    monkeypatch.setattr("sys.stdout", both)

    def result(number: int) -> Pressed:
        found = Finding("PIC003", Severity.ERROR, f"a{number}", "picture", "Lost.", "Send it.")
        day = f"2025-07-2{number // 2}"
        report = EditionReport(
            f"{day}/d{number}.epub", "", "", f"d{number}", day, "eink", 1, 0, 9, "", "pressed"
        )
        return Pressed(report, (found,), None)

    output = Output(Path("dist"), quiet=False, verbose=False)
    for _ in output.follow((result(number) for number in range(5)), 5):
        pass
    lines = [line for line in shown(both.getvalue()) if line]
    assert [line for line in lines if "PIC003" in line] == [
        f"error PIC003 a{number} picture: Lost. Send it." for number in range(5)
    ]
    assert not [line for line in lines if line.startswith("[")]
    assert len([line for line in lines if line.startswith("dist/")]) == 5


@pytest.mark.parametrize("name", list(profiles()))
def test_a_proof_knows_every_profile_by_one_of_its_devices(name: str) -> None:
    """A device of no more pixels than the profile allows."""
    shown_on = device(name)
    assert shown_on.size[0] <= profiles()[name].width
    assert shown_on.size[1] <= profiles()[name].height
    assert len([d for d in devices().values() if name in d.profiles]) <= 1


def test_a_device_that_is_none_is_told_what_there_is() -> None:
    with pytest.raises(ConfigurationError, match="did you mean 'kobo'"):
        device("koboo")
    with pytest.raises(ConfigurationError, match=r"take one of kobo-clara.*remarkable-2.*, kindle"):
        device("zzz")


def test_check_says_that_it_found_nothing(paper: Path) -> None:
    run(paper, "build")
    result = run(paper, "check", "dist/2025-07-23/city.epub")
    assert result.stdout == "dist/2025-07-23/city.epub: nothing was found\n"
    assert result.returncode == 0


@pytest.fixture
def somebody() -> Iterator[str]:
    """Someone who listens, and is no scheduler."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def greet() -> None:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                connection.sendall(b"220 mail.example ESMTP\r\n")

        threading.Thread(target=greet, daemon=True).start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"


@pytest.mark.parametrize(
    "address",
    [
        "tcp://127.0.0.1:1",
        "localhost:1",
        "scheduler",
        "tcp://",
        "http://x:1",
        "tcp://[::1:8",
        "a:b:1",
    ],
)
def test_a_cluster_without_a_scheduler_ends_in_our_words(paper: Path, address: str) -> None:
    result = run(paper, "build", "--cluster", address)
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert "scheduler" in result.stderr
    assert "Traceback" not in result.stderr


def test_what_listens_and_is_no_scheduler_is_told(paper: Path, somebody: str) -> None:
    result = run(paper, "build", "--cluster", somebody)
    assert result.returncode == 2
    assert "is no scheduler of Dask's" in result.stderr
    assert "Traceback" not in result.stderr
