"""What a listener would hear while an editor writes: of every picture, of the head, and nothing is saved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from editing import Desk, newsroom

CITY = "/2025-07-23/city/"
ASKING = {"accept": "application/json"}
PICTURES = [
    {"type": "paragraph", "text": "Work began before dawn."},
    {"type": "picture", "src": "p00b.png", "caption": "The quay at dawn"},
]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(newsroom(tmp_path, body=PICTURES))


def heard(desk: Desk, form: dict[str, str], **fields: str) -> list[tuple[str, list[list[str]]]]:
    answer = desk.ask("/save/hear", {**form, **fields}, ASKING)
    assert answer.status == 200, answer.text
    return [(picture, lines) for picture, lines in json.loads(answer.body)["passages"]]


def test_every_picture_of_the_page_is_heard_as_it_is_written(desk: Desk) -> None:
    page = desk.page(f"{CITY}work-00")
    lead, body = page.forms("words")
    for form, place in ((lead, 1), (body, 2)):
        passages = heard(desk, form, alt="Diggers at a quay")
        assert [len(passages), passages[place][0]] == [3, form["next"]]
        assert ["picture", "Diggers at a quay"] in passages[place][1]
    silent = heard(desk, body, decorative="yes")[2][1]
    assert [role for role, _ in silent] == ["figure", ""]
    assert silent[-1][1] == "The quay at dawn"
    long = heard(desk, body, alt="A map", description="North is up.")[2][1]
    assert ["", "North is up."] in long
    assert not (desk.config.parent / "alt-texts.jsonl").exists()


def test_the_head_is_heard_as_it_is_corrected(desk: Desk) -> None:
    form = desk.page(f"{CITY}work-00").form("standfirst")
    head = heard(desk, form, value="Until Friday")[0][1]
    assert ["subtitle", "Until Friday"] in head
    assert not (desk.config.parent / "overlay.jsonl").exists()


def test_what_can_not_be_saved_is_not_heard_either(desk: Desk) -> None:
    form = desk.page(f"{CITY}work-00").form("language")
    assert desk.ask("/save/hear", {**form, "value": "klingonish"}, ASKING).status == 422
    assert desk.ask("/save/hear", {**form, "token": "0"}, ASKING).status == 403


def test_without_a_script_each_picture_stands_with_what_is_heard_of_it(desk: Desk) -> None:
    form = desk.page(CITY).forms("words")[0]
    desk.ask("/save/words", {**form, "alt": "Diggers at a quay"})
    page = desk.page(CITY)
    lists = [each for each in page.all("ol") if each.get("class") == "heard"]
    assert len(lists) == 6
    words = [" ".join("".join(each.itertext()).split()) for each in lists]
    assert sum("picture: Diggers at a quay" in each for each in words) == 1
