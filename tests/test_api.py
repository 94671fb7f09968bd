"""The library as a caller meets it: what is exported, what comes in, what goes out, what goes wrong."""

from __future__ import annotations

import io
import json
import pydoc
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import paperpress
from newsroom import EXAMPLE, ROOT, jpeg, record
from paperpress import Article, Edition, Finding, Job, Masthead, Rejected, Report
from paperpress.pressroom.reports import report_json

MASTHEAD = Masthead(title="The Test Gazette", language="en-GB")
ROW = record()
LINE = json.dumps(ROW)


def read(source: object, **options: object) -> list[Article | Rejected]:
    return list(paperpress.read(source, **options))  # type: ignore[arg-type]


def ids(source: object, **options: object) -> list[str]:
    return [one.id if isinstance(one, Article) else "rejected" for one in read(source, **options)]


class TestNames:
    def test_importing_loads_nothing_heavy(self) -> None:
        heavy = {"lxml", "PIL", "ebooklib", "pydantic", "ast"}
        code = f"import sys, paperpress; print(sorted({heavy!r} & sys.modules.keys()))"
        assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"

    def test_a_name_loads_only_what_it_needs(self) -> None:
        code = (
            "import sys, paperpress; paperpress.PaperpressError;"
            "print(sorted({'lxml', 'PIL', 'ebooklib', 'pydantic'} & sys.modules.keys()))"
        )
        assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"

    def test_every_name_is_there_and_listed(self) -> None:
        for name in paperpress.__all__:
            assert getattr(paperpress, name) is not None
        assert set(paperpress.__all__) <= set(dir(paperpress))
        assert len(set(paperpress.__all__)) == len(paperpress.__all__)

    @pytest.mark.slow
    def test_a_star_imports_every_name(self) -> None:
        code = "from paperpress import *; print(Job.__name__, press.__name__, __version__ != '')"
        done = subprocess.check_output([sys.executable, "-c", code], text=True)
        assert done.split() == ["Job", "press", "True"]

    def test_an_unknown_name_is_an_attribute_error(self) -> None:
        with pytest.raises(AttributeError, match="no attribute 'Presses'"):
            _ = paperpress.Presses  # type: ignore[attr-defined]

    def test_no_name_hides_a_module(self) -> None:
        rooms = {path.stem for path in (ROOT / "src" / "paperpress").iterdir()}
        assert not rooms & set(paperpress.__all__) - {"__init__"}

    @pytest.mark.slow
    def test_a_type_checker_follows_the_names(self, tmp_path: Path) -> None:
        caller = tmp_path / "caller.py"
        caller.write_text(
            "import paperpress\n"
            "job: int = paperpress.Job(masthead=paperpress.Masthead(title='A', language='en'))\n"
            "paperpress.Presses\n"
        )
        command = [sys.executable, "-m", "mypy", "--strict"]
        config = ["--config-file", str(ROOT / "pyproject.toml"), str(caller)]
        done = subprocess.run(
            [*command, *config], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert 'expression has type "Job"' in done.stdout, done.stdout + done.stderr
        assert 'no attribute "Presses"' in done.stdout

    def test_the_reference_has_every_name(self) -> None:
        page = (ROOT / "docs" / "reference.md").read_text("utf-8")
        listed = [line.removeprefix("::: paperpress.") for line in page.splitlines()]
        listed = [name for name in listed if name.isidentifier()]
        assert sorted(listed) == sorted(set(paperpress.__all__) - {"__version__"})

    def test_the_docs_import_nothing_else(self) -> None:
        for name in ("api.md", "frameworks.md", "tutorial.md", "cluster.md"):
            assert "from paperpress." not in (ROOT / "docs" / name).read_text("utf-8"), name
        for example in (ROOT / "examples").glob("*.py"):
            assert "from paperpress." not in example.read_text("utf-8"), example.name


def test_help_says_what_each_field_of_a_job_means() -> None:
    told = pydoc.plain(pydoc.render_doc(Job))
    for field in fields(Job):
        assert f"|      {field.name}: " in told, field.name


class TestReading:
    def test_a_path_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "day.json"
        path.write_text(LINE, "utf-8")
        assert ids(path) == ids(str(path)) == ["night-buses"]

    def test_an_open_file_is_read_binary_or_text(self, tmp_path: Path) -> None:
        path = tmp_path / "day.json"
        path.write_text(LINE, "utf-8")
        with path.open("rb") as binary, path.open(encoding="utf-8") as text:
            for file in (binary, text, io.BytesIO(LINE.encode()), io.StringIO(LINE)):
                assert ids(file) == ["night-buses"]
                assert not file.closed

    def test_pictures_lie_beside_an_open_file_that_lies_somewhere(self, tmp_path: Path) -> None:
        path = tmp_path / "day.json"
        path.write_text(LINE, "utf-8")
        with path.open("rb") as file:
            (article,) = read(file)
        assert isinstance(article, Article)
        assert article.origin == paperpress.Origin(str(path), str(tmp_path))
        (article,) = read(io.StringIO(LINE))
        assert isinstance(article, Article)
        assert article.origin == paperpress.Origin("an open file", "")

    def test_a_file_is_read_from_where_it_stands(self) -> None:
        for file in (io.BytesIO(b"junk" + LINE.encode()), io.StringIO("junk" + LINE)):
            file.seek(4)
            assert ids(file) == ["night-buses"]

    def test_what_only_reads_is_a_file(self) -> None:
        class Upload:
            name = "../../etc/passwd"

            def __init__(self) -> None:
                self.read = io.BytesIO(LINE.encode()).read

        (article,) = read(Upload())
        assert isinstance(article, Article)
        assert article.origin == paperpress.Origin("an open file", "")

    def test_what_a_text_file_declares_is_no_longer_its_encoding(self) -> None:
        sheet = (
            '<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"><channel><title>K</title>'
            "<item><guid>a</guid><title>Größe in Köln</title><description>Süß.</description>"
            "</item></channel></rss>"
        )
        (article,) = read(io.StringIO(sheet))
        assert isinstance(article, Article)
        assert article.headline == "Größe in Köln"

    def test_a_mapping_is_a_record_and_so_is_each_of_many(self) -> None:
        assert ids(ROW) == ["night-buses"]
        assert ids([ROW, record(id="b")]) == ["night-buses", "b"]
        assert ids(record(id=str(number)) for number in range(3)) == ["0", "1", "2"]

    def test_many_records_are_read_one_at_a_time(self) -> None:
        taken = []

        def rows() -> object:
            for number in range(100):
                taken.append(number)
                yield record(id=str(number))

        next(iter(paperpress.read(rows())))  # type: ignore[arg-type]
        assert taken == [0]

    def test_the_rows_of_a_database_are_records(self) -> None:
        database = sqlite3.connect(":memory:")
        database.row_factory = sqlite3.Row
        database.execute("create table stories (id, headline, body)")
        database.execute("insert into stories values (7, 'Lamps are lit', 'They came on.')")
        rows = database.execute("select * from stories").fetchall()
        database.close()
        assert ids(rows) == ids(rows[0]) == ["7"]

    def test_values_of_databases_are_taken(self) -> None:
        (article,) = read(
            record(
                id=UUID(int=7),
                published=datetime(2025, 7, 23, 5, tzinfo=UTC),
                updated=date(2025, 7, 24),
                keywords={"buses", "nights"},
                page=Decimal(4),
                body=b"<p>The first one left.</p>",
            )
        )
        assert isinstance(article, Article)
        assert article.id == str(UUID(int=7))
        assert article.published == datetime(2025, 7, 23, 5, tzinfo=UTC)
        assert (article.keywords, article.page) == (("buses", "nights"), ("4",))
        assert article.body == "<p>The first one left.</p>"

    def test_a_mapping_may_be_of_any_format(self) -> None:
        ans = {
            "_id": "LAMPS",
            "type": "story",
            "version": "0.10.0",
            "headlines": {"basic": "Lamps are lit"},
            "content_elements": [{"type": "text", "content": "They came on."}],
        }
        assert ids(ans) == ids([ans], format="ans") == ["LAMPS"]

    def test_what_is_no_record_is_rejected_and_costs_no_other(self) -> None:
        endless: dict[str, object] = {}
        endless["body"] = endless
        assert ids([3, None, "day.json", endless, ROW]) == [*["rejected"] * 4, "night-buses"]

    @pytest.mark.parametrize("source", [None, 3, b"{}", 2.5], ids=repr)
    def test_what_is_no_source_is_refused(self, source: object) -> None:
        with pytest.raises(paperpress.SourceError, match="is no source"):
            read(source)

    def test_a_file_that_cannot_be_read_is_refused(self, tmp_path: Path) -> None:
        closed = io.BytesIO(b"{}")
        closed.close()
        with (
            (tmp_path / "a").open("w", encoding="utf-8") as written,
            (tmp_path / "b").open("wb") as bytes_,
        ):
            for file in (closed, written, bytes_):
                with pytest.raises(paperpress.SourceError, match="can't be read"):
                    read(file)
        text = io.TextIOWrapper(io.BytesIO(b"\xff\xfe\xff"), encoding="utf-8")
        with pytest.raises(paperpress.SourceError, match="can't be read"):
            read(text)

    def test_editions_of_what_lies_in_no_file_do_not_withdraw_each_other(
        self, tmp_path: Path
    ) -> None:
        job = Job(masthead=MASTHEAD, out=tmp_path)
        for desk in ("city", "world"):
            paperpress.press(paperpress.read([record(id=desk, desk=desk)]), job)
        assert sorted(path.name for path in tmp_path.glob("*/*.epub")) == [
            "city.epub",
            "world.epub",
        ]

    def test_a_picture_lies_below_the_folder_that_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "bus.jpg").write_bytes(jpeg())
        row = record(picture={"src": "bus.jpg", "alt": "A night bus"})
        pictures = []
        for folder, out in ((tmp_path, "with"), (None, "without")):
            job = Job(masthead=MASTHEAD, out=tmp_path / out)
            report = paperpress.press(paperpress.read(row, folder=folder), job)
            pictures.append(report.editions[0].pictures)
        assert pictures == [1, 0]


class TestConfiguration:
    def test_a_job_is_what_the_file_says(self) -> None:
        configuration = paperpress.load_configuration(EXAMPLE / "paperpress.toml")
        job = Job.from_configuration(configuration)
        assert job.masthead == configuration.masthead
        assert job.sources == configuration.places
        assert job.layout == configuration.edition.layout

    def test_fields_that_are_given_go_before_the_files(self) -> None:
        configuration = paperpress.load_configuration(EXAMPLE / "paperpress.toml")
        job = Job.from_configuration(configuration, out="here", layout="paper", fetch=True)
        assert (job.out, job.layout, job.fetch) == ("here", "paper", True)

    def test_profiles_and_themes_of_its_own_are_found(self, tmp_path: Path) -> None:
        path = tmp_path / "paperpress.toml"
        path.write_text(
            '[masthead]\ntitle = "A"\nlanguage = "en"\n[edition]\nprofiles = ["mine"]\n'
            'theme = "../elsewhere"\n[profiles.mine]\nbase = "eink"\nwidth = 600\n'
        )
        configuration = paperpress.load_configuration(path)
        job = Job.from_configuration(configuration, theme="classic")
        (device,) = job.profiles
        assert isinstance(device, paperpress.Profile)
        assert device.width == 600
        with pytest.raises(paperpress.ConfigurationError, match="leads out of"):
            Job.from_configuration(configuration)
        with pytest.raises(paperpress.ConfigurationError, match="no profile 'yours'"):
            Job.from_configuration(configuration, profiles=["yours"], theme="classic")

    def test_the_file_of_a_folder_or_of_one_above_is_found(self, tmp_path: Path) -> None:
        assert paperpress.find_configuration(EXAMPLE / "articles") == EXAMPLE / "paperpress.toml"
        assert paperpress.find_configuration(tmp_path) is None


class TestErrors:
    """Whatever is wrong on the caller's side is a `PaperpressError`."""

    @pytest.mark.parametrize(
        "changes",
        [
            {"now": datetime(2025, 7, 23)},
            {"modified": datetime(2025, 7, 23)},
            {"on": date(2025, 7, 23), "since": date(2025, 7, 1)},
            {"layout": "desks"},
            {"hyphenation": "hard"},
            {"withdrawn": "burn"},
            {"threads": 0},
            {"profiles": ()},
            {"profiles": ["eink", "stone"]},
            {"theme": "no such theme"},
            {"desks": ["sport"]},
        ],
        ids=str,
    )
    def test_a_job_that_cannot_be_is_refused_before_any_work(
        self, tmp_path: Path, changes: dict[str, object]
    ) -> None:
        job = replace(Job(masthead=MASTHEAD, out=tmp_path / "out"), **changes)  # type: ignore[arg-type]
        with pytest.raises(paperpress.ConfigurationError):
            paperpress.press(paperpress.read(ROW), job)
        assert not (tmp_path / "out").exists()

    def test_a_time_without_a_zone_is_refused(self) -> None:
        naive = datetime(2025, 7, 23)
        with pytest.raises(paperpress.ConfigurationError, match="zone"):
            paperpress.plan([], MASTHEAD, now=naive)
        with pytest.raises(paperpress.ConfigurationError, match="zone"):
            paperpress.read(ROW, as_of=naive)

    def test_what_is_not_there_is_named(self, tmp_path: Path) -> None:
        for call in (
            lambda: paperpress.read(tmp_path / "none.json"),
            lambda: paperpress.read("https://example.org/a.json"),
            lambda: paperpress.read(ROW, format="morse"),
            lambda: paperpress.check_epub(tmp_path / "none.epub"),
            lambda: paperpress.check_epub(tmp_path),
            lambda: paperpress.check_epub(b"no ZIP"),
            lambda: paperpress.load_configuration(tmp_path / "none.toml"),
            lambda: paperpress.read_alt_texts(tmp_path),
            lambda: paperpress.profile("stone"),
            lambda: paperpress.load_theme("stone"),
            lambda: Masthead(title="A", language="no language"),
            lambda: paperpress.from_json(Report, b"{"),
        ):
            with pytest.raises(paperpress.PaperpressError):
                call()

    def test_an_edition_without_articles_is_refused(self) -> None:
        edition = Edition(MASTHEAD, date(2025, 7, 23), "urn:uuid:0", None, ())
        device, theme = paperpress.profile("eink"), paperpress.load_theme("classic")
        pictures = paperpress.Pictures({}, None, (), None)  # type: ignore[arg-type]
        with pytest.raises(paperpress.AssemblyError, match="without articles"):
            paperpress.assemble(edition, (), pictures, theme, device)


def test_an_epub_is_checked_by_its_path_or_its_bytes(tmp_path: Path) -> None:
    report = paperpress.press(paperpress.read(ROW), Job(masthead=MASTHEAD, out=tmp_path))
    path = tmp_path / report.editions[0].path
    assert paperpress.check_epub(path) == paperpress.check_epub(path.read_bytes()) == ()
    assert paperpress.check_epub(str(path)) == ()
    (tmp_path / "no.epub").write_bytes(b"PK")
    with pytest.raises(paperpress.BindingError, match=r"no\.epub is no EPUB"):
        paperpress.check_epub(tmp_path / "no.epub")


TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
FINDINGS = st.builds(Finding, TEXT, st.sampled_from(paperpress.Severity), TEXT, TEXT, TEXT, TEXT)
ERRORS = st.tuples(st.builds(paperpress.FieldError, TEXT, TEXT))
REJECTED = st.builds(Rejected, TEXT, TEXT, ERRORS, st.booleans())
COUNT = st.integers(0, 10**9)
EDITION_REPORTS = st.builds(
    paperpress.EditionReport,
    *(TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, COUNT, COUNT, COUNT, TEXT),
    st.sampled_from(["pressed", "unchanged", "failed"]),
)
REPORTS = st.builds(
    Report,
    TEXT,
    st.lists(EDITION_REPORTS, max_size=3).map(tuple),
    st.lists(REJECTED, max_size=3).map(tuple),
    st.lists(FINDINGS, max_size=3).map(tuple),
)
WORDS = st.text("abc äß中ع<&\"'\\\n", min_size=1, max_size=20).map(lambda text: f"x{text}x")
MOMENTS = st.one_of(st.dates(), st.datetimes(timezones=st.sampled_from([None, UTC])))
ARTICLES = st.builds(
    record,
    id=st.sampled_from("abcdef"),
    headline=WORDS,
    body=WORDS
    | st.lists(st.builds(lambda text: {"type": "paragraph", "text": text}, WORDS), min_size=1),
    published=MOMENTS,
    authors=st.lists(WORDS, max_size=2),
    corrections=st.lists(
        st.builds(lambda t, d: {"text": t, "date": d}, WORDS, MOMENTS), max_size=1
    ),
    keywords=WORDS,
    nonsense=WORDS,
)


class TestJson:
    """What is turned into JSON comes back equal."""

    @given(REPORTS)
    def test_a_report_comes_back(self, report: Report) -> None:
        assert paperpress.from_json(Report, paperpress.to_json(report)) == report

    @given(REPORTS)
    def test_report_json_comes_back_but_for_who_held_back(self, report: Report) -> None:
        back = paperpress.from_json(Report, report_json(report))
        assert back == replace(
            report, rejected=tuple(replace(one, held=False) for one in report.rejected)
        )

    @given(FINDINGS)
    def test_a_finding_comes_back(self, finding: Finding) -> None:
        assert paperpress.from_json(Finding, paperpress.to_json(finding)) == finding

    @settings(max_examples=50)
    @given(st.lists(ARTICLES, min_size=1, max_size=4), st.sampled_from(["desk", "paper"]))
    def test_editions_come_back(self, rows: list[dict[str, object]], layout: str) -> None:
        articles = paperpress.read(rows, folder=tempfile.gettempdir())
        masthead = Masthead.model_validate({**MASTHEAD.model_dump(), "folder": "/papers"})
        on = date(2025, 7, 23)
        for edition in paperpress.plan(articles, masthead, on=on, layout=layout):  # type: ignore[arg-type]
            back = paperpress.from_json(Edition, paperpress.to_json(edition))
            assert back == edition
            for ours, theirs in zip(edition.articles, back.articles, strict=True):
                assert (ours.origin, ours.notices) == (theirs.origin, theirs.notices)

    @pytest.mark.slow
    def test_an_edition_that_came_back_presses_to_the_same_bytes(self, tmp_path: Path) -> None:
        configuration = paperpress.load_configuration(EXAMPLE / "paperpress.toml")
        articles = [
            article
            for path in configuration.source_paths()
            for article in paperpress.read(path, folder=configuration.folder)
        ]
        digests = []
        for name in ("before", "after"):
            job = Job.from_configuration(configuration, out=tmp_path / name)
            edition = paperpress.plan(articles, job.masthead)[0]
            if name == "after":
                edition = paperpress.from_json(Edition, paperpress.to_json(edition))
            digests.append(paperpress.press_edition(edition, job, "eink").report.sha256)
        assert digests[0] == digests[1] != ""

    @pytest.mark.slow
    def test_a_run_comes_back(self, tmp_path: Path) -> None:
        outcome = paperpress.press_sources(
            [EXAMPLE / "articles"], Job(masthead=MASTHEAD, out=tmp_path), folder=EXAMPLE
        )
        back = paperpress.from_json(paperpress.RunOutcome, paperpress.to_json(outcome))
        assert back == outcome

    @pytest.mark.parametrize("data", [b"", b"[", b"{}", b"3", b'{"paperpress": 1}', b"\xff"])
    def test_what_is_no_report_is_refused_by_place(self, data: bytes) -> None:
        with pytest.raises(paperpress.RecordError) as raised:
            paperpress.from_json(Report, data)
        assert raised.value.kind == "Report"
        assert raised.value.errors
