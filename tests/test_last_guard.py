"""What nobody foresaw costs the one thing that it happened to (docs/decisions/0023)."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import paperpress
from newsroom import ROOT, article, jpeg, record
from paperpress.checks import check_epub, rules
from paperpress.editions.planning import plan
from paperpress.errors import ConfigurationError, PaperpressError
from paperpress.files.cache import Cache
from paperpress.files.fetching import Fetcher
from paperpress.last_guard import DEBUG_VARIABLE, REPORT_AT, guarded, guarded_each
from paperpress.model.finding import Rejected
from paperpress.model.masthead import Masthead
from paperpress.model.picture import UnusablePicture
from paperpress.pictures.picture_cache import PictureCache
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import press
from paperpress.sources.formats.table import Format
from paperpress.sources.raw import Raw

MASTHEAD = Masthead(title="T", language="en")


class _StrangeError(Exception):
    """An error that nobody foresees."""


def _breaks(*_: object, **__: object) -> object:
    raise _StrangeError("a line\nand another")


def _codes(report: paperpress.Report) -> list[str]:
    return [finding.code for finding in report.findings]


def test_what_is_foreseen_passes() -> None:
    def wrong() -> str:
        raise ConfigurationError("say so")

    with pytest.raises(PaperpressError, match="say so"):
        guarded(wrong, str)
    with pytest.raises(KeyError):
        guarded(lambda: {}["a"], str, foreseen=(KeyError,))
    assert guarded(lambda: "given", str) == "given"


@pytest.mark.parametrize(
    "error",
    [MemoryError(), RecursionError("deep"), StopIteration(), KeyError("k"), _StrangeError("x")],
)
def test_anything_else_is_told_in_a_line(error: Exception) -> None:
    def work() -> str:
        raise error

    assert guarded(work, lambda why: why).startswith(type(error).__name__)


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
def test_who_wants_to_stop_can(error: type[BaseException]) -> None:
    def work() -> str:
        raise error

    with pytest.raises(error):
        guarded(work, str)


def test_items_end_where_an_error_comes() -> None:
    def items() -> Iterator[str]:
        yield "first"
        raise _StrangeError("then")

    assert list(guarded_each(items(), lambda why: why)) == ["first", "_StrangeError: then"]
    assert list(guarded_each(["a", "b"], str)) == ["a", "b"]


def test_a_traceback_is_shown_where_it_is_wanted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    guarded(_breaks, lambda _: None)
    assert capsys.readouterr() == ("", "")
    monkeypatch.setenv(DEBUG_VARIABLE, "1")
    guarded(_breaks, lambda _: None)
    assert "Traceback" in capsys.readouterr().err


def test_a_record_alone_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = paperpress.sources.reading.article_of

    def article_of(made: dict[str, object], *rest: object) -> object:
        return _breaks() if made["id"] == "odd" else plain(made, *rest)

    monkeypatch.setattr("paperpress.sources.reading.article_of", article_of)
    day = tmp_path / "day.json"
    day.write_text(json.dumps([record(), record(id="odd"), record(id="last")]))
    first, odd, last = paperpress.read(day)
    assert isinstance(odd, Rejected)
    assert odd.article == "odd"
    assert "(REC170)" in odd.errors[0].message
    assert REPORT_AT in odd.errors[0].message
    assert "_StrangeError: a line and another" in odd.errors[0].message
    assert [one.id for one in (first, last) if not isinstance(one, Rejected)] == [
        "night-buses",
        "last",
    ]


def test_a_file_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    def records(*_: object) -> Iterator[Raw]:
        yield Raw("line 1", record())
        _breaks()

    odd = Format("odd", "breaks off", (".odd",), lambda _: True, records)
    (tmp_path / "day.odd").write_text("x")
    first, rest = paperpress.read(tmp_path / "day.odd", format=odd)
    assert not isinstance(first, Rejected)
    assert isinstance(rest, Rejected)
    assert "(REC170)" in rest.errors[0].message


def test_an_article_that_cannot_be_sorted_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = paperpress.editions.desks.slug
    monkeypatch.setattr(
        "paperpress.editions.desks.slug",
        lambda name: _breaks() if name == "odd" else plain(name),
    )
    planned = plan([article(id="a"), article(id="b", desk="odd"), article(id="c")], MASTHEAD)
    assert [one.id for one in planned[0].articles] == ["a", "c"]
    assert ["REC170" in one.errors[0].message for one in planned.left_out] == [True]


def test_a_picture_alone_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what was made isn't kept: the error may not come again."""
    for name, shade in (("a.jpg", 10), ("b.jpg", 90)):
        (tmp_path / name).write_bytes(jpeg(shade=shade))
    odd = (tmp_path / "b.jpg").read_bytes()
    plain = PictureCache.develop
    monkeypatch.setattr(
        PictureCache,
        "develop",
        lambda self, data, grades, **how: (
            _breaks() if data == odd else plain(self, data, grades, **how)
        ),
    )
    both = [
        article(str(tmp_path), id=name, picture={"src": f"{name}.jpg", "alt": "A bus."})
        for name in ("a", "b")
    ]
    job = Job(masthead=MASTHEAD, out=tmp_path / "out", cache=Cache(tmp_path / "kept"))
    for status in ("pressed", "unchanged"):
        report = press(both, job)
        assert report.editions[0].status == status
        assert report.editions[0].pictures == 1
        assert [f.article for f in report.findings if f.code == "PIC050"] == ["b"]
    monkeypatch.setattr(PictureCache, "develop", plain)
    assert press(both, job).editions[0].pictures == 2


def test_a_cover_goes_without_the_picture_that_breaks_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.jpg").write_bytes(jpeg())
    monkeypatch.setattr(PictureCache, "_lead_picture", _breaks)
    one = article(str(tmp_path), picture={"src": "a.jpg", "alt": "A bus."})
    report = press([one], Job(masthead=MASTHEAD, out=tmp_path / "out"))
    assert report.editions[0].status == "pressed"
    assert "PIC050" in _codes(report)


def test_a_fetched_picture_alone_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Fetcher, "_patiently", _breaks)
    (found,) = Fetcher(tmp_path)(["http://a.example/a.jpg"]).values()
    assert isinstance(found, UnusablePicture)
    assert found.finding.code == "PIC050"


def test_an_edition_alone_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = paperpress.pressroom.edition.make_edition

    def make(task: object, *rest: object) -> object:
        return _breaks() if task.edition.slug == "odd" else plain(task, *rest)  # type: ignore[attr-defined]

    monkeypatch.setattr("paperpress.pressroom.edition.make_edition", make)
    three = [article(id=desk, desk=desk) for desk in ("city", "odd", "world")]
    report = press(three, Job(masthead=MASTHEAD, out=tmp_path))
    assert [edition.status for edition in report.editions] == ["pressed", "failed", "pressed"]
    (finding,) = (f for f in report.findings if f.code == "EDN060")
    assert finding.path == "2025-07-23/odd"
    assert REPORT_AT in finding.remedy


def test_a_rule_alone_breaks_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    press([article()], Job(masthead=MASTHEAD, out=tmp_path))
    data = (tmp_path / "2025-07-23" / "city.epub").read_bytes()
    before = check_epub(data, "city.epub")

    def odd(_: object) -> Iterator[object]:
        yield from ()
        _breaks()

    monkeypatch.setattr(rules, "RULES", (odd, *rules.RULES))
    first, *others = check_epub(data, "city.epub")
    assert first.code == "PKG121"
    assert "The rule odd" in first.message
    assert tuple(others) == before


_ODD = """
import sys
sys.argv[0] = "paperpress"
import paperpress.{module} as odd
plain = odd.{name}
def breaks(*given, **named):
    if {when}:
        raise KeyError("strange")
    return plain(*given, **named)
odd.{name} = breaks
from paperpress.cli import main
main()
"""


def _command(
    folder: Path, module: str, name: str, when: str, *arguments: str
) -> subprocess.CompletedProcess[str]:
    script = _ODD.format(module=module, name=name, when=when)
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=folder, capture_output=True, text=True, check=False, timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("debug", [False, True])
def test_a_checked_file_alone_is_told(tmp_path: Path, debug: bool) -> None:
    press([article()], Job(masthead=MASTHEAD, out=tmp_path))
    good = tmp_path / "2025-07-23" / "city.epub"
    (tmp_path / "odd.epub").write_bytes(good.read_bytes())
    done = _command(
        tmp_path, "cli.check", "check_epub", "'odd' in given[1]",
        *(["--debug"] if debug else []), "check", "odd.epub", str(good), "--format", "json",
    )  # fmt: skip
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert [(one["file"], one["code"]) for one in found] == [("odd.epub", "PKG120")]
    assert ("Traceback" in done.stderr) == debug


@pytest.mark.parametrize("debug", [False, True])
def test_the_command_as_a_whole_ends_without_a_traceback(tmp_path: Path, debug: bool) -> None:
    done = _command(
        tmp_path, "themes.loading", "shipped", "True", *(["--debug"] if debug else []), "themes"
    )
    assert done.returncode == 1
    assert "KeyError: 'strange'" in done.stderr
    assert REPORT_AT in done.stderr
    assert ("Traceback" in done.stderr) == debug


@pytest.mark.slow
@pytest.mark.parametrize("debug", [False, True])
def test_a_process_shows_its_traceback_too(tmp_path: Path, debug: bool) -> None:
    records = [record(id=desk, desk=desk) for desk in ("a", "b", "odd")]
    (tmp_path / "day.json").write_text(json.dumps(records))
    arguments = ("build", "day.json", "--title", "T", "--language", "en", "--jobs", "2")
    done = _command(
        tmp_path, "pressroom.edition", "make_edition", "given[0].edition.slug == 'odd'",
        *(["--debug"] if debug else []), *arguments,
    )  # fmt: skip
    assert done.returncode == 1
    assert "EDN060" in done.stderr
    assert ("Traceback" in done.stderr) == debug
    assert len(list((tmp_path / "dist").rglob("*.epub"))) == 2


@pytest.mark.slow
def test_no_other_place_catches_every_error() -> None:
    """`except Exception` stands in the guard alone; whoever lets all pass on may clean up first."""
    wide = []
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                names = ast.unparse(node.type) if node.type else "everything"
                again = any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
                if names in {"Exception", "everything"} or ("BaseException" in names and not again):
                    wide.append(path.name)
    assert set(wide) == {"last_guard.py"}


def test_the_report_leads_where_the_project_says() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    assert f'Issues = "{REPORT_AT}"' in text
