"""Saves: whole or not at all, by several at once, and never over what wasn't seen."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from paperpress.config.overlay import read_overlay
from paperpress.editing.saving import (
    StaleError,
    Written,
    changes_for_the_source,
    save_change,
    save_words,
    version_of_field,
    version_of_words,
)
from paperpress.model.alt_texts import AltTexts, Details
from paperpress.model.overlay import Change, Overlay
from paperpress.model.spots import LANGUAGE, Spot
from paperpress.picturedesk.archive import read_alt_texts

KEYS = [f"sha256-{number:064x}" for number in range(24)]


def change(number: int, value: str | None = "Waits") -> Change:
    return Change(f"a{number}", "hold", value, None, "Asha Rao", "2025-07-23T06:30:00Z")


def test_many_who_save_at_once_lose_nothing(tmp_path: Path) -> None:
    nothing = version_of_words(AltTexts(), KEYS[0], "en")
    unchanged = version_of_field(read_overlay(tmp_path / "overlay.jsonl"), "a0", "hold", None)

    def save(number: int) -> None:
        details = Details(by=f"editor {number}", at="2025-07-23T06:30:00Z")
        save_words(tmp_path, Written(KEYS[number], "en", f"Quay {number}", details), nothing)
        save_change(tmp_path, change(number), unchanged, None)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(save, range(len(KEYS))))
    texts = read_alt_texts(tmp_path / "alt-texts.jsonl")
    assert [texts.of(key, "en") for key in KEYS] == [f"Quay {n}" for n in range(len(KEYS))]
    assert texts.details_of(KEYS[3], "en").by == "editor 3"
    assert len(read_overlay(tmp_path / "overlay.jsonl").changes) == len(KEYS)


def test_of_two_who_saw_the_same_one_is_refused_with_the_others_text(tmp_path: Path) -> None:
    seen = version_of_words(AltTexts(), KEYS[0], "en")
    first = Written(KEYS[0], "en", "A quay", Details(by="Asha Rao", at="2025-07-23T06:30:00Z"))
    save_words(tmp_path, first, seen)
    with pytest.raises(StaleError) as stale:
        save_words(tmp_path, Written(KEYS[0], "en", "A pier", Details(by="Tomasz")), seen)
    assert (stale.value.current, stale.value.who) == ("A quay", "Asha Rao, 2025-07-23 06:30")


def test_a_change_of_what_has_changed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "overlay.jsonl"
    seen = version_of_field(read_overlay(path), "a0", "hold", None)
    save_change(tmp_path, change(0), seen, None)
    with pytest.raises(StaleError) as stale:
        save_change(tmp_path, change(0, "Else"), seen, None)
    assert stale.value.current == "Waits"
    source = version_of_field(read_overlay(path), "a0", "hold", "now")
    with pytest.raises(StaleError):
        save_change(tmp_path, change(0), source, "then")


def test_a_line_without_an_end_that_was_typed_by_hand_stays_a_line(tmp_path: Path) -> None:
    path = tmp_path / "overlay.jsonl"
    seen = version_of_field(read_overlay(path), "a0", "hold", None)
    save_change(tmp_path, change(0), seen, None)
    path.write_text(path.read_text("utf-8").rstrip("\n"), "utf-8")
    save_change(tmp_path, change(1), seen, None)
    assert [each.article for each in read_overlay(path).changes] == ["a0", "a1"]


def test_changes_go_back_to_the_newsrooms_system_as_a_list(tmp_path: Path) -> None:
    path = tmp_path / "overlay.jsonl"
    kept = Change("a0", "headline", "New", "Old", "Asha Rao", "2025-07-23T06:30:00Z")
    nothing = read_overlay(path)
    save_change(tmp_path, kept, version_of_field(nothing, "a0", "headline", "Old"), "Old")
    save_change(tmp_path, change(1), version_of_field(nothing, "a1", "hold", None), None)
    overlay = read_overlay(path)
    sources = {("a0", "headline"): "Older"}
    document = json.loads(changes_for_the_source(overlay, lambda a, f: sources.get((a, f))))
    assert document["changes"][0] == {
        "article": "a0",
        "field": "headline",
        "from": "Old",
        "to": "New",
        "by": "Asha Rao",
        "at": "2025-07-23T06:30:00Z",
        "source_has_changed": True,
    }
    assert not document["changes"][1]["source_has_changed"]


def test_a_place_is_exported_by_its_words_and_which_of_them_it_is() -> None:
    name = Spot(LANGUAGE, "Bon voyage", 2, 3).name
    marked = Change("a0", name, "fr", "", "Asha Rao", "2025-07-23T06:30:00Z")
    (entry,) = json.loads(changes_for_the_source(Overlay((marked,)), lambda *_: ""))["changes"]
    place = {key: entry[key] for key in ("field", "words", "occurrence", "of")}
    assert place == {"field": "body.language", "words": "Bon voyage", "occurrence": 2, "of": 3}
    assert (entry["from"], entry["to"], entry["source_has_changed"]) == ("", "fr", False)
