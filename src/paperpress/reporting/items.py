"""The findings of one article, each picture with what is said of it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence

from paperpress.model.finding import Finding
from paperpress.model.language import direction_of
from paperpress.model.publication import Exhibit
from paperpress.reporting.sorting import Item
from paperpress.reporting.tree import add, say
from paperpress.vocab import JPEG_TYPE, XML_LANG
from paperpress.xhtml.tree import Element

_PROVENANCE = {
    "supplied": "Alternative text, written by an editor",
    "caption": "Alternative text, taken from the caption",
    "missing": "Alternative text",
    "decorative": "Alternative text",
}
_AS_CAPTION = "Alternative text, heard once, as the caption"
_SILENT = {
    "missing": "none: a listener hears only that there is a picture",
    "decorative": "none, on purpose: the picture is marked as decorative",
}


def marks(language: str, direction: str = "") -> Mapping[str, str]:
    """Return the attributes of a text in an article's language."""
    way = direction or direction_of(language)
    return {"lang": language, XML_LANG: language, "dir": way}


def item_list(parent: Element, items: Sequence[Item]) -> None:
    """Add a list of what is to be cleared.


    Safari only takes a list without bullets for a list if its role says so.
    """
    listing = add(parent, "ul", {"class": "items", "role": "list"})
    for item in items:
        if item.exhibit is None:
            _finding(add(listing, "li", {"class": "item"}), item.findings[0])
        else:
            _picture(add(listing, "li", {"class": "item picture"}), item.exhibit, item.findings)


def _finding(parent: Element, finding: Finding) -> None:
    line = add(parent, "p")
    add(line, "strong", text=finding.severity.value.capitalize())
    say(line, " ")
    add(line, "span", {"class": "code"}, finding.code)
    say(line, f" {finding.message}")
    add(parent, "p", {"class": "remedy"}, finding.remedy)
    if finding.path:
        place = "In the record" if finding.article else "In the edition"
        add(add(parent, "p", text=f"{place}: "), "code", text=finding.path)


def _picture(parent: Element, exhibit: Exhibit, findings: Sequence[Finding]) -> None:
    """Add a picture, what stands under it and in its place, and what was found."""
    thumbnail = exhibit.thumbnail
    if thumbnail is not None:
        encoded = b64encode(thumbnail.data).decode("ascii")
        attributes = {
            "src": f"data:{JPEG_TYPE};base64,{encoded}",
            "alt": f"The picture {exhibit.src}",
            "width": str(thumbnail.width),
            "height": str(thumbnail.height),
        }
        add(parent, "img", attributes)
    about = add(parent, "div", {"class": "about"})
    listing = add(about, "ul", {"class": "findings", "role": "list"})
    for finding in findings:
        _finding(add(listing, "li"), finding)
    facts = add(about, "dl")
    _fact(facts, "File", exhibit.src, None)
    legend, language_marks = exhibit.legend, marks(exhibit.language)
    _fact(facts, "Caption", legend.caption, language_marks)
    _fact(facts, "Credit line", legend.credit, language_marks)
    title = _AS_CAPTION if legend.alt_in_caption else _PROVENANCE[legend.alt.provenance]
    if legend.alt.text:
        _fact(facts, title, legend.alt.text, language_marks)
    else:
        _fact(facts, title, _SILENT[legend.alt.provenance], None)
    if exhibit.suggestion != legend.alt.text:
        _fact(facts, "Suggested from the caption", exhibit.suggestion, language_marks)


def _fact(listing: Element, name: str, text: str, language_marks: Mapping[str, str] | None) -> None:
    if text:
        add(listing, "dt", text=name)
        add(add(listing, "dd"), "bdi", language_marks, text)
