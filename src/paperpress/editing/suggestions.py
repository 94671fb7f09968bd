"""Drafts by a program of the newsroom's own: it is asked for a picture's words, and an editor decides.

The program is started without a shell. On its standard input it gets a JSON object, and on its
standard output it answers with one: ``{"text": "…"}`` (docs/editing.md).
"""

from __future__ import annotations

import json
import subprocess
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

from paperpress.config.file import Suggest
from paperpress.editing.day import PictureAtWork
from paperpress.editing.worded_errors import WordedError
from paperpress.model.text import fold
from paperpress.pictures import store

#: Bytes of an answer.
_LONGEST = 20_000
_ANSWER = '{"text": "…"}'


class SuggestionError(WordedError):
    """There is no draft; the message tells why."""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Asks the program of a paperpress.toml."""

    settings: Suggest | None
    folder: Path
    """That of paperpress.toml, in which the program runs."""

    def draft(self, picture: PictureAtWork) -> str:
        """Return a draft of the words for a picture.

        Raises:
            SuggestionError: there is none.
        """
        if self.settings is None:
            raise SuggestionError(
                "paperpress.toml names no program: write {example} there.",
                example="[suggest] command = […]",
            )
        try:
            done = subprocess.run(  # noqa: S603 - the newsroom's own program, as paperpress.toml says
                self.settings.command,
                input=json.dumps(_question(picture)).encode(),
                capture_output=True,
                cwd=self.folder,
                timeout=self.settings.timeout,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise SuggestionError(
                "The program has not answered in {seconds} seconds.", seconds=self.settings.timeout
            ) from None
        except OSError as error:
            raise SuggestionError(
                "{program} can’t be started: {why}",
                program=self.settings.command[0],
                why=error.strerror or error,
            ) from None
        if done.returncode:
            last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise SuggestionError(
                "The program ended with {code}: {why}",
                code=done.returncode,
                why="".join(last)[:300],
            )
        return _text(done.stdout)


def _question(picture: PictureAtWork) -> dict[str, str]:
    """Return what the program is told.

    Raises:
        SuggestionError: the picture can't be read.
    """
    shown = next(p for p in picture.story.pictures if p.path == picture.path)
    data = store.read(shown.ref)
    if not isinstance(data, bytes):
        raise SuggestionError("The picture can’t be read: {why}", why=data.finding.message)
    return {
        "picture": b64encode(data).decode("ascii"),
        "file": picture.picture.src,
        "caption": picture.legend.caption,
        "credit": picture.legend.credit,
        "headline": picture.story.article.headline,
        "language": picture.story.language,
        "kind": picture.picture.kind or "",
    }


def _text(output: bytes) -> str:
    """Return the text of an answer.

    Raises:
        SuggestionError: it has none.
    """
    try:
        document = json.loads(output[:_LONGEST])
    except (ValueError, RecursionError):
        raise SuggestionError(
            "The program’s answer is no JSON: it is to be {example}", example=_ANSWER
        ) from None
    text = document.get("text") if isinstance(document, dict) else None
    if not isinstance(text, str) or not fold(text):
        raise SuggestionError(
            "The program’s answer has no text: it is to be {example}", example=_ANSWER
        )
    return fold(text)
