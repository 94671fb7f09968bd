"""Answers of a site that are kept, so that the next run need only ask whether they have changed."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from paperpress.files.atomic import write_passing
from paperpress.files.cache import make_private
from paperpress.files.regular import read_regular
from paperpress.files.web import Answer, marks_of


@dataclass(frozen=True, slots=True)
class KeptAnswers:
    """A folder of answers, each a file of its bytes with a note beside it; None: nothing is kept."""

    folder: Path | None
    _used: set[str] = field(default_factory=set)
    """Names of answers that were asked for in this run."""

    def answer_at(self, url: str) -> Answer | None:
        """Return the answer that was kept of an address, where it is whole."""
        if self.folder is None:
            return None
        data, note = self._paths(self.folder, url)
        try:
            noted = json.loads(read_regular(note))
            body = read_regular(data)
            if sha256(body).hexdigest() != noted["sha256"]:
                return None
            headers = {str(name): str(value) for name, value in noted["headers"].items()}
            return Answer(str(noted["url"]), 200, headers, body)
        except (OSError, ValueError, KeyError, AttributeError, TypeError, RecursionError):
            return None

    def keep(self, url: str, answer: Answer) -> None:
        """Keep an answer that can be asked after again."""
        if self.folder is None or not marks_of(answer.headers):
            return
        make_private(self.folder)
        data, note = self._paths(self.folder, url)
        headers = {
            name: value
            for name, value in answer.headers.items()
            if name in {"etag", "last-modified", "link", "content-type", "x-wp-totalpages"}
        }
        digest = sha256(answer.data).hexdigest()
        noted = {"url": answer.url, "sha256": digest, "headers": headers}
        write_passing(data, answer.data)
        write_passing(note, json.dumps(noted, sort_keys=True).encode())

    def let_go(self) -> None:
        """Remove the answers that this run didn't ask for: addresses hold days, and don't come again.

        Raises:
            OSError: it can't be done.
        """
        if self.folder is None or not self.folder.is_dir():
            return
        for path in self.folder.iterdir():
            if path.name not in self._used:
                path.unlink(missing_ok=True)

    def _paths(self, folder: Path, url: str) -> tuple[Path, Path]:
        name = sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
        self._used.update((name, f"{name}.json"))
        return folder / name, folder / f"{name}.json"
