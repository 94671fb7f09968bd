"""A cluster of Dask (``paperpress[dask]``): the same editions, pressed by many machines."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any, NoReturn
from urllib.parse import urlsplit

from paperpress.errors import ConfigurationError
from paperpress.files.cache import source
from paperpress.last_guard import guarded
from paperpress.pressroom.job import Job
from paperpress.pressroom.workers.protocol import Workers
from paperpress.pressroom.workers.remote import Way, remote

#: Packages whose version shows in an edition's bytes.
_MAKERS = ("babel", "ebooklib", "fonttools", "lxml", "pillow", "pyphen", "segno", "tinycss2")
#: Seconds to wait for a scheduler's machine, and then for the scheduler itself.
_PATIENCE_TO_CONNECT, _PATIENCE = 3, 5
#: A scheduler speaks first: of itself, after the length of what it says (distributed.comm.tcp).
_LENGTH, _LONGEST_GREETING = struct.Struct("=Q"), 1_000_000
#: Ways of Dask's to reach a scheduler on the network; whether they need certificates.
_SCHEMES = {"tcp": False, "ws": False, "tls": True, "wss": True}
#: How often an edition is given to another worker when the one that has it dies.
_TRIES = 3


@contextmanager
def cluster(address: str, job: Job, way: Way = "path") -> Iterator[Workers]:
    """Press by the workers of the scheduler at an address such as ``tcp://scheduler:8786``.

    Args:
        address: the scheduler's.
        job: what they press for.
        way: ``path`` where workers see the same folders under the same names, else ``value``.

    Raises:
        ConfigurationError: Dask isn't installed, nobody answers, there are no workers, or a worker
            would make other bytes than this machine.
    """
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise ConfigurationError(
            "pressing on a cluster needs Dask: pip install 'paperpress[dask]'"
        ) from None
    _see_that_somebody_listens(distributed, address)

    def nobody(why: str) -> NoReturn:
        raise ConfigurationError(f"no scheduler answers at {address}: {why}")

    # Each of Dask's ways of connecting has errors of its own.
    client: Any = guarded(
        lambda: distributed.Client(address, timeout=_PATIENCE, set_as_default=False), nobody
    )
    with client:
        threads = _threads(client, address)
        executor = client.get_executor(pure=False, retries=_TRIES)
        with remote(executor, job, way, count=threads) as workers:
            yield workers


def _see_that_somebody_listens(distributed: Any, address: str) -> None:
    """Look whether a scheduler may be at an address, before Dask does.

    Dask's client tries again and again for as long as it is given, and one that couldn't begin
    takes half a minute to go.

    Raises:
        ConfigurationError: the address is none, or no scheduler listens there.
    """
    scheme, host, port = _parts(address)
    try:
        with socket.create_connection((host, port), timeout=_PATIENCE_TO_CONNECT) as connection:
            greets = scheme != "tcp" or _is_greeting(connection.makefile("rb").read(_LENGTH.size))
    except (OSError, UnicodeError) as error:
        why = "nobody answers in time" if isinstance(error, TimeoutError) else _reason(error)
        raise ConfigurationError(f"no scheduler answers at {address}: {why}") from None
    if not greets:
        raise ConfigurationError(f"what answers at {address} is no scheduler of Dask's")
    security = distributed.security.Security().get_connection_args("client")
    if _SCHEMES[scheme] and security.get("ssl_context") is None:
        raise ConfigurationError(
            f"{address} needs certificates: name them in Dask's configuration (distributed.comm.tls)"
        )


def _parts(address: str) -> tuple[str, str, int]:
    """Return scheme, host and port of a scheduler's address.

    Raises:
        ConfigurationError: it isn't one.
    """
    scheme, between, rest = address.rpartition("://")
    scheme = scheme.lower() if between else "tcp"
    try:
        parts = urlsplit(f"//{rest}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if scheme not in _SCHEMES or not host or not port:
        raise ConfigurationError(
            f"{address} is no scheduler's address: write one such as tcp://scheduler:8786"
        )
    return scheme, host, port


def _is_greeting(data: bytes) -> bool:
    return len(data) == _LENGTH.size and _LENGTH.unpack(data)[0] <= _LONGEST_GREETING


def _reason(error: OSError | UnicodeError) -> str:
    reason = error.strerror if isinstance(error, OSError) else None
    return reason or "there is no such host"


def _threads(client: Any, address: str) -> int:
    """Count the threads of all workers, each of which would make the bytes of this machine."""
    workers: dict[str, int] = client.nthreads()
    if not workers:
        raise ConfigurationError(f"the scheduler at {address} has no workers: start some")
    ours = makers()
    for worker, theirs in client.run(makers).items():
        if theirs != ours:
            other = "; ".join(
                f"{name} {theirs.get(name)} there, {release} here"
                for name, release in ours.items()
                if theirs.get(name) != release
            )
            raise ConfigurationError(
                f"the worker at {worker} would make other bytes: {other}: install the same"
            )
    return sum(workers.values())


def makers() -> dict[str, str]:
    """Name what makes an edition's bytes: this package by its source, others by their versions."""
    return {"paperpress": source()[:12], **{name: _version(name) for name in _MAKERS}}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"
