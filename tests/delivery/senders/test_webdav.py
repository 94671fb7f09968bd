"""Editions on a real WebDAV server: whole or not at all, and once."""

from __future__ import annotations

import errno
from datetime import timedelta
from pathlib import Path

import pytest

from delivering import (
    DAY,
    PASSWORD,
    Line,
    Paper,
    broken_line,
    codes,
    free_port,
    messages,
    statuses,
    target,
    write_authority,
)
from delivery_servers import PLACE, Cloud, cloud_server, files
from paperpress.config.targets import Target

pytestmark = pytest.mark.slow

EPUB = b"PK\x03\x04" + bytes(range(256)) * 2000


@pytest.fixture
def cloud(tmp_path: Path) -> Cloud:
    return Cloud.below(tmp_path)


def webdav(url: str, paper: Paper, password: str = PASSWORD, **values: object) -> Target:
    paper.environ["CLOUD"] = password
    login = {"username": "asha", "password_env": "CLOUD"}
    return target(**{"by": "webdav", "url": url, **login, **values})


def test_an_edition_takes_its_place_in_one_step(paper: Paper, cloud: Cloud) -> None:
    paper.press(EPUB)
    with cloud_server(cloud) as url:
        report = paper.deliver(webdav(url, paper))
        again = paper.deliver(webdav(url, paper))
    assert (codes(report), codes(again)) == ([], [])
    assert set(statuses(again).values()) == {"there"}
    assert files(cloud) == {PLACE: EPUB}
    assert cloud.asked[-2:] == [
        ("PUT", "/Papers/2025-07-23/.city.epub.uploading"),
        ("MOVE", "/Papers/2025-07-23/.city.epub.uploading"),
    ]


def test_the_line_is_private_and_the_certificate_checked(
    paper: Paper, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper.press(EPUB)
    with cloud_server(cloud, tls=True) as url:
        report = paper.deliver(webdav(url, paper))
        assert codes(report) == ["DLV003"]
        assert "its certificate isn't valid" in messages(report)
        assert cloud.asked == []
        authority = write_authority(paper.folder / "authority.pem")
        monkeypatch.setenv("SSL_CERT_FILE", str(authority))
        assert codes(paper.deliver(webdav(url, paper))) == []
    assert files(cloud) == {PLACE: EPUB}


def test_a_wrong_password_is_said_once_and_nowhere_shown(paper: Paper, cloud: Cloud) -> None:
    paper.press(EPUB)
    with cloud_server(cloud) as url:
        whom = webdav(url, paper, password="hunter2-hunter2")
        report = paper.deliver(whom)
    assert codes(report) == ["DLV003"]
    assert "username or password are wrong" in messages(report)
    assert "hunter2" not in repr((report, whom, paper.job(whom), paper.answers))
    assert paper.slept == []


def test_a_correction_takes_the_place_of_the_first_issue(paper: Paper, cloud: Cloud) -> None:
    paper.press(EPUB)
    with cloud_server(cloud) as url:
        paper.deliver(webdav(url, paper))
        paper.press(EPUB + b"corrected")
        paper.deliver(webdav(url, paper))
    assert files(cloud) == {PLACE: EPUB + b"corrected"}


@pytest.mark.parametrize("method", ["MKCOL", "PUT", "MOVE"])
@pytest.mark.parametrize("said", ["503 Maintenance", "423 Locked", "500 Oops", "507 Full"])
def test_what_fails_for_now_is_tried_again(
    paper: Paper, cloud: Cloud, method: str, said: str
) -> None:
    paper.press(EPUB)
    cloud.answer = lambda asked, number: said if asked == method and number < 3 else None
    with cloud_server(cloud) as url:
        report = paper.deliver(webdav(url, paper))
    assert (codes(report), paper.slept) == ([], [10.0, 60.0])
    assert files(cloud) == {PLACE: EPUB}


@pytest.mark.parametrize(("asked", "slept"), [("42", 42.0), ("99999", 300.0), ("soon", 10.0)])
def test_a_server_that_asks_to_wait_is_waited_for(
    paper: Paper, cloud: Cloud, asked: str, slept: float
) -> None:
    paper.press(EPUB)
    cloud.headers = [("Retry-After", asked)]
    cloud.answer = lambda method, number: "429 Slow" if method == "PUT" and number < 2 else None
    with cloud_server(cloud) as url:
        paper.deliver(webdav(url, paper))
    assert paper.slept == [slept]


@pytest.mark.parametrize(
    ("said", "found", "words"),
    [
        ("403 Forbidden", "DLV003", "it doesn't allow that"),
        ("405 No", "DLV003", "doesn't know WebDAV"),
        ("301 Moved", "DLV003", "write the address that it leads to"),
        ("413 Large", "DLV004", "takes less"),
        ("415 Kind", "DLV002", "answered 415 to PUT: Kind"),
    ],
)
def test_what_is_refused_is_told(
    paper: Paper, cloud: Cloud, said: str, found: str, words: str
) -> None:
    paper.press(EPUB)
    cloud.headers = [("Location", "http://elsewhere.example/")]
    cloud.answer = lambda method, _: said if method == "PUT" else None
    with cloud_server(cloud) as url:
        report = paper.deliver(webdav(url, paper))
    assert codes(report) == [found]
    assert words in messages(report)
    assert paper.slept == []


@pytest.mark.parametrize("limit", [0, 100, 400, 700, 1000, 50_000, 300_000, 512_500])
def test_a_line_cut_anywhere_loses_and_doubles_nothing(
    paper: Paper, cloud: Cloud, limit: int
) -> None:
    paper.press(EPUB)
    with (
        cloud_server(cloud) as url,
        broken_line(Line(int(url.split(":")[2].split("/")[0]), [limit, limit])) as port,
    ):
        report = paper.deliver(webdav(f"http://127.0.0.1:{port}/Papers/", paper))
    assert files(cloud) == {PLACE: EPUB}
    assert codes(report) in ([], ["DLV009"])
    assert paper.slept == [10.0, 60.0]


def test_after_a_lost_answer_the_server_is_asked_what_it_has(paper: Paper, cloud: Cloud) -> None:
    paper.press(EPUB)
    with cloud_server(cloud) as url:
        moved = 0

        def lose(method: str) -> None:
            nonlocal moved
            if method == "MOVE":
                moved += 1
                # What cheroot takes for a client that is gone, and says nothing of.
                raise ConnectionResetError(errno.ECONNRESET, "the answer is lost")

        cloud.after = lose
        report = paper.deliver(webdav(url, paper))
        first = list(cloud.methods)
        again = paper.deliver(webdav(url, paper))
    assert first.count("MOVE") == moved == 1
    assert "GET" in first
    assert (codes(report), set(statuses(again).values())) == ([], {"there"})
    assert files(cloud) == {PLACE: EPUB}


def test_names_that_need_it_are_escaped(paper: Paper, cloud: Cloud) -> None:
    paper.press(EPUB, day=DAY + timedelta(days=1))
    with cloud_server(cloud) as url:
        place = url.replace("Papers", "Meine%20Zeitungen")
        assert codes(paper.deliver(webdav(place, paper))) == []
    assert list(files(cloud)) == ["Meine Zeitungen/2025-07-24/city.epub"]


def test_a_server_that_is_not_there_is_tried_again(paper: Paper) -> None:
    paper.press(EPUB)
    report = paper.deliver(webdav(f"http://127.0.0.1:{free_port()}/x", paper))
    assert codes(report) == ["DLV001"]
    assert paper.slept == [10.0, 60.0]
