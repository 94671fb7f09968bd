"""An edition under a size: what its pictures give up for it, and what is said of that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from paperpress.errors import SizeError
from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.model.picture import BEST, Grade, Grades
from paperpress.model.publication import Publication

Made = tuple[Publication, bytes]


def make_within(
    limit: int | None,
    make: Callable[[Grades], Made],
    lower: Callable[[Grades, int], tuple[Grades, int]],
) -> tuple[Publication, bytes, Grades]:
    """Make a publication and its file of at most `limit` bytes (None: any).

    Args:
        limit: bytes.
        make: develops the pictures at some grades, assembles and binds.
        lower: chooses grades at which pictures take so many bytes less than at those given, and
            says how many are still too many (0: none).

    Returns:
        The publication, its file, and the grades of its pictures.

    Raises:
        SizeError: it can't be, even with its pictures at their least; the message says by how much.
    """
    grades = BEST
    publication, data = make(grades)
    while limit is not None and len(data) > limit:
        grades, missing = lower(grades, len(data) - limit)
        if missing:
            raise SizeError(
                f"it can't be made smaller than {megabytes(limit + missing)}, which is"
                f" {missing:,} bytes more than the {megabytes(limit)} that it may have"
            )
        publication, data = make(grades)
    return publication, data, grades


def given_up_finding(
    given_up: Mapping[Grade, int], best: float, limit: int | None, where: str
) -> Iterator[Finding]:
    """Yield the finding that says what the pictures of an edition gave up (PIC030)."""
    if given_up and limit is not None:
        parts = "; ".join(_part(grade, count) for grade, count in given_up.items())
        yield emit("PIC030", path=where, limit=megabytes(limit), best=best, parts=parts)


def _part(grade: Grade, count: int) -> str:
    smaller = f" at {grade.scale:.0%} of the size" if grade.scale < 1 else ""
    return f"{count} to {grade.ssim:.2f}{smaller}"


def megabytes(size: int) -> str:
    """Return a number of bytes in MB, for people."""
    return f"{size / 1_000_000:.2f} MB"
