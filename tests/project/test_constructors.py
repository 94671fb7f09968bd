"""No work in constructors: they put values into their places, and functions make the values.

A class whose value takes work has a function or a class method that does it (`Links.of`,
`ArticleStore.opened`), so that what costs something, or reads a file, is seen where it is called.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from newsroom import ROOT

#: `make check` passes them.
pytestmark = pytest.mark.slow

CONSTRUCTORS = {"__init__", "__new__", "__post_init__", "model_post_init"}
#: What goes through many things, reads, or has to be ready for errors.
WORK = (
    ast.For,
    ast.While,
    ast.With,
    ast.Try,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
    ast.Await,
    ast.Yield,
)
#: Functions that only put something into a container, or compare two numbers.
CHEAP = {"dict", "dict.fromkeys", "frozenset", "list", "max", "min", "set", "super", "tuple"}


def work_in(source: str) -> Iterator[str]:
    """Yield what constructors do beyond assigning, and calling those of other classes."""
    for owner in ast.walk(ast.parse(source)):
        if not isinstance(owner, ast.ClassDef):
            continue
        for function in owner.body:
            if isinstance(function, ast.FunctionDef) and function.name in CONSTRUCTORS:
                for node in ast.walk(function):
                    if isinstance(node, WORK) or (
                        isinstance(node, ast.Call) and not _is_cheap(node.func)
                    ):
                        yield f"{owner.name}.{function.name}, line {node.lineno}: {ast.unparse(node)}"


def _is_cheap(called: ast.expr) -> bool:
    """Tell whether a call puts something into a container, or calls another class's constructor."""
    name = ast.unparse(called)
    is_class = name.split(".")[-1].lstrip("_")[:1].isupper()
    return name in CHEAP or is_class or name in {f"super().{own}" for own in CONSTRUCTORS}


def test_no_constructor_works() -> None:
    works = {
        path.relative_to(ROOT).as_posix(): work
        for path in sorted((ROOT / "src" / "paperpress").rglob("*.py"))
        if (work := list(work_in(path.read_text("utf-8"))))
    }
    assert works == {}


@pytest.mark.parametrize(
    "line",
    [
        "self.data = path.read_bytes()",
        "self.by_id = {one.id: one for one in ones}",
        "self.names = tuple(sorted(names))",
        "for one in ones: self.names.append(one)",
        "self.font = opened(path)",
        "self._begin()",
    ],
)
def test_work_is_seen(line: str) -> None:
    assert len(list(work_in(f"class A:\n    def __init__(self):\n        {line}"))) >= 1


@pytest.mark.parametrize(
    "line",
    ["self.a, self.b = a, frozenset(b)", "super().__init__(a)", "self.words = Words(language)"],
)
def test_what_only_assigns_may_stand(line: str) -> None:
    assert not list(work_in(f"class A:\n    def __init__(self):\n        {line}"))
