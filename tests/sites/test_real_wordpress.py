"""A real WordPress, pressed by its address; then corrected, and pressed again."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom import run_apart
from paperpress.config import load_configuration
from wordpress_server import WordPressSite, wordpress

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("wordpress")]

_FERRY = """<!-- wp:paragraph --><p>The <em>Constance</em> was a year in dock. {picture} She sails at six.</p><!-- /wp:paragraph -->
<!-- wp:gallery --><figure class="wp-block-gallery"><figure class="wp-block-image"><img src="{src}" alt="The quay" class="wp-image-{id}"/><figcaption>Crowds on the quay on Tuesday. Photo: Tom Hale</figcaption></figure></figure><!-- /wp:gallery -->"""

POSTS = [
    {"title": "Ferry back in service", "desk": "City", "date": "2025-07-23 05:00:00",
     "content": _FERRY, "excerpt": "After a year in dock the Constance sails again.", "picture": True},
    {"title": "Bank holds its rate", "desk": "Business", "date": "2025-07-23 06:10:00",
     "content": '<p>The rate stays at four.</p><figure class="wp-block-image"><img src="{src}" alt=""'
                ' class="wp-image-{id}"></figure>'},
    {"title": "Das Museum öffnet wieder", "desk": "Kultur", "date": "2025-07-23 07:00:00",
     "content": '<p lang="de">Das Haus am Hafen war lange zu.</p>'},
    {"title": "One minute to midnight", "desk": "City", "date": "2025-07-22 23:59:00",
     "content": "<p>The council rose late.</p>"},
    {"title": "Members only", "desk": "City", "date": "2025-07-23 08:00:00",
     "content": "<p>Behind a password.</p>", "password": "oyster"},
    {"title": "For the desk alone", "desk": "City", "date": "2025-07-23 08:00:00",
     "content": "<p>Private.</p>", "status": "private"},
    {"title": "Not before its time", "desk": "City", "date": "2125-07-23 08:00:00",
     "content": "<p>Scheduled.</p>", "status": "future"},
    {"title": "A play worth the ferry", "desk": "Kultur", "date": "2025-07-23 08:30:00",
     "content": "<p>The second act is the better one.</p>", "type": "review"},
    {"title": "Half a thought", "desk": "City", "date": "2025-07-23 08:00:00",
     "content": "<p>A draft.</p>", "status": "draft"},
]  # fmt: skip


def editions_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("dist/*/*.epub")}


@pytest.fixture(scope="module")
def site() -> Iterator[WordPressSite]:
    with wordpress(POSTS) as running:
        yield running


def pressed(
    folder: Path, site: WordPressSite, *more: str, toml: str = ""
) -> tuple[dict[str, dict[str, str]], dict]:
    """The pages of each edition of 23 July by its name, and the day's report."""
    (folder / "paperpress.toml").write_text(
        f"""
[masthead]
title = "The Harbour Post"
language = "en-GB"
timezone = "Europe/London"
identifier = "https://post.example/"

[[sources]]
url = "{site.url}"
kind = "wordpress"
{toml}"""
    )
    done = run_apart(folder, "build", "--only", "2025-07-23", *more)
    assert done.returncode == 0, done.stderr
    day = folder / "dist/2025-07-23"
    editions = {}
    for path in sorted(day.glob("*.epub")):
        with zipfile.ZipFile(path) as epub:
            names = [name for name in epub.namelist() if name.endswith(".xhtml")]
            editions[path.stem] = {name: epub.read(name).decode() for name in names}
    return editions, json.loads((day / "report.json").read_text())


def test_what_a_new_publication_is_told_of_the_site_is_right_and_presses(
    site: WordPressSite, tmp_path: Path
) -> None:
    done = run_apart(tmp_path, "new", "--from", site.url)
    assert done.returncode == 0, done.stderr
    assert "The Harbour Post: WordPress, by its REST API; desks: City (" in done.stdout
    file = tmp_path / "the-harbour-post/paperpress.toml"
    assert '# types = ["posts", "reviews"]' in file.read_text()
    configuration = load_configuration(file)
    masthead = configuration.masthead
    assert (masthead.title, masthead.timezone) == ("The Harbour Post", "Europe/London")
    assert masthead.language == "en-US"
    assert [desk.name for desk in masthead.desks] == ["City", "Kultur", "Business"]
    assert [(source.kind, source.url) for source in configuration.sites] == [
        ("wordpress", site.url)
    ]
    pressed = run_apart(tmp_path / "the-harbour-post", "build", "--only", "2025-07-23")
    assert pressed.returncode == 0, pressed.stderr


def test_who_has_a_password_presses_what_isn_t_for_everybody(
    site: WordPressSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR_PASSWORD", site.password)
    more = 'types = ["posts", "reviews"]\nusername = "editor"\npassword_env = "EDITOR_PASSWORD"\nstatuses = ["publish", "private"]\n'
    editions, _ = pressed(tmp_path, site, toml=more)
    city = "".join(editions["city"].values())
    assert "For the desk alone" in city
    assert "Ferry back in service" in city
    assert "The second act is the better one." in "".join(editions["kultur"].values())
    for kept_back in ("Behind a password", "Half a thought", "Not before its time"):
        assert kept_back not in city


def test_what_was_recorded_is_pressed_to_the_same_bytes_and_nobody_is_asked(
    site: WordPressSite, tmp_path: Path
) -> None:
    pressed(tmp_path, site, "--record", "answers")
    first = editions_in(tmp_path)
    addresses = [
        json.loads(note.read_text())["url"] for note in tmp_path.glob("answers/remote/*.json")
    ]
    # Not the original of 3,000 pixels.
    assert addresses
    assert all(re.search(r"-(?:1536x1024|2048x1365)\.jpg$", address) for address in addresses)
    for name in ("dist", "paperpress.toml"):
        (tmp_path / name).rename(tmp_path / f"away-{name}")
    pressed(tmp_path, site, "--replay", "answers")
    assert editions_in(tmp_path) == first
    assert first


def test_a_site_is_pressed_by_its_address_and_then_what_changed(
    site: WordPressSite, tmp_path: Path
) -> None:
    editions, report = pressed(tmp_path, site)
    assert set(editions) == {"city", "business", "kultur"}
    city = "".join(editions["city"].values())
    assert "Ferry back in service" in city
    assert "After a year in dock the Constance sails again." in city
    assert "A white ferry among gulls" in city
    assert "The ferry Constance leaves the harbour at dawn" in city
    assert "Crowds on the quay on Tuesday" in city
    assert "Ann covers the harbour." in city
    business = "".join(editions["business"].values())
    assert "A white ferry among gulls" in business  # as the media library says
    assert "The ferry Constance leaves the harbour at dawn" in business
    # Nothing that was not for everybody, and nothing of the day before.
    whole = json.dumps(editions)
    for kept_back in ("Members only", "Behind a password", "For the desk alone", "Private.",
                      "Not before its time", "Half a thought", "One minute to midnight",
                      "A play worth the ferry"):  # fmt: skip
        assert kept_back not in whole
    assert sum(edition["articles"] for edition in report["editions"]) == 3
    assert "error" not in {finding["severity"] for finding in report["findings"]}

    unchanged, _ = pressed(tmp_path, site)
    assert unchanged == editions

    site.change("Bank holds its rate", content="<p>The rate falls to three.</p>")
    site.withdraw("Das Museum öffnet wieder")
    site.add(
        title="Fog closes the strait", status="publish", date="2025-07-23T09:00:00",
        content="<p>Nothing moves.</p>", categories=[2],
    )  # fmt: skip
    again, second = pressed(tmp_path, site)
    assert set(again) == {"city", "business"}
    assert "falls to three" in "".join(again["business"].values())
    assert "stays at four" not in json.dumps(again)
    assert "Nothing moves." in "".join(again["city"].values())
    assert "WEB005" in {finding["code"] for finding in second["findings"]}
