"""A WebDAV server that can be told how to answer."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cheroot import wsgi
from cheroot.ssl.builtin import BuiltinSSLAdapter
from wsgidav.wsgidav_app import WsgiDAVApp

from delivering import PASSWORD, free_port, write_certificate

PLACE = "Papers/2025-07-23/city.epub"
"""Where the first edition of a test lies."""


@dataclass
class Cloud:
    """A server's side: its folder, what it was asked, and how it answers instead of doing it."""

    root: Path
    asked: list[tuple[str, str]] = field(default_factory=list)
    answer: Callable[[str, int], str | None] = lambda method, number: None
    headers: list[tuple[str, str]] = field(default_factory=list)
    after: Callable[[str], None] = lambda method: None

    @classmethod
    def below(cls, folder: Path) -> Cloud:
        """A server whose folder lies below another."""
        root = folder / "cloud"
        root.mkdir()
        return cls(root)

    @property
    def methods(self) -> list[str]:
        return [method for method, _ in self.asked]


@contextmanager
def cloud_server(cloud: Cloud, *, tls: bool = False) -> Iterator[str]:
    """A server on this machine, with one user; the address of its folder."""
    logging.getLogger("wsgidav").setLevel(logging.CRITICAL)
    application = WsgiDAVApp(
        {
            "provider_mapping": {"/": str(cloud.root)},
            "simple_dc": {"user_mapping": {"*": {"asha": {"password": PASSWORD}}}},
            "http_authenticator": {"accept_basic": True, "accept_digest": False},
            "verbose": 0,
            "logging": {"enable": False},
        }
    )

    def listening(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        cloud.asked.append((method, environ["PATH_INFO"]))
        said = cloud.answer(method, cloud.methods.count(method))
        if said is not None:
            environ["wsgi.input"].read()
            start(said, [("Content-Length", "0"), *cloud.headers])
            return [b""]
        done = list(application(environ, start))
        cloud.after(method)
        return done

    server = wsgi.Server(("127.0.0.1", free_port()), listening, numthreads=4)
    server.shutdown_timeout = 1
    if tls:
        server.ssl_adapter = BuiltinSSLAdapter(*write_certificate(cloud.root.parent))
    server.prepare()
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{server.bind_addr[1]}/Papers/"
    finally:
        server.stop()
        thread.join()


def files(cloud: Cloud) -> dict[str, bytes]:
    found = (path for path in cloud.root.rglob("*") if path.is_file())
    return {str(path.relative_to(cloud.root)): path.read_bytes() for path in found}
