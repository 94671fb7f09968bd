"""What an edition's pictures say of themselves: whose words they are."""

from __future__ import annotations

from pathlib import Path

from newsroom import article, jpeg
from paperpress.model.alt_texts import AltTexts, Details, picture_key
from paperpress.model.masthead import Masthead
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import press


def counted(folder: Path, masthead: Masthead, details: Details | None) -> list[str]:
    data = jpeg()
    (folder / "bus.jpg").write_bytes(data)
    key = (picture_key(data), "en")
    texts = AltTexts({key: "A night bus at a stop."}, {key: details} if details else {})
    day = [article(str(folder), picture={"src": "bus.jpg", "caption": "Bank, on Tuesday."})]
    report = press(day, Job(masthead=masthead, out=folder / "out", alt_texts=texts))
    return [finding.message for finding in report.findings if finding.code == "EDN109"]


def test_whose_texts_an_edition_holds_is_told_where_editors_wrote_some(
    tmp_path: Path, masthead: Masthead
) -> None:
    (by_hand,) = counted(tmp_path, masthead, Details(by="Asha Rao"))
    assert "1 written by Asha Rao" in by_hand
    (taken,) = counted(tmp_path, masthead, Details(by="Asha Rao", drafted=True))
    assert "1 drafted by a program and taken by Asha Rao" in taken


def test_texts_of_nobody_known_are_not_counted(tmp_path: Path, masthead: Masthead) -> None:
    assert counted(tmp_path, masthead, None) == []
