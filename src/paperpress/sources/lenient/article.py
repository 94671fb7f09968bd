"""The article record's fields, each with its reader and the other names that systems give it."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from paperpress.findings import emit
from paperpress.model.language import is_mended, normalise
from paperpress.sources.lenient.blocks import body
from paperpress.sources.lenient.holding import embargo, status
from paperpress.sources.lenient.lists import as_items, list_of
from paperpress.sources.lenient.notes import Notes, shown
from paperpress.sources.lenient.objects import Shape, near
from paperpress.sources.lenient.parts import authors, corrections, picture, related
from paperpress.sources.lenient.texts import (
    UNSEEN,
    WORDS_LOST,
    WORSE,
    address,
    choice,
    is_blank,
    text,
    texts_in,
    yes_or_no,
)
from paperpress.sources.lenient.times import time

_DESK: Final = text(WORSE)
_PUBLISHED: Final = time("REC108")
#: The first newspaper appeared in 1605; later than the last are other calendars, and “for ever”.
_FIRST_YEAR, _LAST_YEAR = 1600, 2200
_DIRECTIONS: Final = {
    "righttoleft": "rtl",
    "lefttoright": "ltr",
    "right": "rtl",
    "left": "ltr",
    "r": "rtl",
    "l": "ltr",
    "automatic": "auto",
}


def desk(value: Any, path: str, notes: Notes) -> str | None:
    """Read a desk's name; the first of several, since an article is in one edition."""
    if isinstance(value, str):
        return _DESK(value, path, notes)  # type: ignore[no-any-return]
    names = [name for item in as_items(value) or [] if (name := next(texts_in(item), "")).strip()]
    if len(names) > 1:
        notes.add("REC125", path, desk=shown(names[0]), others=", ".join(map(shown, names[1:4])))
        return names[0]
    return _DESK(names or value, path, notes)  # type: ignore[no-any-return]


def published(value: Any, path: str, notes: Notes) -> object:
    """Read when the article was published; false there means that it isn't."""
    if value is False or (isinstance(value, str) and value.strip().casefold() in {"false", "no"}):
        notes.hold(
            path, f"is {shown(value)}, so the article is held back: write when it was published"
        )
    moment = _PUBLISHED(value, path, notes)
    if isinstance(moment, date) and not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        notes.add("REC128", path, day=moment.isoformat()[:10])
    return moment


def language(value: Any, path: str, notes: Notes) -> str | None:
    """Read the language; without one that is known, it is the masthead's."""
    tag = value if isinstance(value, str) else next(texts_in(value), "")
    if isinstance(value, str) and is_blank(value):
        return None
    try:
        meant = normalise(tag) if len(tag) <= 60 else None
    except ValueError as error:
        notes.add("REC113", path, reason=str(error))
        return None
    if meant is None or (not isinstance(value, str) and is_blank(tag)):
        notes.add("REC113", path, reason=f"{shown(value)} is no language tag (BCP 47)")
        return None
    if is_mended(tag) or not isinstance(value, str):
        notes.findings.append(emit("REC004", path=path, value=shown(value), meant=meant))
    return tag


_KEYWORDS: Final = list_of(text(UNSEEN), UNSEEN, text_is_right=True)
_PAGES: Final = list_of(text(WORSE), WORSE, text_is_right=True)

ARTICLE: Final = Shape(
    {
        "id": text(UNSEEN, between=""),
        "headline": text(WORDS_LOST),
        "body": body,
        "desk": desk,
        "kicker": text(WORDS_LOST),
        "standfirst": text(WORDS_LOST),
        "dateline": text(WORDS_LOST),
        "byline": text(WORDS_LOST),
        "authors": authors,
        "published": published,
        "updated": time("REC109"),
        "language": language,
        "direction": choice(("ltr", "rtl", "auto"), _DIRECTIONS, WORSE),
        "picture": picture,
        "related": related,
        "corrections": corrections,
        "url": address(WORSE),
        "copyright": text(WORDS_LOST),
        "keywords": _KEYWORDS,
        "page": _PAGES,
        "speech": yes_or_no,
        "embargo": embargo,
        "status": status,
    },
    near(
        id="article_id guid uuid _id uid identifier slug",
        headline="title head hed heading headline_text main_headline header titre titel titulo título"
        " titolo überschrift schlagzeile name",
        body="body_html html content_html content article_body body_text full_text story blocks"
        " paragraphs main_text copy text texte contenu inhalt contenido cuerpo",
        desk="section category department rubric ressort channel",
        kicker="eyebrow overline supertitle",
        standfirst="dek deck summary subhead subheading sub_headline subheadline subtitle teaser"
        " abstract excerpt description intro blurb lede lead chapeau strapline",
        dateline="location filed_from",
        byline="by",
        authors="author writer writers creator creators contributors reporter reporters journalist"
        " journalists",
        published="published_at date_published publication_date pub_date pubdate published_on"
        " publish_date published_date publish_time first_published publish date timestamp",
        updated="modified updated_at date_modified last_modified last_updated modified_at",
        language="lang locale in_language",
        direction="dir text_direction",
        picture="image photo img lead_image featured_image main_image lead_picture hero hero_image"
        " main_picture pictures images photos thumbnail cover_image top_image",
        related="related_articles see_also read_more related_stories more_articles related_links",
        corrections="correction errata erratum clarification clarifications",
        url="link href canonical canonical_url permalink web_url uri",
        copyright="rights copyright_notice",
        keywords="tags tag keyword topics subjects labels",
        page="printed_page print_page pages page_number page_numbers",
    ),
    unseen=frozenset({"id", "keywords"}),
    exact=frozenset({"embargo", "status"}),
    required=frozenset({"headline", "body", "published"}),
)
