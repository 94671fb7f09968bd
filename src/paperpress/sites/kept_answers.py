"""Answers of a site that are kept, so that the next run need only ask whether they have changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from paperpress.files.kept_by_address import KeptByAddress
from paperpress.files.web import Answer, marks_of


@dataclass(frozen=True, slots=True)
class KeptAnswers:
    """Answers in a folder; None: nothing is kept."""

    folder: Path | None
    _used: set[str] = field(default_factory=set)
    """Names of answers that were asked for in this run."""

    def answer_at(self, url: str) -> Answer | None:
        """Return the answer that was kept of an address, where it is whole."""
        if self.folder is None:
            return None
        kept = self._files(self.folder, url).find(url)
        if kept is None:
            return None
        body, noted = kept
        try:
            headers = {str(name): str(value) for name, value in noted["headers"].items()}
            return Answer(str(noted["url"]), 200, headers, body)
        except (KeyError, AttributeError):
            return None

    def keep(self, url: str, answer: Answer) -> None:
        """Keep an answer that can be asked after again."""
        if self.folder is None or not marks_of(answer.headers):
            return
        headers = {
            name: value
            for name, value in answer.headers.items()
            if name in {"etag", "last-modified", "link", "content-type", "x-wp-totalpages"}
        }
        self._files(self.folder, url).keep(url, answer.data, url=answer.url, headers=headers)

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

    def _files(self, folder: Path, url: str) -> KeptByAddress:
        """Return the files of addresses, having noted that this one was asked for."""
        files = KeptByAddress(folder)
        self._used.update(path.name for path in files.paths(url))
        return files
