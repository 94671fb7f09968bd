"""Editions handed to a program, which is told in JSON on its standard input what to do.

Its exit code is its answer: 0, it has the edition; 65 (``EX_DATAERR`` of sysexits.h), it won't ever
have it; any other, not now. No shell reads what is started.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, ClassVar, Final

from paperpress.config.targets import CommandTarget
from paperpress.delivery.answers import DelayError, RefusalError, UnusableError, line
from paperpress.delivery.recipients import Recipient
from paperpress.delivery.senders.protocol import Sending, delivery_id

REFUSED: Final = 65
_FORMAT: Final = 1
#: Bytes of what it says on standard error, from the end.
_HEARD = 2000


class CommandSender:
    """Runs a program for each edition."""

    can_ask: ClassVar = False

    def __init__(self, target: CommandTarget, folder: Path, environ: Mapping[str, str]) -> None:
        self._target = target
        self._folder = folder
        self._environ = dict(environ)

    def recipients(self) -> Iterator[Recipient]:
        """Give the program."""
        yield Recipient("")

    def send(self, sending: Sending) -> None:
        """Run the program, and wait for its answer.

        Raises:
            DelayError: it failed, or took too long.
            RefusalError: it said that it won't have the edition.
            UnusableError: it can't be started.
        """
        with tempfile.TemporaryFile() as output:
            sending.begin()
            try:
                process = subprocess.Popen(  # noqa: S603 - the publisher's own words, no shell
                    self._target.command,
                    stdin=subprocess.PIPE,
                    stdout=output,
                    stderr=output,
                    cwd=self._folder,
                    env=self._environ,
                    start_new_session=True,
                )
            except (OSError, ValueError) as error:
                why = getattr(error, "strerror", None) or error
                raise UnusableError(f"{self._target.command[0]} can't be started: {why}") from None
            code = self._answer(process, document_of(self._target.name, sending))
            if code:
                self._fail(code, _last_words(output))

    def _answer(self, process: subprocess.Popen[bytes], document: bytes) -> int:
        try:
            process.communicate(document, timeout=self._target.timeout)
        except subprocess.TimeoutExpired:
            seconds = self._target.timeout
            _end(process)
            raise DelayError(f"the program was stopped after {seconds} s", doubtful=True) from None
        except BaseException:
            _end(process)
            raise
        return process.returncode

    def _fail(self, code: int, words: str) -> None:
        remark = f", and said: {words}" if words else ""
        if code == REFUSED:
            raise RefusalError(f"the program refused it (exit code {code}){remark}")
        how = f"was killed by signal {-code}" if code < 0 else f"ended with exit code {code}"
        raise DelayError(f"the program {how}{remark}", doubtful=code < 0)

    def hide(self, text: str) -> str:
        """Return the text: what is secret of a program, it alone knows."""
        return text

    def close(self) -> None:
        """Close nothing."""


def document_of(target: str, sending: Sending) -> bytes:
    """Return what a program is told, as a line of JSON."""
    parcel = sending.parcel
    edition = parcel.edition
    document: dict[str, Any] = {
        "format": _FORMAT,
        "target": target,
        "delivery": delivery_id(target, sending),
        "issue": sending.issue + 1,
        "correction": sending.correction,
        "repeated": sending.doubtful,
        "edition": {
            "file": str(parcel.file),
            "path": edition.path,
            "identifier": edition.identifier,
            "masthead": parcel.masthead,
            "language": parcel.language,
            "desk": edition.desk,
            "date": edition.day.isoformat(),
            "profile": edition.profile,
            "bytes": len(parcel.data),
            "sha256": edition.sha256,
        },
    }
    return json.dumps(document, ensure_ascii=False).encode() + b"\n"


def _last_words(output: IO[bytes]) -> str:
    """Return the last line that the program wrote."""
    size = output.seek(0, os.SEEK_END)
    output.seek(max(0, size - _HEARD))
    lines = [words for part in output.read().splitlines() if (words := line(part))]
    return lines[-1] if lines else ""


def _end(process: subprocess.Popen[bytes]) -> None:
    """Stop a program, and what it has started."""
    if os.name == "posix":
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
