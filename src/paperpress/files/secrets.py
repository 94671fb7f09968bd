"""Secrets: read where paperpress.toml says, from the environment or from a file of one's own."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class SecretError(Exception):
    """A secret isn't where it is said to be, or others can read it; the message holds no part of it."""


def read_secret(
    variable: str | None, file: str | None, folder: Path, environ: Mapping[str, str]
) -> str:
    """Return a secret from an environment variable, else from a file's first line.

    Args:
        variable: its name; None: the file holds it.
        file: from `folder`.
        folder: that of paperpress.toml.
        environ: the environment's variables.

    Raises:
        SecretError: it isn't there, or others can read its file.
    """
    if variable is not None:
        secret = environ.get(variable, "")
        if not secret:
            raise SecretError(f"the environment variable {variable} isn't set")
        return secret
    return _from_file(folder / (file or ""))


def _from_file(path: Path) -> str:
    """Return the first line of a file that only its owner can read."""
    try:
        with path.open("rb") as file:
            # The mode of what is open, so that nobody changes the file in between.
            if os.name == "posix" and os.fstat(file.fileno()).st_mode & _OTHERS:
                raise SecretError(
                    f"others can read the password in {path}: give it the mode 0600 (chmod 600)"
                )
            secret = file.readline(4096).decode("utf-8").rstrip("\r\n")
    except OSError as error:
        raise SecretError(f"the password's file {path} can't be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SecretError(f"the password's file {path} is no text in UTF-8") from None
    if not secret:
        raise SecretError(f"the password's file {path} begins with an empty line")
    return secret
