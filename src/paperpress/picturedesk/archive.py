"""``alt-texts.jsonl``: what has been written about pictures, read by every later build."""

from __future__ import annotations

import json
from pathlib import Path

from paperpress.errors import ConfigurationError
from paperpress.model.alt_texts import AltTexts
from paperpress.picturedesk.entries import json_lines, words_of

NAME = "alt-texts.jsonl"
"""Beside paperpress.toml."""


def read_alt_texts(path: str | Path) -> AltTexts:
    """Return the texts of a file; none where there is no such file.

    Raises:
        ConfigurationError: it can't be read, or a line of it is wrong; the message names every one.
    """
    try:
        text = Path(path).read_text("utf-8-sig")
    except FileNotFoundError:
        return AltTexts()
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path}: is no UTF-8: save it as UTF-8 ({error})") from None
    except OSError as error:
        raise ConfigurationError(f"{path}: can't be read: {error.strerror or error}") from None
    words = words_of(json_lines(text))
    if words.errors:
        raise ConfigurationError("\n".join(f"{path}, {error}" for error in words.errors))
    return words.texts


def alt_texts_file(texts: AltTexts) -> bytes:
    """Return the file of these texts: a line each, sorted by picture and language, UTF-8."""
    lines = []
    for (picture, language), text in sorted(texts.texts.items()):
        words = {"alt": text} if text else {"decorative": True}
        entry = {"picture": picture, "language": language, **words}
        lines.append(json.dumps(entry, ensure_ascii=False) + "\n")
    return "".join(lines).encode()
