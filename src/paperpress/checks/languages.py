"""House rules on languages: a voice speaks the language that a page says it is in."""

from __future__ import annotations

from collections.abc import Iterator

from paperpress.captions.language_guess import foreign_script, likely_language
from paperpress.checks.asking import error, language_at, running_text, short, warning
from paperpress.checks.view import View
from paperpress.model.finding import Finding
from paperpress.model.language import canonical
from paperpress.vocab import XML_LANG

#: A paragraph in another script is told from this many characters on: a name or a quoted word
#: in its own script needs no mark (WCAG 2.2, criterion 3.1.2).
_SHORTEST_PASSAGE = 40


def pages_tell_their_language(view: View) -> Iterator[Finding]:
    """TXT101: every page tells its language, in both attributes (WCAG 2.2, criterion 3.1.1)."""
    for page in view.pages:
        lang, xml = page.tree.get("lang"), page.tree.get(XML_LANG)
        if not (lang or xml):
            message = "The page doesn't tell its language."
        elif lang and xml and lang != xml:
            message = f"lang says {lang!r}, and xml:lang says {xml!r}."
        else:
            try:
                canonical(lang or xml or "")
            except ValueError as problem:
                message = str(problem)
            else:
                continue
        yield error("TXT101", page.href, message, "Write the same valid tag in both.")


def marks_are_languages(view: View) -> Iterator[Finding]:
    """TXT112: a mark of language within a page is a language (WCAG 2.2, criterion 3.1.2)."""
    for page in view.pages:
        told = {
            said: None
            for element in page.elements
            if element is not page.tree
            for said in (element.get("lang"), element.get(XML_LANG))
            if said
        }
        for said in told:
            try:
                canonical(said)
            except ValueError as problem:
                yield warning("TXT112", page.href, str(problem), "Write a BCP 47 tag.")


def pages_are_in_their_language(view: View) -> Iterator[Finding]:
    """TXT110, TXT111: the words are in the language that is told (criteria 3.1.1 and 3.1.2)."""
    for page in view.pages:
        texts: dict[str, list[str]] = {}
        for element in running_text(page):
            language, text = language_at(element), page.text(element)
            if not (language and text):
                continue
            script = foreign_script(text, language) if len(text) >= _SHORTEST_PASSAGE else ""
            if script:
                yield warning(
                    "TXT111",
                    page.href,
                    f"A passage in {script} script is marked as {language!r}: {short(text)!r}.",
                    "Mark it with its own lang.",
                )
            else:
                texts.setdefault(language, []).append(text)
        for language, passages in texts.items():
            other = likely_language(" ".join(passages), language)
            if other:
                yield error(
                    "TXT110",
                    page.href,
                    f"The text is marked as {language!r} and seems to be in {other!r}: a voice"
                    " will mispronounce all of it.",
                    "Mark it with the language that it is in.",
                )
