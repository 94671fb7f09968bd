"""Requests to a server's application, as a server would pass them on, and to a server that runs."""

from __future__ import annotations

import asyncio
import base64
import gzip
import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from paperpress.serving.application import Application
from paperpress.serving.events import Events
from paperpress.serving.settings import Settings
from shelving import FRONT

READER = ("203.0.113.7", 40_000)


@dataclass(frozen=True)
class Got:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()


class Asking:
    """Asks an application, and keeps what it says."""

    def __init__(self, out: Path, **settings: Any) -> None:
        self.said = StringIO()
        given = {"front": FRONT, **settings}
        self.application = Application.of(Settings(out=out, **given), Events("json", self.said))

    def get(
        self,
        target: str,
        method: str = "GET",
        client: tuple[str, int] = READER,
        port: int = 8000,
        **headers: str,
    ) -> Got:
        """Ask for a target; names of headers have ``_`` for ``-``."""
        path, _, query = target.partition("?")
        named = {"host": "paper.example", **{k.replace("_", "-"): v for k, v in headers.items()}}
        scope = {
            "type": "http",
            "method": method,
            "path": unquote(path),
            "query_string": query.encode(),
            "headers": [(name.encode(), text.encode()) for name, text in named.items()],
            "client": client,
            "server": ("127.0.0.1", port),
        }
        messages: list[dict[str, Any]] = []

        async def send(message: Any) -> None:
            messages.append(message)

        async def receive() -> Any:
            return {"type": "http.request"}

        asyncio.run(self.application(scope, receive, send))
        start, *rest = messages
        headers_got = {name.decode(): text.decode("latin-1") for name, text in start["headers"]}
        body = b"".join(message.get("body", b"") for message in rest)
        return Got(start["status"], headers_got, body)


def basic(name: str, password: str) -> str:
    """An Authorization header."""
    return "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()


@dataclass
class Running:
    """A server that runs."""

    process: subprocess.Popen[str]
    host: str
    port: int
    base: str

    def get(
        self, target: str, method: str = "GET", headers: Mapping[str, str] | None = None
    ) -> Got:
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        try:
            connection.putrequest(method, target, skip_accept_encoding=True)
            for name, text in (headers or {}).items():
                connection.putheader(name, text)
            connection.endheaders()
            answer = connection.getresponse()
            got = {name.lower(): text for name, text in answer.getheaders()}
            return Got(answer.status, got, answer.read())
        finally:
            connection.close()

    def end(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)


@contextmanager
def running(folder: Path, *options: str, command: str = "serve") -> Iterator[Running]:
    """A server as the command starts it, at a port that is free."""
    process = subprocess.Popen(
        [sys.executable, "-m", "paperpress", command, "--port", "0", *options],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert process.stdout is not None
        base = process.stdout.readline().strip()
        assert base, "the server said no address"
        host, _, port = base.removeprefix("http://").partition("/")[0].rpartition(":")
        yield Running(process, host, int(port), base)
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(60)
        assert process.stdout is not None
        process.stdout.close()
