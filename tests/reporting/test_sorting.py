"""Findings by edition and article, and sheets of one edition as one."""

from __future__ import annotations

from paperpress.model.finding import Finding, Severity
from paperpress.reporting.sheet import ReportedArticle, Sheet
from paperpress.reporting.sorting import merged, sorted_out


def a_sheet(slug: str, *ids: str, told: tuple[Finding, ...] = ()) -> Sheet:
    stories = tuple(ReportedArticle(id, id.upper(), "en", "ltr", f"a-{id}.xhtml") for id in ids)
    return Sheet(slug, slug.title(), "en", stories, told, ())


def test_findings_stand_by_edition_and_article_in_reading_order() -> None:
    def warning(article: str, path: str = "") -> Finding:
        return Finding("PIC003", Severity.WARNING, article, path, "m", "r")

    whole, of_page = warning("", "EPUB/package.opf"), warning("", "a-b.xhtml")
    sheets = [a_sheet("city", "a", "b", told=(of_page, whole)), a_sheet("world", "c")]
    day = [warning("c"), of_page, warning("a"), whole, warning("gone")]
    found = sorted_out(day, sheets)[Severity.WARNING]
    assert [
        (
            of_edition.sheet and of_edition.sheet.slug,
            [of_article.story and of_article.story.id for of_article in of_edition.by_article],
        )
        for of_edition in found
    ] == [(None, [None]), ("city", [None, "a", "b"]), ("world", ["c"])]


def test_sheets_of_one_edition_become_one() -> None:
    one = Finding("PIC003", Severity.WARNING, "a", "", "m", "r")
    two = Finding("ALT001", Severity.NOTICE, "a", "", "m", "r")
    both = merged([a_sheet("city", "a", told=(one,)), a_sheet("city", "a", told=(two, one))])
    assert [(sheet.slug, sheet.findings) for sheet in both] == [("city", (one, two))]
