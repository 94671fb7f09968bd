"""Answers recorded from a run, and a run replayed from them: no request, and the same bytes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from paperpress.errors import ConfigurationError
from paperpress.files.atomic import write_whole
from paperpress.files.regular import read_regular
from paperpress.files.web import Answer, Asked, FetchError
from paperpress.sites.asking import Transport

_MOMENT = "recorded-at.txt"
#: Headers of an answer that a run looks at.
_KEPT = frozenset(
    {"content-type", "etag", "last-modified", "link", "location", "retry-after", "x-wp-totalpages"}
)


@dataclass(frozen=True, slots=True)
class Recording:
    """Passes requests on, and writes what was answered into a folder."""

    transport: Transport
    folder: Path

    def __call__(self, asked: Asked) -> Answer:
        """Return the transport's answer, recorded.

        Raises:
            FetchError: there is none; that is recorded too.
            OSError: it can't be written.
        """
        try:
            answer = self.transport(asked)
        except FetchError as error:
            _write(self.folder, asked.url, {"error": str(error), "status": error.status}, b"")
            raise
        headers = {name: value for name, value in answer.headers.items() if name in _KEPT}
        note_of_answer = {"at": answer.url, "status": answer.status, "headers": headers}
        _write(self.folder, asked.url, note_of_answer, answer.data)
        return answer


@dataclass(frozen=True, slots=True)
class Replaying:
    """Answers from a folder that a recording wrote."""

    folder: Path

    def __call__(self, asked: Asked) -> Answer:
        """Return the answer that was recorded last.

        Raises:
            FetchError: none was recorded, or it was an error.
            ConfigurationError: the folder holds something else.
        """
        body, note = _paths(self.folder, asked.url)
        if not note.is_file():
            raise FetchError("no answer was recorded")
        try:
            note_of_answer = json.loads(read_regular(note))
            if "error" in note_of_answer:
                raise FetchError(str(note_of_answer["error"]), status=int(note_of_answer["status"]))
            headers = {str(name): str(value) for name, value in note_of_answer["headers"].items()}
            answer = Answer(
                str(note_of_answer["at"]),
                int(note_of_answer["status"]),
                headers,
                read_regular(body),
            )
        except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
            raise ConfigurationError(f"{note}: is no recorded answer: {error}") from None
        asked.accepts(answer)
        return answer


def record_moment(folder: Path, moment: datetime) -> None:
    """Write down when a run was made, so that its days are those of the run that replays it."""
    write_whole(folder / _MOMENT, f"{moment.isoformat()}\n".encode())


def recorded_at(folder: Path) -> datetime:
    """Return when the run was made that a folder was recorded from.

    Raises:
        ConfigurationError: the folder doesn't say.
    """
    try:
        moment = datetime.fromisoformat(read_regular(folder / _MOMENT).decode().strip())
    except (OSError, ValueError):
        raise ConfigurationError(f"{folder}: holds no answers that --record kept") from None
    return moment


def _write(folder: Path, url: str, note_of_answer: dict[str, object], data: bytes) -> None:
    body, note = _paths(folder, url)
    write_whole(body, data)
    write_whole(
        note, json.dumps({"url": url, **note_of_answer}, indent=1, sort_keys=True).encode() + b"\n"
    )


def _paths(folder: Path, url: str) -> tuple[Path, Path]:
    name = sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return folder / f"{name}.body", folder / f"{name}.json"
