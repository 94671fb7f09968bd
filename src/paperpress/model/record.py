"""The base of all that editors write: frozen, strict, and wrong only in our own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from paperpress.errors import RecordError

if TYPE_CHECKING:
    from pydantic._internal._model_construction import ModelMetaclass
else:
    ModelMetaclass = type(BaseModel)

HTML_TAG: Final = "html-string"
BLOCKS_TAG: Final = "block-list"
"""What tells the two forms of a body apart in the path of an error."""


class _Made(ModelMetaclass):
    """Makes a record, or raises our own error.

    The call of the class is where code makes a record. An ``__init__`` would do too, but the
    validator would then go through it for every record that is read, which costs half as much again.
    """

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().__call__(*args, **kwargs)
        except ValidationError as error:
            raise error_of(self.__name__, error) from None


class Record(BaseModel, metaclass=_Made):
    """Base of all that editors write: frozen, and strict about what it knows.

    What editors write is read leniently before it comes here (`paperpress.sources.records`), so
    what is wrong here is a mistake of the caller's.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True
    )

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """Return the record of a mapping.

        Raises:
            RecordError: something in it is wrong; the error names every place.
        """
        try:
            return super().model_validate(obj, **options)
        except ValidationError as error:
            raise error_of(cls.__name__, error) from None

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        """Return the record of a JSON object.

        Raises:
            RecordError: it is no JSON, or something in it is wrong.
        """
        try:
            return super().model_validate_json(json_data, **options)
        except ValidationError as error:
            raise error_of(cls.__name__, error) from None


def error_of(kind: str, error: ValidationError) -> RecordError:
    """Return our own error for the validator's error: a place and a sentence for each."""
    return RecordError(kind, tuple(_places(error)))


def _places(error: ValidationError) -> Iterator[tuple[str, str]]:
    wrong_within: list[str] = []
    for detail in error.errors(include_url=False, include_context=True):
        context: Mapping[str, Any] = detail.get("ctx", {})
        path = _path(detail["loc"])
        if detail["type"] == "too_short" and any(inner.startswith(path) for inner in wrong_within):
            continue  # it is as short as it is because what is in it is wrong
        wrong_within.append(path)
        what = in_our_words(detail["type"], detail["msg"], context)
        yield path, f"{what}{given(detail)}"


def _path(location: tuple[int | str, ...]) -> str:
    """Return the path of a place, such as ``body[3].level``, without the tags of kinds of blocks."""
    path = ""
    in_blocks = after_number = False
    for part in location:
        if part in {HTML_TAG, BLOCKS_TAG}:
            in_blocks = part == BLOCKS_TAG
            after_number = False
        elif isinstance(part, int):
            path += f"[{part}]"
            after_number = True
        elif in_blocks and after_number:
            in_blocks = after_number = False
        else:
            path += f".{part}" if path else part
            in_blocks = after_number = False
    return path


UNKNOWN: Final = "is not known"
"""What is said of a key that a record has no field for."""

#: By what the validator calls an error; other kinds are told by the ends of these names below.
_MESSAGES: Final[Mapping[str, str]] = {
    "missing": "is missing, and is required",
    "extra_forbidden": UNKNOWN,
    "string_type": "must be text",
    "string_unicode": "must be text whose characters all exist",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "int_parsing_size": "is too large a number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "tuple_type": "must be a list",
    "list_type": "must be a list",
    "dict_type": "must be an object: {...}",
    "mapping_type": "must be an object: {...}",
    "model_type": "must be an object: {...}",
    "model_attributes_type": "must be an object: {...}",
    "json_invalid": "is no JSON",
    "recursion_loop": "is nested too deeply",
}


def in_our_words(kind: str, message: str, context: Mapping[str, Any]) -> str:
    """Return an error in our words; a kind that isn't known here is named without detail."""
    match kind:
        case "value_error":
            return message.removeprefix("Value error, ")
        case "literal_error" | "enum":
            return f"must be one of {context['expected']}"
        case "greater_than_equal":
            return f"must be {context['ge']} or more"
        case "less_than_equal":
            return f"must be {context['le']} or less"
        case "greater_than":
            return f"must be more than {context['gt']}"
        case "less_than":
            return f"must be less than {context['lt']}"
        case "too_short":
            return f"must hold {context['min_length']} or more, not {context['actual_length']}"
        case "union_tag_not_found" if context["discriminator"] == "'by'":
            return "by is missing: docs/delivery.md says what it can be"
        case "union_tag_not_found":
            return "has no type that tells what it is: see docs/record.md"
        case "union_tag_invalid":
            return _wrong_tag(str(context["tag"]), str(context["expected_tags"]))
    return _MESSAGES.get(kind, "can't be used as it stands: docs/record.md says what stands here")


#: Errors of which it helps to see the value that stood there.
_OF_VALUES: Final = (
    *("string_type", "bool_type", "bool_parsing", "int_type", "int_parsing", "int_from_float"),
    *("float_type", "float_parsing", "tuple_type", "list_type", "dict_type", "mapping_type"),
    *("model_type", "model_attributes_type", "greater_than", "greater_than_equal", "less_than"),
    *("less_than_equal", "literal_error", "enum"),
)
_LONGEST: Final = 60


def given(detail: Mapping[str, Any]) -> str:
    """Return the value that an error is about, as the end of a sentence; empty where it doesn't help."""
    value = detail.get("input")
    if detail["type"] not in _OF_VALUES or not isinstance(value, str | int | float | None):
        return ""
    names = {True: "true", False: "false", None: "null"}
    text = names[value] if value is None or isinstance(value, bool) else repr(value)
    return f", not {text}" if len(text) <= _LONGEST else f", not {text[:_LONGEST]}…"


def _wrong_tag(tag: str, expected: str) -> str:
    near = get_close_matches(tag, [name.strip(" '") for name in expected.split(",")], n=1)
    offer = f"did you mean {near[0]!r}?" if near else f"give one of {expected}"
    return f"has the type {tag!r}, which is not known: {offer}"
