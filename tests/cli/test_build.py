"""`paperpress build`: where no scheduler of a cluster answers it is said in our words."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom import run

TOML = '[masthead]\ntitle = "T"\nlanguage = "en"\n'


@pytest.fixture
def somebody() -> Iterator[str]:
    """Someone who listens, and is no scheduler."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def greet() -> None:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                connection.sendall(b"220 mail.example ESMTP\r\n")

        threading.Thread(target=greet, daemon=True).start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"


@pytest.mark.parametrize(
    "address",
    [
        "tcp://127.0.0.1:1",
        "localhost:1",
        "scheduler",
        "tcp://",
        "http://x:1",
        "tcp://[::1:8",
        "a:b:1",
    ],
)
def test_a_cluster_without_a_scheduler_ends_in_our_words(paper: Path, address: str) -> None:
    result = run(paper, "build", "--cluster", address)
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert "scheduler" in result.stderr
    assert "Traceback" not in result.stderr


def test_what_listens_and_is_no_scheduler_is_told(paper: Path, somebody: str) -> None:
    result = run(paper, "build", "--cluster", somebody)
    assert result.returncode == 2
    assert "is no scheduler of Dask's" in result.stderr
    assert "Traceback" not in result.stderr
