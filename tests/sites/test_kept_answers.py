"""Answers that are kept to be asked after."""

from __future__ import annotations

from pathlib import Path

from paperpress.files.web import Answer
from paperpress.sites.kept_answers import KeptAnswers

URL = "https://post.example/feed.xml"
ANSWER = Answer(URL, 200, {"etag": '"1"', "set-cookie": "pearl"}, b"news")


def test_an_answer_with_a_mark_is_kept_without_what_nobody_needs(tmp_path: Path) -> None:
    KeptAnswers(tmp_path).keep(URL, ANSWER)
    again = KeptAnswers(tmp_path).answer_at(URL)
    assert again is not None
    assert (again.data, dict(again.headers)) == (b"news", {"etag": '"1"'})


def test_an_answer_without_a_mark_isn_t(tmp_path: Path) -> None:
    KeptAnswers(tmp_path).keep(URL, Answer(URL, 200, {}, b"news"))
    KeptAnswers(None).keep(URL, ANSWER)
    assert [*tmp_path.iterdir()] == []
    assert KeptAnswers(None).answer_at(URL) is None


def test_what_is_damaged_is_none(tmp_path: Path) -> None:
    KeptAnswers(tmp_path).keep(URL, ANSWER)
    for path in tmp_path.iterdir():
        if not path.suffix:
            path.write_bytes(b"other")
    assert KeptAnswers(tmp_path).answer_at(URL) is None


def test_what_a_run_didn_t_ask_for_goes(tmp_path: Path) -> None:
    first = KeptAnswers(tmp_path)
    first.keep(URL, ANSWER)
    first.keep(f"{URL}?day=22", ANSWER)
    second = KeptAnswers(tmp_path)
    second.answer_at(URL)
    second.let_go()
    assert len([*tmp_path.iterdir()]) == 2
    KeptAnswers(tmp_path / "nothing").let_go()
