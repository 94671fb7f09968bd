"""What the web gave, kept by its address: a file of its bytes, and a note beside it to ask again by."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from paperpress.files.atomic import write_passing
from paperpress.files.cache import make_private
from paperpress.files.regular import read_regular


@dataclass(frozen=True, slots=True)
class KeptByAddress:
    """A private folder of what addresses gave. Its files may be lost, and are then asked for again."""

    folder: Path

    def paths(self, url: str) -> tuple[Path, Path]:
        """Return the files of an address: its bytes, and the note."""
        name = sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / name, self.folder / f"{name}.json"

    def find(self, url: str) -> tuple[bytes, dict[str, Any]] | None:
        """Return the bytes of an address and their note, where both are whole."""
        path, note = self.paths(url)
        try:
            noted: dict[str, Any] = json.loads(read_regular(note))
            data = read_regular(path)
            whole = sha256(data).hexdigest() == noted["sha256"]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return (data, noted) if whole else None

    def keep(self, url: str, data: bytes, /, **facts: object) -> Path:
        """Keep what an address gave with some facts of it, and return the file of its bytes.

        Raises:
            OSError: it can't be written.
        """
        path, _ = self.paths(url)
        make_private(self.folder)
        write_passing(path, data)
        self.note(url, data, **facts)
        return path

    def note(self, url: str, data: bytes, /, **facts: object) -> None:
        """Write the note of bytes that are kept already.

        Raises:
            OSError: it can't be written.
        """
        noted = {"sha256": sha256(data).hexdigest(), **facts}
        write_passing(self.paths(url)[1], json.dumps(noted, sort_keys=True).encode())
