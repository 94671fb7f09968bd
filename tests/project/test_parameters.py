"""A test is called the same at every collection: its parameters hold no clock, and no chance.

Two workers that collect a second apart would otherwise have different tests, and run none.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom import ROOT

#: `make check` passes them.
pytestmark = pytest.mark.slow

#: What gives another value at the next call.
CHANGING = {
    "getpid",
    "gettempdir",
    "mkdtemp",
    "now",
    "random",
    "time",
    "time_ns",
    "today",
    "token_bytes",
    "token_hex",
    "urandom",
    "utcnow",
    "uuid1",
    "uuid4",
}


def changing_parameters(source: str) -> Iterator[str]:
    """Yield each decorator whose parameters change, by itself or by a constant of the module."""
    tree = ast.parse(source)
    changing: set[str] = set()
    for statement in tree.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign) and _changes(statement, changing):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            changing |= {name.id for name in targets if isinstance(name, ast.Name)}
    for node in ast.walk(tree):
        for decorator in getattr(node, "decorator_list", ()):
            if "parametrize" in ast.unparse(decorator) and _changes(decorator, changing):
                yield f"line {decorator.lineno}"


def _changes(tree: ast.AST, names: set[str]) -> bool:
    """Tell whether a clock, chance or the process is asked in a piece of code."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in names:
            return True
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func).split(".")[-1]
            # `time(5, 30)` is a time of day; `time()` of a module is the clock.
            if called in CHANGING and not (called == "time" and isinstance(node.func, ast.Name)):
                return True
    return False


def test_no_parameter_changes() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): lines
        for path in sorted(Path(ROOT, "tests").rglob("*.py"))
        if (lines := list(changing_parameters(path.read_text("utf-8"))))
    }
    assert not found


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ('@pytest.mark.parametrize("a", [datetime.now(UTC)])\ndef test(): ...', ["line 1"]),
        ('A = time.time()\n@pytest.mark.parametrize("a", [A - 5])\ndef test(): ...', ["line 2"]),
        ('@pytest.mark.parametrize("a", [time(5, 30)])\ndef test(): ...', []),
        ('A = datetime(2025, 7, 23)\n@pytest.mark.parametrize("a", [A])\ndef test(): ...', []),
        ("A = time.time()\ndef test(): assert A", []),
    ],
)
def test_a_changing_parameter_is_seen(source: str, lines: list[str]) -> None:
    assert list(changing_parameters(source)) == lines
