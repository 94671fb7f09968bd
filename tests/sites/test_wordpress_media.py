"""What WordPress's media library says of pictures."""

from __future__ import annotations

from typing import Any

import pytest

from paperpress.sites.wordpress_media import described, ids_in, with_lead_of

ORIGINAL = "https://post.example/u/ferry.jpg"


def post(body: str = "", media: dict[str, Any] | None = None) -> dict[str, Any]:
    embedded = {} if media is None else {"_embedded": {"wp:featuredmedia": [media]}}
    return {"id": 7, "content": {"rendered": body}, **embedded}


def size(width: int, height: int) -> dict[str, Any]:
    return {"width": width, "height": height,
            "source_url": f"https://post.example/u/ferry-{width}x{height}.jpg"}  # fmt: skip


def lead(*sizes: dict[str, Any], width: object = 6000, height: object = 4000) -> dict[str, Any]:
    details = {"width": width, "height": height,
               "sizes": {str(number): each for number, each in enumerate(sizes)}}  # fmt: skip
    return {"source_url": ORIGINAL, "media_details": details}


@pytest.mark.parametrize(
    ("media", "ending"),
    [
        (lead(size(300, 200), size(1536, 1024), size(2048, 1365)), "-1536x1024.jpg"),
        (lead(size(300, 200)), "ferry.jpg"),
        (lead(size(1300, 1300), size(300, 200)), "ferry.jpg"),  # a square was cut out
        (lead(), "ferry.jpg"),
        (lead(size(1536, 1024), width="x", height=None), "ferry.jpg"),
        ({"source_url": ORIGINAL, "media_details": []}, "ferry.jpg"),
        ({"source_url": ORIGINAL, "media_details": {"sizes": {"a": 7, "b": {"width": 0}}}}, "ferry.jpg"),
    ],
)  # fmt: skip
def test_the_lead_comes_at_the_size_of_the_device(media: dict[str, Any], ending: str) -> None:
    (shown,) = with_lead_of(post(media=media), 1264)["_embedded"]["wp:featuredmedia"]
    assert shown["source_url"].endswith(ending)


def test_a_post_without_a_lead_stays_as_it_is() -> None:
    assert with_lead_of(post("x"), 1264) == post("x")
    hidden = post(media={"code": "rest_forbidden"})
    assert with_lead_of(hidden, 1264) == hidden


def test_pictures_of_bodies_are_known_by_their_classes() -> None:
    posts = [
        post('<img class="wp-image-9 a"><img class="wp-image-8">'),
        post("<i class=wp-image-9>"),
    ]
    assert ids_in(posts) == ["9", "8"]


LIBRARY = [{"id": 9, "alt_text": "A ferry", "caption": {"rendered": "<p>The ferry, at dawn.</p>"}}]


@pytest.mark.parametrize(
    ("body", "rendered"),
    [
        ('<figure><img class="wp-image-9" alt=""></figure>',
         '<figure><img class="wp-image-9" alt="A ferry"><figcaption>The ferry, at dawn.</figcaption>'
         "</figure>"),
        ('<p>a<img class="wp-image-9">b</p>',
         '<p>a<figure><img class="wp-image-9" alt="A ferry"><figcaption>The ferry, at dawn.'
         "</figcaption></figure>b</p>"),
        ('<figure><img class="wp-image-9" alt="B"><figcaption>C</figcaption></figure>', None),
        ('<figure><img class="wp-image-8" alt=""></figure>', None),
        ("<p>No picture.</p>", None),
    ],
)  # fmt: skip
def test_words_of_the_library_stand_where_the_body_has_none(
    body: str, rendered: str | None
) -> None:
    assert described(post(body), LIBRARY)["content"]["rendered"] == (rendered or body)


@pytest.mark.parametrize("library", [None, {}, [7, {"id": None}], [{"id": 9, "caption": 7}]])
def test_a_library_that_says_nothing_changes_nothing(library: object) -> None:
    body = '<img class="wp-image-9">'
    assert described(post(body), library)["content"]["rendered"] == body
