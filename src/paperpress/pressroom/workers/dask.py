"""A cluster of Dask (``paperpress[dask]``): the same editions, pressed by many machines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from paperpress.errors import ConfigurationError
from paperpress.files.cache import source
from paperpress.pressroom.job import Job
from paperpress.pressroom.workers.protocol import Workers
from paperpress.pressroom.workers.remote import Way, remote

#: Packages whose version shows in an edition's bytes.
_MAKERS = ("babel", "ebooklib", "fonttools", "lxml", "pillow", "pyphen", "segno", "tinycss2")
#: Seconds to wait for a scheduler.
_PATIENCE = 15
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
    try:
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"no scheduler answers at {address}: {error}") from None
    with client:
        threads = _threads(client, address)
        executor = client.get_executor(pure=False, retries=_TRIES)
        with remote(executor, job, way, ahead=2 * threads) as workers:
            yield workers


def _threads(client: Any, address: str) -> int:
    """Count the threads of all workers, each of which would make the bytes of this machine."""
    workers: dict[str, int] = client.nthreads()
    if not workers:
        raise ConfigurationError(f"the scheduler at {address} has no workers: start some")
    here = makers()
    for worker, there in client.run(makers).items():
        if there != here:
            other = "; ".join(
                f"{name} {there.get(name)} there, {told} here"
                for name, told in here.items()
                if there.get(name) != told
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
