"""A feed for players of podcasts: each article that is heard is an episode of its own.

RSS 2.0 (https://www.rssboard.org/rss-specification) with what Apple's players ask for and the podcast
namespace (https://podcastindex.org/namespace/1.0).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from email.utils import format_datetime
from typing import Final

from lxml import etree

from paperpress.shelf.catalogue import Episode, File, Publication
from paperpress.shelf.front import Front
from paperpress.shelf.listings import Listing
from paperpress.shelf.places import NEWEST, PAGE, PODCAST, of_day
from paperpress.version import __version__
from paperpress.xhtml.tree import Element

RSS_TYPE: Final = "application/rss+xml"
_ATOM: Final = "http://www.w3.org/2005/Atom"
_ITUNES: Final = "http://www.itunes.com/dtds/podcast-1.0.dtd"
_PODCAST: Final = "https://podcastindex.org/namespace/1.0"


def podcast_feed(listing: Listing, front: Front) -> bytes:
    """Return the feed of a listing's episodes, in the order of the listing and of each edition."""
    here = f"{listing.folder}/{PODCAST}"
    root = etree.Element("rss", nsmap={"atom": _ATOM, "itunes": _ITUNES, "podcast": _PODCAST})
    root.set("version", "2.0")
    channel = _add(root, "channel")
    _channel(channel, listing, front, here)
    for publication in listing.publications:
        moments = _moments(publication, front)
        for episode, moment in zip(publication.episodes, moments, strict=True):
            _item(_add(channel, "item"), episode, publication, moment, front, here)
    etree.indent(root, space=" ")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _channel(channel: Element, listing: Listing, front: Front, here: str) -> None:
    of = front.addresses.of
    spoken = [each for each in listing.publications if each.episodes]
    newest = max(spoken, key=lambda each: each.date)
    title = front.title if listing.folder == NEWEST else f"{front.title}: {listing.title}"
    page = PAGE if listing.folder == NEWEST else f"{listing.folder}/{PAGE}"
    _add(channel, "title", title)
    _add(channel, "link", of(page, here))
    _add(channel, "description", f"{front.title} · {listing.title}")
    _add(channel, "language", front.language)
    if newest.rights:
        _add(channel, "copyright", newest.rights)
    _add(channel, "lastBuildDate", format_datetime(listing.updated.astimezone(UTC)))
    _add(channel, "generator", f"paperpress {__version__}")
    _add(
        channel, f"{{{_ATOM}}}link", None, {"rel": "self", "type": RSS_TYPE, "href": of(here, here)}
    )
    _add(channel, f"{{{_PODCAST}}}guid", front.identifier(here).removeprefix("urn:uuid:"))
    _add(channel, f"{{{_PODCAST}}}medium", "podcast")
    _add(channel, f"{{{_ITUNES}}}author", newest.publisher or front.title)
    _add(channel, f"{{{_ITUNES}}}type", "episodic")
    _add(channel, f"{{{_ITUNES}}}explicit", "false")
    news = _add(channel, f"{{{_ITUNES}}}category", None, {"text": "News"})
    _add(news, f"{{{_ITUNES}}}category", None, {"text": "Daily News"})
    if newest.cover is not None:
        href = of(newest.cover.whole.path, here)
        _add(channel, f"{{{_ITUNES}}}image", None, {"href": href})
        image = _add(channel, "image")
        for name, text in (("url", href), ("title", title), ("link", of(page, here))):
            _add(image, name, text)


def _item(
    item: Element,
    episode: Episode,
    publication: Publication,
    moment: datetime,
    front: Front,
    here: str,
) -> None:
    def address(file: File) -> str:
        return front.addresses.of_file(file, here)

    day_page = f"{of_day(publication.date)}/{PAGE}"
    _add(item, "title", episode.headline.text)
    # A corrected edition keeps its identifier, and an article the name of its page.
    _add(item, "guid", f"{publication.identifier}#{episode.page}", {"isPermaLink": "false"})
    _add(item, "link", episode.link or front.addresses.of(day_page, here))
    _add(item, "pubDate", format_datetime(moment))
    _add(item, "description", episode.summary or episode.headline.text)
    _add(item, "category", publication.desk_name)
    sound = episode.sound
    enclosure = {"url": address(sound), "length": str(sound.bytes), "type": sound.media_type}
    _add(item, "enclosure", None, enclosure)
    _add(item, f"{{{_ITUNES}}}author", ", ".join(episode.authors) or publication.masthead)
    _add(item, f"{{{_ITUNES}}}duration", str(round(episode.thousandths / 1000)))
    _add(item, f"{{{_ITUNES}}}episodeType", "full")
    _add(item, f"{{{_ITUNES}}}explicit", "false")
    if episode.picture is not None:
        _add(item, f"{{{_ITUNES}}}image", None, {"href": address(episode.picture)})
    for name in episode.authors:
        _add(item, f"{{{_PODCAST}}}person", name, {"role": "author", "group": "writing"})
    transcript = {"url": address(episode.transcript), "type": episode.transcript.media_type}
    language = {"language": episode.headline.language}
    _add(item, f"{{{_PODCAST}}}transcript", None, {**transcript, **language})
    if episode.chapters is not None:
        chapters = {"url": address(episode.chapters), "type": episode.chapters.media_type}
        _add(item, f"{{{_PODCAST}}}chapters", None, chapters)


def _moments(publication: Publication, front: Front) -> Iterator[datetime]:
    """Yield the time of each episode: the day's first seconds, the first article's the latest.

    Players sort by it, the latest first; so a day is heard as it is read, whenever its articles were
    written, and a correction moves none of them.
    """
    midnight = datetime.combine(publication.date, time(), front.zone)
    for number in range(len(publication.episodes)):
        yield midnight + timedelta(seconds=len(publication.episodes) - number)


def _add(
    parent: Element, name: str, text: str | None = None, attributes: Mapping[str, str] | None = None
) -> Element:
    child = etree.SubElement(parent, name, dict(attributes or {}))
    child.text = text
    return child
