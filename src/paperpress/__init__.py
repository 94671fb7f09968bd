"""paperpress presses a newsroom's article records into accessible EPUB editions.

    import paperpress
    articles = list(paperpress.read("articles.json"))
    masthead = paperpress.Masthead(title="The Meridian Courier", language="en-GB")
    report = paperpress.press(articles, paperpress.Job(masthead=masthead, out="dist"))

Everything public is here; what a name needs is imported when the name is first used, so that
``import paperpress`` alone loads neither lxml, Pillow nor ebooklib.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paperpress.version import __version__ as __version__

# The one list of public names. A type checker follows it; when the program runs, `_homes` reads it.
if TYPE_CHECKING:
    from paperpress.assembly import Pictures as Pictures
    from paperpress.assembly import assemble as assemble
    from paperpress.assembly import develop as develop
    from paperpress.assembly import picture_refs as picture_refs
    from paperpress.assembly import read_stories as read_stories
    from paperpress.assembly.single_page import to_xhtml as to_xhtml
    from paperpress.binding.epub import bind as bind
    from paperpress.binding.kepub import kepub as kepub
    from paperpress.captions.legend import alt_text as alt_text
    from paperpress.checks import check as check
    from paperpress.checks import check_epub as check_epub
    from paperpress.config import Configuration as Configuration
    from paperpress.config import find_configuration as find_configuration
    from paperpress.config import load_configuration as load_configuration
    from paperpress.editions import Plan as Plan
    from paperpress.editions import plan as plan
    from paperpress.errors import AssemblyError as AssemblyError
    from paperpress.errors import BindingError as BindingError
    from paperpress.errors import ConfigurationError as ConfigurationError
    from paperpress.errors import ExitCode as ExitCode
    from paperpress.errors import PaperpressError as PaperpressError
    from paperpress.errors import RecordError as RecordError
    from paperpress.errors import SizeError as SizeError
    from paperpress.errors import SourceError as SourceError
    from paperpress.errors import ToolError as ToolError
    from paperpress.errors import WorkerError as WorkerError
    from paperpress.files.cache import Cache as Cache
    from paperpress.files.cache import cache_folder as cache_folder
    from paperpress.files.readings import Readings as Readings
    from paperpress.model.alt_texts import AltTexts as AltTexts
    from paperpress.model.article import Article as Article
    from paperpress.model.article import Author as Author
    from paperpress.model.article import Correction as Correction
    from paperpress.model.article import Origin as Origin
    from paperpress.model.article import Picture as Picture
    from paperpress.model.article import Related as Related
    from paperpress.model.as_json import from_json as from_json
    from paperpress.model.as_json import to_json as to_json
    from paperpress.model.edition import Edition as Edition
    from paperpress.model.edition import Part as Part
    from paperpress.model.finding import FieldError as FieldError
    from paperpress.model.finding import Finding as Finding
    from paperpress.model.finding import Rejected as Rejected
    from paperpress.model.finding import Severity as Severity
    from paperpress.model.legend import AltText as AltText
    from paperpress.model.masthead import Desk as Desk
    from paperpress.model.masthead import Masthead as Masthead
    from paperpress.model.publication import Publication as Publication
    from paperpress.model.publication import Resource as Resource
    from paperpress.model.report import EditionOutcome as EditionOutcome
    from paperpress.model.report import EditionReport as EditionReport
    from paperpress.model.report import Report as Report
    from paperpress.model.report import RunOutcome as RunOutcome
    from paperpress.model.report import Tally as Tally
    from paperpress.model.story import Story as Story
    from paperpress.picturedesk.archive import read_alt_texts as read_alt_texts
    from paperpress.pictures.darkroom import LocalDarkroom as LocalDarkroom
    from paperpress.pressroom.edition import press_edition as press_edition
    from paperpress.pressroom.from_sources import press_sources as press_sources
    from paperpress.pressroom.job import Job as Job
    from paperpress.pressroom.pressed import Pressed as Pressed
    from paperpress.pressroom.run import Run as Run
    from paperpress.pressroom.run import press as press
    from paperpress.pressroom.workers.dask import cluster as cluster
    from paperpress.pressroom.workers.executor import ByExecutor as ByExecutor
    from paperpress.pressroom.workers.processes import cores as cores
    from paperpress.pressroom.workers.processes import processes as processes
    from paperpress.pressroom.workers.protocol import Workers as Workers
    from paperpress.pressroom.workers.remote import remote as remote
    from paperpress.profiles import Profile as Profile
    from paperpress.profiles import profile as profile
    from paperpress.sites.from_sites import FromSites as FromSites
    from paperpress.sites.from_sites import gather as gather
    from paperpress.sources import read as read
    from paperpress.sources.formats.table import Format as Format
    from paperpress.themes import Theme as Theme
    from paperpress.themes import load_theme as load_theme


def _homes() -> dict[str, str]:
    """Return the module that each public name is from, as the list above has it."""
    import ast
    import pkgutil

    source = pkgutil.get_data(__name__, "__init__.py")
    assert source is not None, "a package that was imported can be read"
    listed = (part for part in ast.parse(source).body if isinstance(part, ast.If))
    return {
        name.name: str(line.module)
        for line in next(listed).body
        if isinstance(line, ast.ImportFrom)
        for name in line.names
    }


def _load(name: str) -> Any:
    """Return what a public name stands for, imported when it is first asked for.

    Raises:
        AttributeError: there is no such name.
    """
    if name == "__all__":
        value: Any = ["__version__", *_homes()]
    elif name.startswith("_") or name not in (homes := _homes()):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    else:
        from importlib import import_module

        value = getattr(import_module(homes[name]), name)
    globals()[name] = value
    return value


# A type checker that saw these would take any name for one of ours.
if not TYPE_CHECKING:
    __getattr__ = _load

    def __dir__() -> list[str]:
        """Return every name, whether it is imported yet or not."""
        return sorted({*globals(), *_homes()})
