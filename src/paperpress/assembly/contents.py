"""What the contents list: the articles in groups, and what leads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from paperpress.assembly.first_screen import Head, Picture, Run, badness, fits, place
from paperpress.model.edition import Edition
from paperpress.model.story import LEAD
from paperpress.xhtml.context import ArticlePage, Pointer, Shown
from paperpress.xhtml.fronts import ALL_FULL, WITH_STANDFIRST, Contents, Group
from paperpress.xhtml.widths import length

#: So many articles are listed on one page; of a larger edition that page lists groups.
_ON_ONE_PAGE = 40
#: So many articles are a group where nothing else groups them.
_PART = 20
#: So many articles a kicker must have, on average, to be what groups them.
_OF_A_KICKER = 3
#: Sizes of type in an entry, in ems, and the room below it.
_HEADLINE, _QUIET, _GAP = 1.15, 0.88, 1.0
#: How much worse it is that an entry has no standfirst.
_LEFT_OUT = 1.0
#: The height of a group's name, in ems.
_GROUP = 3.2
#: So many entries are looked at: more than a first screen holds.
_FIRST = 6


def contents_of(
    edition: Edition, pointers: Sequence[Pointer], articles: Sequence[ArticlePage], scale: float
) -> Contents:
    """Return what the contents list: by desk, by kicker where kickers come in runs, else by number.

    `scale` is how many times as large as the reader's own size the theme sets the text.
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
    groups = tuple(_opened(group, scale) if group.href else group for group in groups)
    return Contents(groups, whole, _picture(articles[0], pointers, groups, scale))


def _opened(group: Group, scale: float) -> Group:
    """Return a group of a page of its own, with standfirsts for as many as leave the least blank."""
    most = len(group.entries) if len(group.entries) <= ALL_FULL else WITH_STANDFIRST
    head = Head(headline=group.name)
    entries = [(_entry(pointer), _short(pointer)) for pointer in group.entries[:_FIRST]]

    def cost(full: int) -> float:
        units = [longer if n < full else short for n, (longer, short) in enumerate(entries)]
        return badness(head, units, scale) + _LEFT_OUT * (most - full)

    return replace(group, full=min(range(most, 0, -1), key=cost))


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


def _picture(
    page: ArticlePage, pointers: Sequence[Pointer], groups: Sequence[Group], scale: float
) -> Shown | None:
    """Return the lead picture of the first article, as wide as leaves the least blank below it.

    It is shown without its caption: one that nobody has described is left out, and so is one that
    has no room at the usual size of letter beside the words of its entry.
    """
    shown = page.pictures.get(LEAD)
    if shown is None or not (shown.href and shown.width and shown.height):
        return None
    if shown.legend.alt.provenance not in {"supplied", "caption"}:
        return None
    head = Head(
        headline=page.frame.title,
        kicker=page.frame.title,
        byline=page.frame.title,
        more=_GROUP if groups[0].name else 0.0,
    )
    entries = [_entry(pointer) for pointer in pointers[1:_FIRST]]
    # Engines that know page-break-inside keep the entry whole: its words are as a caption.
    picture = Picture(shown.width / shown.height, _words(pointers[0]))
    best = place(head, picture, entries, [0], scale)
    if not fits(head, picture, best.share, scale):
        return None
    legend = replace(shown.legend, alt_in_caption=False)
    return replace(shown, legend=legend, share=best.share, description="")


def _entry(pointer: Pointer) -> Run:
    """Return the room that an entry takes."""
    byline = _byline(pointer)
    sizes = ((pointer.headline, _HEADLINE), (pointer.standfirst, 1.0), (byline, _QUIET))
    return Run(tuple(length(text) * size for text, size in sizes), _GAP, whole=True)


def _short(pointer: Pointer) -> Run:
    """Return the room that an entry takes without its standfirst."""
    return _entry(replace(pointer, standfirst=""))


def _words(pointer: Pointer) -> str:
    """Return all words of an entry."""
    return " ".join((pointer.headline, pointer.standfirst, _byline(pointer)))


def _byline(pointer: Pointer) -> str:
    return " · ".join((pointer.kicker, pointer.byline or ", ".join(pointer.authors), "9 minutes"))
