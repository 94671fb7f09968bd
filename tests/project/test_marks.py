"""What needs Java, a browser or another such program is marked, so that `make test-fast` needs none.

`need` of the helpers is how tests look for a program, themselves or by a helper or a fixture. The
mark is `conformance`; what is `slow` is left out as well.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from newsroom import ROOT

#: `make check` passes them.
pytestmark = pytest.mark.slow

TESTS = ROOT / "tests"
MARK = "conformance"
LEFT_OUT = (MARK, "slow")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Helpers:
    """What of the helpers looks for a program, and what else the mark is called."""

    functions: frozenset[str] = frozenset({"need"})
    fixtures: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()


def unmarked(source: str, helpers: Helpers) -> Iterator[str]:
    """Yield the tests of a module that look for a program and aren't marked."""
    if not re.search(rf"\b(?:{'|'.join(helpers.functions | helpers.fixtures)})\b", source):
        return
    tree = ast.parse(source)
    if any(_is_mark(node, helpers.marks) for node in tree.body if _assigns(node, "pytestmark")):
        return
    for function in _looking(tree, helpers):
        marked = any(_is_mark(decorator, helpers.marks) for decorator in function.decorator_list)
        if function.name.startswith("test_") and not marked:
            yield function.name


def _looking(tree: ast.Module, helpers: Helpers) -> list[Function]:
    """Return the functions of a module that look for a program, themselves or by what they use."""
    functions = [node for node in ast.walk(tree) if isinstance(node, Function)]
    own = {function.name for function in functions}
    autouse = {each.name for each in functions if "autouse=True" in _decorators(each)}
    imported = {
        alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    called = (helpers.functions & imported) - own
    asked = set(helpers.fixtures) - own
    found: list[Function] = []
    while True:
        everywhere = bool(autouse & {each.name for each in found})
        more = [
            each
            for each in functions
            if each not in found and (everywhere or _uses(each, called, asked))
        ]
        if not more:
            return found
        found += more
        called |= {each.name for each in more}
        asked |= {each.name for each in more}


def _uses(function: Function, called: Set[str], asked: Set[str]) -> bool:
    """Tell whether a function calls one of some functions, or asks for one of some fixtures."""
    if asked & {argument.arg for argument in function.args.args}:
        return True
    for decorator in function.decorator_list:
        if "usefixtures" in ast.unparse(decorator):
            constants = (node for node in ast.walk(decorator) if isinstance(node, ast.Constant))
            if any(constant.value in asked for constant in constants):
                return True
    calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return any(isinstance(call, ast.Name) and call.id in called for call in calls)


def _decorators(function: Function) -> str:
    return " ".join(map(ast.unparse, function.decorator_list))


def _is_mark(node: ast.AST, marks: frozenset[str]) -> bool:
    written = ast.unparse(node)
    return any(mark in written for mark in (*LEFT_OUT, *marks))


def _assigns(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Assign) and name in map(ast.unparse, node.targets)


def _of_helpers() -> Helpers:
    """Return what of the helpers and fixtures looks for a program, and other names of the mark."""
    trees = [
        ast.parse(path.read_text("utf-8"))
        for path in (*Path(TESTS, "helpers").rglob("*.py"), *TESTS.rglob("conftest.py"))
    ]
    helpers = Helpers()
    while True:
        looking = [function for tree in trees for function in _looking(tree, helpers)]
        fixtures = [each for each in looking if "fixture" in _decorators(each)]
        found = Helpers(
            helpers.functions | {each.name for each in looking},
            frozenset(each.name for each in fixtures),
        )
        if found == helpers:
            break
        helpers = found
    marks = (
        ast.unparse(node.targets[0])
        for tree in trees
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.value).endswith(f"mark.{MARK}")
    )
    return replace(helpers, marks=frozenset(marks))


def test_what_needs_a_program_is_marked() -> None:
    helpers = _of_helpers()
    found = {
        path.relative_to(ROOT).as_posix(): tests
        for path in sorted(TESTS.rglob("test_*.py"))
        if (tests := [*unmarked(path.read_text("utf-8"), helpers)])
    }
    assert not found


def test_every_conformance_test_is_marked_by_its_module() -> None:
    for path in Path(TESTS, MARK).glob("test_*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        assert any(
            _assigns(node, "pytestmark") and MARK in ast.unparse(node) for node in tree.body
        ), path


@pytest.mark.parametrize(
    ("source", "tests"),
    [
        ("from newsroom import need\ndef test_a(): need(which('java'), 'Java')", ["test_a"]),
        ("from newsroom import need\ndef java(): need(1)\ndef test_a(java): ...", ["test_a"]),
        ("@pytest.mark.usefixtures('axe')\ndef test_a(): ...", ["test_a"]),
        ("@pytest.fixture(autouse=True)\ndef a(axe): ...\ndef test_a(): ...", ["test_a"]),
        ("def judge(axe): ...\ndef test_a(): judge(1)", ["test_a"]),
        ("@pytest.mark.conformance\ndef test_a(axe): ...", []),
        ("@with_java\ndef test_a(axe): ...", []),
        ("pytestmark = [pytest.mark.conformance]\ndef test_a(axe): ...", []),
        ("def need(home): ...\n\ndef test_a(): need(1)", []),
        ("def test_a(editions): print('axe')", []),
    ],
)
def test_one_that_isn_t_marked_is_seen(source: str, tests: list[str]) -> None:
    helpers = Helpers(fixtures=frozenset({"axe"}), marks=frozenset({"with_java"}))
    assert [*unmarked(source, helpers)] == tests
