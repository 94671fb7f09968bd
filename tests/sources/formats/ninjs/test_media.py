"""Pictures of an item: the largest rendition, and none that is no picture."""

from __future__ import annotations

from ninjs_items import photo, record


def test_the_largest_rendition_is_taken_and_none_that_is_no_picture() -> None:
    renditions = [
        {"name": "thumbnail", "href": "t.jpg", "width": 10, "height": 10},
        {"name": "caption", "href": "c.xml", "contenttype": "text/xml", "width": 99, "height": 99},
        {"name": "main", "href": "m.jpg", "width": 50, "height": 50},
    ]
    picture = record(associations=[photo(renditions=renditions)])["picture"]
    assert picture["src"] == "m.jpg"


def test_without_sizes_the_name_tells_the_largest_rendition() -> None:
    renditions = {"preview": {"href": "p.jpg"}, "original": {"href": "o.jpg"}}
    associations = {"mainpic": {"type": "picture", "renditions": renditions}}
    assert record(associations=associations)["picture"]["src"] == "o.jpg"
