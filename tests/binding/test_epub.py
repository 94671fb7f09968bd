"""The container (EPUB 3.3, section 4): what stands in the ZIP, and how."""

from __future__ import annotations

import io
import zipfile

import pytest

from newsroom import article, assembled, jpeg
from paperpress.binding.epub import bind
from paperpress.editions import plan
from paperpress.model.masthead import Masthead
from paperpress.profiles import profile
from paperpress.themes import load_theme


@pytest.fixture(scope="module")
def epub(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    home = tmp_path_factory.mktemp("pictures")
    (home / "bus.jpg").write_bytes(jpeg())
    masthead = Masthead(title="Das Testblatt", language="ar")
    read = article(str(home), picture={"src": "bus.jpg", "alt": "A bus."}, authors=["A B"])
    (edition,) = plan([read], masthead)
    theme, device = load_theme("classic"), profile("eink")
    return bind(assembled(edition, theme, device))


@pytest.fixture
def archive(epub: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(epub))


def test_mimetype_comes_first_and_is_stored(epub: bytes, archive: zipfile.ZipFile) -> None:
    """EPUB 3.3, section 4.2.3."""
    assert archive.namelist()[:2] == ["mimetype", "META-INF/container.xml"]
    assert epub[30:58] == b"mimetypeapplication/epub+zip"


def test_every_entry_has_the_editions_time_an_ascii_name_and_no_extra_field(
    archive: zipfile.ZipFile,
) -> None:
    """Rule 5: no clock in the output. Five in the morning in London's summer is four in UTC."""
    for info in archive.infolist():
        assert info.date_time == (2025, 7, 23, 4, 0, 0)
        assert info.filename.isascii()
        assert info.extra == b""
        assert info.create_system == 3


def test_pictures_are_stored_and_pages_deflated(archive: zipfile.ZipFile) -> None:
    kinds = {info.filename.rsplit(".")[-1]: info.compress_type for info in archive.infolist()}
    assert kinds["jpg"] == zipfile.ZIP_STORED
    assert kinds["xhtml"] == zipfile.ZIP_DEFLATED


def test_the_package_tells_its_language_and_direction(archive: zipfile.ZipFile) -> None:
    """CONTRACT, section 6: ebooklib alone writes neither."""
    package = archive.read("EPUB/package.opf").decode()
    assert 'xml:lang="ar" dir="rtl"' in package
    assert 'page-progression-direction="rtl"' in package
    assert 'properties="cover-image"' in package
    assert '<meta name="cover" content="cover-image"/>' in package
    assert package.count("dcterms:modified") == 1
