"""Drafts by a program of the newsroom's own: asked for, marked, and pressed only when taken."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from editing import Desk, Page, newsroom

CITY = "/2025-07-23/city/"
FAKE = """\
import base64, json, sys
asked = json.load(sys.stdin)
size = len(base64.b64decode(asked["picture"]))
print(json.dumps({"text": f"{size} bytes of {asked['headline']} in {asked['language']}"}))
"""


def desk(folder: Path, program: str, timeout: int = 60) -> Desk:
    config = newsroom(folder)
    (folder / "draft.py").write_text(program, "utf-8")
    command = json.dumps([sys.executable, "draft.py"])
    text = config.read_text("utf-8") + f"\n[suggest]\ncommand = {command}\ntimeout = {timeout}\n"
    config.write_text(text, "utf-8")
    return Desk(config)


def test_a_draft_is_marked_and_kept_only_when_it_is_taken(tmp_path: Path) -> None:
    editor = desk(tmp_path, FAKE)
    form = editor.page(CITY).forms("words")[0]
    answer = editor.ask("/save/words", {**form, "draft": "yes"})
    assert answer.status == 303
    page = editor.page(CITY)
    assert "A draft by a program" in page.text
    drafted = page.forms("words")[0]["drafted"]
    assert drafted.endswith("bytes of Work begins at Harbour Street, part 1 in en-GB")
    kept = tmp_path / "alt-texts.jsonl"
    assert not kept.exists()
    taken = {**page.forms("words")[0], "take": "yes"}
    assert editor.ask("/save/words", taken).status == 303
    entry = json.loads(kept.read_text("utf-8"))
    assert (entry["alt"], entry["drafted"], entry["by"]) == (drafted, True, "Asha Rao")
    assert "drafted by a program, taken by Asha Rao" in editor.page(CITY).text


def test_what_stands_in_the_field_is_kept_when_a_draft_is_asked_for(tmp_path: Path) -> None:
    editor = desk(tmp_path, FAKE)
    form = editor.page(CITY).forms("words")[0]
    asking = {"accept": "application/json"}
    answer = editor.ask("/save/words", {**form, "alt": "A quay", "draft": "yes"}, asking)
    assert json.loads(answer.body)["draft"].endswith("in en-GB")
    assert json.loads((tmp_path / "alt-texts.jsonl").read_text("utf-8"))["alt"] == "A quay"


@pytest.mark.parametrize(
    ("program", "why"),
    [
        ("print('no')", "no JSON"),
        ("print('{}')", "no text"),
        ('print(\'{"text": " "}\')', "no text"),
        ("import sys; sys.exit('the model is away')", "the model is away"),
        ("import time; time.sleep(60)", "not answered in 1 seconds"),
    ],
)
def test_a_program_that_gives_none_is_told_of_and_nothing_is_lost(
    tmp_path: Path, program: str, why: str
) -> None:
    editor = desk(tmp_path, program, timeout=1 if "sleep" in program else 60)
    form = editor.page(CITY).forms("words")[0]
    answer = editor.ask("/save/words", {**form, "alt": "A quay", "draft": "yes"})
    assert answer.status == 502
    assert why in Page(answer.body).text


def test_without_a_program_no_draft_is_offered(tmp_path: Path) -> None:
    editor = Desk(newsroom(tmp_path))
    assert "Ask for a draft" not in editor.page(CITY).text
