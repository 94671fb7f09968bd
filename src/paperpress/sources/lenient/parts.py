"""The parts of an article that are objects: pictures, people, related articles, corrections."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, get_args

from paperpress.body.html import is_markup
from paperpress.model.article import PictureKind
from paperpress.sources.lenient.lists import as_items, list_of
from paperpress.sources.lenient.notes import Notes, Reader, quoted, shown
from paperpress.sources.lenient.objects import Shape, near, read_object
from paperpress.sources.lenient.texts import (
    ADDRESS_KEYS,
    TEXT_KEYS,
    UNSEEN,
    WORDS_LOST,
    WORSE,
    address,
    choice,
    is_blank,
    number,
    text,
    yes_or_no,
)
from paperpress.sources.lenient.times import time
from paperpress.sources.parsing import people
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.several_people import several

_KINDS: Final = {
    "photo": "photograph",
    "photos": "photograph",
    "photography": "photograph",
    "picture": "photograph",
    "graph": "chart",
    "diagram": "chart",
    "graphic": "infographic",
    "infographics": "infographic",
    "screenshot": "text",
    "document": "text",
}

PICTURE_FIELDS: Final[Mapping[str, Reader]] = {
    "src": address(UNSEEN),
    "caption": text(WORDS_LOST),
    "credit": text(WORDS_LOST),
    "alt": text(WORSE, blank_is_meant=True),
    "description": text(WORDS_LOST),
    "license": text(WORDS_LOST, (*TEXT_KEYS, *ADDRESS_KEYS)),
    "kind": choice(get_args(PictureKind), _KINDS, UNSEEN),
    "speech": yes_or_no,
}
PICTURE_NEAR: Final = near(
    src="url file path href filename filepath image uri image_url imageUrl source_url location"
    " original picture photo full",
    caption="cutline legend text title headline",
    credit="photographer byline source author creator credits copyright attribution by",
    alt="alt_text alternative alternative_text alternate alternate_text a11y altdescription",
    description="long_description longdesc",
    license="licence rights usage",
    kind="category",
)
PICTURE: Final = Shape(PICTURE_FIELDS, PICTURE_NEAR, unseen=frozenset({"kind"}))


def picture(value: Any, path: str, notes: Notes) -> dict[str, Any] | None:
    """Read a picture: an object, the path of its file alone, or a list of which the first is it."""
    value = _first_picture(value, path, notes)
    if isinstance(value, str):
        if is_blank(value):
            return None
        notes.add("REC103", path, was=shown(value), meant='an object, {"src": …}', read="its src")
        return {"src": value}
    if not isinstance(value, dict):
        if isinstance(value, bool):
            notes.add(UNSEEN, path, was=shown(value), meant="a picture")
        elif value is not None:
            notes.add("REC111", path, was=shown(value), caption="")
        return None
    read = read_object(value, PICTURE, path, notes)
    if "src" in read:
        return read
    if not value:
        notes.add(UNSEEN, path, was=shown(value), meant="a picture")
        return None
    caption = f" Its caption was {quoted(read['caption'])}." if "caption" in read else ""
    notes.add("REC111", path, was=shown(value), caption=caption)
    return None


def _first_picture(value: Any, path: str, notes: Notes) -> Any:
    """Return the first of a list of pictures; that others go is an error, since readers lose them."""
    for _ in range(8):
        listed = as_items(value)
        if listed is None:
            return value
        listed = [item for item in listed if item not in (None, "", {}, [])]
        if not listed:
            return None
        if len(listed) > 1:
            notes.add("REC112", path, others=str(len(listed) - 1))
        value = listed[0]
    return value


AUTHOR: Final = Shape(
    {
        "name": text(UNSEEN),
        "bio": text(WORDS_LOST),
        "role": text(WORDS_LOST),
        "portrait": picture,
        "url": address(WORSE),
        "email": text(WORSE, between=""),
        "id": text(UNSEEN, between=""),
        "file_as": text(UNSEEN),
    },
    near(
        name="full_name display_name author_name title byline label",
        bio="biography about description",
        role="job_title job position",
        portrait="photo picture image avatar headshot",
        url="link website homepage web uri",
        email="mail e_mail",
        id="author_id uid slug",
        file_as="sort_name sort_as name_sort",
    ),
    unseen=frozenset({"id"}),
)
#: Halves of a name, in pairs.
_HALVES: Final = (
    ("first", "last"),
    ("first_name", "last_name"),
    ("firstName", "lastName"),
    ("firstname", "lastname"),
    ("given", "family"),
    ("given_name", "family_name"),
    ("givenName", "familyName"),
    ("forename", "surname"),
)


#: Which names a page about somebody, and nobody.
_ADDRESS: Final = re.compile(r"(?:https?:)?//\S+|/\S+/\S*", re.I)


def author(value: Any, path: str, notes: Notes) -> object:
    """Read an author: a name, or an object with one."""
    if isinstance(value, str) and not _ADDRESS.fullmatch(value.strip()):
        return None if is_blank(value) else value
    if not isinstance(value, dict):
        code = UNSEEN if isinstance(value, bool) else "REC120"
        notes.add(code, path, was=shown(value), meant="an author")
        return None
    if not isinstance(value.get("name"), str):
        value = _named(value)
    read = read_object(value, AUTHOR, path, notes)
    if "name" in read:
        return read
    notes.add("REC120", path, was=shown(value))
    return None


def _named(value: dict[str, Any]) -> dict[str, Any]:
    """Return an author's object with the halves of its name joined."""
    within = value["name"] if isinstance(value.get("name"), dict) else value
    for pair in _HALVES:
        halves = [within.get(half) for half in pair]
        name = " ".join(half for half in halves if isinstance(half, str) and half.strip())
        if name:
            return {
                "name": name,
                **{key: value[key] for key in value if key not in {*pair, "name"}},
            }
    return value


def _people(line: str) -> list[Any]:
    """Return the people in a printed line; the line itself where no name is certain."""
    if _ADDRESS.fullmatch(line.strip()):
        return [line]
    printed = "; ".join(plain(line).splitlines()) if is_markup(line) else line
    return [
        person if len(person) > 1 else person["name"]
        for person in people.authors(printed)
        if person.get("name")
    ] or [printed]


_authors: Final = list_of(author, "REC120", of_text=_people)


def authors(value: Any, path: str, notes: Notes) -> list[Any] | None:
    """Read who wrote: a list, whose every text names one, or several beyond doubt; or a line."""
    listed = _authors(value, path, notes)
    if listed is None:
        return None
    read: list[Any] = []
    for at, writer in enumerate(listed):
        those = _several(writer)
        if those:
            names = ", ".join(shown(each) for each in those[:6])
            notes.add("REC103", f"{path}[{at}]", was=shown(writer), meant="one author", read=names)
        read += those or [writer]
    return read


def _several(value: object) -> list[str]:
    name = value.get("name") if isinstance(value, dict) and len(value) == 1 else value
    return several(name) if isinstance(name, str) else []


_RELATED: Final = Shape(
    {
        "id": text(UNSEEN, between=""),
        "url": address(WORSE),
        "headline": text(WORDS_LOST),
        "standfirst": text(WORDS_LOST),
        "desk": text(WORDS_LOST),
        "published": time("REC110"),
        "picture": picture,
    },
    near(
        id="guid uuid article_id _id slug",
        url="link href canonical canonical_url permalink web_url uri address",
        headline="title head hed heading name text",
        standfirst="dek deck summary subhead subtitle teaser abstract excerpt description intro",
        desk="section category department",
        published="date pub_date published_at date_published publish_date time",
        picture="image photo img thumbnail",
    ),
    unseen=frozenset({"id", "picture"}),
    required=frozenset({"headline"}),
)


def one_related(value: Any, path: str, notes: Notes) -> object:
    """Read a related article: an id or address alone, or an object."""
    if isinstance(value, str):
        return None if is_blank(value) else value
    if isinstance(value, int | float) and not isinstance(value, bool):
        name = number(value)
        if name:
            notes.add("REC103", path, was=shown(value), meant="text", read=shown(name))
            return name
    if isinstance(value, dict):
        read = read_object(value, _RELATED, path, notes)
        if read.keys() & {"id", "url", "headline"}:
            return read
    notes.add(
        UNSEEN if not value or value is True else "REC121",
        path,
        was=shown(value),
        meant="an article",
    )
    return None


related: Final = list_of(one_related, "REC121")

_CORRECTION: Final = Shape(
    {"text": text(WORDS_LOST), "date": time("REC109")},
    near(
        text="body html content correction note message description value rendered",
        date="published on when time updated corrected",
    ),
    required=frozenset({"text"}),
)


def correction(value: Any, path: str, notes: Notes) -> dict[str, Any] | None:
    """Read a correction: its text alone, or an object."""
    if isinstance(value, str):
        if is_blank(value):
            return None
        notes.add("REC103", path, was=shown(value), meant='an object, {"text": …}', read="its text")
        return {"text": value}
    if isinstance(value, dict):
        read = read_object(value, _CORRECTION, path, notes)
        if "text" in read:
            return read
    empty = isinstance(value, bool) or not value
    notes.add(UNSEEN if empty else WORDS_LOST, path, was=shown(value), meant="a correction")
    return None


corrections: Final = list_of(correction, WORDS_LOST)
