"""``paperpress new``: a folder that presses as it is; of a site, see tests/sites/test_detecting.py."""

from __future__ import annotations

from pathlib import Path

from newsroom import run
from site_server import Reply, serving


def test_a_new_folder_presses_as_it_is(tmp_path: Path) -> None:
    assert run(tmp_path, "new", "paper").returncode == 0
    assert run(tmp_path / "paper", "build").returncode == 0


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "paper").mkdir()
    (tmp_path / "paper/paperpress.toml").write_text("mine")
    with serving("feed") as site:
        for more in ((), ("--from", site.home)):
            done = run(tmp_path, "new", "paper", *more)
            assert done.returncode == 2
            assert "isn't empty" in done.stderr
        assert site.asked == []
    assert (tmp_path / "paper/paperpress.toml").read_text() == "mine"


def test_without_a_folder_and_a_site_nothing_is_made(tmp_path: Path) -> None:
    done = run(tmp_path, "new")
    assert done.returncode == 2
    assert "name a folder" in done.stderr


def test_the_folder_of_a_site_can_be_named(tmp_path: Path) -> None:
    with serving("feed") as site:
        site.answers["/"] = Reply(b"<title>K</title>")
        assert run(tmp_path, "new", "paper", "--from", site.home).returncode == 0
        assert (tmp_path / "paper/paperpress.toml").is_file()
