"""Whether two addresses are of one page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperpress.body.page_address import fragment_of, page_of

PAGE = "https://gazette.example/2025/night-buses"


@pytest.mark.parametrize(
    "same",
    [
        "https://gazette.example/2025/night-buses/",
        "http://gazette.example/2025/night-buses",
        "https://www.gazette.example/2025/night-buses",
        "HTTPS://WWW.Gazette.Example:443/2025/night-buses",
        "http://gazette.example:80/2025/night-buses#comments",
        "https://gazette.example/2025/night-buses?utm_source=feed&utm_medium=rss",
        "https://gazette.example/2025/night-buses/?fbclid=x&at_campaign=1&ref=home",
        "https://gazette.example/2025/night%2Dbuses",
        "https://gazette.example/2025/night-buses/index.html",
        "https://gazette.example./2025/night-buses?",
        " https://gazette.example/2025/night-buses ",
    ],
)
def test_one_page_however_it_is_written(same: str) -> None:
    assert page_of(same) == page_of(PAGE)


@pytest.mark.parametrize(
    "other",
    [
        "https://gazette.example/2025/Night-Buses",
        "https://gazette.example/2025/night-buses-2",
        "https://gazette.example/2025/night-buses?page=2",
        "https://gazette.example/2025/night-buses?id=7&utm_source=feed",
        "https://gazette.example:8443/2025/night-buses",
        "https://news.gazette.example/2025/night-buses",
        "mailto:night-buses@gazette.example",
        "ftp://gazette.example/2025/night-buses",
        "/2025/night-buses",
        "http://[x",
        "",
    ],
)
def test_another_page(other: str) -> None:
    assert page_of(other) != page_of(PAGE)


def test_parameters_in_any_order_and_hosts_in_any_alphabet_are_the_same() -> None:
    assert page_of("https://a.example/?id=7&p=2") == page_of("https://a.example?p=2&id=7")
    assert page_of("https://bücher.example/ä") == page_of("https://xn--bcher-kva.example/%C3%A4")


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("https://a.example/#part-two", "part-two"),
        ("#caf%C3%A9", "café"),
        ("#a:~:text=b", "a"),
        ("#:~:text=b", ""),
        ("https://a.example/", ""),
    ],
)
def test_the_place_that_an_address_names(address: str, place: str) -> None:
    assert fragment_of(address) == place


@given(st.text(max_size=40))
def test_any_text_has_a_key_and_no_two_ways_to_write_it(text: str) -> None:
    assert page_of(text) == page_of(text)
    assert page_of(f"https://a.example/{text}") == page_of(f"http://www.a.example/{text}")
