"""A shelf is made, brought up to date and cleared: nothing half, nothing foreign, nothing withdrawn."""

import json
import re
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

import shelving
from paperpress.errors import ConfigurationError
from paperpress.files import atomic
from paperpress.shelf import making
from shelving import DAY, FRONT, days, edition, feed, files_of, make, settle, stand, withdraw


def names_of(out: Path) -> list[str]:
    return sorted(files_of(out))


def test_an_edition_stands_with_its_feeds_its_page_and_its_cover(tmp_path: Path) -> None:
    stand(tmp_path)
    made = make(tmp_path)
    names = names_of(tmp_path)
    assert (made.days, made.changed, made.findings) == (1, 1, ())
    assert {
        "index.html",
        "opds.xml",
        "opds.json",
        "editions.xml",
        "new/opds.xml",
        "new/opds.json",
        "style.css",
        "2025-07-23/city.epub",
        "2025-07-23/city.json",
        "2025-07-23/index.html",
        "2025-07-23/opds.xml",
        "days/index.html",
        "days/2025-07/opds.json",
        "desks/city/opds.xml",
        "desks/city/2025-07/opds.xml",
        "latest/city.epub",
    } <= set(names)
    covers = [
        name
        for name in names
        if re.fullmatch(r"2025-07-23/city\.[0-9a-f]{12}(\.small)?\.jpg", name)
    ]
    assert len(covers) == 2


def test_the_shelf_holds_nothing_of_what_a_press_notes(tmp_path: Path) -> None:
    """It can be served whole: reports and notes tell of what is held back."""
    stand(tmp_path)
    (tmp_path / "2025-07-23" / "report.json").write_text("{}", "utf-8")
    make(tmp_path)
    assert not [name for name in names_of(tmp_path) if "report" in name or "note" in name]
    assert not any(b"night-ferries" in data for data in files_of(tmp_path).values())


def test_an_edition_takes_no_room_twice(tmp_path: Path) -> None:
    file = stand(tmp_path)
    make(tmp_path)
    assert (tmp_path / "shelf/2025-07-23/city.epub").samefile(file)
    assert (tmp_path / "shelf/latest/city.epub").samefile(file)


def test_where_no_link_can_be_a_copy_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    file = stand(tmp_path)
    monkeypatch.setattr(Path, "hardlink_to", refuse)
    make(tmp_path)
    copy = tmp_path / "shelf/2025-07-23/city.epub"
    assert copy.read_bytes() == file.read_bytes()
    assert not copy.samefile(file)


def test_the_same_editions_give_the_same_shelf(tmp_path: Path) -> None:
    for name in ("one", "two"):
        for day in days(3):
            stand(tmp_path / name, day=day)
        make(tmp_path / name)
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")


@pytest.mark.slow
def test_a_shelf_brought_up_to_date_is_the_shelf_made_at_once(tmp_path: Path) -> None:
    """Whatever came first: days in any order, a correction, a withdrawal, a month's end."""
    steps = [*days(70)]
    for number, day in enumerate([*steps[40:], *steps[:40:-1], steps[40], *steps[:40]]):
        stand(tmp_path / "slow", day=day)
        if number % 3 == 0:
            stand(tmp_path / "slow", "culture", day)
        if number % 9 == 0:
            make(tmp_path / "slow")
    stand(tmp_path / "slow", day=steps[5], modified="2025-07-24T09:00:00Z")
    withdraw(tmp_path / "slow", "culture", steps[66])
    withdraw(tmp_path / "slow", "city", steps[20])
    make(tmp_path / "slow")
    for place in ("2025", ".paperpress/2025"):
        for folder in (tmp_path / "slow").glob(f"{place}-*"):
            beside = tmp_path / "fast" / folder.relative_to(tmp_path / "slow")
            beside.parent.mkdir(parents=True, exist_ok=True)
            folder.rename(beside)
    make(tmp_path / "fast")
    assert files_of(tmp_path / "slow") == files_of(tmp_path / "fast")


def test_nothing_changed_writes_nothing(tmp_path: Path) -> None:
    stand(tmp_path)
    settle(tmp_path)
    make(tmp_path)
    times = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")}
    assert make(tmp_path).written == 0
    assert {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")} == times


@pytest.mark.slow
@pytest.mark.parametrize("number", [40, 200])
def test_a_day_more_reads_and_writes_no_more_however_many_there_are(
    tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in days(number):
        stand(tmp_path, day=day)
    settle(tmp_path)
    make(tmp_path)
    stand(tmp_path, day=DAY + timedelta(days=1))
    read: list[Path] = []
    honest = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: (read.append(path), honest(path))[1])
    made = make(tmp_path)
    opened = [path for path in read if path.suffix == ".json" and path.parent.name == "shelf"]
    assert made.changed == 1
    assert made.written <= 36
    assert len(opened) <= 70


@pytest.mark.slow
def test_a_closed_page_stays_as_it_is(tmp_path: Path) -> None:
    for day in days(100):
        stand(tmp_path, day=day)
    make(tmp_path)
    before = files_of(tmp_path)
    stand(tmp_path, day=DAY + timedelta(days=1))
    make(tmp_path)
    after = files_of(tmp_path)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        *("index.html", "opds.xml", "opds.json", "editions.xml", "new/opds.xml", "new/opds.json"),
        *(
            f"{place}/{form}"
            for place in ("days", "days/2025-07", "desks/city", "desks/city/2025-07")
            for form in ("index.html", "opds.xml", "opds.json")
        ),
        "latest/city.epub",
    } - {"days/index.html"}


@pytest.mark.slow
@pytest.mark.parametrize("start", ["new/opds.json", "desks/city/opds.json"])
def test_every_publication_is_on_one_page_of_the_chain(tmp_path: Path, start: str) -> None:
    for day in days(130):
        stand(tmp_path, day=day)
    make(tmp_path)
    seen: list[str] = []
    path: str | None = start
    while path is not None:
        page = json.loads((tmp_path / "shelf" / path).read_bytes())
        seen += [each["metadata"]["published"] for each in page["publications"]]
        further = [link["href"] for link in page["links"] if link["rel"] == "next"]
        path = str((Path("/") / Path(path).parent / further[0]).resolve())[1:] if further else None
    assert seen == [day.isoformat() for day in reversed([*days(130)])]


def test_a_withdrawn_edition_is_gone_from_everything_at_once(tmp_path: Path) -> None:
    stand(tmp_path, day=DAY - timedelta(days=1))
    stand(tmp_path, headlines=["The merger that was withdrawn"])
    stand(tmp_path, "culture")
    make(tmp_path)
    assert (tmp_path / "shelf/latest/city.epub").read_bytes() == (
        tmp_path / "2025-07-23/city.epub"
    ).read_bytes()
    withdraw(tmp_path)
    make(tmp_path)
    everything = files_of(tmp_path)
    assert not [name for name in everything if name.startswith("2025-07-23/city")]
    assert not [name for name, data in everything.items() if b"merger" in data]
    assert everything["latest/city.epub"] == (tmp_path / "2025-07-22/city.epub").read_bytes()
    assert not any(
        b"merger" in file.read_bytes() for file in (tmp_path / ".paperpress/shelf").iterdir()
    )


def test_the_last_edition_withdrawn_leaves_an_empty_shelf(tmp_path: Path) -> None:
    stand(tmp_path)
    make(tmp_path)
    withdraw(tmp_path)
    made = make(tmp_path)
    assert made.days == 0
    assert names_of(tmp_path) == sorted(
        [
            *(".paperpress-shelf", "days/index.html", "days/opds.json", "days/opds.xml"),
            *("editions.xml", "index.html", "new/opds.json", "new/opds.xml"),
            *("opds.json", "opds.xml", "style.css"),
        ]
    )
    assert b"There are no editions yet." in files_of(tmp_path)["index.html"]


def test_a_corrected_edition_keeps_its_names_and_has_a_new_address(tmp_path: Path) -> None:
    stand(tmp_path)
    make(tmp_path)
    before = files_of(tmp_path)
    first = feed(tmp_path, "new/opds.json")["publications"][0]  # type: ignore[index]
    stand(tmp_path, modified="2025-07-23T14:05:00Z", headlines=["Night ferries return on Monday"])
    make(tmp_path)
    again = feed(tmp_path, "new/opds.json")["publications"][0]  # type: ignore[index]
    assert set(files_of(tmp_path)) == set(before)
    assert again["metadata"]["identifier"] == first["metadata"]["identifier"]
    assert again["metadata"]["modified"] == "2025-07-23T14:05:00Z"
    hrefs = [each["links"][1]["href"].partition("?") for each in (first, again)]
    assert hrefs[0][0] == hrefs[1][0]
    assert hrefs[0][2] != hrefs[1][2]


@pytest.mark.slow
def test_old_editions_go_and_no_feed_names_one(tmp_path: Path) -> None:
    for day in days(120):
        stand(tmp_path, day=day)
    make(tmp_path)
    made = make(tmp_path, replace(FRONT, keep=timedelta(days=90)))
    assert made.days == 91
    gone = [day.isoformat() for day in days(120)][:29]
    text = b"".join(
        data for name, data in files_of(tmp_path).items() if not name.endswith(("epub", "jpg"))
    )
    assert not [day for day in gone if day.encode() in text]
    assert not [day for day in gone if (tmp_path / "shelf" / day).exists()]
    assert all((tmp_path / day / "city.epub").is_file() for day in gone)
    assert not (tmp_path / "shelf/days/2025-03").exists()
    assert not (tmp_path / "shelf/desks/city/2025-03").exists()
    assert make(tmp_path, FRONT).days == 120


def test_a_feed_names_a_file_until_it_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Feeds are written first, and what they named before is removed after."""
    for day in days(3):
        stand(tmp_path, day=day)
    make(tmp_path)
    honest = making._let_go

    def look(*arguments: object) -> None:
        for path, data in files_of(tmp_path).items():
            if path.endswith("opds.json"):
                for name in re.findall(rb"\d{4}-\d\d-\d\d/city\.epub", data):
                    assert (tmp_path / "shelf" / name.decode()).is_file()
        assert b"2025-07-21" not in files_of(tmp_path)["new/opds.json"]
        honest(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "_let_go", look)
    make(tmp_path, replace(FRONT, keep=timedelta(days=1)))


def test_a_folder_that_is_no_shelf_is_left_alone(tmp_path: Path) -> None:
    stand(tmp_path)
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf" / "index.html").write_text("mine", "utf-8")
    with pytest.raises(ConfigurationError, match="isn't a shelf that paperpress made"):
        make(tmp_path)
    assert files_of(tmp_path) == {"index.html": b"mine"}


def test_files_of_other_names_are_never_touched(tmp_path: Path) -> None:
    stand(tmp_path)
    stand(tmp_path, day=DAY - timedelta(days=1))
    make(tmp_path)
    mine = {
        "robots.txt",
        "CNAME",
        "about/index.html",
        "2025-07-23/letter.pdf",
        "desks/city/logo.svg",
        "latest/README",
    }
    for name in mine:
        file = tmp_path / "shelf" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("mine", "utf-8")
    withdraw(tmp_path)
    withdraw(tmp_path, day=DAY - timedelta(days=1))
    make(tmp_path)
    left = files_of(tmp_path)
    assert {name for name, data in left.items() if data == b"mine"} == mine


class _Killed(BaseException):
    pass


@pytest.mark.slow
@pytest.mark.parametrize("when", range(0, 60, 4))
def test_a_making_that_is_killed_is_made_whole_by_the_next(
    tmp_path: Path, when: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing that it left is unknown, not even what is withdrawn before it is made again."""
    for out in (tmp_path / "killed", tmp_path / "whole"):
        stand(out, day=DAY - timedelta(days=1))
        make(out)
        stand(out)
        stand(out, "culture")
        withdraw(out, day=DAY - timedelta(days=1))
    left = when

    def count(honest: object) -> object:
        def write(*arguments: object, **named: object) -> object:
            nonlocal left
            left -= 1
            if left < 0:
                raise _Killed
            return honest(*arguments, **named)  # type: ignore[operator]

        return write

    with monkeypatch.context() as patched:
        patched.setattr(atomic, "_in_one_step", count(atomic._in_one_step))
        patched.setattr(Path, "hardlink_to", count(Path.hardlink_to))
        patched.setattr(Path, "unlink", count(Path.unlink))
        with suppress(_Killed):
            make(tmp_path / "killed")
    for out in (tmp_path / "killed", tmp_path / "whole"):
        withdraw(out, "culture")
        make(out)
    left_over = {name for name in files_of(tmp_path / "killed") if name.endswith(".part")}
    killed = {k: v for k, v in files_of(tmp_path / "killed").items() if k not in left_over}
    assert killed == files_of(tmp_path / "whole")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda file, note: file.write_bytes(file.read_bytes() + b"x"), "EDN071"),
        (lambda file, note: note.write_bytes(note.read_bytes()[:40]), "EDN072"),
    ],
)
def test_what_is_not_what_was_pressed_is_left_off_and_told(
    tmp_path: Path, spoil: object, code: str
) -> None:
    file = stand(tmp_path)
    stand(tmp_path, "culture")
    spoil(file, tmp_path / ".paperpress/2025-07-23/city.epub.json")  # type: ignore[operator]
    for _ in range(2):
        made = make(tmp_path)
        assert [finding.code for finding in made.findings] == [code]
        assert made.days == 1
        assert "2025-07-23/city.epub" not in files_of(tmp_path)
    stand(tmp_path)
    assert make(tmp_path).findings == ()
    assert "2025-07-23/city.epub" in files_of(tmp_path)


def test_what_was_pressed_as_it_should_be_is_told_nothing(tmp_path: Path) -> None:
    stand(tmp_path)
    assert make(tmp_path).findings == ()


def test_an_edition_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    stand(tmp_path, data=b"no ZIP at all")
    assert [finding.code for finding in make(tmp_path).findings] == ["EDN073"]


def test_a_cover_that_is_no_picture_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelving, "cover", lambda: b"text")
    stand(tmp_path)
    made = make(tmp_path)
    assert [finding.code for finding in made.findings] == ["EDN074"]
    assert "2025-07-23/city.epub" in files_of(tmp_path)


def test_a_link_in_the_place_of_an_edition_is_not_followed(tmp_path: Path) -> None:
    file = stand(tmp_path)
    elsewhere = tmp_path / "secret.epub"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)
    make(tmp_path)
    assert "2025-07-23/city.epub" not in files_of(tmp_path)


def test_without_a_masthead_the_newest_edition_names_the_shelf(tmp_path: Path) -> None:
    stand(tmp_path, data=edition(masthead="The Harbour Post"))
    make(tmp_path, None)
    assert feed(tmp_path, "opds.json")["metadata"]["title"] == "The Harbour Post"  # type: ignore[index]


@pytest.mark.slow
def test_another_title_makes_every_page_anew(tmp_path: Path) -> None:
    for day in days(40):
        stand(tmp_path, day=day)
    make(tmp_path)
    make(tmp_path, replace(FRONT, title="The New Courier"))
    assert not [
        name
        for name, data in files_of(tmp_path).items()
        if name.endswith(".html") and b"The New Courier" not in data
    ]


def test_a_lost_index_is_made_again(tmp_path: Path) -> None:
    for day in days(3):
        stand(tmp_path, day=day)
    make(tmp_path)
    before = files_of(tmp_path)
    for file in (tmp_path / ".paperpress/shelf").iterdir():
        file.unlink()
    make(tmp_path)
    assert files_of(tmp_path) == before
