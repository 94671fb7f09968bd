"""Addresses of a file, read a line at a time."""

from pathlib import Path

import pytest

from paperpress.delivery.answers import UnusableError
from paperpress.delivery.recipients import MOST_NAMED, AddressList


def test_each_line_is_an_address_and_remarks_say_nothing(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes("\ufeffasha@example.com\r\n\n# left in May\n  piet@example.org \n".encode())
    addresses = AddressList(path)
    assert [(one.address, one.name) for one in addresses] == [
        ("asha@example.com", "line 1"),
        ("piet@example.org", "line 4"),
    ]
    assert (addresses.wrong, addresses.wrong_count) == ([], 0)


def test_of_many_lines_that_are_no_address_some_are_named_and_all_counted(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("asha@example.com\n" + "no address\n" * 9)
    addresses = AddressList(path)
    assert len(list(addresses)) == 1
    assert addresses.wrong == list(range(2, 2 + MOST_NAMED))
    assert addresses.wrong_count == 9
    list(addresses)
    assert addresses.wrong_count == 9


def test_a_list_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match="can't be read"):
        list(AddressList(tmp_path / "none.txt"))
