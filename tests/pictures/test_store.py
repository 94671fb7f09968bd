"""An editor's file is found below the record's folder, and nowhere else (docs/pictures.md)."""

import os
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperpress.model.finding import Severity
from paperpress.model.picture import PictureRef, UnusablePicture
from paperpress.pictures import store


@pytest.fixture
def folder(tmp_path):
    day = tmp_path / "day"
    (day / "pictures").mkdir(parents=True)
    (day / "pictures" / "lead.jpg").write_bytes(b"lead")
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    return day


def read(folder, src):
    return store.read(PictureRef(str(folder), src))


def refused(folder, src):
    result = read(folder, src)
    assert isinstance(result, UnusablePicture), result
    assert result.finding.severity is Severity.ERROR
    assert (result.finding.article, result.finding.path) == ("", "")
    assert result.finding.remedy
    return result.finding


@pytest.mark.parametrize(
    "src",
    [
        "pictures/lead.jpg",
        "./pictures/lead.jpg",
        "pictures/../pictures/lead.jpg",
        "pictures\\lead.jpg",
        "pictures%2Flead.jpg",
        "pictures/l%65ad.jpg",
    ],
)
def test_a_file_below_the_folder_is_read(folder, src):
    assert read(folder, src) == b"lead"


def test_a_name_is_tried_as_written_before_it_is_decoded(folder):
    (folder / "a%20b.jpg").write_bytes(b"as written")
    (folder / "a b.jpg").write_bytes(b"decoded")
    assert read(folder, "a%20b.jpg") == b"as written"


def test_a_percent_encoded_name_is_decoded(folder):
    (folder / "Łódź 1.jpg").write_bytes(b"x")
    assert read(folder, "%C5%81%C3%B3d%C5%BA%201.jpg") == b"x"


@pytest.mark.parametrize(("stored", "written"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_name_may_be_in_another_normal_form_of_unicode(folder, stored, written):
    (folder / unicodedata.normalize(stored, "café.jpg")).write_bytes(b"x")
    assert read(folder, unicodedata.normalize(written, "café.jpg")) == b"x"


@pytest.mark.parametrize(
    "src",
    ["http://x.example/a.jpg", "HTTPS://x.example/a.jpg", "//x.example/a.jpg", "ftp://x.example/a"],
)
def test_a_remote_picture_is_not_fetched(folder, src):
    finding = refused(folder, src)
    assert finding.code == "PIC001"
    assert "remote" in finding.message


@pytest.mark.parametrize(
    "src",
    [
        "../secret.jpg",
        "pictures/../../secret.jpg",
        "..\\secret.jpg",
        "%2e%2e/secret.jpg",
        "..%2fsecret.jpg",
        "..%5csecret.jpg",
        "/etc/passwd",
        "\\etc\\passwd",
        "C:\\pictures\\lead.jpg",
        "c:/pictures/lead.jpg",
        "\\\\server\\share\\lead.jpg",
        "file:///etc/passwd",
        "file:pictures/lead.jpg",
        "data:image/png;base64,AAAA",
        "javascript:alert(1)",
        "s3://bucket/lead.jpg",
        ".",
        "pictures/..",
    ],
)
def test_what_lies_outside_the_folder_is_never_opened(folder, src):
    assert refused(folder, src).code == "PIC002"


def test_an_absolute_path_is_refused_even_below_the_folder(folder):
    assert refused(folder, str(folder / "pictures" / "lead.jpg")).code == "PIC002"


def test_a_link_out_of_the_folder_is_refused_and_a_link_within_is_followed(folder):
    (folder / "out.jpg").symlink_to(folder.parent / "secret.jpg")
    (folder / "up").symlink_to(folder.parent, target_is_directory=True)
    (folder / "in.jpg").symlink_to(folder / "pictures" / "lead.jpg")
    assert refused(folder, "out.jpg").code == "PIC002"
    assert refused(folder, "up/secret.jpg").code == "PIC002"
    assert read(folder, "in.jpg") == b"lead"


def test_links_in_a_circle_are_missing(folder):
    (folder / "a.jpg").symlink_to(folder / "b.jpg")
    (folder / "b.jpg").symlink_to(folder / "a.jpg")
    assert refused(folder, "a.jpg").code == "PIC003"


@pytest.mark.parametrize(
    ("src", "offer"),
    [
        ("pictures/laed.jpg", "pictures/lead.jpg"),
        ("pictures/lead.jpeg", "pictures/lead.jpg"),
        ("pictures\\laed.jpg", "pictures/lead.jpg"),
    ],
)
def test_a_missing_file_offers_the_nearest_in_that_folder(folder, src, offer):
    finding = refused(folder, src)
    assert finding.code == "PIC003"
    assert offer in finding.remedy


@pytest.mark.skipif(os.path.normcase("A") == "a", reason="the file system tells no case apart")
def test_a_name_in_another_case_is_offered_as_it_stands(folder):
    (folder / "Photo.JPG").write_bytes(b"x")
    finding = refused(folder, "photo.jpg")
    assert finding.code == "PIC003"
    assert "'Photo.JPG'" in finding.remedy
    assert "upper and lower case" in finding.remedy


def test_nothing_above_the_folder_is_offered(folder):
    assert "secret" not in refused(folder, "../secrte.jpg").remedy


def test_a_record_from_no_folder_has_no_pictures():
    assert refused("", "lead.jpg").code == "PIC003"


def test_a_folder_is_no_picture(folder):
    assert refused(folder, "pictures").code == "PIC004"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no FIFOs here")
def test_a_fifo_is_not_waited_for(folder):
    os.mkfifo(folder / "pipe.jpg")
    assert refused(folder, "pipe.jpg").code == "PIC004"


def test_an_empty_file_is_refused(folder):
    (folder / "empty.jpg").write_bytes(b"")
    assert refused(folder, "empty.jpg").code == "PIC005"


def test_a_file_over_the_limit_is_not_read(folder):
    with (folder / "huge.tif").open("wb") as file:
        file.truncate(store.LARGEST_FILE + 1)
    finding = refused(folder, "huge.tif")
    assert finding.code == "PIC006"
    assert "200 MB" in finding.message


@pytest.mark.parametrize("src", ["a" * 5000, "a\0b.jpg", "\ud800.jpg"])
def test_a_name_that_no_file_can_have_is_missing(folder, src):
    assert refused(folder, src).code == "PIC003"


@given(src=st.text(max_size=40))
def test_no_name_raises_or_leaves_the_folder(tmp_path_factory, src):
    base = tmp_path_factory.getbasetemp() / "any"
    (base / "in").mkdir(parents=True, exist_ok=True)
    (base / "out.jpg").write_bytes(b"outside")
    assert store.read(PictureRef(str(base / "in"), src)) != b"outside"
