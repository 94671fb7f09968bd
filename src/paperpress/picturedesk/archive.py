"""``alt-texts.jsonl``: what has been written about pictures, read by every later build.

Several may write at once, an editor in a text program among them: whoever writes takes a turn, reads
the file anew, and leaves every line as it is that isn't changed.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from paperpress.errors import ConfigurationError
from paperpress.files.atomic import write_whole
from paperpress.files.turns import taking_turns
from paperpress.model.alt_texts import AltTexts, Details
from paperpress.picturedesk.entries import Line, json_lines, key_in, words_of

NAME = "alt-texts.jsonl"
"""Beside paperpress.toml."""


def read_alt_texts(path: str | Path) -> AltTexts:
    """Return the texts of a file; none where there is no such file.

    Raises:
        ConfigurationError: it can't be read, or a line of it is wrong; the message names every one.
    """
    words = words_of(lines_in(path))
    if words.errors:
        raise ConfigurationError("\n".join(f"{path}, {error}" for error in words.errors))
    return words.texts


def lines_in(path: str | Path) -> list[Line | str]:
    """Return the lines of a file of JSON Lines that editors write; none where there is no such file.

    Raises:
        ConfigurationError: it can't be read.
    """
    try:
        return list(json_lines(Path(path).read_text("utf-8-sig")))
    except FileNotFoundError:
        return []
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path}: is no UTF-8: save it as UTF-8 ({error})") from None
    except OSError as error:
        raise ConfigurationError(f"{path}: can't be read: {error.strerror or error}") from None


def keep_texts(path: Path, change: Callable[[AltTexts], AltTexts]) -> tuple[AltTexts, AltTexts]:
    """Keep texts in a file, which is made where there is none; return those before and after.

    Args:
        path: the file.
        change: returns the texts that are to be kept, of those that are; it may raise instead.

    Raises:
        ConfigurationError: what is there can't be read, and is left as it is.
        OSError: it can't be written, and is as it was.
    """
    with taking_turns(path.with_name(f".{path.name}.lock")):
        before = read_alt_texts(path)
        after = change(before)
        if after != before or path.exists():
            text = path.read_text("utf-8-sig") if path.exists() else ""
            write_whole(path, _file(text, before, after))
    return before, after


def alt_texts_file(texts: AltTexts) -> bytes:
    """Return the file of these texts: a line each, sorted by picture and language, UTF-8."""
    return _file("", AltTexts(), texts)


def _file(text: str, before: AltTexts, after: AltTexts) -> bytes:
    """Return a file with what has changed; what else its lines say stays."""
    entries: dict[tuple[str, str], dict[str, Any]] = {
        key_in(line.fields): dict(line.fields)
        for line in json_lines(text)
        if isinstance(line, Line)
    }
    for key in {*before.texts, *before.details, *after.texts, *after.details}:
        entry = _entry(key, after)
        if entry == _entry(key, before) and key in entries:
            continue
        others = {k: v for k, v in entries.pop(key, {}).items() if k not in _OURS}
        if key in after.texts or key in after.details:
            entries[key] = {**entry, **others}
    lines = (json.dumps(entries[key], ensure_ascii=False) for key in sorted(entries))
    return "".join(f"{line}\n" for line in lines).encode()


def _entry(key: tuple[str, str], texts: AltTexts) -> dict[str, Any]:
    entry: dict[str, Any] = {"picture": key[0], "language": key[1]}
    text = texts.texts.get(key)
    if text is not None:
        entry |= {"alt": text} if text else {"decorative": True}
    details = asdict(texts.details_of(*key))
    return entry | {
        name: value
        for name, value in details.items()
        if value or (name == "instead_of" and value is not None)
    }


_OURS = frozenset({"picture", "language", "alt", "decorative", *Details.__slots__})
