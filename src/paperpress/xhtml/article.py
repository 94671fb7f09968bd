"""The page of one article (CONTRACT, section 4): head, lead picture, body, corrections, foot."""

from __future__ import annotations

from datetime import date, datetime

from paperpress.model.article import Correction
from paperpress.model.story import LEAD
from paperpress.vocab import SPEECH_ATTRIBUTE
from paperpress.xhtml import figures
from paperpress.xhtml.changes import change_line, moment_of
from paperpress.xhtml.context import ArticlePage, Person, Pointer, StandfirstPlace
from paperpress.xhtml.flow import Flow
from paperpress.xhtml.related import related_section
from paperpress.xhtml.tree import Element, add, language_of, page, say, serialise, unspoken
from paperpress.xhtml.widths import headline_class
from paperpress.xhtml.words import Builder, Words, image, name, page_break, paragraphs


def article_page(context: ArticlePage) -> bytes:
    """Return the page of an article."""
    words = Words(context.language)
    title = f"{context.article.headline} – {context.frame.title}"
    root, body = page(title, context.language, context.direction, context.frame.stylesheet)
    article = add(add(body, "main"), "article", {"aria-labelledby": "headline"})
    _header(add(article, "header"), context, words)
    flow = Flow.of(
        words,
        context.language,
        context.direction,
        context.pictures,
        context.body,
        context.pages_in_text,
        context.formulas,
        room=context.room,
    )
    if LEAD in context.pictures and not context.lead_after:
        _lead(article, flow, context)
    if context.standfirst is StandfirstPlace.PICTURE:
        _standfirst(article, context, "below")
    if context.body.blocks or context.body.notes:
        _text(article, flow, context)
    at_head = {change.text for change in context.changes}
    earlier = tuple(each for each in context.article.corrections if each.text not in at_head)
    if earlier:
        _corrections(article, words, earlier)
    _footer(article, context, words)
    return serialise(root)


def _lead(parent: Element, flow: Flow, context: ArticlePage) -> None:
    flow.figures += 1
    before = len(parent)
    figures.figure(parent, flow.words, context.pictures[LEAD], flow.figures, "lead")
    picture = context.article.picture
    if not context.article.speech or (picture is not None and not picture.speech):
        unspoken(parent, before)


def _text(article: Element, flow: Flow, context: ArticlePage) -> None:
    """Write the body and its notes, in a landmark to jump past the head by.

    Lead picture and standfirst stand in it where the first screen has no room for them else.

    No link does it: Kobo opens one that leads forward in its own file as a footnote
    (docs/decisions/0011-past-the-head.md).
    """
    label = flow.words.text("Text of the article")
    section = add(article, "section", {"class": "text", "aria-label": label})
    if not context.article.speech:
        section.set(SPEECH_ATTRIBUTE, "false")
    blocks, written = context.body.blocks, 0
    if context.standfirst is StandfirstPlace.TEXT:
        written = context.standfirst_after
        flow.blocks(section, blocks[:written], context.language)
        _standfirst(section, context, "within")
    if context.lead_after:
        flow.blocks(section, blocks[written : context.lead_after], context.language)
        _lead(section, flow, context)
        written = max(written, context.lead_after)
    flow.blocks(section, blocks[written:], context.language)
    for note in context.body.notes:
        flow.note(section, note)


def _header(header: Element, context: ArticlePage, words: Words) -> None:
    article = context.article
    for anchor, printed in context.page_markers:
        page_break(header, words, anchor, printed)
    if article.kicker:
        add(header, "p", {"class": "kicker"}, article.kicker)
    kind = headline_class(article.headline) or None
    add(header, "h1", {"id": "headline", "class": kind}, article.headline)
    if context.standfirst is StandfirstPlace.HEAD:
        _standfirst(header, context)
    _byline(header, context, words)
    for change in context.changes:
        line = add(header, "p", {"class": "changed", **words.marks})
        change_line(line, words, change, context.on)
    if context.in_edition:
        _position(header, context, words)


def _standfirst(parent: Element, context: ArticlePage, place: str = "") -> None:
    if text := context.article.standfirst:
        kind = f"standfirst {place}".strip()
        add(parent, "p", {"class": kind, "role": "doc-subtitle"}, text)


def _byline(header: Element, context: ArticlePage, words: Words) -> None:
    """Write who wrote it and where, on one quiet line: a screen is short.

    When is told there only where it wasn't on the edition's day; else at the foot.
    """
    parts: list[Builder] = []
    if context.article.byline or context.people:
        parts.append(lambda parent: _authors(parent, context, words))
    place = context.article.dateline
    if place:
        parts.append(lambda parent: say(add(parent, "span", {"class": "place"}), place))
    parts += [_stamp(words, *stamp) for stamp in _times(context, in_head=True)]
    line = add(header, "p", {"class": "byline"}) if parts else header
    for number, part in enumerate(parts):
        if number:
            say(line, " · ")
        part(line)


def _authors(line: Element, context: ArticlePage, words: Words) -> None:
    byline = context.article.byline
    if byline:
        _printed_byline(add(line, "span", {"class": "authors"}), byline, context)
        return
    holder = add(line, "span", {"class": "authors", **words.marks})
    builders = [_author(person, context) for person in context.people]
    words.fill(holder, "By {authors}", authors=lambda parent: words.join(parent, builders))


def _author(person: Person, context: ArticlePage) -> Builder:
    def build(parent: Element) -> None:
        if context.in_edition:
            href = f"{context.frame.contributors}#{person.anchor}"
            parent = add(parent, "a", {"href": href, "rel": "author"})
        name(parent, person.name, context.direction)
        if sum(other.name == person.name for other in context.people) > 1 and person.beside:
            say(parent, f" · {person.beside}")  # two of one name, whose links differ

    return build


def _printed_byline(line: Element, byline: str, context: ArticlePage) -> None:
    """Write the byline as printed, with each author's name in it a link where it stands."""
    rest = byline
    places = sorted((byline.find(person.name), person) for person in _named(byline, context))
    for _, person in places:
        before, printed, after = rest.partition(person.name)
        if printed:
            say(line, before)
            _author(person, context)(line)
            rest = after
    say(line, rest)


def _named(byline: str, context: ArticlePage) -> list[Person]:
    return [person for person in context.people if person.name in byline]


def _times(context: ArticlePage, *, in_head: bool) -> list[tuple[str, datetime | date]]:
    """Return the times to be told, without that of an update which a line of its own tells."""
    of_updates = [moment_of(change) for change in context.changes if change.kind == "updated"]
    return [time for time in context.times(in_head=in_head) if time[1] not in of_updates]


def _stamp(words: Words, message: str, moment: datetime | date) -> Builder:
    """Return what tells what happened, and when."""

    def build(parent: Element) -> None:
        holder = add(parent, "span", dict(words.marks)) if any(words.marks.values()) else parent
        words.fill(holder, message, time=words.time(moment))

    return build


def _position(header: Element, context: ArticlePage, words: Words) -> None:
    """Write where the reader is, and two ways on, in a line that large letters leave whole.

    The next article's name is heard, and stands at the foot to be seen, where the one before is too
    (docs/decisions/0033-the-first-screen.md).
    """
    label = words.text("Position in this edition")
    nav = add(header, "nav", {"class": "position", "aria-label": label, **words.marks})
    place = words.text("{position} of {total}", position=context.position, total=context.total)
    line = add(nav, "p", text=f"{place} · ")
    add(line, "a", {"href": context.entry}, words.text("Contents"))
    if context.next is not None:
        say(line, " · ")
        name = words.text("Next: {headline}", headline=context.next.headline)
        link = {"href": context.next.href, "aria-label": name}
        add(line, "a", link, words.label("Next: {headline}"))


def _neighbours(context: ArticlePage) -> list[tuple[str, Pointer]]:
    """Return the articles before and after, each with what it is called."""
    both = (("Previous: {headline}", context.previous), ("Next: {headline}", context.next))
    return [(message, pointer) for message, pointer in both if pointer is not None]


def _onward(footer: Element, context: ArticlePage, words: Words) -> None:
    """Write the neighbours by their names, where a reader has come to the end; the next one first."""
    items = add(footer, "ul", {"class": "onward", **words.marks})
    for message, pointer in reversed(_neighbours(context)):
        link = add(add(items, "li"), "a", {"href": pointer.href})
        words.fill(link, message, headline=_headline(pointer, context))


def _headline(pointer: Pointer, context: ArticlePage) -> Builder:
    def build(parent: Element) -> None:
        marks = language_of(
            pointer.language, context.language, pointer.direction, context.direction
        )
        holder = add(parent, "bdi", marks) if any(marks.values()) else parent
        say(holder, pointer.headline)

    return build


def _corrections(article: Element, words: Words, corrections: tuple[Correction, ...]) -> None:
    section = add(article, "section", {"class": "corrections", "aria-labelledby": "corrections"})
    add(section, "h2", {"id": "corrections", **words.marks}, words.text("Corrections"))
    for correction in corrections:
        line = add(section, "p")
        if correction.date is not None:
            words.time(correction.date)(line)
            say(line, " — ")
        say(line, correction.text)


def _footer(article: Element, context: ArticlePage, words: Words) -> None:
    described = [person for person in context.people if person.bio or person.role]
    url = context.url
    rights = context.article.copyright
    onward = context.in_edition and bool(_neighbours(context))
    moments = _times(context, in_head=False)
    if not (onward or described or moments or context.related or url or rights):
        return
    footer = add(article, "footer")
    if moments:
        line = add(footer, "p", {"class": "moments"})
        for number, stamp in enumerate(moments):
            if number:
                say(line, " · ")
            _stamp(words, *stamp)(line)
    if onward:
        _onward(footer, context, words)
    if described:
        _about(footer, context, words, described)
    if context.related:
        related_section(footer, context, words)
    if url:
        line = add(footer, "p", {"class": "original", **words.marks})
        add(line, "a", {"href": url}, words.text("Read the original on the web"))
        if context.qr_code is not None:
            image(add(footer, "div", {"class": "share"}), words, context.qr_code, kind="qr")
    if rights:
        add(footer, "p", {"class": "rights"}, rights)


def _about(footer: Element, context: ArticlePage, words: Words, people: list[Person]) -> None:
    section = add(footer, "section", {"class": "about", "aria-labelledby": "about"})
    heading = words.plural("About the author", "About the authors", len(people))
    add(section, "h2", {"id": "about", **words.marks}, heading)
    for person in people:
        figures.portrait(section, words, person, context.direction)
        line = add(section, "p", {"class": "author"})
        _author(person, context)(line)
        marks = language_of(person.language, context.language, person.direction, context.direction)
        if person.role:
            say(line, " · ")
            if any(marks.values()):
                add(line, "span", marks, person.role)
            else:
                say(line, person.role)
        paragraphs(section, person.bio, marks)
