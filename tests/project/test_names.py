"""Names and docstrings that a newcomer can read: what a linter can hold of them."""

import ast
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

#: `make check` passes them.
pytestmark = pytest.mark.slow

SOURCE = Path(__file__).resolve().parents[2] / "src" / "paperpress"

#: What stands beside the packages, as docs/architecture.md lists it.
LOOSE_MODULES = {
    "__init__",
    "__main__",
    "accessibility",
    "config",
    "errors",
    "last_guard",
    "profiles",
    "slugs",
    "version",
    "vocab",
}

#: They say that there is something, and not what.
EMPTY_NAMES = {"told", "said", "found", "known", "one", "own"}

#: Variables and parameters, too, are named for what they hold, and these only say how it came there.
EMPTY_VARIABLES = {*EMPTY_NAMES, "made", "given", "which"}

#: Where the word is the right noun, or a caller's keyword: the function, and the name in it.
RIGHT_WORDS = {
    "fields_of_job.given",  # the caller's fields go before the configuration's
    "profile.own",  # a keyword of the library
    "proof_png.which",
    "proof_pdf.which",
    "proof.which",  # the command's, as the library's
    "_families.given",  # a given name stands beside a family name
    "_turned.given",
}

#: Metaphors that only somebody of the house would understand, in whichever part of a name.
METAPHORS = {
    *("docket", "ledger", "spool", "crew", "courier", "galley", "printer", "tray", "basket"),
    *("telltale", "telltales", "tongue", "tongues", "mender", "negative", "plate"),
}

#: Verbs that a docstring begins with. Where the spelling may be a noun's too, the next word tells.
VERBS = """
    Add Arrange Ask Build Check Choose Close Connect Convert Count Cut Decode Deliver Develop Draw End
    Fetch Fill Find Fit Give Guess Hold Keep Leave Let Load Lock Make Mark Name Note Open Plan Press Print
    Put Raise Read Record Remove Replace Return Run Say Send Serve Set Settle Sort Start Take Tell
    Turn Wait Withdraw Write Yield
"""

#: A verb is never followed by these, as the noun of the same spelling is.
AFTER_NOUNS = {"of", "and", "or", "which", "is", "are"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def trees() -> Sequence[tuple[str, ast.Module]]:
    """Every module of the package, by its path, read once for all tests."""
    return [
        (path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text("utf-8")))
        for path in sorted(SOURCE.rglob("*.py"))
    ]


def gives_something(function: Function) -> bool:
    """Tell whether a function returns a value; a property's docstring names what it is instead."""
    decorators = " ".join(map(ast.unparse, function.decorator_list))
    if "property" in decorators or "validator" in decorators or "overload" in decorators:
        return False
    return function.returns is not None and ast.unparse(function.returns) not in {
        "None",
        "Never",
        "NoReturn",
    }


def flaw_of(docstring: str) -> str:
    """Return what is wrong with the beginning of a docstring; empty where it begins with a verb."""
    words = docstring.split("\n")[0].split()
    if words[0] not in VERBS.split():
        return f"{words[0]!r} is no verb that a docstring begins with"
    if len(words) < 2:
        return "the verb has no object"
    if words[1] in AFTER_NOUNS:
        return f"'{words[0]} {words[1]}' reads as a noun"
    if words[1].capitalize() in {"Return", "Yield", "Tell", "Give"}:
        return "two verbs"
    return "'Tell whether' is the phrase" if words[:2] == ["Return", "whether"] else ""


def is_empty_or_metaphor(name: str) -> bool:
    words = name.strip("_").lower()
    spelt = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
    return words in EMPTY_NAMES or not METAPHORS.isdisjoint(spelt.split("_"))


def names_given(function: Function) -> Iterator[tuple[int, str]]:
    """Yield each name that a function, and no function within it, gives a variable or a parameter."""
    waiting: list[ast.AST] = [function.args, *function.body]
    while waiting:
        match waiting.pop():
            case ast.arg(arg=name) as node:
                yield node.lineno, name
            case ast.Name(id=name, ctx=ast.Store()) as node:
                yield node.lineno, name
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) as node:
                yield node.lineno, name
                waiting += ast.iter_child_nodes(node)
            case ast.MatchStar(name=str(name)) as node:
                yield node.lineno, name
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                pass
            case node:
                waiting += ast.iter_child_nodes(node)


def empty_variables(function: Function) -> Iterator[str]:
    """Yield the variables and parameters of a function whose names say nothing."""
    for line, name in names_given(function):
        if name.strip("_") in EMPTY_VARIABLES and f"{function.name}.{name}" not in RIGHT_WORDS:
            yield f"{line} {function.name}.{name}"


def test_no_module_stands_loose_beside_the_packages() -> None:
    assert {path.stem for path in SOURCE.glob("*.py")} <= LOOSE_MODULES


def test_modules_classes_and_functions_have_names_that_say_something() -> None:
    modules = [path for path, _ in trees() if is_empty_or_metaphor(Path(path).stem)]
    packages = [
        str(path) for path in SOURCE.rglob("*") if path.is_dir() and is_empty_or_metaphor(path.name)
    ]
    defined = [
        f"{path}:{node.lineno} {node.name}"
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef | Function) and is_empty_or_metaphor(node.name)
    ]
    assert modules + packages + defined == []


def test_variables_and_parameters_have_names_that_say_something() -> None:
    empty = [
        f"{path}:{name}"
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, Function)
        for name in empty_variables(node)
    ]
    assert empty == []


@pytest.mark.parametrize(
    "source",
    [
        "def f(one): ...",
        "def f(*, _told=1): ...",
        "def f(*known): ...",
        "def f():\n    found = 1",
        "def f():\n    return [said for said in ()]",
        "def f():\n    return lambda own: own",
        "def f():\n    with g() as made: ...",
        "def f():\n    match x:\n        case g(h=own): ...",
        "def f():\n    try: ...\n    except E as found: ...",
    ],
)
def test_an_empty_variable_is_seen(source: str) -> None:
    (function,) = ast.parse(source).body
    assert isinstance(function, Function)
    assert list(empty_variables(function))


def test_a_variable_of_an_inner_function_is_that_functions() -> None:
    (function,) = ast.parse("def f():\n    def g(one): ...\n    made_id = one_page = 1").body
    assert isinstance(function, Function)
    assert list(empty_variables(function)) == []


def test_a_docstring_begins_with_a_verb_where_the_function_returns_something() -> None:
    flaws = [
        f"{path}:{node.lineno} {node.name}: {flaw_of(docstring)}"
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, Function) and gives_something(node)
        if (docstring := ast.get_docstring(node)) and flaw_of(docstring)
    ]
    assert flaws == []


@pytest.mark.parametrize(
    "docstring",
    [
        "Name and version of every package.",
        "Set of the words.",
        "The words of a text.",
        "Whether a text is empty.",
        "``ul`` and ``ol``.",
        "TXT101: every page tells its language.",
        "Return return the words.",
        "Return.",
    ],
)
def test_a_noun_phrase_is_told_from_a_verb(docstring: str) -> None:
    assert flaw_of(docstring)


@pytest.mark.parametrize("docstring", ["Return the words of a text.", "Tell whether it is empty."])
def test_a_verb_with_its_object_is_right(docstring: str) -> None:
    assert not flaw_of(docstring)


@pytest.mark.parametrize(
    "name", ["told", "_found", "One", "Galley", "_PictureTray", "press_ledger"]
)
def test_an_empty_name_or_a_metaphor_is_seen(name: str) -> None:
    assert is_empty_or_metaphor(name)


@pytest.mark.parametrize("name", ["known_runs", "Gallery", "one_page", "article_store"])
def test_a_name_that_says_something_passes(name: str) -> None:
    assert not is_empty_or_metaphor(name)
