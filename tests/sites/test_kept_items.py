"""Documents that are kept from one run to the next."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from paperpress.sites.kept_items import KeptItems
from paperpress.sites.listing import Document, Item, Listing, Span

NOON = datetime(2025, 7, 23, 12, tzinfo=UTC)
SPAN = Span(date(2025, 7, 22), date(2025, 7, 23), UTC, time())


def item(key: str, moment: datetime | None = NOON, mark: str = "1") -> Item:
    return Item(key, mark, moment)


def kept(folder: Path, *items: Item) -> KeptItems:
    whole = KeptItems.of(folder)
    for each in items:
        whole = whole.put(Document(each, each.key.encode(), ".json"))
    return whole.closed(Listing(items, None))


def keys(items: object) -> list[str]:
    return [each.key for each in items]  # type: ignore[attr-defined]


def test_what_was_kept_is_there_in_the_next_run_in_the_site_s_order(tmp_path: Path) -> None:
    kept(tmp_path, item("b"), item("a"))
    again = KeptItems.of(tmp_path)
    assert keys(again.items) == ["b", "a"]
    assert keys(again.closed(Listing([item("a"), item("b")], None)).items) == ["a", "b"]


def test_only_what_is_new_or_changed_or_unmarked_is_stale(tmp_path: Path) -> None:
    whole = kept(tmp_path, item("a"), item("b"), item("c", mark=""))
    listing = Listing([item("a"), item("b", mark="2"), item("c", mark=""), item("d")], None)
    assert keys(whole.stale(listing)) == ["b", "c", "d"]


@pytest.mark.parametrize(
    ("complete_from", "gone"),
    [
        (None, []),
        (NOON + timedelta(hours=1), []),
        (NOON, ["a"]),
        (NOON - timedelta(days=30), ["a", "yesterday"]),
    ],
)
def test_what_a_list_should_hold_and_doesn_t_is_gone(
    tmp_path: Path, complete_from: datetime | None, gone: list[str]
) -> None:
    whole = kept(tmp_path, item("a"), item("yesterday", NOON - timedelta(days=1)),
                 item("tomorrow", NOON + timedelta(days=1)), item("undated", None))  # fmt: skip
    assert keys(whole.gone(Listing([], complete_from), SPAN)) == gone


def test_what_is_long_past_needn_t_be_kept_nor_what_has_no_date_and_isn_t_listed(
    tmp_path: Path,
) -> None:
    whole = kept(tmp_path, item("a", NOON - timedelta(days=59)), item("b", NOON - timedelta(days=70)),
                 item("undated", None), item("listed", None))  # fmt: skip
    outdated = whole.outdated(Listing([item("listed", None)], None), SPAN)
    assert keys(outdated) == ["b", "undated"]
    assert keys(whole.without(outdated).closed(None).items) == ["a", "listed"]
    assert len([*tmp_path.iterdir()]) == 3


@pytest.mark.parametrize("damage", ["index", "document", "nonsense", "date"])
def test_what_was_damaged_is_asked_for_again(tmp_path: Path, damage: str) -> None:
    whole = kept(tmp_path, item("a"))
    index = tmp_path / "index.json"
    match damage:
        case "index":
            index.write_text("{")
        case "document":
            (tmp_path / whole.items[0].name).write_text("x")
        case "nonsense":
            index.write_text('[{"name": "../../etc/passwd"}]')
        case _:
            index.write_text(index.read_text().replace("2025-07-23", "2025-99-99"))
    assert keys(KeptItems.of(tmp_path).items) == []


def test_any_key_can_be_a_file_s_name(tmp_path: Path) -> None:
    names = ["https://a.example/" + "x" * 400, "../up", "ä", "a/b", "a-b", ""]
    assert len({each.name for each in kept(tmp_path, *map(item, names)).items}) == len(names)
