"""What tests share: a masthead and golden files. Records are in `newsroom`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from paperpress.files.cache import FOLDER_VARIABLE
from paperpress.model.masthead import Masthead

GOLDEN = Path(__file__).parent / "golden"

# No example is too slow: that would depend on what else the machine does.
settings.register_profile("unhurried", settings.default, deadline=None)
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write golden files anew")


@pytest.fixture(scope="session")
def _caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Names of folders; none is made before a test keeps something in it."""
    return map(tmp_path_factory.mktemp("caches").joinpath, map(str, count()))


@pytest.fixture(autouse=True)
def _own_cache(_caches: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds what another has kept, or what the user has."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(next(_caches)))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """Compares bytes with a golden file, or writes it with --golden."""

    def compare(name: str, data: bytes) -> None:
        path = GOLDEN / name
        if request.config.getoption("--golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        assert data.decode() == path.read_text("utf-8"), f"see {path}; refresh with --golden"

    return compare


@pytest.fixture
def masthead() -> Masthead:
    return Masthead.model_validate(
        {
            "title": "The Test Gazette",
            "language": "en-GB",
            "identifier": "https://gazette.example/",
            "timezone": "Europe/London",
            "publisher": "Gazette & Sons",
            "rights": "© Gazette & Sons",
            "contact": "access@gazette.example",
            "desks": [
                {"slug": "city", "name": "City Desk"},
                {"slug": "world", "name": "World Desk"},
            ],
            "default_desk": "city",
        }
    )
