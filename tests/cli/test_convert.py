"""`paperpress convert`: any format becomes records that give the same edition."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsroom import ROOT, run


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new") / "paper"
    assert run(folder.parent, "new", "paper").returncode == 0
    return folder


@pytest.mark.slow
def test_convert_gives_records_that_give_the_same_edition(publication: Path) -> None:
    run(publication, "build", "-o", "one")
    lines = [
        run(publication, "convert", f"articles/{name}.json").stdout
        for name in ("bridge", "welcome")
    ]
    (publication / "all.jsonl").write_text("".join(lines))
    run(publication, "build", "all.jsonl", "-o", "two")
    one, two = (publication / out / "2025-07-23" / "city.epub" for out in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_what_is_no_article_fails_no_conversion(tmp_path: Path) -> None:
    """As it fails no build (docs/decisions/0007): a page among the posts is named."""
    result = run(tmp_path, "convert", str(ROOT / "tests/fixtures/formats/ghost/api.json"))
    assert result.returncode == 0
    assert [json.loads(line)["headline"] for line in result.stdout.splitlines()] == [
        "Night buses return"
    ]
    assert "is a page of the site" in result.stderr
