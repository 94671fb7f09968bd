"""A day as a newsroom sends it before anybody has looked at it, and requests to the editor's page."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlencode

from lxml import etree
from PIL import Image

from asking import Got
from paperpress.config import load_configuration
from paperpress.editing.application import Application
from paperpress.editing.editors import Editors
from paperpress.editing.guards import Guards
from paperpress.editing.last_press import LastPress
from paperpress.editing.newsroom import Newsroom
from paperpress.serving.events import Events
from paperpress.serving.pressing import PressOutcome
from paperpress.serving.settings import Settings
from paperpress.shelf.front import front_for

ORIGIN = "http://127.0.0.1:8100"
TOML = """\
[masthead]
title = "The Meridian Courier"
language = "en-GB"
identifier = "https://courier.example/"

[[desks]]
slug = "city"
name = "City Desk"

[sources]
files = ["articles.jsonl"]
"""
PLACES = (
    *("Harbour Street", "Market Hall", "Mill Lane", "the ferry pier", "the old tannery"),
    *("Cutter Square", "the tram depot", "St Brannoc’s", "the weir", "Lantern Hill"),
)


def picture_of(number: int) -> bytes:
    """A small picture that no other number has."""
    out = io.BytesIO()
    colour = (number * 5 % 256, number * 37 % 256, number * 83 % 256)
    Image.new("RGB", (60, 40), colour).save(out, "PNG")
    return out.getvalue()


def newsroom(folder: Path, articles: int = 3, **changes: Any) -> Path:
    """A folder of records, two pictures each and no word about them; return its paperpress.toml."""
    folder.mkdir(parents=True, exist_ok=True)
    records = []
    for number in range(articles):
        place = f"{PLACES[number % len(PLACES)]}, part {number + 1}"
        for kind in (0, 1):
            name = f"p{number:02}{'ab'[kind]}.png"
            (folder / name).write_bytes(picture_of(2 * number + kind))
        body = [
            {"type": "paragraph", "text": f"Work at {place} began before dawn on Wednesday."},
            {"type": "picture", "src": f"p{number:02}b.png"},
            {"type": "paragraph", "text": f"Neighbours of number {number} said that it was loud."},
        ]
        records.append(
            {
                "id": f"work-{number:02}",
                "headline": f"Work begins at {place}",
                "body": body,
                "desk": "city",
                "published": "2025-07-23T05:00:00+01:00",
                "picture": {"src": f"p{number:02}a.png", "credit": "Asha Rao"},
                **(changes if number == 0 else {}),
            }
        )
    write_records(folder, records)
    (folder / "paperpress.toml").write_text(TOML, "utf-8")
    return folder / "paperpress.toml"


def write_records(folder: Path, records: list[dict[str, Any]]) -> None:
    """Write the newsroom's records anew."""
    lines = "".join(json.dumps(record) + "\n" for record in records)
    (folder / "articles.jsonl").write_text(lines, "utf-8")


def records_in(folder: Path) -> list[dict[str, Any]]:
    """The newsroom's records."""
    lines = (folder / "articles.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@dataclass
class Desk:
    """An editor at work: asks for pages, and sends their forms."""

    config: Path
    editors: Editors = field(default_factory=lambda: Editors(Guards(), "Asha Rao"))
    said: StringIO = field(default_factory=StringIO)
    outcome: PressOutcome | None = None
    out: str = "dist"
    https: bool = False

    def __post_init__(self) -> None:
        configuration = load_configuration(self.config)
        front = front_for(configuration)
        out = self.config.parent / self.out
        suggests = configuration.suggest is not None
        press = LastPress(self.config, out, front, lambda: self.outcome, suggests=suggests)
        events = Events("json", self.said)
        settings = Settings(out=out, front=front, https=self.https)
        self.application = Application(settings, Newsroom(self.config), self.editors, press, events)

    def ask(
        self,
        target: str,
        fields: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        method: str = "",
    ) -> Got:
        """Ask for a target, or send a form there."""
        path, _, query = target.partition("?")
        sent = {"host": ORIGIN.removeprefix("http://")}
        body = b""
        if fields is not None:
            body = urlencode(fields).encode()
            sent |= {"content-type": "application/x-www-form-urlencoded", "origin": ORIGIN}
        sent |= headers or {}
        scope = {
            "type": "http",
            "method": method or ("GET" if fields is None else "POST"),
            "path": unquote(path),
            "query_string": query.encode(),
            "headers": [(k.encode(), v.encode()) for k, v in sent.items() if v],
            "client": ("127.0.0.1", 40_000),
            "server": ("127.0.0.1", 8100),
        }
        messages: list[dict[str, Any]] = []

        async def receive() -> Any:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            messages.append(message)

        asyncio.run(self.application(scope, receive, send))
        start, *rest = messages
        got = {name.decode(): text.decode("latin-1") for name, text in start["headers"]}
        return Got(start["status"], got, b"".join(m.get("body", b"") for m in rest))

    def page(self, target: str) -> Page:
        """A page, which is there."""
        got = self.ask(target)
        assert got.status == 200, got.text
        return Page(got.body)

    def save(
        self, target: str, which: str, headers: Mapping[str, str] | None = None, **fields: str
    ) -> Got:
        """Fill in the form of a page that has a value in one of its fields, and send it."""
        form = self.page(target).form(which)
        return self.ask(form.pop("action"), {**form, **fields}, headers)


@dataclass
class Page:
    """A page as a browser has it."""

    data: bytes

    def __post_init__(self) -> None:
        self.tree = etree.fromstring(self.data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.tree.itertext()).split())

    def all(self, path: str) -> list[Any]:
        return list(self.tree.iterfind(f".//{path}", {None: "http://www.w3.org/1999/xhtml"}))

    def form(self, which: str) -> dict[str, str]:
        """What the first form sends that has a value, and where to."""
        for form in self.all("form"):
            fields = fields_of(form)
            if which in fields.values():
                return {"action": form.get("action"), **fields}
        raise AssertionError(f"no form has {which}")

    def forms(self, action: str) -> list[dict[str, str]]:
        """What each form sends that is for an action."""
        return [
            {"action": form.get("action"), **fields_of(form)}
            for form in self.all("form")
            if form.get("action").endswith(action)
        ]


def fields_of(form: Any) -> dict[str, str]:
    """What a form sends as it stands, by its button without a name."""
    fields = {}
    for element in form.iter("{*}input", "{*}textarea", "{*}select"):
        kind = element.tag.rpartition("}")[2]
        if element.get("type") == "checkbox" and element.get("checked") is None:
            continue
        if kind == "textarea":
            value = (element.text or "").removeprefix("\n")
        elif kind == "select":
            options = list(element.iter("{*}option"))
            chosen = [each for each in options if each.get("selected")] or options
            value = chosen[0].get("value")
        else:
            value = element.get("value", "")
        fields[element.get("name")] = value
    return fields
