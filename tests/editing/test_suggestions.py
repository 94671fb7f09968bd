"""Drafts by a program of the newsroom's own: asked for, marked, and pressed only when taken."""

from __future__ import annotations

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from editing import Desk, Page, newsroom
from newsroom import ROOT

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


class Chat(BaseHTTPRequestHandler):
    """A server of the chat protocol that says what it was asked."""

    asked: ClassVar[list[dict[str, Any]]] = []

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append({"path": self.path, **body})
        answer = {"choices": [{"message": {"role": "assistant", "content": ' "A quay at dawn" '}}]}
        data = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


def test_the_example_asks_a_server_of_the_chat_protocol(tmp_path: Path) -> None:
    editor = desk(tmp_path, (ROOT / "examples/suggest/draft.py").read_text("utf-8"))
    with ThreadingHTTPServer(("127.0.0.1", 0), Chat) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        arguments = f'"draft.py", "http://127.0.0.1:{server.server_port}/v1", "a-vision-model"]'
        text = editor.config.read_text("utf-8").replace('"draft.py"]', arguments)
        editor.config.write_text(text, "utf-8")
        form = editor.page(CITY).forms("words")[0]
        assert editor.ask("/save/words", {**form, "draft": "yes"}).status == 303
        server.shutdown()
    assert editor.page(CITY).forms("words")[0]["drafted"] == "A quay at dawn"
    (asked,) = Chat.asked
    assert (asked["path"], asked["model"]) == ("/v1/chat/completions", "a-vision-model")
    words, picture = asked["messages"][0]["content"]
    assert "Work begins at Harbour Street" in words["text"]
    assert picture["image_url"]["url"].startswith("data:image/png;base64,")
