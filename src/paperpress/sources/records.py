"""A record as it came becomes an `Article`, or a `Rejected` that tells every reason at once.

What may cost an article its place: no headline, no body, held back. (The fourth, no day that can be
told, is decided where editions are planned.) Everything else is read as far as it can be, and told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from paperpress.findings import emit
from paperpress.model.article import Article, Origin
from paperpress.model.finding import FieldError, Finding, Rejected, Severity
from paperpress.model.text import fold
from paperpress.slugs import slug, tells_of
from paperpress.sources.lenient import holding
from paperpress.sources.lenient.article import ARTICLE
from paperpress.sources.lenient.notes import Notes, shown
from paperpress.sources.lenient.objects import read_object
from paperpress.sources.parsing.json_text import GIVEN_TWICE, RepeatedKeys
from paperpress.sources.parsing.people import says_more
from paperpress.sources.parsing.plain import plain
from paperpress.sources.unlike import unlike

#: What no article is without, and what stands there.
_REQUIRED: Final = {"headline": "text", "body": "HTML or a list of blocks that hold words"}


def article_of(
    record: object,
    source: str,
    folder: str,
    findings: tuple[Finding, ...] = (),
    holds: tuple[FieldError, ...] = (),
) -> Article | Rejected:
    """Return the article of a record.

    Args:
        record: what JSON made of it.
        source: where it came from, for reports.
        folder: absolute path of the folder that its pictures lie below.
        findings: what its format found while reading it.
        holds: why its format holds it back.
    """
    if not isinstance(record, dict):
        message = f"is {shown(record)}, and an article record is an object: {{...}}"
        return Rejected(source, "", (FieldError("", message),))
    notes = Notes(findings)
    notes.held.extend(holds)
    fields = read_object(record, ARTICLE, "", notes)
    _hold_back(record, notes)
    holding.examine_times(record, fields.get("published"), notes)
    if notes.held or not (fields.get("headline") and fields.get("body")):
        return _rejected(record, fields, source, notes)
    _keep_the_line(record, fields)
    made_id = _identify(fields, notes)
    fields["origin"] = Origin(source, folder, made_id)
    fields["id"] = fold(fields["id"])
    fields["notices"] = tuple(notice.of(fields["id"]) for notice in notes.findings)
    return Article.model_validate(fields)


def _hold_back(record: Mapping[Any, Any], notes: Notes) -> None:
    """Note what holds the article back besides its own `status` and `embargo`."""
    for key in record.keys() - ARTICLE.fields.keys():
        holding.examine(str(key), record[key], "", notes)
    if isinstance(record, RepeatedKeys):
        for key in record.differing():
            notes.hold(str(key), GIVEN_TWICE)


def _rejected(
    record: Mapping[Any, Any], fields: Mapping[str, Any], source: str, notes: Notes
) -> Rejected:
    """Return why a record is no article; for one that is held back, only that."""
    id, headline = fields.get("id", ""), fields.get("headline", "")
    secret = "" if tells_of(id, headline) else id
    if notes.held:
        return Rejected(source, secret, tuple(sorted(notes.held, key=_path_of)), held=True)
    status = fields.get("status", "published")
    if status != "published":
        reason = FieldError("status", f"is {status!r}, and only published articles are pressed")
        return Rejected(source, secret, (reason,), held=True)
    reasons = tuple(_lacking(record, fields))
    if "embargo" in fields:
        return Rejected(source, secret, reasons)
    others = (
        FieldError(finding.path, f"{finding.message} {finding.remedy}")
        for finding in notes.findings
        if finding.severity is not Severity.NOTICE and finding.path not in _REQUIRED
    )
    return Rejected(source, id or headline, (*reasons, *others))


def _path_of(error: FieldError) -> str:
    return error.path


def _lacking(record: Mapping[Any, Any], fields: Mapping[str, Any]) -> Iterator[FieldError]:
    """Yield an error for a missing headline or body, saying what the record looks like."""
    for field, meant in _REQUIRED.items():
        held = record.get(field)
        if fields.get(field):
            continue
        if held is None:
            yield FieldError(field, "is missing, and is required")
        elif isinstance(held, str):
            yield FieldError(field, "is empty, and is required")
        else:
            yield FieldError(field, f"is {shown(held)}, where {meant} is required")
    if (
        not fields.get("headline")
        and not fields.get("body")
        and not record.keys() & _REQUIRED.keys()
    ):
        yield FieldError("", unlike(record))


def _keep_the_line(record: Mapping[Any, Any], fields: dict[str, Any]) -> None:
    """Print the line that names the authors as it came where it says more: "Ann Lee in Paris, AFP"."""
    line = record.get("authors")
    if isinstance(line, str) and fields.get("authors") and "byline" not in fields:
        printed = fold(plain(line))
        if says_more(printed):
            fields["byline"] = printed


def _identify(record: dict[str, Any], notes: Notes) -> bool:
    """Give a record without id one made from its address, or from headline and date; tell whether it did."""
    if "id" in record:
        return False
    url, published = record.get("url"), record.get("published")
    if url:
        record["id"] = slug(url.partition("://")[2] or url)
        basis = "its url"
    else:
        record["id"] = slug(f"{str(published or '')[:10]} {record['headline']}")
        basis = "its headline and date"
    notes.findings.append(emit("REC002", path="id", basis=basis, record=record["id"]))
    return True
