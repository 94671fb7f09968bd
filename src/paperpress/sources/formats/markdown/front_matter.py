"""YAML of front matter, in which a key that is given twice isn't lost (YAML 1.2, section 3.2.1.3)."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Hashable
from functools import cache
from typing import TYPE_CHECKING, Any

from paperpress.sources.parsing.json_text import error_message, object_of

if TYPE_CHECKING:
    import yaml


_MERGE = "tag:yaml.org,2002:merge"
#: Values of front matter, aliases unfolded: some lines of aliases of aliases would be milliards.
_MOST_VALUES = 20_000


def load_yaml(source: str) -> Any:
    """Return the value of YAML.

    A date that doesn't exist, and what a tag of some program means, is its text.

    Raises:
        yaml.YAMLError: it can't be read, or unfolds to more than front matter holds.
        ValueError, RecursionError: it holds a value that can't be, or nests too deeply.
    """
    loader = _loader()(source)
    try:
        node = loader.get_single_node()
        if node is None:
            return None
        if _values(node, {}) > _MOST_VALUES:
            raise ValueError("its aliases unfold to more values than front matter holds")
        return loader.construct_document(node)
    finally:
        loader.dispose()


def _values(node: yaml.Node, counted: dict[int, int]) -> int:
    """Return how many values a node holds, each alias counted as what it stands for.

    Raises:
        ValueError: it holds itself.
    """
    if id(node) not in counted:
        counted[id(node)] = -1
        held = node.value if isinstance(node.value, list) else []
        inner = (part for item in held for part in (item if isinstance(item, tuple) else (item,)))
        counted[id(node)] = 1 + sum(_values(part, counted) for part in inner)
    if counted[id(node)] < 0:
        raise ValueError("one of its values holds itself")
    return counted[id(node)]


def flaw(error: Exception) -> str:
    """Return what is wrong with front matter, and where."""
    import yaml

    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    if mark is not None:
        where = f"line {mark.line + 2}, column {mark.column + 1}"
        return (
            f"it is no YAML at {where}; text that holds a colon, a quotation mark or a bracket goes"
            " into quotation marks"
        )
    if isinstance(error, json.JSONDecodeError):
        return f"it {error_message(error)}"
    if isinstance(error, tomllib.TOMLDecodeError):
        place = re.search(r"line \d+, column \d+|end of document", str(error))
        return f"it is no TOML at {place[0] if place else 'some place'}"
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return str(error) if type(error) is ValueError else "a value in it can't be read"


@cache
def _loader() -> type[yaml.SafeLoader]:
    """Return a safe loader of YAML; only files of this format need it."""
    import yaml

    class Loader(yaml.SafeLoader):
        """Makes an object with a repeated key a `RepeatedKeys`."""

    def mapping(loader: Loader, node: yaml.MappingNode) -> dict[Any, Any]:
        written = sum(key.tag != _MERGE for key, _ in node.value)
        loader.flatten_mapping(node)  # which puts what is merged before what is written
        pairs = [
            (loader.construct_object(key, deep=True), loader.construct_object(value, deep=True))
            for key, value in node.value
        ]
        if not all(isinstance(key, Hashable) for key, _ in pairs):
            raise yaml.constructor.ConstructorError(
                None, None, "a key is a list or an object", node.start_mark
            )
        merged, direct = pairs[: len(pairs) - written], pairs[len(pairs) - written :]
        keys = {key for key, _ in direct}
        return object_of([(key, value) for key, value in merged if key not in keys] + direct)

    def moment(loader: Loader, node: yaml.ScalarNode) -> Any:
        try:
            return loader.construct_yaml_timestamp(node)
        except ValueError:
            return node.value  # the 30th of February: it costs its own field, not the article

    def untagged(loader: Loader, node: yaml.Node) -> Any:
        if isinstance(node, yaml.MappingNode):
            return mapping(loader, node)
        if isinstance(node, yaml.SequenceNode):
            return loader.construct_sequence(node, deep=True)
        return node.value

    Loader.add_constructor("tag:yaml.org,2002:map", mapping)
    Loader.add_constructor("tag:yaml.org,2002:timestamp", moment)
    Loader.add_constructor(None, untagged)
    return Loader
