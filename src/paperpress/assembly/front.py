"""What the cover shows: the lead article, its picture, and a few more headlines."""

from __future__ import annotations

from paperpress.assembly.stories import Copy
from paperpress.model.edition import Edition
from paperpress.model.picture import Darkroom, FrontPage, PictureRef, PressedPicture
from paperpress.xhtml.article import LEAD
from paperpress.xhtml.words import Words


def draw_cover(edition: Edition, copy: Copy, darkroom: Darkroom) -> PressedPicture:
    """The cover, drawn: the first article whose lead picture is a photograph leads it."""
    lead = next((number for number in range(len(copy.pages)) if _leads(copy, number)), None)
    words = Words(edition.masthead.language)
    first = copy.pages[lead or 0]
    others = [page for page in copy.pages if page is not first]
    picture = None
    if lead is not None and first.article.picture is not None:
        folder = first.article.origin.folder if first.article.origin else ""
        picture = PictureRef(folder, first.article.picture.src)
    return darkroom.cover(
        FrontPage(
            masthead=edition.masthead.title,
            desk=edition.desk.name if edition.desk else "",
            date=words.catalogue.weekday_date(edition.date),
            day=edition.date,
            language=edition.masthead.language,
            direction=edition.masthead.direction,
            headline=first.article.headline,
            headline_language=first.language,
            picture=picture,
            others=tuple((page.article.headline, page.language) for page in others),
            edition_line=words.plural("{count} article", "{count} articles", len(copy.pages)),
        )
    )


def _leads(copy: Copy, number: int) -> bool:
    page = copy.pages[number]
    picture = page.article.picture
    shown = page.pictures.get(LEAD)
    return (
        picture is not None
        and shown is not None
        and bool(shown.href)
        and picture.kind in {None, "photograph"}
        and shown.legend.alt.provenance != "decorative"
    )
