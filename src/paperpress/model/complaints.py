"""What is wrong with a value, in our words: the validator's own are for programmers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_KINDS: Mapping[str, str] = {
    "string_type": "must be text, in quotation marks",
    "bool_type": "must be true or false, without quotation marks",
    "bool_parsing": "must be true or false, without quotation marks",
    "int_type": "must be a whole number, without quotation marks",
    "int_parsing": "must be a whole number, without quotation marks",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number, without quotation marks",
    "float_parsing": "must be a number, without quotation marks",
    "tuple_type": "must be a list, in square brackets",
    "list_type": "must be a list, in square brackets",
    "dict_type": "must be a table",
    "mapping_type": "must be a table",
    "model_type": "must be a table",
    "model_attributes_type": "must be a table",
    "dataclass_type": "must be a table",
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be at least {ge}",
    "less_than": "must be less than {lt}",
    "less_than_equal": "must be at most {le}",
    "literal_error": "must be one of {expected}",
    "enum": "must be one of {expected}",
}
_LONGEST = 60


def complaint(detail: Mapping[str, Any]) -> str:
    """Return what is wrong with a value, from one error of the validator (pydantic's `errors()`)."""
    kind = detail["type"]
    if kind == "missing":
        return "is missing, and is required"
    if kind in {"too_short", "string_too_short"}:
        return "is empty: write at least one"
    if kind == "value_error":
        return str(detail["msg"]).removeprefix("Value error, ")
    wanted = _KINDS.get(kind, "can't be used").format(**detail.get("ctx", {}))
    return f"{wanted}, not {_shown(detail['input'])}"


def _shown(value: object) -> str:
    text = {True: "true", False: "false"}[value] if isinstance(value, bool) else repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
