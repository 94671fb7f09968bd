"""Something in a shared folder, for workers to fetch: an edition, or a job."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from paperpress.errors import WorkerError
from paperpress.files.atomic import write_whole
from paperpress.model.edition import Edition
from paperpress.pressroom.job import Job


@dataclass(frozen=True, slots=True)
class Parcel:
    """A pickle in a file. It is this run's own: what is unpickled is what was packed."""

    path: str
    digest: str
    """SHA-256 of the file, in base 16."""

    @classmethod
    def of(cls, thing: Edition | Job, folder: Path, suffix: str) -> Parcel:
        """Make a parcel of a value in a folder.

        Raises:
            OSError: it can't be written there.
        """
        data = pickle.dumps(thing)
        digest = sha256(data).hexdigest()
        write_whole(folder / f"{digest}-{suffix}", data)
        return cls(str(folder / f"{digest}-{suffix}"), digest)

    def unpacked(self) -> Any:
        """Return what was packed.

        Raises:
            WorkerError: the file isn't there, or isn't the one that was sent.
        """
        try:
            data = Path(self.path).read_bytes()
        except OSError as error:
            raise WorkerError(
                f"a worker can't read {self.path}: {error.strerror}: share the folder,"
                " or send by value"
            ) from None
        if sha256(data).hexdigest() != self.digest:
            raise WorkerError(
                f"a worker read {self.path}, and it isn't what was sent: send by value"
            )
        return pickle.loads(data)  # noqa: S301 - its digest came with the task

    def gone(self) -> None:
        """Remove the file."""
        Path(self.path).unlink(missing_ok=True)
