"""ID3 tags, as mutagen reads them."""

from __future__ import annotations

import io

import mutagen.id3 as reader
import pytest

from paperpress.speech import id3
from paperpress.speech.id3 import Chapter


def read(*frames: bytes) -> reader.ID3:
    return reader.ID3(io.BytesIO(id3.tag(frames) + bytes(10)), translate=False)


def test_texts_in_any_script_and_a_cover_are_read() -> None:
    tags = read(id3.text("TIT2", "Жара – حرّ 🌡"), id3.cover("image/jpeg", b"\xff\xd8 picture"))
    assert tags.version == (2, 3, 0)
    assert tags["TIT2"].text == ["Жара – حرّ 🌡"]
    (cover,) = tags.getall("APIC")
    assert (cover.mime, cover.type, cover.data) == ("image/jpeg", 3, b"\xff\xd8 picture")


@pytest.mark.parametrize("count", [1, 2, 255, 256, 700])
def test_chapters_are_listed_in_order_however_many(count: int) -> None:
    chapters = [Chapter(f"Headline {n}", n * 1000, n * 1000 + 1000) for n in range(count)]
    tags = read(*id3.contents(chapters))
    tables = {table.element_id: table for table in tags.getall("CTOC")}
    (top,) = (table for table in tables.values() if table.flags & reader.CTOCFlags.TOP_LEVEL)
    listed = top.child_element_ids
    while listed[0] in tables:
        listed = [name for part in listed for name in tables[part].child_element_ids]
    by_name = {chapter.element_id: chapter for chapter in tags.getall("CHAP")}
    assert [
        (by_name[name].sub_frames["TIT2"].text[0], by_name[name].start_time, by_name[name].end_time)
        for name in listed
    ] == [(each.title, each.begin, each.end) for each in chapters]
    assert list(by_name) == listed


def test_a_tag_larger_than_seven_bits_says_its_size() -> None:
    tags = read(id3.cover("image/png", bytes(300_000)), id3.text("TALB", "After it"))
    assert tags["TALB"].text == ["After it"]
