"""WordPress, by its REST API (https://developer.wordpress.org/rest-api/reference/posts/)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from paperpress.files.web import FetchError, address
from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.sites.asking import Asker, LimitError, site_of
from paperpress.sites.listing import Document, Item, Listing, Span
from paperpress.sites.wordpress_media import FIELDS, described, ids_in, with_lead_of
from paperpress.sources.parsing.values import items as items_of
from paperpress.sources.parsing.values import mappings

#: As many as the API gives at once, and as many whole posts as one answer may well hold.
_A_PAGE, _A_BATCH = 100, 20
#: Pages of a list: 20,000 posts in a few days are no newspaper's.
_MOST_PAGES = 200
_ROOT = re.compile(r'<([^>]+)>;\s*rel="https://api\.w\.org/"')
#: Where the API is when the site doesn't say.
_USUAL = "wp-json/"
#: Where it is without pretty addresses.
_PLAIN = "?rest_route=/"


@dataclass(frozen=True, slots=True)
class WordPress:
    """A site of WordPress."""

    asker: Asker
    url: str
    """Of its front page, with a slash at its end."""
    span: Span
    types: Sequence[str] = ("posts",)
    """The API's names (``rest_base``) of the kinds of posts that are articles."""
    statuses: Sequence[str] = ("publish",)
    """Others than ``publish`` need an application password."""
    width: int = 0
    """Pixels of the widest screen that is pressed for; 0: pictures stay at their largest."""
    _root: dict[str, str] = field(default_factory=dict)
    """The address of the API, once it is known."""

    def listed(self) -> Listing:
        """Return the posts of the span, by id and time of the last change.

        Raises:
            FetchError: the API doesn't answer.
        """
        self._root[self.url] = root = api_of(self.asker, self.url)
        try:
            items = self._of_kinds(root)
        except FetchError as error:
            if root != f"{self.url}{_USUAL}" or error.status != 404:
                raise
            self._root[self.url] = root = f"{self.url}{_PLAIN}"
            items = self._of_kinds(root)
        return Listing([item for item in items if self.span.holds(item.published)], self.span.start)

    def _of_kinds(self, root: str) -> list[Item]:
        return [item for kind in self.types for item in self._of_kind(root, kind)]

    def _of_kind(self, root: str, kind: str) -> Iterator[Item]:
        asked = {
            "after": _moment(self.span.start),
            "before": _moment(self.span.end),
            "status": ",".join(self.statuses),
            "orderby": "date",
            "order": "desc",
            "per_page": str(_A_PAGE),
            "_fields": "id,date_gmt,modified_gmt,status",
        }
        listed: set[int] = set()
        for page in range(1, _MOST_PAGES + 1):
            asked_page = _with(root, f"wp/v2/{kind}", {**asked, "page": str(page)})
            try:
                value, answer = self.asker.json(asked_page)
            except FetchError as error:
                if page > 1 and error.status == 400:
                    return  # there is no such page, and a proxy kept the number of pages back
                raise
            posts = posts_in(value)
            new = [post for post in posts if post["id"] not in listed]
            for post in new:
                # Of another screen, a picture has another address.
                mark = f"{post.get('modified_gmt')} {post.get('status')} {self.width}"
                yield Item(f"{kind}/{post['id']}", mark, _published(post))
            listed |= {post["id"] for post in new}
            pages = answer.headers.get("x-wp-totalpages", "")
            if not new or len(posts) < _A_PAGE or (pages.isdecimal() and page >= int(pages)):
                return

    def documents(self, items: Sequence[Item]) -> Iterator[Document | Finding]:
        """Yield posts with what the API embeds: authors, categories, the lead picture."""
        root = self._root[self.url]
        for kind in self.types:
            of_kind = [item for item in items if item.key.startswith(f"{kind}/")]
            for start in range(0, len(of_kind), _A_BATCH):
                yield from self._batch(root, kind, of_kind[start : start + _A_BATCH])

    def _batch(self, root: str, kind: str, items: Sequence[Item]) -> Iterator[Document | Finding]:
        ids = {item.key.rpartition("/")[2]: item for item in items}
        asked = {
            "include": ",".join(ids),
            "status": ",".join(self.statuses),
            "per_page": str(_A_PAGE),
            "_embed": "author,wp:term,wp:featuredmedia",
        }
        try:
            whole = posts_in(self.asker.json(_with(root, f"wp/v2/{kind}", asked))[0])
        except LimitError:
            raise
        except FetchError as error:
            # One post that the server can't render mustn't cost the others.
            if len(items) > 1 and (error.status or not error.again):
                half = len(items) // 2
                yield from self._batch(root, kind, items[:half])
                yield from self._batch(root, kind, items[half:])
                return
            for id in ids:
                yield emit("WEB002", url=f"{self.url}?p={id}", why=error)
            return
        library = self._library(root, whole)
        for post in whole:
            item = ids.pop(str(post.get("id")), None)
            if item is not None:
                if self.width:
                    post = with_lead_of(post, self.width)
                # What paperpress.toml names is an article to the reader of posts, and published;
                # what is scheduled waits for its time all the same.
                article = {**described(post, library), "type": "post"}
                if post.get("status") in self.statuses and post.get("status") != "future":
                    article["status"] = "publish"
                data = json.dumps([article], ensure_ascii=False, indent=1)
                yield Document(item, data.encode(), ".json")
        for id in ids:
            yield emit("WEB002", url=f"{self.url}?p={id}", why="the API doesn't give it")

    def _library(self, root: str, posts: Sequence[Mapping[str, Any]]) -> list[Any]:
        """Return what the media library says of pictures in bodies; what it doesn't say costs nothing."""
        ids = ids_in(posts)
        pictures: list[Any] = []
        for start in range(0, len(ids), _A_PAGE):
            asked = {
                "include": ",".join(ids[start : start + _A_PAGE]),
                "per_page": str(_A_PAGE),
                "_fields": FIELDS,
            }
            try:
                pictures += items_of(self.asker.json(_with(root, "wp/v2/media", asked))[0])
            except LimitError:
                raise
            except FetchError:
                break
        return pictures


def api_of(asker: Asker, url: str) -> str:
    """Return the address of a site's API: where its front page says, else where it usually is.

    Raises:
        FetchError: the front page doesn't answer.
    """
    link = _ROOT.search(asker.ask(url, "head").headers.get("link", ""))
    root = link[1] if link else f"{url}{_USUAL}"
    # A key may go to the site's own host, and a header is anybody's who stands in between.
    if site_of(root) == site_of(url):
        return root
    there, here = address(root), address(url)
    if there.host == here.host:  # behind a proxy, some sites name themselves without https
        return f"{site_of(url)}{there.raw_path.decode('ascii')}"
    is_same_house = there.host.removeprefix("www.") == here.host.removeprefix("www.")
    if asker.keys.are_there or not is_same_house:
        raise FetchError(f"its API is said to be at another host, {site_of(root)}")
    return root


def posts_in(answer: object) -> list[dict[str, Any]]:
    """Return the posts of an answer, each with a number for its id, wherever a plug-in put their list.

    What is no post among them costs itself alone.

    Raises:
        FetchError: there is no list, or no post in it.
    """
    if isinstance(answer, dict) and "id" not in answer:
        lists = (answer[key] for key in ("data", "posts", "items", "results") if key in answer)
        numbered = [*answer.values()] if answer and all(map(str.isdecimal, answer)) else None
        answer = next((held for held in lists if isinstance(held, list)), numbered)
    if not isinstance(answer, list):
        raise FetchError("the server's answer is no list of posts")
    posts = [
        {**post, "id": int(post["id"])}
        for post in mappings(answer)
        if isinstance(post.get("id"), int) or str(post.get("id")).isdecimal()
    ]
    if answer and not posts:
        raise FetchError("the server's answer is no list of posts")
    return posts


def _with(root: str, route: str, asked: Mapping[str, str]) -> str:
    """Return the address of a route; of a site without pretty addresses too (``?rest_route=/``)."""
    if "rest_route=" in root:
        return f"{root}{route}&{urlencode(asked)}"
    return f"{root}{route}?{urlencode(asked)}"


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _published(post: Mapping[str, Any]) -> datetime | None:
    try:
        return datetime.fromisoformat(str(post.get("date_gmt"))).replace(tzinfo=UTC)
    except ValueError:
        return None
