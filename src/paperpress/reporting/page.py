"""``report.html``: what an editor reads before the editions go out.

One tree, serialised once, that is HTML and XML alike (polyglot), works without scripts and fetches
nothing. It is in English, as the findings are; what articles say is marked with their language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib.resources import files

from lxml import etree

from paperpress.model.finding import Finding, Rejected, Severity
from paperpress.model.report import EditionReport, Report
from paperpress.reporting.changes import changes_table
from paperpress.reporting.items import item_list, marks
from paperpress.reporting.sheet import Sheet
from paperpress.reporting.sorting import EditionItems, sorted_out
from paperpress.reporting.tree import add, say, table
from paperpress.vocab import XHTML_NS, XML_LANG
from paperpress.xhtml.tree import Element
from paperpress.xhtml.words import Words

_TITLES: Mapping[Severity, tuple[str, str]] = {
    Severity.ERROR: ("Errors", "Readers lose something: words, a picture, a way round."),
    Severity.WARNING: ("Warnings", "Some readers are served worse than they should be."),
    Severity.NOTICE: ("Notices", "Something was mended or derived; you may want to look."),
}


def report_page(report: Report, sheets: Sequence[Sheet], on: date, masthead: str = "") -> bytes:
    """Return the report of a day as a page.

    Args:
        report: of that day's editions alone.
        sheets: what those editions gave, in the same order.
        on: the day.
        masthead: the newspaper's title; empty: as the editions have it.
    """
    masthead = masthead or next((edition.masthead for edition in report.editions), "")
    english = (sheet.language for sheet in sheets if sheet.language.startswith("en"))
    day = Words(next(english, "en-GB")).catalogue.date(on)
    root, body = _frame(f"Editor’s report: {masthead}, {day}")
    add(body, "a", {"class": "skip", "href": "#report"}, "Skip to what is to be cleared")
    header = add(body, "header")
    add(header, "h1", text=f"Editor’s report: {masthead}, {day}")
    cleared = sorted_out(report.findings, sheets)
    main = add(body, "main", {"id": "report", "tabindex": "-1"})
    sections = list(_sections(main, report, cleared))
    _summary(header, report, sections)
    return (
        etree.tostring(root, encoding="UTF-8", xml_declaration=False, doctype="<!DOCTYPE html>")
        + b"\n"
    )


def _frame(title: str) -> tuple[Element, Element]:
    namespaces: dict[str | None, str] = {None: XHTML_NS}
    root = etree.Element(f"{{{XHTML_NS}}}html", nsmap=namespaces)
    root.set("lang", "en")
    root.set(XML_LANG, "en")
    head = add(root, "head")
    add(head, "meta", {"charset": "utf-8"})
    add(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    add(head, "title", text=title)
    add(head, "style", text=_stylesheet())
    return root, add(root, "body")


def _stylesheet() -> str:
    return (files("paperpress.reporting") / "report.css").read_text("utf-8")


Section = tuple[str, str]
"""Anchor, and title with its number."""


def _sections(
    main: Element, report: Report, cleared: Mapping[Severity, tuple[EditionItems, ...]]
) -> Iterator[Section]:
    """Yield every section that holds something, in the order in which an editor clears them."""
    left_out = [rejected for rejected in report.rejected if not rejected.held]
    held = [rejected for rejected in report.rejected if rejected.held]
    failed = [edition for edition in report.editions if edition.status == "failed"]
    if left_out or failed:
        title = f"Left out ({len(left_out) + len(failed)})"
        section = _section(main, "left-out", title)
        for edition in failed:
            say_failed = f"The edition {edition.desk} ({edition.profile}) could not be pressed."
            add(section, "p", text=f"{say_failed} The errors say why.")
        if left_out:
            _rejected(section, left_out, "Articles that are in no edition, and why")
        yield "left-out", title
    yield from _of_severities(main, cleared)
    if held:
        title = f"Held back ({len(held)})"
        section = _section(main, "held-back", title)
        folded = add(section, "details")
        summary = f"Show {_number(len(held), 'article')} that the newsroom holds back"
        add(folded, "summary", text=summary)
        _rejected(folded, held, "Articles held back by their status or an embargo")
        yield "held-back", title
    changed = [edition for edition in report.editions if edition.changes or edition.taken_out]
    if changed:
        number = sum(len(edition.changes) + edition.taken_out for edition in changed)
        title = f"Since the last edition ({number})"
        changes_table(_section(main, "changes", title), changed)
        yield "changes", title
    title = f"Editions ({len(report.editions)})"
    _editions(_section(main, "editions", title), report.editions)
    yield "editions", title


def _of_severities(
    main: Element, cleared: Mapping[Severity, tuple[EditionItems, ...]]
) -> Iterator[Section]:
    """Yield a section for each severity of which there are findings."""
    for severity, by_edition in cleared.items():
        if by_edition:
            name, meaning = _TITLES[severity]
            number = sum(
                len(of_article.items)
                for of_edition in by_edition
                for of_article in of_edition.by_article
            )
            title, anchor = f"{name} ({number})", name.lower()
            section = _section(main, anchor, title)
            add(section, "p", text=meaning)
            _by_edition(_folded(section, severity, number), by_edition)
            yield anchor, title


def _section(main: Element, anchor: str, title: str) -> Element:
    heading = f"{anchor}-heading"
    section = add(main, "section", {"id": anchor, "aria-labelledby": heading})
    add(section, "h2", {"id": heading}, title)
    return section


def _folded(section: Element, severity: Severity, number: int) -> Element:
    """Return the element for findings: notices are folded away, errors and warnings are open."""
    if severity is not Severity.NOTICE:
        return section
    folded = add(section, "details")
    add(folded, "summary", text=f"Show {_number(number, 'notice')}")
    return folded


def _number(count: int, name: str) -> str:
    return f"{count} {name}{'s' * (count != 1)}"


def _summary(header: Element, report: Report, sections: Sequence[Section]) -> None:
    pressed = [edition for edition in report.editions if edition.status != "failed"]
    articles = sum({edition.desk: edition.articles for edition in pressed}.values())
    of_all = f"{len(pressed)} of {_number(len(report.editions), 'edition')} pressed"
    add(header, "p", text=f"{of_all}, with {_number(articles, 'article')}.")
    if all(finding.severity is Severity.NOTICE for finding in report.findings) and not any(
        not rejected.held for rejected in report.rejected
    ):
        add(header, "p", text="Nothing was left out, and there is no error and no warning.")
    if any(_wants_words(finding) for finding in report.findings):
        how = add(header, "p", text="To write alternative texts all at once: ")
        add(how, "code", text="paperpress alt export -o words.csv")
        say(how, ", fill in the column alt, and ")
        add(how, "code", text="paperpress alt import words.csv")
        say(how, ". A picture once described stays described in every later edition.")
    nav = add(header, "nav", {"class": "sections", "aria-label": "Sections"})
    items = add(nav, "ul", {"role": "list"})
    for anchor, title in sections:
        add(add(items, "li"), "a", {"href": f"#{anchor}"}, title)


def _wants_words(finding: Finding) -> bool:
    return finding.code.startswith("ALT0") and finding.path.endswith(".alt")


def _rejected(parent: Element, rejected: Sequence[Rejected], caption: str) -> None:
    body = table(parent, caption, ("Article", "From", "Why"))
    for article in rejected:
        row = add(body, "tr")
        add(row, "th", {"scope": "row"}, article.article or "Not told")
        add(row, "td", {"class": "source"}, article.source)
        reasons = add(add(row, "td"), "ul")
        for error in article.errors:
            add(reasons, "li", text=f"{error.path} {error.message}".strip())


def _editions(parent: Element, editions: Sequence[EditionReport]) -> None:
    columns = ("Edition", "Profile", "Articles", "Pictures", "Size", "Status")
    body = table(parent, "What was pressed", columns)
    for edition in editions:
        row = add(body, "tr")
        named = add(row, "th", {"scope": "row"})
        if edition.path:
            name = edition.path.rpartition("/")[2]
            add(named, "a", {"href": name}, name)
        else:
            say(named, edition.desk)
        add(row, "td", text=f"{edition.profile}: {edition.holds}".removesuffix(": "))
        add(row, "td", {"class": "number"}, str(edition.articles))
        add(row, "td", {"class": "number"}, str(edition.pictures))
        add(row, "td", {"class": "number"}, f"{edition.bytes / 1_000_000:.2f} MB")
        add(row, "td", text=edition.status)


def _by_edition(parent: Element, by_edition: Sequence[EditionItems]) -> None:
    for of_edition in by_edition:
        heading = add(parent, "h3")
        if of_edition.sheet is None:
            heading.text = "The day as a whole"
        else:
            add(heading, "bdi", marks(of_edition.sheet.language), of_edition.sheet.name)
        for of_article in of_edition.by_article:
            title = add(parent, "h4")
            if of_article.story is None:
                title.text = "The edition as a whole"
            else:
                language_marks = marks(of_article.story.language, of_article.story.direction)
                add(title, "bdi", language_marks, of_article.story.headline)
            item_list(parent, of_article.items)
