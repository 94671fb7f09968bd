"""What the contents list: the articles in groups, and what leads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from paperpress.assembly.front_page import FrontPage, Listed, set_front_page
from paperpress.assembly.screens import BOLD, CHANGED, Head, Picture, Run
from paperpress.locales import day_in
from paperpress.model.edition import Edition
from paperpress.model.story import LEAD
from paperpress.themes.type_sizes import TypeSizes
from paperpress.xhtml.context import ArticlePage, Pointer, Shown
from paperpress.xhtml.fronts import ALL_FULL, WITH_STANDFIRST, Contents, Group
from paperpress.xhtml.widths import length
from paperpress.xhtml.words import Words

#: So many articles are listed on one page; of a larger edition that page lists groups.
_ON_ONE_PAGE = 40
#: So many articles are a group where nothing else groups them.
_PART = 20
#: So many articles a kicker must have, on average, to be what groups them.
_OF_A_KICKER = 3
#: The room around a group's name in the index, and the headline below it.
_INDEX_GAP = 0.6


def contents_of(
    edition: Edition, pointers: Sequence[Pointer], articles: Sequence[ArticlePage], sizes: TypeSizes
) -> Contents:
    """Return what the contents list: by desk, by kicker where kickers come in runs, else by number.

    `sizes` are the theme's.
    """
    whole = len(pointers) <= _ON_ONE_PAGE
    if edition.desk is None:
        groups = tuple(_desks(edition, pointers))
    else:
        runs = [list(run) for _, run in groupby(pointers, key=lambda pointer: pointer.kicker)]
        by_kicker = len(runs) > 1 and len(pointers) >= _OF_A_KICKER * len(runs)
        if by_kicker:
            groups = tuple(_runs(runs, pages=not whole))
        elif whole:
            groups = (Group("", "", tuple(pointers)),)
        else:
            groups = tuple(_parts(pointers))
    groups = tuple(_opened(group, sizes) if group.href else group for group in groups)
    front = _front_page(edition, articles[0], Contents(groups, whole), sizes)
    return Contents(groups, whole, front.full, _shown(articles[0], front.share))


def _opened(group: Group, sizes: TypeSizes) -> Group:
    """Return a group of a page of its own, with the entries there that have their standfirst."""
    total = len(group.entries)
    full = frozenset(range(total if total <= ALL_FULL else WITH_STANDFIRST))
    entries = [_listed(pointer, sizes) for pointer in group.entries]
    return replace(group, full=set_front_page(Head(headline=group.name), entries, full, sizes).full)


def _front_page(
    edition: Edition, lead: ArticlePage, contents: Contents, sizes: TypeSizes
) -> FrontPage:
    """Return how the first page of the contents is set."""
    listed, full, rest = list[Listed](), set[int](), list[Run]()
    if contents.whole:
        for group in contents.groups:
            first, most = len(listed), 1 if listed else WITH_STANDFIRST
            most = len(group.entries) if contents.total <= ALL_FULL else most
            full.update(range(first, first + min(most, len(group.entries))))
            named = Run((length(group.name) * sizes.heading,), sizes.group_room, leads=True)
            listed += [_listed(pointer, sizes) for pointer in group.entries]
            listed[first] = replace(listed[first], heading=named if group.name else None)
    else:
        listed = [
            _listed(pointer, sizes) for pointer in contents.groups[0].entries[:WITH_STANDFIRST]
        ]
        full.update(range(len(listed)))
        rest = [
            Run((length(text),), _INDEX_GAP / 2)
            for group in contents.groups
            for text in (f"{group.name} · 99", group.entries[0].headline)
        ]
    picture = _picture(lead)
    return set_front_page(_head(edition, lead), listed, frozenset(full), sizes, picture, rest)


def _head(edition: Edition, lead: ArticlePage) -> Head:
    """Return the words above the contents."""
    words = Words(lead.frame.language)
    changes = [
        length(change.headline + change.text) + CHANGED for change in edition.changes.articles
    ]
    return Head(
        headline=words.text("In this edition"),
        kicker=lead.frame.title,
        byline=day_in(lead.frame.language, edition.date, weekday=True) + " · 99 articles",
        notes=(*changes, CHANGED) if edition.changes else (),
    )


def _desks(edition: Edition, pointers: Sequence[Pointer]) -> Iterator[Group]:
    rest = iter(pointers)
    for part in edition.parts:
        of_desk = tuple(next(rest) for _ in part.articles)
        yield Group(part.desk.name, f"desk-{part.desk.slug}.xhtml", of_desk)


def _runs(runs: Sequence[Sequence[Pointer]], *, pages: bool) -> Iterator[Group]:
    """Yield the articles of each kicker; on pages of their own those without one, by number."""
    number = before = 0
    for run in runs:
        if pages and not run[0].kicker:
            groups = list(_parts(run, before, number))
        else:
            groups = [Group(run[0].kicker, f"part-{number + 1}.xhtml" if pages else "", tuple(run))]
        yield from groups
        number, before = number + len(groups), before + len(run)


def _parts(pointers: Sequence[Pointer], before: int = 0, pages: int = 0) -> Iterator[Group]:
    """Yield articles by number, after so many of other groups and so many pages of them."""
    for page, start in enumerate(range(0, len(pointers), _PART), pages + 1):
        part = tuple(pointers[start : start + _PART])
        first, last = before + start + 1, before + start + len(part)
        yield Group(f"{first}–{last}", f"part-{page}.xhtml", part)


def _picture(page: ArticlePage) -> Picture | None:
    """Return the lead picture of the first article, if the contents may show it.

    It is shown without its caption: one that nobody has described is left out.
    """
    shown = page.pictures.get(LEAD)
    if shown is None or not (shown.href and shown.width and shown.height):
        return None
    if shown.legend.alt.provenance not in {"supplied", "caption"}:
        return None
    return Picture(shown.width / shown.height, "")


def _shown(page: ArticlePage, share: int | None) -> Shown | None:
    """Return the first article's picture in the contents, so wide; None for none."""
    if share is None:
        return None
    shown = page.pictures[LEAD]
    legend = replace(shown.legend, alt_in_caption=False)
    return replace(shown, legend=legend, share=share, description="")


def _listed(pointer: Pointer, sizes: TypeSizes) -> Listed:
    """Return the room that an entry takes."""
    byline = " · ".join((pointer.kicker, pointer.byline or ", ".join(pointer.authors), "9 minutes"))
    headline, quiet = length(pointer.headline) * sizes.entry * BOLD, length(byline) * sizes.byline
    short = Run((headline, quiet), sizes.entry_room, whole=True)
    if not pointer.standfirst:
        return Listed(short, short)
    return Listed(replace(short, lines=(headline, length(pointer.standfirst), quiet)), short)
