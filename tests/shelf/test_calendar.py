"""Which days and months there are, of everything and of each desk."""

from datetime import date

from paperpress.shelf.calendar import Calendar

JUNE, LAST, JULY = date(2025, 6, 30), date(2024, 12, 31), date(2025, 7, 1)
CALENDAR = Calendar.of({JULY: ["city"], LAST: ["world"], JUNE: ["city", "world"]})


def test_days_come_the_newest_first() -> None:
    assert CALENDAR.newest(2) == [JULY, JUNE]
    assert CALENDAR.newest(9, "world") == [JUNE, LAST]
    assert (CALENDAR.count(), CALENDAR.count("city"), CALENDAR.desks()) == (3, 2, {"city", "world"})


def test_the_days_beside_a_day_are_among_those_that_there_are() -> None:
    assert (CALENDAR.before(JUNE), CALENDAR.after(JUNE)) == (LAST, JULY)
    assert (CALENDAR.before(JUNE, "city"), CALENDAR.after(JUNE, "world")) == (None, None)
    assert (CALENDAR.has(JULY), CALENDAR.has(JULY, "world")) == (True, False)


def test_a_month_holds_its_own_days_up_to_its_last() -> None:
    assert CALENDAR.months() == [(2025, 7), (2025, 6), (2024, 12)]
    assert CALENDAR.days_of((2025, 6)) == [JUNE]
    assert CALENDAR.days_of((2024, 12)) == [LAST]
    assert Calendar.of({date.max: ["city"]}).days_of((9999, 12)) == [date.max]


def test_a_day_without_an_edition_and_a_desk_that_is_none_are_not_there() -> None:
    empty = Calendar.of({JUNE: []})
    assert (empty.count(), empty.months(), empty.newest(3), empty.before(JULY)) == (0, [], [], None)
    assert CALENDAR.newest(3, "sport") == []
