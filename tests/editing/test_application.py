"""The editor's page as a browser gets it: seen, saved, refused, and nothing lost."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from asking import basic
from editing import ORIGIN, Desk, newsroom, records_in, write_records
from paperpress.config import load_configuration
from paperpress.editing.editors import Editors
from paperpress.editing.guards import Guards
from paperpress.picturedesk.archive import read_alt_texts
from paperpress.serving.accounts import add_account
from paperpress.serving.logins import Logins

CITY = "/2025-07-23/city/"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(newsroom(tmp_path))


def kept(desk: Desk) -> list[dict[str, Any]]:
    path = desk.config.parent / "alt-texts.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def overlay(desk: Desk) -> list[dict[str, Any]]:
    path = desk.config.parent / "overlay.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def words(desk: Desk, number: int = 0) -> dict[str, str]:
    return desk.page(CITY).forms("words")[number]


def test_the_day_tells_what_stands_between_each_edition_and_ready(desk: Desk) -> None:
    page = desk.page("/")
    assert "Wednesday, 23 July 2025" in page.text
    assert "6 pictures need words." in page.text
    (link,) = (a for a in page.all("a") if a.text == "City Desk")
    assert link.get("href") == CITY


def test_a_text_is_kept_with_who_and_when_and_the_next_picture_follows(desk: Desk) -> None:
    form = words(desk)
    answer = desk.ask(form.pop("action"), {**form, "alt": "Diggers at a quay before dawn"})
    assert (answer.status, answer.headers["location"]) == (303, f"{CITY}#{form['next']}")
    (entry,) = kept(desk)
    assert entry["alt"] == "Diggers at a quay before dawn"
    assert (entry["by"], entry["picture"]) == ("Asha Rao", form["picture"])
    page = desk.page(CITY)
    assert "5 pictures need words." in page.text
    assert "Asha Rao, 20" in page.text


def test_a_decorative_picture_a_kind_and_a_long_description_are_kept(desk: Desk) -> None:
    form = words(desk)
    action = form.pop("action")
    more = {"kind": "map", "description": "North is up.\nThe quay lies left."}
    assert desk.ask(action, {**form, "decorative": "yes", **more}).status == 303
    (entry,) = kept(desk)
    assert (entry["decorative"], entry["kind"]) == (True, "map")
    assert entry["description"] == "North is up.\nThe quay lies left."
    assert "alt" not in entry


def test_a_text_that_is_taken_out_again_is_kept_no_more(desk: Desk) -> None:
    form = words(desk)
    desk.ask("/save/words", {**form, "alt": "A quay"})
    again = desk.page(CITY).form(form["picture"])
    assert again["alt"] == "A quay"
    assert desk.ask("/save/words", {**again, "alt": " "}).status == 303
    assert kept(desk) == []


def test_text_and_decorative_at_once_are_refused_and_the_text_stays_on_the_page(desk: Desk) -> None:
    answer = desk.ask("/save/words", {**words(desk), "alt": "A quay", "decorative": "yes"})
    assert answer.status == 422
    assert "A quay" in answer.text


def test_a_text_of_the_record_is_replaced_as_long_as_the_record_says_it(tmp_path: Path) -> None:
    lead = {"src": "p00a.png", "alt": "A digger in front of the"}
    desk = Desk(newsroom(tmp_path, picture=lead))
    page = desk.page(CITY)
    assert "ALT012" in page.text
    form = page.form("A digger in front of the")
    assert desk.ask("/save/words", {**form, "alt": "A digger in front of a pier"}).status == 303
    assert "ALT012" not in desk.page(CITY).text
    records = records_in(tmp_path)
    records[0]["picture"]["alt"] = "A digger, a pier and a gull"
    write_records(tmp_path, records)
    assert "A digger, a pier and a gull" in desk.page(CITY).text


def test_what_another_has_saved_meanwhile_is_not_overwritten_and_both_are_shown(desk: Desk) -> None:
    mine, theirs = words(desk), words(desk)
    desk.ask("/save/words", {**theirs, "alt": "Theirs"})
    answer = desk.ask("/save/words", {**mine, "alt": "Mine"})
    assert answer.status == 409
    assert kept(desk)[0]["alt"] == "Theirs"
    from editing import Page

    page = Page(answer.body)
    assert "Theirs" in page.text
    again = page.form("Mine")
    assert desk.ask("/save/words", again).status == 303
    assert kept(desk)[0]["alt"] == "Mine"


def test_a_script_is_answered_in_json(desk: Desk) -> None:
    mine, theirs = words(desk), words(desk)
    asking = {"accept": "application/json"}
    answer = json.loads(desk.ask("/save/words", {**theirs, "alt": "Theirs"}, asking).body)
    assert answer["text"] == "Theirs"
    assert ["picture", "Theirs"] in [line for _, lines in answer["passages"] for line in lines]
    refused = desk.ask("/save/words", {**mine, "alt": "Mine"}, asking)
    assert refused.status == 409
    conflict = json.loads(refused.body)
    assert (conflict["current"], conflict["seen"]) == ("Theirs", answer["seen"])


def test_a_file_that_is_edited_by_hand_meanwhile_keeps_what_was_written_there(desk: Desk) -> None:
    first, second = words(desk), words(desk, 1)
    desk.ask("/save/words", {**first, "alt": "A quay"})
    path = desk.config.parent / "alt-texts.jsonl"
    entry = kept(desk)[0] | {"alt": "A quay at dawn", "note": "checked with Tomasz"}
    path.write_text(json.dumps(entry) + "\n", "utf-8")
    assert desk.ask("/save/words", {**second, "alt": "A crane"}).status == 303
    assert entry in kept(desk)
    assert len(kept(desk)) == 2


def test_a_kept_file_that_was_broken_by_hand_is_left_alone_and_what_was_written_stays(
    desk: Desk,
) -> None:
    form = words(desk)
    path = desk.config.parent / "alt-texts.jsonl"
    path.write_text("{half a line\n", "utf-8")
    answer = desk.ask("/save/words", {**form, "alt": "A quay"})
    assert answer.status == 409
    assert "line 1" in answer.text
    assert "A quay" in answer.text
    assert path.read_text("utf-8") == "{half a line\n"
    assert "line 1" in desk.ask("/").text


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, of a quarter of a megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mounting, capture_output=True).returncode:
        pytest.skip("nothing may be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Fill a file system to its last byte."""
    path = folder / "rest"
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    return path


def test_a_full_disk_leaves_what_was_kept_and_what_was_written_on_the_page(
    small_disk: Path,
) -> None:
    desk = Desk(newsroom(small_disk))
    first, second = words(desk), words(desk, 1)
    desk.ask("/save/words", {**first, "alt": "A quay"})
    desk.save(f"{CITY}work-01", "headline", value="Work ends")
    before, changes = kept(desk), overlay(desk)
    rest = fill(small_disk)
    answer = desk.ask("/save/words", {**second, "alt": "A crane " * 1000})
    assert answer.status == 507
    assert "No space left on device" in answer.text
    assert "A crane" in answer.text
    answer = desk.save(f"{CITY}work-01", "standfirst", value="At the quay " * 1000)
    assert (answer.status, "At the quay" in answer.text) == (507, True)
    assert (kept(desk), overlay(desk)) == (before, changes)
    rest.unlink()
    assert desk.ask("/save/words", {**second, "alt": "A crane"}).status == 303
    assert [entry["alt"] for entry in kept(desk)] == ["A quay", "A crane"]


def test_a_field_is_corrected_and_taken_back(desk: Desk) -> None:
    page = f"{CITY}work-01"
    answer = desk.save(page, "headline", value="Work ends at Market Hall")
    assert (answer.status, answer.headers["location"]) == (303, page)
    assert "Work ends at Market Hall" in desk.page(CITY).text
    (change,) = overlay(desk)
    assert change["before"] == "Work begins at Market Hall, part 2"
    assert change["by"] == "Asha Rao"
    desk.save(page, "headline", back="yes")
    assert "Work begins at Market Hall" in desk.page(CITY).text
    assert len(overlay(desk)) == 2


def test_a_source_that_changed_unseen_is_shown_before_it_is_corrected(
    desk: Desk, tmp_path: Path
) -> None:
    form = desk.page(f"{CITY}work-01").form("headline")
    records = records_in(tmp_path)
    records[1]["headline"] = "Work is halted at Market Hall"
    write_records(tmp_path, records)
    answer = desk.ask(form.pop("action"), {**form, "value": "Work ends at Market Hall"})
    assert answer.status == 409
    assert "Work is halted at Market Hall" in answer.text
    assert not (tmp_path / "overlay.jsonl").exists()


def test_an_article_is_held_back_released_and_moved(desk: Desk) -> None:
    assert desk.save(f"{CITY}work-02", "place", value="1").status == 303
    assert desk.save(f"{CITY}work-01", "hold", value="Waits for the lawyer").status == 303
    assert desk.ask(f"{CITY}work-01").status == 404
    order = [a.text for li in desk.page(CITY).all("ol/{*}li") for a in li.iter("{*}a")]
    assert order == ["Work begins at Mill Lane, part 3", "Work begins at Harbour Street, part 1"]
    day = desk.page("/")
    assert "Waits for the lawyer (Asha Rao" in day.text
    desk.ask("/save/change", day.form("hold"))
    assert desk.ask(f"{CITY}work-01").status == 200


def test_another_picture_leads(desk: Desk) -> None:
    assert desk.save(f"{CITY}work-00", "lead", value="p00b.png").status == 303
    form = desk.page(f"{CITY}work-00").form("lead")
    assert form["value"] == "p00b.png"


@pytest.mark.parametrize(
    ("name", "value"),
    [("hold", " "), ("place", "none"), ("headline", ""), ("lead", "else.png"), ("secret", "x")],
)
def test_what_can_not_stand_in_a_field_is_refused(desk: Desk, name: str, value: str) -> None:
    page = desk.page(f"{CITY}work-00")
    form = {**page.form("headline"), "field": name, "value": value}
    assert desk.ask("/save/change", form).status == 422
    assert not (desk.config.parent / "overlay.jsonl").exists()


def test_a_listener_hears_the_head_and_the_figure(desk: Desk) -> None:
    lines = [li for ol in desk.page(f"{CITY}work-00").all("ol[@id='lines']") for li in ol]
    heard = [" ".join("".join(line.itertext()).split()) for line in lines]
    assert heard[0] == "heading 1: Work begins at Harbour Street, part 1"
    assert "figure" in heard
    assert "picture: Picture" in heard


def test_markup_in_captions_and_texts_is_shown_as_text(tmp_path: Path) -> None:
    mark = "<script>alert(1)</script><b>Quay</b>"
    headline = 'A "quay" & <i>crane</i> </textarea>'
    desk = Desk(newsroom(tmp_path, headline=headline, picture={"src": "p00a.png", "caption": mark}))
    for target in ("/", CITY, f"{CITY}work-00"):
        page = desk.page(target)
        assert len(page.all("script")) == 1
        assert not page.all("b")
        assert not page.all("i")
    desk.ask("/save/words", {**words(desk), "alt": mark})
    assert any((area.text or "").strip() == mark for area in desk.page(CITY).all("textarea"))


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": ""}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"host": "evil.example", "origin": "http://evil.example"}, 403),
        ({"content-type": "application/json"}, 415),
        ({"content-type": "text/plain"}, 415),
    ],
)
def test_only_a_page_of_this_server_can_save(
    desk: Desk, headers: dict[str, str], status: int
) -> None:
    form = words(desk)
    assert desk.ask("/save/words", {**form, "alt": "A quay"}, headers).status == status
    assert (desk.config.parent / "alt-texts.jsonl").exists() == (status == 303)


@pytest.mark.parametrize("token", ["", "0" * 64, "ü"])
def test_a_save_without_the_token_is_not_written_and_comes_back_with_what_was_written(
    desk: Desk, token: str
) -> None:
    answer = desk.ask("/save/words", {**words(desk), "alt": "A quay", "token": token})
    assert answer.status == 403
    assert not (desk.config.parent / "alt-texts.jsonl").exists()
    from editing import Page

    assert desk.ask("/save/words", Page(answer.body).form("A quay")).status == 303


def test_a_page_of_before_the_server_was_killed_loses_nothing(desk: Desk) -> None:
    form = words(desk)
    anew = Desk(desk.config)
    answer = anew.ask("/save/words", {**form, "alt": "A quay"})
    from editing import Page

    assert answer.status == 403
    assert anew.ask("/save/words", Page(answer.body).form("A quay")).status == 303
    assert kept(anew)[0]["alt"] == "A quay"


def test_a_page_is_shown_to_no_other_name_of_this_machine(desk: Desk) -> None:
    assert desk.ask("/", headers={"host": "courier.evil.example:8100"}).status == 403


def test_a_way_back_leads_to_our_own_pages_alone(desk: Desk) -> None:
    for page in ("//evil.example/", "https://evil.example/", "..", "\\\\evil.example"):
        form = {**words(desk), "page": page, "next": "\r\nX: y"}
        assert desk.ask("/save/words", form).headers["location"] == "/"


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="modes of files")
def test_a_network_edits_with_an_account_under_its_name(tmp_path: Path) -> None:
    config = newsroom(tmp_path)
    accounts = tmp_path / "accounts.json"
    token = add_account(accounts, "tomasz", "correct horse battery")
    editors = Editors(Guards(frozenset({"edit.courier.example"})), "nobody", Logins.of(accounts))
    desk = Desk(config, editors, https=True)
    at = {"host": "edit.courier.example", "origin": "https://edit.courier.example"}
    assert desk.ask(CITY, headers=at).status == 401
    assert desk.ask(f"/t/{token}{CITY}", headers=at).status == 404
    login = {**at, "authorization": basic("tomasz", "correct horse battery")}
    from editing import Page

    form = Page(desk.ask(CITY, headers=login).body).forms("words")[0]
    assert desk.ask(form.pop("action"), {**form, "alt": "A quay"}, at).status == 401
    assert desk.ask("/save/words", {**form, "alt": "A quay"}, login).status == 303
    assert kept(desk)[0]["by"] == "tomasz"


def test_what_is_saved_is_in_the_words_that_every_build_reads(desk: Desk) -> None:
    form = words(desk)
    desk.ask("/save/words", {**form, "alt": "A quay"})
    texts = read_alt_texts(desk.config.parent / "alt-texts.jsonl")
    assert texts.of(form["picture"], "en-US") == "A quay"
    assert load_configuration(desk.config).alt_texts == texts


def test_there_is_nothing_at_other_addresses(desk: Desk) -> None:
    for target in ("/2025-07-24/", "/2025-07-23/sport/", f"{CITY}none", "/picture/x.jpg", "/x"):
        assert desk.ask(target).status == 404
    assert desk.ask("/save/else", {}).status == 404
    assert desk.ask("/", method="DELETE").status == 405
    assert ORIGIN


def test_an_article_of_an_earlier_day_is_worked_on_as_one_of_the_last(
    desk: Desk, tmp_path: Path
) -> None:
    records = records_in(tmp_path)
    records[2]["published"] = "2025-07-24T05:00:00+01:00"
    write_records(tmp_path, records)
    assert desk.save(f"{CITY}work-00", "lead", value="p00b.png").status == 303
    form = {**desk.page(CITY).forms("words")[0], "source": "another"}
    assert desk.ask("/save/words", {**form, "alt": "A quay"}).status == 409
