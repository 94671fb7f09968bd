"""Ghost, by its content API (https://docs.ghost.org/content-api), whose key the asker holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from paperpress.files.web import FetchError
from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.sites.asking import Asker, LimitError
from paperpress.sites.listing import Document, Item, Listing, Span
from paperpress.sites.picture_sizes import best

_A_PAGE, _A_BATCH = 100, 20
_MOST_PAGES = 200
#: Where pictures are, and the widths that each is given in (`imageOptimization.contentImageSizes` of
#: Ghost's own configuration); at another it sends the picture as it is.
_PICTURES = "content/images/"
_WIDTHS = (600, 1000, 1600, 2400)
_ROUTE = "ghost/api/content/posts/"


@dataclass(frozen=True, slots=True)
class Ghost:
    """A site of Ghost."""

    asker: Asker
    url: str
    """Of its front page, with a slash at its end."""
    span: Span
    width: int = 0
    """Pixels of the widest screen that is pressed for; 0: pictures stay at their largest."""

    def listed(self) -> Listing:
        """Return the posts of the span, by id and time of the last change.

        Raises:
            FetchError: the API doesn't answer, or doesn't know the key.
        """
        start, end = (
            moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
            for moment in (self.span.start, self.span.end)
        )
        asked = {
            "filter": f"published_at:>='{start}'+published_at:<'{end}'",
            "fields": "id,updated_at,published_at,visibility",
            "order": "published_at desc",
            "limit": str(_A_PAGE),
        }
        items: dict[str, Item] = {}
        for page in range(1, _MOST_PAGES + 1):
            answer = self._asked({**asked, "page": str(page)})
            listed = {post["id"]: _item(post, self.width) for post in answer["posts"]}
            is_new = not listed.keys() <= items.keys()
            items |= listed
            if not (is_new and _next(answer)):
                break
        shown = [item for item in items.values() if self.span.holds(item.published)]
        return Listing(shown, self.span.start)

    def documents(self, items: Sequence[Item]) -> Iterator[Document | Finding]:
        """Yield posts with their authors and tags."""
        for start in range(0, len(items), _A_BATCH):
            yield from self._batch(items[start : start + _A_BATCH])

    def _batch(self, items: Sequence[Item]) -> Iterator[Document | Finding]:
        wanted = {item.key: item for item in items}
        asked = {
            "filter": f"id:[{','.join(wanted)}]",
            "include": "authors,tags",
            "formats": "html",
            "limit": str(_A_PAGE),
        }
        try:
            posts = self._asked(asked)["posts"]
        except LimitError:
            raise
        except FetchError as error:
            # One post that the server can't render mustn't cost the others.
            if len(items) > 1 and (error.status or not error.again):
                half = len(items) // 2
                yield from self._batch(items[:half])
                yield from self._batch(items[half:])
                return
            for key in wanted:
                yield emit("WEB002", url=f"{self.url}#{key}", why=error)
            return
        for post in posts:
            item = wanted.pop(post["id"], None)
            if item is not None:
                sized = self._with_lead(post)
                data = json.dumps({"posts": [sized]}, ensure_ascii=False, indent=1)
                yield Document(item, data.encode(), ".json")
        for key in wanted:
            yield emit("WEB002", url=f"{self.url}#{key}", why="the API doesn't give it")

    def _with_lead(self, post: dict[str, Any]) -> dict[str, Any]:
        """Return a post whose lead picture has the address of the size that a device needs."""
        address = str(post.get("feature_image"))
        place = f"{self.url}{_PICTURES}"
        if not self.width or not address.startswith(place) or address.startswith(f"{place}size/"):
            return post
        wide = best(_WIDTHS, self.width)
        if wide < self.width:
            return post
        return {**post, "feature_image": f"{place}size/w{wide:.0f}/{address.removeprefix(place)}"}

    def _asked(self, asked: Mapping[str, str]) -> dict[str, Any]:
        """Return an answer that holds posts.

        Raises:
            FetchError: it holds none.
        """
        address = f"{self.url}{_ROUTE}?{urlencode(asked)}"
        answer, _ = self.asker.json(address)
        posts = answer.get("posts") if isinstance(answer, dict) else None
        if not isinstance(posts, list) or (posts and not any(map(_is_post, posts))):
            raise FetchError("the server's answer holds no posts")
        return {**answer, "posts": [*filter(_is_post, posts)]}


def _item(post: Mapping[str, Any], width: int) -> Item:
    mark = f"{post.get('updated_at')} {post.get('visibility')} {width}"
    try:
        published = datetime.fromisoformat(str(post.get("published_at")))
    except ValueError:
        published = None
    return Item(str(post.get("id")), mark, published)


def _is_post(value: object) -> bool:
    return isinstance(value, dict) and isinstance(value.get("id"), str)


def _next(answer: Mapping[str, Any]) -> bool:
    """Tell whether there is another page."""
    meta = answer.get("meta")
    pagination = meta.get("pagination") if isinstance(meta, dict) else None
    return isinstance(pagination, dict) and bool(pagination.get("next"))
