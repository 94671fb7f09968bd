"""A drawing is made anew of what may be drawn; what isn't, is told or refused."""

from __future__ import annotations

import gzip
from base64 import b64encode

import pytest
from lxml import etree

from newsroom import jpeg
from paperpress.model.picture import UnusablePicture
from paperpress.pictures.drawing.safe import SafeDrawing, is_drawing, safe_drawing
from svg import BAR, NS, chart, svg

PICTURE = f"data:image/jpeg;base64,{b64encode(jpeg()).decode()}"
LOL = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))


def safe(data: bytes) -> SafeDrawing:
    made = safe_drawing(data)
    assert isinstance(made, SafeDrawing), made
    return made


def kept(data: bytes) -> str:
    """What is in the drawing, without its root."""
    text = etree.tostring(safe(data).root, encoding="unicode")
    return text.partition(">")[2].removesuffix("</svg>")


KEPT = {
    "scripts": (svg(f"{BAR}<script>alert(1)</script>"), BAR, ("scripts",)),
    "handlers": (svg(f'<g onclick="x()">{BAR}</g>'), f"<g>{BAR}</g>", ()),
    "filters": (svg(f'<filter id="f"><feTurbulence/></filter>{BAR}'), BAR, ("filters",)),
    "links": (svg(f'<a href="javascript:x()">{BAR}</a>'), f"<g>{BAR}</g>", ()),
    "movement": (svg(f'{BAR}<animate attributeName="x"/>'), BAR, ()),
    "files": (
        svg(f'{BAR}<image href="file:///etc/passwd" width="9" height="9"/><image href="/a.png"/>'),
        BAR,
        ("pictures from elsewhere",),
    ),
    "the web": (
        svg(f'{BAR}<image href="https://example.org/a.png"/><use href="b.svg#c"/>'),
        BAR,
        ("pictures from elsewhere",),
    ),
    "drawings in drawings": (
        svg(f'{BAR}<image href="data:image/svg+xml,%3Csvg/%3E"/>'),
        BAR,
        ("pictures from elsewhere",),
    ),
    "paint from elsewhere": (
        svg('<path d="M0 0h9" fill="url(http://example.org/a#b)" stroke="url(#c)"/>'),
        '<path d="M0 0h9" fill="none" stroke="url(#c)"/>',
        (),
    ),
    "a style": (
        svg('<path d="M0 0h9" style="filter:blur(9px);fill:red;font-family:Georgia,serif"/>'),
        '<path d="M0 0h9" style="fill:red;font-family: \'Source Serif 4\'"/>',
        (),
    ),
    "a sheet": (
        svg(
            f"<style>@import url(//a/b.css);/*c*/ text{{font-family:Arial;fill:url(x.svg#a)}}</style>{BAR}"
        ),
        f"<style>  text{{font-family: 'Atkinson Hyperlegible';fill:none}}</style>{BAR}",
        (),
    ),
    "another program's marks": (
        f'<svg {NS} xmlns:i="http://i.org" viewBox="0 0 9 9" i:a="b"><i:g><i:h/></i:g>{BAR}</svg>'.encode(),
        BAR,
        (),
    ),
    "small letters": (
        svg(f'<lineargradient id="a" gradientunits="userSpaceOnUse"/>{BAR}'),
        f'<linearGradient id="a" gradientUnits="userSpaceOnUse"/>{BAR}',
        (),
    ),
    "a picture of its own": (
        svg(f'<image href="{PICTURE}" width="9" height="9"/>'),
        f'<image width="9" height="9" href="{PICTURE}"/>',
        (),
    ),
    "entities of the file": (
        f'<!DOCTYPE svg [<!ENTITY n "http://www.w3.org/2000/svg">]><svg xmlns="&n;" viewBox="0 0 9 9">{BAR}</svg>'.encode(),
        BAR,
        (),
    ),
    "labels in HTML": (
        svg(
            f'{BAR}<foreignObject x="0" y="0" width="60" height="20">'
            '<p xmlns="http://www.w3.org/1999/xhtml">Print<br/>it</p></foreignObject>'
        ),
        f'{BAR}<text font-family="\'Atkinson Hyperlegible\'" font-size="14" text-anchor="middle">'
        '<tspan x="30" y="6.5">Print</tspan><tspan x="30" y="23.3">it</tspan></text>',
        (),
    ),
    "letters that no face draws": (
        svg("<text>Ferries 𓀀 rise</text>"),
        "<text>Ferries  rise</text>",
        (),
    ),
}


@pytest.mark.parametrize(("data", "expected", "left_out"), KEPT.values(), ids=KEPT)
def test_what_shows_something_is_kept_and_nothing_else(
    data: bytes, expected: str, left_out: tuple[str, ...]
) -> None:
    assert kept(data) == expected
    assert safe(data).left_out == left_out


def test_letters_that_no_face_draws_are_named() -> None:
    assert safe(svg("<text>Ferries 𓀀 rise, Ω и α</text>")).undrawable == "𓀀"


REFUSED = {
    "cut short": (chart().encode()[:200], "can't be read"),
    "another vocabulary": (b"<html><svg/></html>", "holds no svg"),
    "an entity of elsewhere": (
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + svg("<text>&x;</text>"),
        "can't be read",
    ),
    "a billion laughs": (
        f'<!DOCTYPE svg [<!ENTITY a0 "lol">{LOL}]>'.encode() + svg("<text>&a11;</text>"),
        "can't be read",
    ),
    "a stack of groups": (svg("<g>" * 100 + BAR + "</g>" * 100), "takes more than 64 elements"),
    "a tower of groups": (svg("<g>" * 9000), "can't be read"),
    "too many elements": (svg(BAR * 100_001), "takes more than 100000 elements"),
    "packed": (gzip.compress(b"<svg>" + b" " * 20_000_000), "takes more than 10 MB"),
    "nothing in it": (svg("<g/>"), "shows nothing"),
    "no width": (svg(attributes='width="0" height="9"'), "shows nothing"),
}


@pytest.mark.parametrize(("data", "words"), REFUSED.values(), ids=REFUSED)
def test_what_can_not_be_drawn_is_refused_and_says_why(data: bytes, words: str) -> None:
    refused = safe_drawing(data)
    assert isinstance(refused, UnusablePicture)
    assert refused.finding.code == "PIC070"
    assert words in refused.finding.message


IS_DRAWING = {
    "plain": (svg(), True),
    "packed": (gzip.compress(svg()), True),
    "after much else": (b'<?xml version="1.0"?><!--' + b"x" * 4000 + b"-->" + svg(), True),
    "with a prefix": (b'<s:svg xmlns:s="http://www.w3.org/2000/svg"/>', True),
    "in another encoding": ("<svg viewBox='0 0 1 1'/>".encode("utf-16"), True),
    "a page that holds one": (b"<!DOCTYPE html><html><svg></svg></html>", False),
    "packed, but broken": (b"\x1f\x8b\x08 broken", False),
    "words": (b"an svg is a drawing", False),
}


@pytest.mark.parametrize(("data", "expected"), IS_DRAWING.values(), ids=IS_DRAWING)
def test_a_drawing_is_known_by_its_beginning(data: bytes, expected: bool) -> None:
    assert is_drawing(data) == expected


def test_any_drawing_is_as_safe_in_utf_16_as_in_utf_8() -> None:
    text = svg(f"{BAR}<script>alert(1)</script>").decode()
    assert kept(f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")) == BAR
