"""The ways of sending: by e-mail, into a folder, to a WebDAV server, by a program.

How to add one: a target in `paperpress.config.targets`, a module here with a `Sender`, a row in
`sender_of`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from paperpress.config.targets import CommandTarget, EmailTarget, FolderTarget, Target
from paperpress.delivery.passwords import login_of
from paperpress.delivery.senders.command import CommandSender
from paperpress.delivery.senders.email import EmailSender
from paperpress.delivery.senders.folder import FolderSender
from paperpress.delivery.senders.protocol import Sender
from paperpress.delivery.senders.webdav import WebDavSender


def sender_of(
    target: Target, folder: Path, environ: Mapping[str, str], now: Callable[[], datetime]
) -> Sender:
    """Return what sends to a target. Nothing is opened yet.

    Args:
        target: where to.
        folder: that of paperpress.toml.
        environ: the environment's variables.
        now: tells the time, for a message's date.

    Raises:
        UnusableError: its password can't be read.
    """
    if isinstance(target, EmailTarget):
        return EmailSender(target, folder, login_of(target, folder, environ), now)
    if isinstance(target, FolderTarget):
        return FolderSender(target, folder)
    if isinstance(target, CommandTarget):
        return CommandSender(target, folder, environ)
    return WebDavSender(target, login_of(target, folder, environ))
