"""Answers that were recorded, and a run from them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from paperpress.errors import ConfigurationError
from paperpress.files.web import Answer, Asked, FetchError
from paperpress.sites.recording import Recording, Replaying, record_moment, recorded_at

URL = "https://post.example/a"
ASKED = Asked(URL, {"Authorization": "Basic pearl"}, 1000, secret_query={"key": "pearl"})


def test_what_is_replayed_is_what_was_recorded_last(tmp_path: Path) -> None:
    answers = [Answer(URL, 200, {"etag": "1", "x-secret": "pearl"}, data) for data in (b"1", b"2")]
    recording = Recording(lambda _: answers.pop(0), tmp_path)
    recording(ASKED)
    recording(ASKED)
    answer = Replaying(tmp_path)(ASKED)
    assert (answer.url, answer.data, dict(answer.headers)) == (URL, b"2", {"etag": "1"})
    assert not any(b"pearl" in path.read_bytes() for path in tmp_path.iterdir())


def test_an_error_is_replayed_too(tmp_path: Path) -> None:
    def failing(_: Asked) -> Answer:
        raise FetchError("the server answered 503", status=503, again=True)

    with pytest.raises(FetchError):
        Recording(failing, tmp_path)(ASKED)
    with pytest.raises(FetchError, match="answered 503") as error:
        Replaying(tmp_path)(ASKED)
    assert error.value.status == 503


def test_what_was_not_recorded_is_told(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="no answer was recorded"):
        Replaying(tmp_path)(ASKED)
    with pytest.raises(ConfigurationError, match="holds no answers"):
        recorded_at(tmp_path)


def test_a_damaged_recording_is_told(tmp_path: Path) -> None:
    Recording(lambda _: Answer(URL, 200, {}, b"1"), tmp_path)(ASKED)
    for path in tmp_path.glob("*.json"):
        path.write_text("[]")
    with pytest.raises(ConfigurationError, match="is no recorded answer"):
        Replaying(tmp_path)(ASKED)


def test_the_moment_of_a_recording_is_that_of_its_replay(tmp_path: Path) -> None:
    moment = datetime(2025, 7, 23, 5, tzinfo=UTC)
    record_moment(tmp_path, moment)
    assert recorded_at(tmp_path) == moment
