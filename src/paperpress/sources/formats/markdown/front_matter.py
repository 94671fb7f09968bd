"""YAML of front matter, in which a key that is given twice isn't lost (YAML 1.2, section 3.2.1.3)."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from typing import TYPE_CHECKING, Any

from paperpress.sources.parsing.json_text import object_of

if TYPE_CHECKING:
    import yaml


_MERGE = "tag:yaml.org,2002:merge"


@cache
def front_matter_loader() -> type[yaml.SafeLoader]:
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

    Loader.add_constructor("tag:yaml.org,2002:map", mapping)
    return Loader
