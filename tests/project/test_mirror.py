"""Tests lie where the source lies: a module of the package has a test module of the same path.

Whole runs (`tests/runs`), properties of many modules (`tests/properties`), the project itself
(`tests/project`) and what outside tools say (`tests/conformance`) have folders of their own.
"""

from __future__ import annotations

import ast
from pathlib import Path

from newsroom import ROOT

SOURCE = ROOT / "src" / "paperpress"
TESTS = ROOT / "tests"
#: A module this long, with a function in it, has logic that wants tests of its own.
SHORT = 40
#: What the package itself exports is tested under this name.
API = "api"

#: Modules without a test module of their own, by the tests that hold them to what they do. A new
#: module is to have its own; a line here goes when it has.
EXCEPTIONS = {
    ("", "cli/test_output.py"): ("errors say what went wrong, wherever they are raised", "errors"),
    ("assembly", "assembly/test_edition_pages.py"): (
        "golden pages and metadata of whole editions",
        "captions developing layout metadata navigation persons publication stories",
    ),
    ("assembly", "assembly/test_name_order.py"): (
        "parts of one table of names",
        "east_asian_names name_words",
    ),
    ("body", "body/test_flow.py"): (
        "steps of one reading, seen in the blocks that come out",
        "block_builder elements vocabulary words",
    ),
    ("body", "body/test_formulas.py"): (
        "parts of one line of text",
        "formula_drawings formula_signs",
    ),
    ("body", "body/test_links.py"): ("which addresses may stand in a link", "link_address"),
    ("body", "body/test_notes.py"): (
        "what is written of a note decides with where it stands",
        "note_holders note_marks note_signs notes_in_line",
    ),
    ("braille", "assembly/test_braille_edition.py"): (
        "pages of eBraille, by its rules",
        "sweeping",
    ),
    ("braille", "braille/test_blocks.py"): ("blocks in rows, of which tables are some", "tables"),
    ("braille", "braille/test_volumes.py"): (
        "articles on paper, seen whole in their volumes",
        "fronts heads sections",
    ),
    ("captions", "captions/test_credits.py"): (
        "signs by which a credit is parted",
        "credit_signs unbracketed",
    ),
    ("captions", "captions/test_naming.py"): (
        "steps of one grammar, judged by captions of every kind",
        "adjuncts apposition labels lexicon sentences subjects",
    ),
    ("checks", "checks/test_rules.py"): (
        "a case for every rule, by its code",
        "behaviour colours headings languages links navigation package pictures regions tables text",
    ),
    ("checks", "checks/test_archive.py"): ("EPUBs of any kind are opened by them", "asking view"),
    ("cli", "runs/test_command.py"): ("the command, run as one", "__init__ build_run"),
    ("cli", "cli/test_deliver.py"): ("deliveries by the command, run as one", "delivering"),
    ("cli", "runs/test_hostile_sites.py"): ("sites, read by the command", "gathering"),
    ("config", "config/test_sites.py"): ("tables of a site", "passwords source_tables"),
    ("config", "config/test_config.py"): ("sections of one file", "explaining file mappings"),
    ("config", "cli/test_deliver.py"): ("a wrong target is told by the command", "targets"),
    ("delivery", "delivery/senders/test_folder.py"): (
        "what is due, sent and noted, seen in a folder",
        "editions report state tally",
    ),
    ("delivery", "delivery/senders/test_email.py"): (
        "what servers answer and take",
        "answers limits",
    ),
    ("delivery/senders", "delivery/test_run.py"): ("whoever sends does so by it", "protocol table"),
    ("editions", "editions/test_planning.py"): ("which edition an article is in", "desks sorting"),
    ("editions", "runs/test_archive.py"): ("articles kept beside memory", "article_store"),
    ("files", "pressroom/test_known_runs.py"): ("what a run has read", "readings"),
    ("files", "files/test_cache.py"): ("what is no regular file is nothing", "regular"),
    ("locales", "captions/test_naming.py"): ("words that captions join by", "function_words"),
    ("model", "model/test_article.py"): ("a record's fields, with their errors", "record finding"),
    ("model", "model/test_traversal.py"): ("each block is an example there", "blocks"),
    ("model", "picturedesk/test_archive.py"): ("texts that were written", "alt_texts"),
    ("model", "test_api.py"): ("there and back of whatever turns into JSON", "as_json"),
    ("sources", "test_api.py"): ("records from memory and open files", "streams"),
    ("model", "pressroom/test_issues.py"): ("values that an issue tells", "changes"),
    ("model", "reporting/test_page.py"): ("values that a report is made of", "report"),
    ("model", "assembly/test_assembly.py"): (
        "values that its steps take and give",
        "edition masthead picture publication story",
    ),
    ("pictures/drawing", "pictures/drawing/test_safe.py"): (
        "what becomes of a drawing, part by part",
        "faces foreign style vocabulary",
    ),
    ("pictures/drawing", "pictures/drawing/test_render.py"): ("its own program", "renderer"),
    ("model", "body/test_drawings.py"): ("what a drawing says of itself", "drawing_words"),
    ("pictures/cover", "pictures/cover/test_draw.py"): (
        "seen in the pixels of a cover",
        "sheet",
    ),
    ("pictures", "pictures/test_picture_cache.py"): ("how it keeps a picture", "picture_codec"),
    ("pictures", "runs/test_command.py"): ("the picture of a new publication", "specimen"),
    ("pressroom", "pressroom/test_run.py"): (
        "parts of one run",
        "edition job pressed reports task",
    ),
    ("pressroom", "pressroom/test_issues.py"): ("what readers may have", "departures"),
    ("pressroom", "pressroom/test_withdrawing.py"): ("which names are taken on a day", "naming"),
    ("pressroom/workers", "pressroom/workers/test_dask.py"): (
        "every way of sending work, by a real scheduler",
        "parcels processes remote",
    ),
    ("proof/measure", "proof/measure/test_engines.py"): (
        "engines, each laying out the same pages",
        "by_chromium by_mupdf by_weasyprint reader_sheets",
    ),
    ("proof/measure", "proof/measure/test_measure.py"): (
        "seen in what tiny editions measure",
        "figures layout",
    ),
    ("reporting", "reporting/test_page.py"): (
        "the page that is made of them",
        "changes items sheet",
    ),
    ("serving", "serving/test_application.py"): (
        "seen in the answers that it gives",
        "editions error_pages headers listings site view",
    ),
    ("serving", "serving/test_presses.py"): ("what both sides tell a server", "deliveries"),
    ("editing", "editing/test_application.py"): (
        "pages and saves as a browser gets and sends them",
        "acts article_forms article_page editors forms guards pages picture_forms"
        " keys proofs refusals sight",
    ),
    ("editing", "editing/test_hearing.py"): ("lines of what is heard", "heard_lines"),
    ("editing", "editing/test_newsroom.py"): ("a day as it is read", "day"),
    ("shelf", "shelf/test_feeds.py"): ("feeds, by their specifications", "catalogue opds1 opds2"),
    ("shelf", "shelf/test_pages.py"): ("what a page shows of an edition", "edition_entry"),
    ("shelf", "shelf/test_making.py"): (
        "parts of making a shelf, seen in its files",
        "front index listings places reading scopes writing",
    ),
    ("sites", "sites/test_from_sites.py"): ("sites of every kind", "gathering ghost"),
    ("sites", "sites/test_detecting.py"): (
        "steps from an address to a paperpress.toml",
        "describing front_page looking probing_feeds probing_sitemaps probing_systems",
    ),
    ("sources/formats", "properties/test_json_formats.py"): (
        "golden records and any shape of each format",
        "ap_media guardian",
    ),
    ("sources/formats/feeds", "properties/test_json_formats.py"): ("as above", "json_feed"),
    ("sources/formats/json_records", "sources/test_reading.py"): ("read first", "documents"),
    ("sources/formats/nitf", "sources/formats/nitf/test_documents.py"): ("its text", "text"),
    ("sources/formats/web", "sources/formats/web/test_extraction.py"): ("its text", "drawn_text"),
    ("sources/lenient", "sources/lenient/test_article.py"): ("fields of a record", "notes texts"),
    ("sources/parsing", "properties/test_json_formats.py"): ("shared by formats", "json_shape"),
    ("sources/parsing", "sources/formats/feeds/test_xml_feeds.py"): (
        "items of feeds",
        "feed_items xml_fields",
    ),
    ("sources/parsing", "properties/test_words_of_formats.py"): ("no word goes", "bodies"),
    ("sources", "sources/parsing/test_wrappers.py"): ("records within others", "within"),
    ("sources", "sources/lenient/test_holding.py"): ("what becomes of a record", "records"),
    ("speech/ear", "speech/ear/test_wording.py"): (
        "golden sentences of each kind in six languages",
        "arabic calendar clock german money numbers roman scores short_forms signs units usage",
    ),
    ("speech", "speech/test_marking.py"): ("what a line is made of", "pieces"),
    ("speech", "speech/test_voices.py"): ("which voice is wanted", "settings"),
    ("themes", "themes/test_style_limits.py"): ("how a sheet is taken apart", "css_tokens"),
    ("xhtml", "assembly/test_edition_pages.py"): (
        "golden pages, each of every kind of part",
        "backs figures flow lists nav notes places tree words writing",
    ),
}


def modules() -> set[str]:
    return {path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py")}


def has_logic(module: str) -> bool:
    text = (SOURCE / module).read_text("utf-8")
    defines = any(isinstance(node, ast.FunctionDef) for node in ast.walk(ast.parse(text)))
    return defines and len(text.splitlines()) > SHORT


def mirror_of(module: str) -> Path:
    """Where a module's tests lie; those of a package's ``__init__`` have the package's name."""
    path = Path(module)
    name = path.stem if path.stem != "__init__" else path.parent.name or API
    return TESTS / path.parent / f"test_{name}.py"


def exceptions() -> dict[str, str]:
    return {
        f"{room}/{name}.py".removeprefix("/"): by
        for (room, by), (_, names) in EXCEPTIONS.items()
        for name in names.split()
    }


def test_a_module_with_logic_has_a_test_module() -> None:
    without = {
        module: mirror_of(module).relative_to(ROOT).as_posix()
        for module in sorted(modules() - set(exceptions()))
        if has_logic(module) and not mirror_of(module).is_file()
    }
    assert without == {}, "write these"


def test_an_exception_is_still_one_and_what_holds_it_is_there() -> None:
    assert set(exceptions()) <= modules()
    assert [module for module in exceptions() if mirror_of(module).is_file()] == []
    assert [by for by in exceptions().values() if not (TESTS / by).is_file()] == []


def test_beside_the_folders_lie_only_tests_of_modules_beside_the_packages() -> None:
    loose = {path.stem.removeprefix("test_") for path in TESTS.glob("*.py")} - {"conftest"}
    assert loose <= {path.stem for path in SOURCE.glob("*.py")} | {API}
