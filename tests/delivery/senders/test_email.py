"""Editions by e-mail, with a real server: one message each, whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from delivering import (
    DAY,
    PASSWORD,
    Line,
    Paper,
    Post,
    broken_line,
    codes,
    free_port,
    mail_server,
    messages,
    statuses,
    target,
)
from paperpress.config.targets import Target
from paperpress.delivery.run import Clock, deliver
from paperpress.errors import ExitCode

pytestmark = pytest.mark.slow

EPUB = b"PK\x03\x04" + bytes(range(256)) * 400


def kindle(port: int, **values: object) -> Target:
    return target(
        **{
            "by": "email",
            "name": "kindle",
            "host": "127.0.0.1",
            "port": port,
            "security": "none",
            "sender": "paper@courier.example",
            "to": "asha@kindle.com",
            **values,
        }
    )


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_an_edition_is_a_message_over_tls(paper: Paper, trusted: None, security: str) -> None:
    paper.press(EPUB)
    paper.environ["MAIL"] = PASSWORD
    post = Post()
    with mail_server(post, security) as port:
        whom = kindle(port, security=security, username="paper", password_env="MAIL")
        report = paper.deliver(whom)
        again = paper.deliver(whom)
    assert (codes(report), report.exit_code()) == ([], ExitCode.OK)
    assert statuses(report) == {"2025-07-23/city.epub": "sent"}
    assert statuses(again) == {"2025-07-23/city.epub": "there"}
    assert post.attached == [EPUB]
    (message,) = post.taken
    assert message["To"] == "asha@kindle.com"
    assert message["From"] == "paper@courier.example"
    assert message["Subject"] == "The Test Gazette, City Desk, 23 July 2025"
    (attachment,) = message.iter_attachments()
    assert attachment.get_content_type() == "application/epub+zip"
    assert attachment.get_filename() == "the-test-gazette-2025-07-23-city.epub"


def test_a_certificate_is_checked(paper: Paper) -> None:
    paper.press(EPUB)
    post = Post()
    for security in ("starttls", "tls"):
        with mail_server(post, security) as port:
            report = paper.deliver(kindle(port, security=security))
        assert codes(report) == ["DLV003"]
        assert "certificate of 127.0.0.1 isn't valid" in messages(report)
    assert post.taken == []
    assert paper.slept == []


def test_a_certificate_of_another_host_is_refused(paper: Paper, trusted: None) -> None:
    paper.press(EPUB)
    with mail_server(Post(), "tls") as port:
        report = paper.deliver(kindle(port, security="tls", host="127.0.0.2"))
    assert codes(report) in (["DLV003"], ["DLV001"])  # nothing listens there on some systems


def test_a_server_without_tls_gets_nothing(paper: Paper) -> None:
    paper.press(EPUB)
    with mail_server(Post()) as port:
        report = paper.deliver(kindle(port, security="starttls"))
    assert codes(report) == ["DLV003"]
    assert "offers no STARTTLS" in messages(report)


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_wrong_password_is_said_once_and_nowhere_shown(
    paper: Paper, trusted: None, security: str
) -> None:
    paper.press(EPUB)
    paper.press(EPUB, desk="world")
    paper.environ["MAIL"] = "hunter2-hunter2"
    post = Post()
    with mail_server(post, security) as port:
        whom = kindle(port, security=security, username="paper", password_env="MAIL")
        report = paper.deliver(whom)
        assert codes(report) == ["DLV003"]
        assert report.exit_code() == ExitCode.INCOMPLETE
        assert "refused username or password" in messages(report)
        assert "hunter2" not in repr((report, whom, paper.job(whom), paper.answers))
        assert set(statuses(report).values()) == {"waiting"}
        # Mended, nothing was lost.
        paper.environ["MAIL"] = PASSWORD
        assert set(statuses(paper.deliver(whom)).values()) == {"sent"}
    assert post.attached == [EPUB, EPUB]
    written = b"".join(file.read_bytes() for file in paper.out.rglob("*") if file.is_file())
    assert b"hunter2" not in written
    assert PASSWORD.encode() not in written


def test_a_password_of_a_file_that_others_can_read_is_refused(paper: Paper, trusted: None) -> None:
    paper.press(EPUB)
    secret = paper.folder / "mail.password"
    secret.write_text(f"{PASSWORD}\n", "utf-8")
    secret.chmod(0o644)
    with mail_server(Post(), "tls") as port:
        whom = kindle(port, security="tls", username="paper", password_file="mail.password")
        report = paper.deliver(whom)
        assert codes(report) == ["DLV003"]
        assert "0600" in messages(report)
        assert PASSWORD not in messages(report)
        secret.chmod(0o600)
        assert set(statuses(paper.deliver(whom)).values()) == {"sent"}


def test_a_password_that_is_not_there_is_told(paper: Paper) -> None:
    paper.press(EPUB)
    for where in ({"password_env": "NOWHERE"}, {"password_file": "gone"}):
        report = paper.deliver(kindle(25, host="localhost", username="paper", **where))
        assert codes(report) == ["DLV003"]


def test_what_is_refused_for_now_is_tried_again_within_the_run(paper: Paper) -> None:
    paper.press(EPUB)
    post = Post(answer=lambda _, number: "451 4.3.0 try later" if number < 3 else None)
    with mail_server(post) as port:
        report = paper.deliver(kindle(port))
    assert statuses(report) == {"2025-07-23/city.epub": "sent"}
    assert paper.slept == [10.0, 60.0]
    assert post.attached == [EPUB]
    assert codes(report) == []


def test_what_fails_in_a_run_is_tried_by_the_next(paper: Paper) -> None:
    paper.press(EPUB)
    post = Post(answer=lambda _, number: "451 4.3.0 try later" if number < 5 else None)
    with mail_server(post) as port:
        first = paper.deliver(kindle(port))
        second = paper.deliver(kindle(port))
    assert codes(first) == ["DLV001"]
    assert "127.0.0.1 answered 451 4.3.0 try later" in messages(first)
    assert first.exit_code() == ExitCode.INCOMPLETE
    assert statuses(second) == {"2025-07-23/city.epub": "sent"}
    assert post.attached == [EPUB]


@pytest.mark.parametrize("where", ["recipient", "message"])
def test_what_is_refused_for_good_is_told_once_and_not_sent_again(paper: Paper, where: str) -> None:
    paper.press(EPUB)
    post = Post()
    refusal = "550 5.1.1 no asha@kindle.com here"
    if where == "recipient":
        post.at_recipient = lambda _: refusal
    else:
        post.answer = lambda *_: refusal
    with mail_server(post) as port:
        first, second = paper.deliver(kindle(port)), paper.deliver(kindle(port))
        assert codes(first) == ["DLV002"]
        assert "no … here" in messages(first)
        assert (codes(second), statuses(second)) == ([], {"2025-07-23/city.epub": "refused"})
        assert paper.slept == []
        # The next edition is another matter.
        post.at_recipient, post.answer = lambda _: None, lambda *_: None
        paper.press(EPUB + b"24", day=DAY + timedelta(days=1))
        paper.deliver(kindle(port))
    assert post.attached == [EPUB + b"24"]


def test_a_server_that_is_not_there_is_tried_again(paper: Paper) -> None:
    paper.press(EPUB)
    paper.press(EPUB, desk="world")
    report = paper.deliver(kindle(free_port()))
    assert codes(report) == ["DLV001", "DLV001"]
    assert paper.slept == [10.0, 60.0]


def test_asked_to_end_in_a_list_it_finishes_an_address_and_tells_who_waits(paper: Paper) -> None:
    """As a server does that is stopped: nobody is left out, and nobody gets it twice."""
    paper.press(EPUB)
    (paper.folder / "list").write_text("a@b.example\nc@d.example\ne@f.example\n", "utf-8")
    post = Post()
    with mail_server(post) as port:
        whom = kindle(port, to=None, list="list")
        job = replace(paper.job(whom), ending=lambda: len(post.taken) == 1)
        report = deliver(job, Clock(lambda: paper.now, paper.slept.append))
        assert post.to == ["a@b.example"]
        (delivery,) = report.deliveries
        assert (delivery.status, delivery.arrived, delivery.waiting) == ("waiting", 1, 2)
        assert "was asked to end" in messages(report)
        assert paper.slept == []
        assert codes(paper.deliver(whom)) == []
    assert post.to == ["a@b.example", "c@d.example", "e@f.example"]


def test_a_line_cut_in_the_middle_of_a_message_delivers_it_once(paper: Paper) -> None:
    paper.press(EPUB)
    post = Post()
    with mail_server(post) as port, broken_line(Line(port, [60_000, 90_000])) as line:
        report = paper.deliver(kindle(line))
    assert post.attached == [EPUB]
    assert paper.slept == [10.0, 60.0]
    # The end of the message never came to the server; whether this side knows is the system's luck.
    assert codes(report) in ([], ["DLV009"])


@pytest.mark.parametrize("limit", [0, 1, 10, 40, 70, 100, 130, 160, 200, 500])
def test_a_line_cut_anywhere_loses_and_doubles_nothing(paper: Paper, limit: int) -> None:
    paper.press(EPUB)
    post = Post()
    with mail_server(post) as port, broken_line(Line(port, [limit])) as line:
        report = paper.deliver(kindle(line))
    assert post.attached == [EPUB]
    assert codes(report) in ([], ["DLV009"])


def test_an_answer_that_never_came_is_told_as_doubtful(paper: Paper) -> None:
    paper.press(EPUB)
    taken = 0

    class Deaf(Post):  # it has the whole message, and its answer is lost with the line
        async def handle_DATA(self, server, session, envelope):  # type: ignore[no-untyped-def]
            nonlocal taken
            answer = await super().handle_DATA(server, session, envelope)
            taken += 1
            if taken == 1:
                server.transport.abort()
            return answer

    post = Deaf()
    with mail_server(post) as port:
        report = paper.deliver(kindle(port))
    assert codes(report) == ["DLV009"]
    assert report.exit_code() == ExitCode.OK
    assert post.attached == [EPUB, EPUB]
    first, second = post.taken
    assert first["Message-ID"] == second["Message-ID"]


def test_each_content_and_recipient_has_an_id_of_its_own(paper: Paper) -> None:
    (paper.folder / "list").write_text("a@x.example\nb@x.example\n", "utf-8")
    paper.press(EPUB)
    post = Post()
    with mail_server(post) as port:
        whom = kindle(port, to=None, list="list")
        paper.deliver(whom)
        paper.press(EPUB + b"corrected")
        paper.deliver(whom)
        paper.press(EPUB)  # as it was first: a correction too
        paper.deliver(whom)
    ids = [message["Message-ID"] for message in post.taken]
    assert len(ids) == len(set(ids)) == 6


def test_a_list_gets_a_message_each(paper: Paper) -> None:
    lines = [
        "# Subscribers",
        "",
        "anna@example.com",
        "  BELA@Example.com  ",
        "not an address",
        "anna@example.com",
        "böhm@example.com",
        "chiara@bücher.example",
        "two@at@example.com",
        "a@b.example\r",
    ]
    (paper.folder / "list.txt").write_bytes("\ufeff".encode() + "\n".join(lines).encode())
    paper.press(EPUB)
    post = Post()
    with mail_server(post) as port:
        report = paper.deliver(kindle(port, to=None, list="list.txt"))
    assert post.to == [
        "anna@example.com",
        "BELA@Example.com",
        "chiara@xn--bcher-kva.example",
        "a@b.example",
    ]
    assert all(len(message.get_all("To")) == 1 for message in post.taken)
    assert codes(report) == ["DLV006"]
    assert "3 lines of" in messages(report)
    assert "5, 7, 9" in messages(report)


def test_one_address_in_trouble_holds_up_no_other(paper: Paper) -> None:
    addresses = [f"reader{number}@example.com" for number in range(20)]
    (paper.folder / "list").write_text("\n".join(addresses), "utf-8")
    paper.press(EPUB)
    refused = {"reader3@example.com": "550 no mailbox", "reader7@example.com": "450 full"}
    post = Post(at_recipient=refused.get)
    with mail_server(post) as port:
        report = paper.deliver(kindle(port, to=None, list="list"))
    assert len(post.to) == len(set(post.to)) == 18
    assert sorted(codes(report)) == ["DLV001", "DLV002"]
    assert "line 4: 127.0.0.1 answered 550 no mailbox" in messages(report)
    assert "line 8: 127.0.0.1 answered 450 full" in messages(report)
    assert "reader" not in messages(report)
    (delivery,) = report.deliveries
    assert (delivery.recipients, delivery.arrived, delivery.waiting) == (20, 18, 1)
    # No address is kept, in no file of the output folder.
    kept = b"".join(file.read_bytes() for file in paper.out.rglob("*") if file.is_file())
    assert b"reader" not in kept


def test_a_list_that_is_not_there_is_told(paper: Paper) -> None:
    paper.press(EPUB)
    report = paper.deliver(kindle(25, to=None, list="gone.txt"))
    assert codes(report) == ["DLV003"]
    assert "gone.txt can't be read" in messages(report)


def test_what_a_kindle_does_not_take_is_not_sent(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    from paperpress.delivery import limits

    (kindles,) = limits.SERVICES
    small = replace(kindles, max_bytes=100_000)
    monkeypatch.setattr(limits, "SERVICES", (small,))
    paper.press(EPUB)
    paper.press(b"small", desk="world", infix=".kepub")
    paper.press(b"small", desk="sport")
    post = Post()
    with mail_server(post) as port:
        report = paper.deliver(kindle(port))
        other = paper.deliver(kindle(port, name="other", to="anna@example.com"))
    assert codes(report) == ["DLV004", "DLV005"]
    assert "0.10 MB, and Send to Kindle takes 0.10 MB" in messages(report)
    assert "doesn't take .kepub.epub" in messages(report)
    assert report.exit_code() == ExitCode.INCOMPLETE
    assert (post.to.count("asha@kindle.com"), codes(other)) == (1, [])


def test_a_message_larger_than_the_server_takes_is_not_begun(paper: Paper) -> None:
    paper.press(EPUB)
    post = Post()
    with mail_server(post, data_size_limit=50_000) as port:
        report = paper.deliver(kindle(port))
    assert codes(report) == ["DLV004"]
    assert post.asked == 0


def test_a_server_that_closes_after_each_message_is_opened_again(paper: Paper) -> None:
    (paper.folder / "list").write_text("a@x.example\nb@x.example\nc@x.example", "utf-8")
    paper.press(EPUB)

    class Curt(Post):
        async def handle_DATA(self, server, session, envelope):  # type: ignore[no-untyped-def]
            answer = await super().handle_DATA(server, session, envelope)
            server.transport.write(b"250 OK\r\n")
            server.transport.close()
            return answer

    post = Curt()
    with mail_server(post) as port:
        report = paper.deliver(kindle(port, to=None, list="list"))
    assert (len(post.taken), codes(report), paper.slept) == (3, [], [])


def test_a_sender_who_is_not_known_is_told(paper: Paper) -> None:
    paper.press(EPUB)

    class Strict(Post):
        async def handle_MAIL(self, server, session, envelope, address, options):  # type: ignore[no-untyped-def]
            return "553 5.7.1 not yours"

    with mail_server(Strict()) as port:
        report = paper.deliver(kindle(port))
    assert codes(report) == ["DLV003"]
    assert "doesn't take mail from paper@courier.example" in messages(report)


def test_the_report_lies_beside_the_editions(paper: Paper) -> None:
    paper.press(EPUB)
    with mail_server(Post()) as port:
        paper.deliver(kindle(port))
    text = (paper.out / "2025-07-23" / "delivery.json").read_text("utf-8")
    assert '"status": "sent"' in text
    assert "asha" not in text


def test_the_folder_of_notes_is_for_its_owner(paper: Paper) -> None:
    paper.press(EPUB)
    with mail_server(Post()) as port:
        paper.deliver(kindle(port))
    (kept,) = Path(paper.out / ".paperpress" / "delivered").iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
