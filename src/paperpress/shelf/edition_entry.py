"""An edition on a page of the shelf: its cover, what is in it, its files, and what it offers."""

from __future__ import annotations

from dataclasses import dataclass

from paperpress.model.language import direction_of
from paperpress.shelf.catalogue import Publication
from paperpress.shelf.display import Field, fields
from paperpress.shelf.front import Front
from paperpress.shelf.places import of_reading
from paperpress.xhtml.changes import SINCE, change_line, taken_out_text
from paperpress.xhtml.tree import Element, add, language_of, say
from paperpress.xhtml.words import Words

#: Names of what isn't an EPUB, by the endings of files; the same in all languages.
_NAMED = {"ebrl": "eBraille", "brf": "BRF", "pef": "PEF", "zip": "DAISY 2.02", "mp3": "MP3"}


@dataclass(frozen=True, slots=True)
class EditionEntry:
    """Writes editions on one page."""

    front: Front
    words: Words
    here: str
    """The page."""

    def write(self, parent: Element, publication: Publication, name: str, level: int) -> None:
        """Write an edition under a parent, with a heading that names it."""
        anchor = f"{publication.desk}-{publication.date:%Y%m%d}"
        article = add(parent, "article", {"aria-labelledby": anchor, "class": "edition"})
        self._cover(article, publication)
        add(article, f"h{level}", {"id": anchor}, name)
        marks = language_of(
            publication.language, self.front.language, publication.direction, self.front.direction
        )
        if publication.changes:
            self._changes(article, publication)
        items = add(article, "ul", {"class": "headlines", **marks})
        for headline in publication.headlines:
            way = headline.language, publication.language, headline.direction, publication.direction
            add(items, "li", language_of(*way), headline.text)
        self._files(article, publication, anchor)
        offers = add(article, "details")
        add(offers, "summary", self.words.marks, self.words.text("Accessibility of this edition"))
        for field in fields(publication.accessibility, self.words):
            self._field(offers, field, marks)

    def _cover(self, parent: Element, publication: Publication) -> None:
        if publication.cover is not None:
            picture = publication.cover.thumbnail
            measures = {"width": str(picture.width), "height": str(picture.height)}
            address = self.front.addresses.of(picture.path, self.here)
            add(parent, "img", {"src": address, "alt": "", "loading": "lazy", **measures})

    def _changes(self, parent: Element, publication: Publication) -> None:
        """Write what is different since the last issue that left the house."""
        front = self.front
        words = Words(front.language)
        add(parent, "p", {"class": "since", **words.marks}, words.text(SINCE))
        items = add(parent, "ul", {"class": "changes"})
        for change in publication.changes.articles:
            way = direction_of(change.language)
            item = add(
                items, "li", language_of(change.language, front.language, way, front.direction)
            )
            say(item, f"{change.headline} – ")
            in_article = Words(change.language)
            line = add(item, "span", in_article.marks)
            change_line(line, in_article, change, publication.date)
        if publication.changes.taken_out:
            add(items, "li", words.marks, taken_out_text(words, publication.changes))

    def _files(self, parent: Element, publication: Publication, anchor: str) -> None:
        """Write the ways to read an edition: in the browser, and its files."""
        of = self.front.addresses.of
        downloads = add(parent, "ul", {"class": "downloads", **self.words.marks})
        if self.front.served:
            read = {"href": of(of_reading(publication), self.here), "aria-describedby": anchor}
            text = self.words.text("Read in the browser")
            add(add(downloads, "li"), "a", read, text)
        for file in publication.files:
            size = self.words.catalogue.megabytes(file.bytes)
            text = (
                f"{_NAMED[file.ending]} · {size}"
                if file.ending in _NAMED
                else self.words.text("EPUB for {profile}, {size}", profile=file.profile, size=size)
            )
            href = {
                "href": of(file.path, self.here),
                "type": file.media_type,
                "download": file.name,
            }
            add(add(downloads, "li"), "a", {**href, "aria-describedby": anchor}, text)

    def _field(self, parent: Element, field: Field, marks: dict[str, str | None]) -> None:
        add(parent, "p", {"class": "field", **self.words.marks}, field.title)
        items = add(parent, "ul")
        for statement in field.statements:
            item = add(items, "li", marks if statement.of_edition else self.words.marks)
            if statement.href:
                add(item, "a", {"href": statement.href}, statement.text)
            else:
                item.text = statement.text
