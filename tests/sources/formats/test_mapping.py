"""Ghost, the Guardian's API, Markdown and mappings: their rules (docs/formats)."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from paperpress.config import load_configuration
from paperpress.errors import ConfigurationError
from paperpress.model.article import Article
from paperpress.model.finding import Rejected
from paperpress.sources import read
from paperpress.sources.formats.mapping import Mapped, format_of
from paperpress.sources.raw import Raw

TOML = """[masthead]
title = "The Courier"
language = "en"
[mappings.cms]
items = "export.stories"
[mappings.cms.fields]
id = "ref"
headline = ["title.web", "title.main"]
body = "text"
authors = "writers[].label"
published = "when"
status = "state"
picture.src = "media[0].file"
picture.caption = "media[0].words"
[mappings.cms.values.status]
live = "published"
dead = "withheld"
"""


STORY = {
    "ref": 7, "title": {"main": "Night buses return"}, "text": "<p>It was full.</p>",
    "writers": [{"label": "Asha Venn"}, {"label": "By Piet Lander"}], "when": "23 July 2025",
    "state": "live", "media": [{"file": "bus.jpg", "words": "The first N12."}],
}  # fmt: skip


def mapped(home: Path, toml: str, name: str, text: str) -> list[Article | Rejected]:
    (home / "paperpress.toml").write_text(toml)
    (home / name).write_text(text)
    return list(
        read(home / name, format=load_configuration(home / "paperpress.toml").formats["cms"])
    )


def test_any_json_is_read_by_a_mapping(tmp_path: Path) -> None:
    document = json.dumps({"export": {"stories": [STORY, {**STORY, "state": "dead"}]}})
    first, second = mapped(tmp_path, TOML, "a.json", document)
    assert isinstance(first, Article)
    assert (first.id, first.headline, first.status) == ("7", "Night buses return", "published")
    assert [author.name for author in first.authors] == ["Asha Venn", "Piet Lander"]
    assert str(first.published) == "2025-07-23"
    assert first.picture is not None
    assert (first.picture.src, first.picture.caption) == ("bus.jpg", "The first N12.")
    assert isinstance(second, Article)
    assert second.status == "withheld"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_sheet_is_read_by_a_mapping(tmp_path: Path, delimiter: str) -> None:
    toml = TOML.replace('items = "export.stories"\n', "").replace(
        '"title.web", "title.main"', '"title"'
    )
    toml = toml.replace('"writers[].label"', '"by"')
    rows = [
        ["ref", "title", "text", "by", "when"],
        ["7", "Night buses", "<p>Full.</p>", "Asha Venn", "2025-07-23"],
    ]
    (one,) = mapped(tmp_path, toml, "a.csv", "\n".join(delimiter.join(row) for row in rows))
    assert isinstance(one, Article)
    assert (one.headline, one.authors[0].name, one.origin.source[-6:]) == (
        "Night buses", "Asha Venn", "line 2",
    )  # fmt: skip


SHEET = Mapped({"headline": ["title"], "body": ["text"]})


def sheet(data: bytes) -> list[Raw | Rejected]:
    return list(format_of("cms", SHEET).records(io.BytesIO(data), "a.csv"))


def test_a_sheet_may_hold_a_long_read() -> None:
    """Python's own limit of a field is 128 KiB; it is as it was afterwards."""
    before = csv.field_size_limit()
    (one,) = sheet(b"title,text\nA," + b"word " * 40_000)
    assert isinstance(one, Raw)
    assert len(one.record["body"]) == 200_000
    assert csv.field_size_limit() == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_sheet_is_read_in_unicode(encoding: str) -> None:
    (one,) = sheet("title;text\nDoña Asha – “N12”;Ça va".encode(encoding))
    assert isinstance(one, Raw)
    assert one.record == {"headline": "Doña Asha – “N12”", "body": "Ça va"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"title,text\n", "holds no records"),
        (b"", "holds no records"),
    ],
)
def test_a_sheet_that_cannot_be_read_says_why(data: bytes, message: str) -> None:
    (one,) = sheet(data)
    assert isinstance(one, Rejected)
    assert message in one.errors[0].message


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            '"related.url" = "a"\nrelated = "b"',
            "mappings.cms.fields.related: is mapped whole, so related.url can't be by itself",
        ),
        (
            'headlin = "a"',
            "mappings.cms.fields.headlin: is no field of a record: did you mean 'headline'",
        ),
        ('standfirst = "a..b"', "mappings.cms.fields.standfirst: 'a..b' is no path"),
    ],
)
def test_a_wrong_mapping_is_told(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "paperpress.toml"
    path.write_text(TOML.replace("[mappings.cms.fields]", f"[mappings.cms.fields]\n{line}"))
    with pytest.raises(ConfigurationError, match="mappings") as error:
        load_configuration(path)
    assert message in str(error.value)
