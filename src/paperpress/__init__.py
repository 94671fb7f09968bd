"""paperpress presses a newsroom's article records into accessible EPUB editions.

    import paperpress
    articles = list(paperpress.read("articles.json"))
    masthead = paperpress.Masthead(title="The Meridian Courier", language="en-GB")
    report = paperpress.press(articles, paperpress.Job(masthead=masthead, out="dist"))

Everything public is here; what a name needs is imported when the name is first used, so that
``import paperpress`` alone loads neither lxml, Pillow nor ebooklib.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from paperpress.version import __version__

if TYPE_CHECKING:
    from paperpress.assembly import assemble as assemble
    from paperpress.assembly import develop as develop
    from paperpress.assembly import read_stories as read_stories
    from paperpress.assembly.single_page import to_xhtml as to_xhtml
    from paperpress.binding.epub import bind as bind
    from paperpress.captions.legend import alt_text as alt_text
    from paperpress.checks import check as check
    from paperpress.checks import check_epub as check_epub
    from paperpress.editions import Plan as Plan
    from paperpress.editions import plan as plan
    from paperpress.errors import ConfigurationError as ConfigurationError
    from paperpress.errors import ExitCode as ExitCode
    from paperpress.errors import PaperpressError as PaperpressError
    from paperpress.errors import RecordError as RecordError
    from paperpress.errors import SourceError as SourceError
    from paperpress.files.cache import Cache as Cache
    from paperpress.model.alt_texts import AltTexts as AltTexts
    from paperpress.model.article import Article as Article
    from paperpress.model.article import Author as Author
    from paperpress.model.article import Picture as Picture
    from paperpress.model.blocks import AltText as AltText
    from paperpress.model.edition import Edition as Edition
    from paperpress.model.finding import FieldError as FieldError
    from paperpress.model.finding import Finding as Finding
    from paperpress.model.finding import Rejected as Rejected
    from paperpress.model.finding import Severity as Severity
    from paperpress.model.masthead import Desk as Desk
    from paperpress.model.masthead import Masthead as Masthead
    from paperpress.model.publication import Publication as Publication
    from paperpress.model.report import EditionReport as EditionReport
    from paperpress.model.report import Report as Report
    from paperpress.model.report import RunOutcome as RunOutcome
    from paperpress.picturedesk.archive import read_alt_texts as read_alt_texts
    from paperpress.pictures.darkroom import LocalDarkroom as LocalDarkroom
    from paperpress.pressroom.edition import press_edition as press_edition
    from paperpress.pressroom.from_sources import press_sources as press_sources
    from paperpress.pressroom.job import Job as Job
    from paperpress.pressroom.run import Run as Run
    from paperpress.pressroom.run import press as press
    from paperpress.profiles import Profile as Profile
    from paperpress.profiles import profile as profile
    from paperpress.sources import read as read
    from paperpress.themes import Theme as Theme
    from paperpress.themes import load_theme as load_theme

_HOMES = {
    "alt_text": "captions.legend",
    "to_xhtml": "assembly.single_page",
    "read_stories": "assembly",
    "develop": "assembly",
    "assemble": "assembly",
    "bind": "binding.epub",
    "check": "checks",
    "check_epub": "checks",
    "Plan": "editions",
    "plan": "editions",
    "Cache": "files.cache",
    "ConfigurationError": "errors",
    "ExitCode": "errors",
    "PaperpressError": "errors",
    "RecordError": "errors",
    "SourceError": "errors",
    "AltTexts": "model.alt_texts",
    "Article": "model.article",
    "Author": "model.article",
    "Picture": "model.article",
    "Edition": "model.edition",
    "FieldError": "model.finding",
    "Finding": "model.finding",
    "Rejected": "model.finding",
    "Severity": "model.finding",
    "Desk": "model.masthead",
    "Masthead": "model.masthead",
    "AltText": "model.blocks",
    "Publication": "model.publication",
    "EditionReport": "model.report",
    "Report": "model.report",
    "RunOutcome": "model.report",
    "LocalDarkroom": "pictures.darkroom",
    "read_alt_texts": "picturedesk.archive",
    "Job": "pressroom.job",
    "press_sources": "pressroom.from_sources",
    "press": "pressroom.run",
    "press_edition": "pressroom.edition",
    "Run": "pressroom.run",
    "Profile": "profiles",
    "profile": "profiles",
    "read": "sources",
    "Theme": "themes",
    "load_theme": "themes",
}

__all__ = ["__version__", *_HOMES]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'paperpress' has no attribute {name!r}")
    return getattr(import_module(f"paperpress.{_HOMES[name]}"), name)
