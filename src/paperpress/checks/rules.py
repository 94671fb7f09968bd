"""The house rules: one function a rule or a family of them, one table of them all.

What each code means, and where it comes from: docs/findings.md. To add a rule, write a function
in the module of its theme, put it into `RULES`, give its code an entry in `paperpress.findings`
and a case in tests/checks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from os import PathLike
from pathlib import Path
from typing import Final

from paperpress.checks import (
    behaviour,
    colours,
    headings,
    languages,
    links,
    navigation,
    package,
    pictures,
    regions,
    styles,
    tables,
    text,
)
from paperpress.checks.view import View, open_epub, view_of
from paperpress.errors import SourceError
from paperpress.findings import emit
from paperpress.last_guard import guarded
from paperpress.model.finding import Finding
from paperpress.model.publication import Publication

Rule = Callable[[View], Iterator[Finding]]

#: The rules, in the order in which they are told.
RULES: Final[tuple[Rule, ...]] = (
    package.unreadable_files,
    package.unreadable_pages,
    package.ids_are_unique,
    package.references_hold,
    package.accessibility_metadata,
    package.honest_alternative_text,
    package.honest_features,
    package.honest_hazards,
    package.conformance_has_a_certifier,
    package.languages_are_declared,
    package.page_source,
    navigation.contents_are_there,
    navigation.contents_are_in_order,
    navigation.contents_are_complete,
    navigation.printed_pages_are_listed,
    navigation.page_marks_are_named,
    languages.pages_tell_their_language,
    languages.marks_are_languages,
    languages.pages_are_in_their_language,
    headings.one_first_heading,
    headings.no_level_is_left_out,
    headings.headings_say_something,
    headings.pages_have_a_heading,
    headings.bold_headings,
    tables.tables,
    text.soft_hyphens_in_names,
    text.soft_hyphens,
    text.capitals,
    text.breaks_for_paragraphs,
    text.lists_are_lists,
    text.page_titles,
    text.nothing_is_hidden_from_speech,
    colours.colours,
    regions.references_to_notes,
    regions.notes_lead_back,
    regions.landmarks_are_unique,
    pictures.pictures_have_text,
    pictures.drawings_have_a_name,
    pictures.texts_say_what_is_seen,
    links.links,
    links.links_make_sense_alone,
    links.same_text_same_target,
    behaviour.event_handlers,
    behaviour.order_of_focus,
    behaviour.media_wait,
    behaviour.nothing_moves,
    styles.style_sheets,
)


#: What is told already with the record that it stands in, and better: by article and field.
_TOLD_WITH_THE_RECORD: Final = frozenset({pictures.texts_say_what_is_seen})


def check(publication: Publication) -> tuple[Finding, ...]:
    """Return the findings of the rules on a publication that was assembled here."""
    return _findings(view_of(publication), _TOLD_WITH_THE_RECORD)


def check_epub(epub: str | PathLike[str] | bytes, name: str = "") -> tuple[Finding, ...]:
    """Return the findings of all rules on an EPUB file, pressed here or elsewhere.

    Args:
        epub: the path of the file, or its bytes.
        name: what errors call it; empty: its path.

    Raises:
        BindingError: it is no EPUB that can be opened.
        SourceError: there is no such file, or it can't be read.
    """
    if isinstance(epub, bytes):
        return _findings(open_epub(epub, name or "the file"))
    try:
        data = Path(epub).read_bytes()
    except OSError as error:
        raise SourceError(f"{epub}: can't be read: {error.strerror or error}") from None
    return _findings(open_epub(data, name or str(epub)))


def _findings(view: View, without: frozenset[Rule] = frozenset()) -> tuple[Finding, ...]:
    wanted = (rule for rule in RULES if rule not in without)
    return tuple(finding for rule in wanted for finding in _followed(rule, view))


def _followed(rule: Rule, view: View) -> tuple[Finding, ...]:
    """Return a rule's findings; if it fails, a finding says so (PKG121) and the other rules go on."""
    return guarded(
        lambda: tuple(rule(view)), lambda why: (emit("PKG121", rule=rule.__name__, why=why),)
    )
