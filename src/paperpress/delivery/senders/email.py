"""Editions sent by e-mail: Send to Kindle, other services that take documents, or anybody.

One message an edition and recipient (RFC 5321). Its end, a line with a dot alone, is sent by itself:
a server that hasn't seen it delivers nothing, so only between that line and the server's answer can
nobody tell whether a message has arrived. It is then sent again under the same Message-ID.
"""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import ClassVar

from paperpress.config.targets import EmailTarget
from paperpress.delivery.answers import ANSWERS, DelayError, RefusalError, UnusableError, line
from paperpress.delivery.editions import Parcel
from paperpress.delivery.limits import check_fit, too_large
from paperpress.delivery.passwords import Login
from paperpress.delivery.recipients import AddressList, Recipient
from paperpress.delivery.senders.protocol import Sending, delivery_id
from paperpress.locales import catalogue
from paperpress.slugs import slug
from paperpress.vocab import EPUB_TYPE, FILE_TYPES

_TIMEOUT = 60.0
_DOT = re.compile(rb"^\.", re.MULTILINE)
#: A server that ends a line which has carried messages before is only asked to begin a new one.
_GONE = frozenset({421})


class EmailSender:
    """Sends editions as messages with one attachment."""

    can_ask: ClassVar = False

    def __init__(
        self,
        target: EmailTarget,
        folder: Path,
        login: Login | None,
        now: Callable[[], datetime],
    ) -> None:
        self._target = target
        self._login = login
        self._now = now
        self.addresses = AddressList(folder / target.list) if target.list else None
        self._server: smtplib.SMTP | None = None
        self._written: tuple[str, bytes] = ("", b"")

    def recipients(self) -> Iterator[Recipient]:
        """Give the address, or each of the list.

        Raises:
            UnusableError: the list can't be read.
        """
        if self.addresses is None:
            yield Recipient(self._target.to or "")
        else:
            yield from self.addresses

    def send(self, sending: Sending) -> None:
        """Send an edition to one address.

        Raises:
            DelayError: the line broke, or the server can't now.
            RefusalError: the server won't have it, or doesn't know the address.
            UnfitError: it is larger than the service takes, or of another kind.
            UnusableError: the server lets nobody in.
        """
        edition, address = sending.parcel.edition, sending.recipient.address
        check_fit(edition, len(sending.parcel.data), address)
        head, body = self._head(sending), self._body(sending.parcel)
        try:
            server = self._begun(len(head) + len(body))
            self._expect(server.rcpt(address), address)
            self._expect(server.docmd("DATA"), address, wanted=354)
            server.send(head)
            server.send(body)
            sending.begin()
            # Where this raises, the system hasn't taken it: the message's end was never sent.
            server.send(b".\r\n")
            answer = self._answer(server)
        except ANSWERS:
            raise
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            raise DelayError(f"the line broke ({_reason(error)})", whole=True) from None
        except BaseException:
            self._drop()
            raise
        self._expect(answer, address)

    def _answer(self, server: smtplib.SMTP) -> tuple[int, bytes]:
        """Return what the server says of a whole message. Without that, nobody can tell."""
        try:
            return server.getreply()
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            why = f"the line broke before the server's answer ({_reason(error)})"
            raise DelayError(why, whole=True, doubtful=True) from None

    def _begun(self, size: int) -> smtplib.SMTP:
        """Return a server that has taken the sender's address; on a new line where the old is gone."""
        fresh = self._server is None
        server = self._open()
        limit = server.esmtp_features.get("size", "")
        if limit.isdecimal() and 0 < int(limit) < size:
            raise too_large(size, int(limit), self._target.host)
        options = [f"SIZE={size}"] if "size" in server.esmtp_features else []
        try:
            answer = server.mail(self._target.sender, options)
        except (smtplib.SMTPServerDisconnected, OSError):
            if fresh:
                raise
            answer = (421, b"")
        if answer[0] in _GONE and not fresh:
            self._drop()
            return self._begun(size)
        if answer[0] >= 500:
            self.close()
            raise UnusableError(
                f"{self._target.host} doesn't take mail from {self._target.sender}"
                f" ({answer[0]} {line(answer[1])})"
            )
        self._expect(answer, "")
        return server

    def _expect(self, answer: tuple[int, bytes], address: str, wanted: int = 250) -> None:
        """See that the server has taken a step of a message.

        Raises:
            DelayError: it can't now.
            RefusalError: it won't.
        """
        code, text = answer
        if code == wanted or (wanted == 250 and code == 251):
            return
        summary = f"{self._target.host} answered {code}"
        words = line(text).replace(address, "…") if address else line(text)
        if code in _GONE or not 400 <= code < 600:
            self._drop()
            raise DelayError(f"{summary} {words}", whole=True)
        self._reset()
        if code < 500:
            raise DelayError(f"{summary} {words}")
        raise RefusalError(f"{summary} {words}")

    def _reset(self) -> None:
        """Make the line ready for the next message."""
        try:
            if self._server is not None:
                self._server.rset()
        except (smtplib.SMTPException, OSError):
            self._drop()

    def _open(self) -> smtplib.SMTP:
        """Return the line, opened where there is none.

        Raises:
            DelayError: the server can't be reached.
            UnusableError: it can't be trusted, or lets nobody in.
        """
        if self._server is None:
            try:
                self._server = self._connected()
                self._log_in(self._server)
            except BaseException:
                self._drop()
                raise
        return self._server

    def _connected(self) -> smtplib.SMTP:
        target, host = self._target, self._target.host
        trust = ssl.create_default_context()
        try:
            if target.security == "tls":
                server: smtplib.SMTP = smtplib.SMTP_SSL(
                    host, target.port_number, timeout=_TIMEOUT, context=trust
                )
                self._server = server
            else:
                server = smtplib.SMTP(host, target.port_number, timeout=_TIMEOUT)
                self._server = server
                if target.security == "starttls":
                    server.starttls(context=trust)
            server.ehlo()
        except ssl.SSLCertVerificationError as error:
            raise UnusableError(
                f"the certificate of {host} isn't valid: {line(error.verify_message)}"
            ) from None
        except smtplib.SMTPNotSupportedError:
            raise UnusableError(
                f"{host} offers no STARTTLS: write the security and port that it has"
            ) from None
        except socket.gaierror:
            raise DelayError(f"there is no server {host}", whole=True) from None
        except (smtplib.SMTPException, OSError) as error:
            raise DelayError(f"{host} can't be reached ({_reason(error)})", whole=True) from None
        return server

    def _log_in(self, server: smtplib.SMTP) -> None:
        login, host = self._login, self._target.host
        if login is None:
            return
        try:
            server.login(login.username, login.password.get_secret_value())
        except smtplib.SMTPAuthenticationError as error:
            answer = f"{error.smtp_code} {line(error.smtp_error)}"
            if 400 <= error.smtp_code < 500:
                raise DelayError(
                    f"{host} can't let anybody in now ({answer})", whole=True
                ) from None
            raise UnusableError(f"{host} refused username or password ({answer})") from None
        except smtplib.SMTPNotSupportedError:
            raise UnusableError(f"{host} asks for no password: take it away") from None
        except UnicodeEncodeError:
            raise UnusableError(f"{host} takes no such letters in username or password") from None
        except (smtplib.SMTPException, OSError) as error:
            raise DelayError(f"{host} broke off ({_reason(error)})", whole=True) from None

    def _head(self, sending: Sending) -> bytes:
        """Return the lines of a message that only one recipient gets."""
        domain = self._target.sender.rpartition("@")[2]
        id = delivery_id(self._target.name, sending)
        to = sending.recipient.address
        return f"Message-ID: <{id}@{domain}>\r\nTo: {to}\r\n".encode("ascii")

    def _body(self, parcel: Parcel) -> bytes:
        """Return the rest of a message, made once for all recipients of an edition."""
        digest, written = self._written
        if digest != parcel.edition.key + parcel.edition.sha256:
            written = _DOT.sub(b"..", written_message(parcel, self._target.sender, self._now()))
            self._written = (parcel.edition.key + parcel.edition.sha256, written)
        return written

    def hide(self, text: str) -> str:
        """Return a text without the password."""
        return self._login.hide(text) if self._login else text

    def close(self) -> None:
        """Close the line."""
        server, self._server = self._server, None
        if server is not None:
            try:
                server.quit()
            except (smtplib.SMTPException, OSError):
                server.close()

    def _drop(self) -> None:
        """End the line without a word: in the middle of a message, a word would be part of it."""
        server, self._server = self._server, None
        if server is not None:
            server.close()


def written_message(parcel: Parcel, sender: str, now: datetime) -> bytes:
    """Return a message, but for whom it is to and its id."""
    day = catalogue(parcel.language).date(parcel.edition.day)
    title = ", ".join(part for part in (parcel.masthead, parcel.desk, day) if part)
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = sender
    message["Subject"] = title
    message["Date"] = format_datetime(now)
    message["Auto-Submitted"] = "auto-generated"  # nobody's holiday answers it (RFC 3834)
    message.set_content(f"{title}\n", cte="quoted-printable")
    ending = parcel.edition.name.rpartition(".")[2]
    maintype, _, subtype = FILE_TYPES.get(ending, EPUB_TYPE).partition("/")
    message.add_attachment(
        parcel.data, maintype=maintype, subtype=subtype, filename=attachment_name(parcel)
    )
    return message.as_bytes()


def attachment_name(parcel: Parcel) -> str:
    """Return a name that still says what the file is where the folder's is lost."""
    edition = parcel.edition
    parts = (slug(parcel.masthead), edition.day.isoformat(), edition.name)
    return "-".join(parts)


def _reason(error: Exception) -> str:
    return line(str(error)) or type(error).__name__
