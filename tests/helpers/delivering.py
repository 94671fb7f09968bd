"""An output folder with editions, and the other sides that they are sent to."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from hashlib import sha256
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from pydantic import TypeAdapter

from paperpress.config.targets import Target
from paperpress.delivery.report import DeliveryReport
from paperpress.delivery.run import Clock, DeliveryJob, deliver
from paperpress.editions.planning import identifier
from paperpress.model.masthead import Masthead
from paperpress.pressroom.pressed_before import Note, keep_note

MORNING = datetime(2025, 7, 23, 5, 30, tzinfo=UTC)
DAY = date(2025, 7, 23)
PASSWORD = "the-tide-comes-at-four"


def target(**values: Any) -> Target:
    """A target, as paperpress.toml would have it."""
    return TypeAdapter[Target](Target).validate_python({"name": "target", **values})


@dataclass
class Paper:
    """An output folder, and a clock that stands still but when somebody sleeps."""

    folder: Path
    masthead: Masthead
    now: datetime = MORNING
    slept: list[float] = field(default_factory=list)
    environ: dict[str, str] = field(default_factory=dict)
    answers: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def out(self) -> Path:
        return self.folder / "dist"

    def press(
        self,
        data: bytes,
        desk: str = "city",
        day: date = DAY,
        profile: str = "eink",
        infix: str = "",
    ) -> str:
        """Put an edition into the output folder as a press does; its path."""
        path = f"{day}/{desk}{infix}.epub"
        note = Note(
            path=path,
            identifier=identifier(self.masthead, desk, day),
            desk=desk,
            desks=(desk,),
            layout="desk",
            profile=profile,
            articles=("night-buses",),
            files=("../articles.json",),
            digests=(sha256(data).hexdigest(),),
            issue=sha256(data).hexdigest()[:32],
        )
        keep_note(self.out, note)
        (self.out / path).parent.mkdir(parents=True, exist_ok=True)
        (self.out / path).write_bytes(data)
        return path

    def job(self, *targets: Target, only: date | None = None) -> DeliveryJob:
        return DeliveryJob(
            out=self.out,
            folder=self.folder,
            masthead=self.masthead,
            targets=targets,
            profile="eink",
            only=only,
            environ=self.environ,
            heard=lambda edition, _, name, answer: self.answers.append(
                (edition.path, name, answer)
            ),
        )

    def deliver(self, *targets: Target, only: date | None = None) -> DeliveryReport:
        return deliver(self.job(*targets, only=only), Clock(lambda: self.now, self.slept.append))


def codes(report: DeliveryReport) -> list[str]:
    """The codes of what a delivery found."""
    days = (finding for day in report.days for finding in day.findings)
    return [finding.code for finding in (*report.findings, *days)]


def messages(report: DeliveryReport) -> str:
    """What a delivery found, in words."""
    days = (finding for day in report.days for finding in day.findings)
    return "\n".join(finding.message for finding in (*report.findings, *days))


def statuses(report: DeliveryReport) -> dict[str, str]:
    """How each edition came out, by its path."""
    return {delivery.path: delivery.status for delivery in report.deliveries}


@dataclass
class Post:
    """A mail server's side: what it has taken, and how it answers."""

    taken: list[EmailMessage] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    answer: Callable[[str, int], str | None] = lambda address, number: None
    """An answer to the message of an address, the number of which is told; None: it is taken."""
    at_recipient: Callable[[str], str | None] = lambda address: None
    asked: int = 0
    held: threading.Event | None = None
    """Where a whole message waits before it is answered."""
    arrived: threading.Event = field(default_factory=threading.Event)
    """Set when a whole message is there."""

    async def handle_EHLO(
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        hostname: str,
        responses: list[str],
    ) -> list[str]:
        session.host_name = hostname
        return responses

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        refusal = self.at_recipient(address)
        if refusal is not None:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.asked += 1
        (address,) = envelope.rcpt_tos
        refusal = self.answer(address, self.asked)
        if refusal is not None:
            return refusal
        content = envelope.content
        assert isinstance(content, bytes)
        self.taken.append(BytesParser(policy=default).parsebytes(content))  # type: ignore[arg-type]
        self.to.append(address)
        self.arrived.set()
        while self.held is not None and not self.held.is_set():
            await asyncio.sleep(0.01)
        return "250 OK"

    @property
    def attached(self) -> list[bytes]:
        """The editions that came."""
        return [next(message.iter_attachments()).get_content() for message in self.taken]


def _let_in(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
) -> AuthResult:
    known = isinstance(data, LoginPassword) and data.password.decode() == PASSWORD
    # As some servers do, it says again what it was told.
    said = None if known else f"535 5.7.8 no, not {data.password.decode()}"
    return AuthResult(success=known, handled=said is None, message=said)


@contextmanager
def mail_server(post: Post, security: str = "none", **options: Any) -> Iterator[int]:
    """A mail server on this machine; its port. Its certificate is `authority`'s."""
    if security != "none":
        options.setdefault("authenticator", _let_in)
        options.setdefault("auth_required", True)
    context = server_context() if security != "none" else None
    if security == "tls":
        # It doesn't know of TLS that was there from the first byte, so it would warn.
        options |= {"ssl_context": context, "auth_require_tls": False, "auth_required": False}
    elif security == "starttls":
        options |= {"tls_context": context, "require_starttls": True}
    controller = Controller(post, hostname="127.0.0.1", port=free_port(), **options)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


_AUTHORITY = trustme.CA()
_CERTIFICATE = _AUTHORITY.issue_cert("localhost", "127.0.0.1")


def server_context() -> ssl.SSLContext:
    """What a server proves itself with."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    _CERTIFICATE.configure_cert(context)
    return context


def write_certificate(folder: Path) -> tuple[str, str]:
    """Write the same as files: the certificate's name and the key's."""
    certificate, key = folder / "server.pem", folder / "server.key"
    certificate.write_bytes(b"".join(pem.bytes() for pem in _CERTIFICATE.cert_chain_pems))
    key.write_bytes(_CERTIFICATE.private_key_pem.bytes())
    return str(certificate), str(key)


def write_authority(path: Path) -> Path:
    """Write the certificate of who vouches for the servers here."""
    _AUTHORITY.cert_pem.write_to_path(str(path))
    return path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Line:
    """A line to a server that breaks, or stands still, after so many bytes of some connections."""

    port: int
    """Of the server."""
    limits: list[int]
    """For the first connections, one after the other; later ones are whole."""
    still: bool = False
    """Whether it stands still instead of breaking."""
    reached: threading.Event = field(default_factory=threading.Event)


@contextmanager
def broken_line(line: Line) -> Iterator[int]:
    """Lay a line; its port."""
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=_serve, args=(listener, line), daemon=True).start()
    try:
        yield int(listener.getsockname()[1])
    finally:
        listener.close()


def _serve(listener: socket.socket, line: Line) -> None:
    while True:
        try:
            near, _ = listener.accept()
        except OSError:
            return
        limit = line.limits.pop(0) if line.limits else None
        far = socket.create_connection(("127.0.0.1", line.port))
        threading.Thread(target=_pass, args=(far, near, None, line), daemon=True).start()
        threading.Thread(target=_pass, args=(near, far, limit, line), daemon=True).start()


def _pass(source: socket.socket, sink: socket.socket, limit: int | None, line: Line) -> None:
    passed = 0
    try:
        while data := source.recv(4096):
            if limit is not None and passed + len(data) > limit:
                sink.sendall(data[: limit - passed])
                line.reached.set()
                while line.still and source.recv(4096):
                    pass
                break
            sink.sendall(data)
            passed += len(data)
    except OSError:
        pass
    finally:
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
