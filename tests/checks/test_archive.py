"""EPUBs that are broken, on purpose or not: each is told, and none ends the command."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom import article, jpeg, run
from paperpress.checks import check_epub
from paperpress.errors import BindingError
from paperpress.model.finding import Finding
from paperpress.model.masthead import Masthead
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import press

PAGE = '<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>T</title></head>'


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An edition with a picture, of which no rule finds anything grave."""
    folder = tmp_path_factory.mktemp("edition")
    (folder / "a.jpg").write_bytes(jpeg())
    one = article(str(folder), picture={"src": "a.jpg", "alt": "A night bus at its stop."})
    press([one], Job(masthead=Masthead(title="T", language="en"), out=folder))
    return (folder / "2025-07-23" / "city.epub").read_bytes()


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


def tried(data: bytes) -> list[str]:
    """The codes of an EPUB, or that it is none, with the reason in words."""
    try:
        return codes(check_epub(data, "a.epub"))
    except BindingError as error:
        assert re.match(r"a\.epub(:| is no EPUB| holds more) ?.{3}", str(error))  # noqa: PT017
        return ["no EPUB"]


def rewritten(edition: bytes, change: Callable[[zipfile.ZipInfo, bytes], bytes | None]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(edition)) as whole, zipfile.ZipFile(out, "w") as archive:
        for info in whole.infolist():
            data = change(info, whole.read(info.filename))
            if data is not None:
                archive.writestr(info, data)
    return out.getvalue()


def entry(data: bytes, name: str) -> tuple[int, int, int]:
    """Where a file's record in the directory stands, where its data begin, and how many they are."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo(name)
        start = archive.start_dir
    place = start
    while data[place : place + 4] == b"PK\x01\x02":
        lengths = struct.unpack("<3H", data[place + 28 : place + 34])
        if data[place + 46 : place + 46 + lengths[0]].decode() == name:
            break
        place += 46 + sum(lengths)
    local = struct.unpack("<2H", data[info.header_offset + 26 : info.header_offset + 30])
    return place, info.header_offset + 30 + sum(local), info.compress_size


def damaged(edition: bytes, name: str) -> bytes:
    """The file's stream, broken in its middle."""
    _, begin, size = entry(edition, name)
    middle = begin + size // 2
    return edition[: middle - 8] + bytes(16) + edition[middle + 8 :]


def field(edition: bytes, name: str, offset: int, value: int) -> bytes:
    """The directory's record of a file with another value in a field of two bytes."""
    place, _, _ = entry(edition, name)
    return edition[: place + offset] + struct.pack("<H", value) + edition[place + offset + 2 :]


def pages_of(edition: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(edition)) as archive:
        return [name for name in archive.namelist() if name.endswith(".xhtml")]


def test_the_edition_is_sound(edition: bytes) -> None:
    assert check_epub(edition, "city.epub") == ()


@pytest.mark.parametrize("ending", [".xhtml", ".jpg", ".css", ".ncx"])
def test_a_damaged_stream_costs_its_file(edition: bytes, ending: str) -> None:
    with zipfile.ZipFile(io.BytesIO(edition)) as archive:
        name = next(name for name in archive.namelist() if name.endswith(ending))
    findings = check_epub(damaged(edition, name), "city.epub")
    assert [f.path for f in findings if f.code == "PKG122"] == [name]
    assert "is damaged" in findings[0].message


@pytest.mark.parametrize(
    ("offset", "value", "reason"),
    [(8, 1, "encrypted"), (10, 14, "packed"), (10, 12, "packed"), (10, 9, "packed"),
     (10, 97, "packed"), (10, 65535, "packed")],
)  # fmt: skip
def test_what_epub_forbids_in_a_zip_is_told(
    edition: bytes, offset: int, value: int, reason: str
) -> None:
    """Encrypted, LZMA, bzip2, Deflate64, PPMd, nonsense."""
    name = pages_of(edition)[-1]
    findings = check_epub(field(edition, name, offset, value), "city.epub")
    (told,) = (f for f in findings if f.code == "PKG122")
    assert (told.path, reason in told.message) == (name, True)


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_whole_epub_in_another_packing_is_none(edition: bytes, method: int) -> None:
    def packed(info: zipfile.ZipInfo, data: bytes) -> bytes:
        info.compress_type = method
        return data

    with pytest.raises(BindingError, match="packed in a way that EPUB forbids"):
        check_epub(rewritten(edition, packed), "city.epub")


@pytest.mark.parametrize("name", ["META-INF/container.xml", "EPUB/package.opf"])
@pytest.mark.parametrize(
    "data", [None, b"", b"<a", b"\0" * 9, b"<a/>", b'<?xml version="1.0" encoding="x-none"?><a/>']
)
def test_without_its_package_document_it_is_none(
    edition: bytes, name: str, data: bytes | None
) -> None:
    changed = rewritten(edition, lambda info, old: data if info.filename == name else old)
    assert tried(changed) in (["no EPUB"], codes(check_epub(edition, "a.epub"))) or (
        "PKG102" in tried(changed)
    )


@pytest.mark.parametrize("size", [10**9, 3 * 10**9])
def test_a_bomb_is_known_before_it_is_unpacked(edition: bytes, size: int) -> None:
    place, _, _ = entry(edition, pages_of(edition)[0])
    bomb = edition[: place + 24] + struct.pack("<I", size) + edition[place + 28 :]
    assert "PKG122" in tried(bomb) or tried(bomb) == ["no EPUB"]


def test_a_page_too_large_to_parse_is_told(edition: bytes) -> None:
    name = pages_of(edition)[-1]
    large = rewritten(
        edition,
        lambda info, data: data + b" " * (21 * 1024**2) if info.filename == name else data,
    )
    (told,) = (f for f in check_epub(large, "a.epub") if f.code == "PKG122")
    assert "larger than can be read safely" in told.message


@pytest.mark.slow
def test_overlapping_files_are_no_way_round_it(edition: bytes) -> None:
    """Many records of one stream (D. Fifield, A better zip bomb)."""
    name = pages_of(edition)[0]
    place, _, _ = entry(edition, name)
    length = 46 + sum(struct.unpack("<3H", edition[place + 28 : place + 34]))
    directory = re.search(rb"PK\x05\x06.{4}(..)(..)(....)", edition, re.S)
    assert directory is not None
    end = directory.start()
    records = edition[place : place + length] * 60_000
    size = struct.unpack("<I", directory[3])[0] + len(records)
    tail = bytearray(edition[end:])
    tail[8:16] = struct.pack("<2HI", 65_000, 65_000, size)
    check = edition[:end] + records + bytes(tail)
    assert isinstance(check_epub(check, "a.epub"), tuple)


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "/etc/passwd", "C:\\x", "con", "a" * 60_000, "\x1b[2J", "a\nb", "é\u202e",
     " ", ".", "..", "//", "EPUB/./nav.xhtml"],
)  # fmt: skip
def test_absurd_names_are_only_names(edition: bytes, name: str) -> None:
    out = io.BytesIO(edition)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, b"x")
    assert tried(out.getvalue()) == []


def test_two_files_of_one_name_are_one(edition: bytes) -> None:
    out = io.BytesIO(edition)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr("EPUB/package.opf", b"x")
    assert tried(out.getvalue()) == ["no EPUB"]


@pytest.mark.parametrize(
    "page",
    ["<a>" * 300 + "</a>" * 300, "<p>&nbsp;</p>", "<p>&#0;</p>", "<p>\0</p>", "<p",
     f"{PAGE}<body>" + "<div>" * 200 + "x" + "</div>" * 200 + "</body></html>",
     f"{PAGE}<body>" + "<a>" * 240 + "x" + "</a>" * 240 + "</body></html>",
     f"{PAGE}<body><h1/><!-- --><?x y?><p a='b' a='c'/></body></html>",
     '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + f"{PAGE}<body>&b;</body></html>",
     '<!DOCTYPE x [<!ENTITY a SYSTEM "/etc/passwd">]>' + f"{PAGE}<body>&a;</body></html>",
     f"{PAGE}<body><img src='%' alt=''/><a href='%zz#%'/><a href='#%00'/></body></html>",
     f"{PAGE}<body><p style='{{{{{{' class='}}'/><p style='color:rgb('/></body></html>",
     f"{PAGE}<body><table><tr><td colspan='99999999999'/><td rowspan='-1'/></tr></table></body></html>",
     f"{PAGE}<body><ol start='{'9' * 5000}'><li value='x'/></ol></body></html>",
     f"{PAGE}<body><p tabindex='{'9' * 5000}' aria-level='²'/></body></html>",
     f"{PAGE}<body><nav xmlns:epub='http://www.idpf.org/2007/ops' epub:type='toc'/></body></html>",
     "<html/>", "<x xmlns='urn:y'/>", f"{PAGE}<body lang='{'a-' * 5000}'><p>x</p></body></html>"],
)  # fmt: skip
def test_any_page_can_be_checked(edition: bytes, page: str) -> None:
    for name in pages_of(edition):
        odd = rewritten(
            edition,
            lambda info, data, name=name: page.encode() if info.filename == name else data,  # type: ignore[misc]
        )
        assert "PKG121" not in codes(check_epub(odd, "a.epub"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_bytes_changed_anywhere_are_told_or_change_nothing(
    edition: bytes, data: st.DataObject
) -> None:
    changed = bytearray(edition)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(edition) - 1))
        changed[place : place + 1] = data.draw(st.binary(max_size=3))
    assert "PKG121" not in tried(bytes(changed))


@given(st.binary(max_size=60))
def test_any_bytes_are_no_epub(data: bytes) -> None:
    with pytest.raises(BindingError):
        check_epub(b"PK\x03\x04" + data, "a.epub")


def test_the_command_tells_of_each_and_goes_on(tmp_path: Path, edition: bytes) -> None:
    name = pages_of(edition)[-1]
    files = {
        "damaged.epub": damaged(edition, name),
        "encrypted.epub": field(edition, name, 8, 1),
        "lzma.epub": field(edition, name, 10, 14),
        "none.epub": b"PK",
        "good.epub": edition,
    }
    for file, data in files.items():
        (tmp_path / file).write_bytes(data)
    done = run(tmp_path, "check", *files)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stdout.count("PKG122") == 3
    assert "none.epub" in done.stderr
