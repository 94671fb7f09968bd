"""Who may read: passwords, tokens, and what becomes of those who guess."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from asking import READER, Asking, basic
from hearing import heard_epub
from newsroom import article
from paperpress.errors import ConfigurationError
from paperpress.serving import accounts as accounts_module
from paperpress.serving import logins
from paperpress.serving.accounts import add_account, read_accounts, remove_account
from paperpress.serving.logins import Logins
from paperpress.serving.requests import RefusedError, Request
from shelving import stand

RIGHT = basic("asha", "a quiet harbour")


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The passwords that the memory-hard function was asked about; it is replaced by a quick one."""
    asked: list[str] = []

    def matches(hashed: str, password: str) -> bool:
        asked.append(password)
        return hashed == f"$argon2id${password}"

    class Quick:
        def hash(self, password: str) -> str:
            return f"$argon2id${password}"

    monkeypatch.setattr(accounts_module, "HASHER", Quick())
    monkeypatch.setattr(logins, "HASHER", Quick())
    monkeypatch.setattr(logins, "matches", matches)
    return asked


@pytest.fixture
def file(tmp_path: Path, checked: list[str]) -> Path:
    path = tmp_path / "accounts.json"
    add_account(path, "asha", "a quiet harbour")
    return path


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def admit(file: Path, clock: Clock) -> Callable[..., Request]:
    gate = Logins.of(file, clock=clock)

    def ask(authorization: str = RIGHT, client: str = READER[0], path: str = "opds.xml") -> Request:
        headers = {"authorization": authorization} if authorization else {}
        parts = tuple(path.split("/"))
        return asyncio.run(gate.admit(Request("GET", parts, {}, headers, client, "http://p/")))

    return ask


def status(ask: Callable[[], object]) -> int:
    try:
        ask()
    except RefusedError as error:
        return error.status
    return 200


def test_a_name_with_its_password_comes_in(admit: Callable[..., Request]) -> None:
    assert admit().parts == ("opds.xml",)


@pytest.mark.parametrize(
    "header",
    [
        "",
        basic("asha", "a loud harbour"),
        basic("nobody", "a quiet harbour"),
        basic("", "a quiet harbour"),
        "Basic",
        "Basic !!!",
        "Basic YQ",
        "Bearer abc",
        basic("asha", ""),
        basic("ASHA", "a quiet harbour"),
    ],
)
def test_nobody_else_does(admit: Callable[..., Request], header: str) -> None:
    assert status(lambda: admit(header)) == 401


def test_a_password_is_looked_at_once_in_a_while(
    admit: Callable[..., Request], checked: list[str], clock: Clock
) -> None:
    for _ in range(5):
        admit()
    assert len(checked) == 1
    clock.now += 301
    admit()
    assert len(checked) == 2


def test_an_unknown_name_takes_the_same_function(
    admit: Callable[..., Request], checked: list[str]
) -> None:
    assert status(lambda: admit(basic("nobody", "guess"))) == 401
    assert checked == ["guess"]


def test_who_guesses_an_account_s_password_is_kept_waiting(
    admit: Callable[..., Request], checked: list[str], clock: Clock
) -> None:
    guesses = [
        status(lambda n=n: admit(basic("asha", f"guess {n}"), f"198.51.100.{n}"))  # type: ignore[misc]
        for n in range(12)
    ]
    assert guesses == [401] * 10 + [429] * 2
    assert len(checked) == 10
    # Even the right password has to wait, from where nobody has come in yet.
    assert status(lambda: admit(RIGHT, "198.51.100.200")) == 429
    clock.now += 301
    assert status(lambda: admit(RIGHT, "198.51.100.200")) == 200


def test_who_has_come_in_before_is_not_kept_out_by_others(
    admit: Callable[..., Request], clock: Clock
) -> None:
    admit()
    clock.now += 301
    for n in range(12):
        status(lambda n=n: admit(basic("asha", f"guess {n}"), f"198.51.100.{n}"))  # type: ignore[misc]
    assert status(admit) == 200


def test_an_address_that_tries_many_names_is_kept_waiting(admit: Callable[..., Request]) -> None:
    tries = [status(lambda n=n: admit(basic(f"name {n}", "x"))) for n in range(22)]  # type: ignore[misc]
    assert tries == [401] * 20 + [429] * 2
    assert status(lambda: admit(RIGHT, "198.51.100.1")) == 200


def test_one_customer_s_ipv6_network_counts_as_one(admit: Callable[..., Request]) -> None:
    tries = [
        status(lambda n=n: admit(basic(f"name {n}", "x"), f"2001:db8:1:2::{n:x}"))  # type: ignore[misc]
        for n in range(22)
    ]
    assert tries.count(429) == 2


def test_a_token_opens_the_shelf_below_it(file: Path, tmp_path: Path) -> None:
    token = add_account(file, "jonah", "another harbour")
    gate = Logins.of(file)

    def ask(path: str) -> Request:
        request = Request("GET", tuple(path.split("/")), {}, {}, READER[0], "http://p/paper/")
        return asyncio.run(gate.admit(request))

    got = ask(f"t/{token}/desks/city/opds.xml")
    assert got.parts == ("desks", "city", "opds.xml")
    assert got.base == f"http://p/paper/t/{token}/"
    assert ask(f"t/{token}/").parts == ("",)
    with pytest.raises(RefusedError) as refused:
        ask(f"t/{token}")
    assert (refused.value.status, refused.value.location) == (302, f"{token}/")
    for path in ("t", "t/", "t//", "t/x/opds.xml", f"t/{token}x/", f"t/{token[:-1]}/"):
        assert status(lambda path=path: ask(path)) == 404, path  # type: ignore[misc]


def test_an_account_that_is_removed_is_out_at_once(
    admit: Callable[..., Request], file: Path
) -> None:
    admit()
    add_account(file, "jonah", "another harbour")
    remove_account(file, "asha")
    assert status(admit) == 401
    assert status(lambda: admit(basic("jonah", "another harbour"))) == 200


def test_a_file_that_cannot_be_used_any_more_lets_nobody_in(
    admit: Callable[..., Request], file: Path
) -> None:
    admit()
    file.chmod(0o644)
    assert status(admit) == 503
    file.chmod(0o600)
    assert status(admit) == 200
    file.unlink()
    assert status(admit) == 503


def test_a_server_does_not_start_with_a_file_that_others_can_read(file: Path) -> None:
    file.chmod(0o640)
    with pytest.raises(ConfigurationError, match="chmod 600"):
        Logins.of(file)


def test_accents_are_compared_however_a_keyboard_sends_them(file: Path) -> None:
    add_account(file, "zoé", "pâte brisée")
    gate = Logins.of(file)
    header = basic("zoe\u0301", "pa\u0302te brise\u0301e")
    request = Request("GET", ("",), {}, {"authorization": header}, READER[0], "http://p/")
    assert asyncio.run(gate.admit(request)) is request


def test_a_catalogue_s_client_is_told_how_to_say_who_reads(out: Path, file: Path) -> None:
    asking = Asking(out, accounts=file)
    for path in ("/opds.json", "/2025-07-23/city.epub", "/read/2025-07-23/city/", "/nothing"):
        got = asking.get(path)
        assert got.status == 401
        assert (
            got.headers["www-authenticate"] == 'Basic realm="The Meridian Courier", charset="UTF-8"'
        )
        assert got.headers["content-type"] == "application/opds-authentication+json"
        assert 'rel="http://opds-spec.org/auth/document"' in got.headers["link"]
        document = json.loads(got.text)
        assert document["id"] == "http://paper.example/opds-auth.json"
        assert document["authentication"] == [{"type": "http://opds-spec.org/auth/basic"}]
        assert "<http://paper.example/opds-auth.json>" in got.headers["link"]
    assert asking.get("/opds-auth.json").status == 200
    assert "A name and a password are needed here." in asking.get("/", accept="text/html").text
    got = asking.get("/2025-07-23/city.epub", authorization=RIGHT)
    assert (got.status, got.headers["cache-control"]) == (200, "private, no-cache")
    assert asking.get("/health").status == 200


def test_a_podcast_is_for_readers_alone_and_names_its_files_with_their_token(
    out: Path, file: Path
) -> None:
    """Players of podcasts seldom know passwords."""
    token = add_account(file, "jonah", "another harbour")
    stand(out, "city", profile="listen", data=heard_epub(article()))
    asking = Asking(out, accounts=file)
    assert asking.get("/new/podcast.xml").status == 401
    assert asking.get("/2025-07-23/city/a-night-buses.mp3").status == 401
    below = asking.get(f"/t/{token}/new/podcast.xml").text
    sound = f"http://paper.example/t/{token}/2025-07-23/city/a-night-buses.mp3"
    assert f'url="{sound}?v=' in below
    assert asking.get(sound.removeprefix("http://paper.example")).status == 200
    by_password = asking.get("/new/podcast.xml", authorization=RIGHT)
    assert by_password.status == 200
    assert token not in by_password.text


def test_a_failed_login_is_told_with_its_address_and_a_token_never(out: Path, file: Path) -> None:
    token = add_account(file, "jonah", "another harbour")
    asking = Asking(out, accounts=file)
    asking.get("/", authorization=basic("asha", "wrong"))
    asking.get(f"/t/{token}/opds.xml")
    lines = [json.loads(line) for line in asking.said.getvalue().splitlines()]
    (failed,) = [each for each in lines if each["event"] == "login-failed"]
    assert failed["address"] == READER[0]
    assert token not in asking.said.getvalue()
    assert "wrong" not in asking.said.getvalue()
    assert asking.application.metrics.text().count(b"failed_logins_total 1") == 1


@pytest.mark.slow
def test_secrets_are_hashed_by_a_memory_hard_function(tmp_path: Path) -> None:
    path = tmp_path / "accounts.json"
    token = add_account(path, "asha", "a quiet harbour")
    (account,) = read_accounts(path).accounts
    assert account.password.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    text = path.read_text("utf-8")
    assert "harbour" not in text
    assert token not in text
    gate = Logins.of(path)
    request = Request("GET", ("",), {}, {"authorization": RIGHT}, READER[0], "http://p/")
    assert asyncio.run(gate.admit(request)) is request
