"""Inputs made to be slow: of so many units each, for `growth`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

Made = Callable[[int], str]


def times(unit: str, before: str = "", after: str = "") -> Made:
    """A unit, repeated; `#` in it is its number."""
    if "#" not in unit:
        return lambda n: before + unit * n + after
    return lambda n: before + "".join(unit.replace("#", str(k)) for k in range(n)) + after


def nested(begin: str, end: str, inside: str = "x") -> Made:
    """Elements within one another."""
    return lambda n: begin * n + inside + end * n


#: What a parser that found no end looks for to the end, each time anew.
_BEGUN = (
    *("</p", "<p", "<p ", "</", "<", "<!", "<!--", "<![CDATA[", "<?", "<a b=", "<a b='", '<a b="'),
    *(
        "<x@y",
        "<y and ",
        "<y-z",
        "<y:z ",
        "<script",
        "<script ",
        "</script",
        "<head>",
        "<head></head ",
        "&#",
        "&a",
    ),
    *(
        "<style>",
        "<title>",
        "[caption",
        "[caption a='",
        "<iframe ",
        "<svg><![CDATA[",
        "<p/",
        "<b/ ",
    ),
)
_ENDS = (">", '">', "-->", "]]>")

#: Bodies in which something begins again and again, and one end follows.
MATRIX: dict[str, Made] = {
    f"many {begun}, then {end}": times(begun, "<p>x</p>", end) for begun in _BEGUN for end in _ENDS
}

#: Bodies of HTML.
BODIES: dict[str, Made] = {
    **{
        f"many {unit}": times(unit, "<p>x</p>")
        for unit in (
            "</p", "<p", "</", "<", "<!", "<!--", "<!-- x -->", "<![CDATA[", "<![CDATA[x]]>", "]]>",
            "<?", "<?x", "&", "&#", "&amp;", "&amp", "&x;", "&#x0;", "<b>", "</b>", "<p>", "</p>",
            "<a>", "<a ", "<a b", "<a b=", "<a b='", '<a b="', "<a/", "<p/>", "<3 ", "<x@y.z> ", "'", '"',
            "<br>", "<br><br>", "<hr>", "<p> </p>", "<p>x</p>", "<div>x</div>", "x ", "x", "\n", "\n\n",
            " ", "\u00ad", "\u202e", "\u2066", "\u202e\u2069", "א x ", "(", ")", "[1] ", "“", "« ", "— ",
            "<script>", "<script>x</script>", "<style>", "<title>", "<textarea>", "<plaintext>",
            "<iframe/>", "<iframe>", "<noscript>x</noscript>", "<table>", "<tr>", "<td>", "<td>x",
            "<li>", "<ul><li>x</ul>", "<dt>x<dd>y", "<option>", "<h2>x</h2>", "<h3>x</h3><h2>y</h2>",
            "<blockquote>x</blockquote>", "<aside>x</aside>", "<figure><img src='a.jpg'></figure>",
            "<img src='a#.jpg' alt='x'>", "<figcaption>x</figcaption>", "<figure>", "<q>x</q>",
            "<i lang='fr'>x</i>", "<i lang='x-#'>x</i>", "<span lang='#'>x</span>", "<em><strong>",
            "<a href='#'>x</a> ", "<a href='#fn#'>#</a>", "<a href='http://a.example/#'>x</a>",
            "<sup>#</sup>", "<sup><a href='#fn'>1</a></sup>", "<a name='x'></a>", "<p id='a#'>x</p>",
            "<b>x</b> ", "<b>x</b><p>", "<p><b>x</b></p>", "<p>- x</p>", "<p>1. x</p>", "<p>* * *</p>",
            "<pre>x</pre>", "<code>x</code>", "<ruby>x<rt>y</ruby>", "<math><mi>x</mi></math>",
            "<svg><path/></svg>", "<details><summary>x</summary>y</details>", "<video src='a'></video>",
            "<p>Advertisement</p>", "<p>(Photo: Lena Ortiz/Wire)</p>", "<p>A.B. ", "http://a.example/ ",
            "<span class='pagebreak' id='p#' title='#'></span>", "<!-- page # -->", "<!--nextpage-->",
            "<p>x<p>y</b>", "<b><i></b></i>", "<table><tr><td>x</table>", "<caption>x</caption>",
            "<div class='gallery'><img src='a.jpg'></div>", "<template>x</template>", "[caption]x[/caption]",
            "[gallery ids='1']", "<object>", "<select><option>x</select>", "<button>x</button>",
            "<label>x</label>", "<input>", "<center>x</center>", "<font>x</font>", "<wbr>", "\t", "\r",
            "Київ ", "東京", "ก", "e\u0301", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
        )
    },
    **{
        f"nested {begin}": nested(begin, end)
        for begin, end in (
            ("<div>", "</div>"), ("<b>", "</b>"), ("<ul><li>", "</li></ul>"), ("<blockquote>", "</blockquote>"),
            ("<table><tr><td>", "</td></tr></table>"), ("<span lang='fr'>", "</span>"), ("<a href='x'>", "</a>"),
            ("<figure>", "</figure>"), ("<aside>", "</aside>"), ("<q>", "</q>"), ("<p>", "</p>"), ("<i>", ""),
            ("", "</i>"), ("<dl><dd>", "</dd></dl>"), ("<sup>", "</sup>"), ("(", ")"), ("“", "”"), ("<!--", "-->"),
            ("<div class='footnotes'><ol><li id='fn1'>", "</li></ol></div>"), ("<pre>", "</pre>"),
        )
    },
    "attributes": times(" a#='x'", "<p", ">x</p>"),
    "one attribute": times("x", "<p title='", "'>y</p>"),
    "one class of many names": times("a# ", "<p class='", "'>y</p>"),
    "one style": times("color:red;", "<p style='", "'>y</p>"),
    "one address": times("a/", "<a href='http://a.example/", "'>y</a>"),
    "one srcset": times("a.jpg #w, ", "<img alt='' srcset='", "'>"),
    "one data address": times("AAAA", "<img alt='' src='data:image/png;base64,", "'>"),
    "one tag's name": times("a", "<", ">x"),
    "one comment": times("- ", "<!--", "-->"),
    "one entity": times("a", "&", ";"),
    "one number": times("1", "&#", ";"),
    "one word": times("a", "<p>", "</p>"),
    "one paragraph": times("A bus left at ten. ", "<p>", "</p>"),
    "one line of links": times("<a href='http://a.example/#'>x</a> ", "<p>", "</p>"),
    "one line of marks": times("<b>x</b><i>y</i> ", "<p>", "</p>"),
    "one line of tongues": times("<i lang='fr'>oui</i> да ", "<p>", "</p>"),
    "one line of breaks": times("x<br>", "<p>", "</p>"),
    "one table's rows": times("<tr><td>#</td><td>x</td></tr>", "<table>", "</table>"),
    "one table's columns": times("<td>#</td>", "<table><tr>", "</tr></table>"),
    "spans of rows": times("<tr><td rowspan='99'>x</td></tr>", "<table>", "</table>"),
    "spans of columns": times("<tr><td colspan='99'>x</td></tr>", "<table>", "</table>"),
    "spans both ways": times("<tr><td rowspan='9' colspan='9'>x<td>y</tr>", "<table>", "</table>"),
    "headed rows": times("<tr><th>#</th><td>x</td></tr>", "<table><tr><th>a<th>b</tr>", "</table>"),
    "one list": times("<li>x</li>", "<ul>", "</ul>"),
    "notes and marks": lambda n: (
        "".join(f"<p>x<a href='#fn{k}'>{k}</a></p>" for k in range(n))
        + "<ol class='footnotes'>" + "".join(f"<li id='fn{k}'>y</li>" for k in range(n)) + "</ol>"
    ),
    "marks of one note": lambda n: (
        "<p>" + "x<a href='#fn1'>1</a> " * n + "</p><ol class='footnotes'><li id='fn1'>y</li></ol>"
    ),
    "notes in one line": lambda n: (
        "<p>" + "".join(f"x<a href='#fn{k}'>{k}</a> " for k in range(n)) + "</p>"
        + "".join(f"<p id='fn{k}'>{k}. y</p>" for k in range(n))
    ),
    "one gallery": times("<figure><img src='a#.jpg' alt='x'></figure>", "<div class='gallery'>", "</div>"),
    "one figure": times("<img src='a#.jpg' alt='x'>", "<figure>", "<figcaption>x</figcaption></figure>"),
    "open then closed": lambda n: "<b>" * n + "<p>x</p>" * n,
    "open inline in blocks": times("<p><b><i>x", "", ""),
    "closed that were never open": lambda n: "<div>" * 60 + "</b></i></span>" * n,
}  # fmt: skip

#: Texts without markup: captions, bylines, headlines, dates.
TEXTS: dict[str, Made] = {
    **{
        f"many {unit!r}": times(unit)
        for unit in (
            *(
                "a",
                " ",
                "(",
                ")",
                "[",
                "/",
                "(Photo: A B/Wire) ",
                "Photo: ",
                "A. B. ",
                "Ann Lee and ",
            ),
            *(
                "Ann Lee, ",
                "A & ",
                " – ",
                ". ",
                "“",
                "'",
                "\u202e",
                "\u2066",
                "&amp;",
                "<b>",
                "<",
                "1",
            ),
            *(
                "2025-07-23 ",
                "a-",
                "Київ ",
                "a@b ",
                "http://",
                "left, ",
                "a.jpg ",
                "(AFP",
                "de la ",
            ),
        )
    },
    **{
        f"many {unit!r}, then {end!r}": times(unit, "", end)
        for unit in ("(", "[", "A ", "Photo: ", "&", "<", "a/", "A. ")
        for end in (")", "]", "/Wire)")
    },
}

#: Style sheets.
SHEETS: dict[str, Made] = {
    **{
        f"many {unit!r}": times(unit)
        for unit in (
            "a{}",
            "a{b:c}",
            "a{",
            "}",
            "{",
            "(",
            ")",
            "[",
            "/*",
            "/* */",
            "url(",
            "url(x)",
            "'",
            '"',
            "\\",
            "\\61 ",
            "@a;",
            "@",
            "@a{",
            ",",
            ".a ",
            "a,",
            ":",
            ";",
            "!important;",
            "a{color:red}",
            "a{margin:1em 1em}",
            "<!--",
            "-->",
            "#a ",
            "@font-face{font-family:a}",
            "a{font-family:'a'}",
            "u\\72l(",
            "rgb(",
            "1em ",
            "-",
            "+",
            "%",
        )
    },
    "one rule": times("margin:1em;", "a{", "}"),
    "one value": times("1em ", "a{margin:", "}"),
    "one selector": times(".a#,", "", "a{}"),
    "nested": lambda n: "a{margin:" + "rect(" * min(n, 90) + "x " * n + ")" * min(n, 90) + "}",
    "nested too deep": lambda n: "a{margin:" + "rect(" * n + ")" * n + "}",
}

_HEAD = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en"><head><title>T</title></head><body><h1>T</h1>'


def page(unit: str, before: str = "", after: str = "") -> Made:
    """A page of XHTML."""
    return times(unit, _HEAD + before, after + "</body></html>")


#: Pages for the house rules.
PAGES: dict[str, Made] = {
    **{
        unit: page(unit)
        for unit in (
            "<p>A bus left.</p>", "<p>x</p>", "<p/>", "<br/>", "x ", "<a href='#gone#'>x#</a>", "<a href='gone#.xhtml'>x</a>",
            "<a href='#a#' id='a#'>x</a>", "<a name='n#' href='#n#'>y</a>", "<a href='http://a.example/#'>here</a>", "<a href='a#'/>",
            "<p>x<a href='#n#'>#</a></p>", "<h2>x#</h2>", "<h6/>", "<p id='same'>x</p>", "<p id='a#'>x</p>", "<p aria-labelledby='gone#'>x</p>",
            "<img src='a#.jpg' alt='x'/>", "<img src='a#.jpg' alt='x#'/>", "<img src='a.jpg'/>", "<img alt='IMG_#.jpg' src='x'/>",
            "<figure><img src='a.jpg' alt='x'/><figcaption>x</figcaption></figure>", "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "<table><tr><td>x</td></tr></table>", "<table><tr><th>x</th><td>y</td></tr></table>", "<ul><li>x</li></ul>", "<p>- x</p>",
            "<p>1. x</p>", "<p><b>x</b></p>", "<p style='color:#eee'>x</p>", "<p lang='x-#'>x</p>", "<p lang='fr'>x</p>", "<p>ОЛЕНА КОВАЛЬ ЖИВЕ ТУТ</p>",
            "<p>THE BUS LEFT AT TEN TODAY AGAIN</p>", "<nav><a href='a.xhtml'>x</a></nav>", "<nav aria-label='x'/>", "<section aria-label='x'/>",
            "<aside epub:type='footnote' id='f#'><p>x</p></aside>", "<a epub:type='noteref' href='#f#'>#</a>", "<span epub:type='pagebreak' id='g#'/>",
            "<video/>", "<p tabindex='5'>x</p>", "<p onclick='x'/>", "<blink>x</blink>", "<p aria-hidden='true'>x</p>", "<q>x</q>", "&#173;", "<p>a&#173;b</p>",
            "<ol><li/></ol>", "<p role='region' aria-labelledby='a'>x</p>", "<blockquote>x</blockquote>", "<td>x</td>", "<li><p>x</p></li>",
        )
    },
    "notes of one line": page("x<a href='#n'>1</a> ", "<p>", "</p><p id='n'>x</p>"),
    "pictures of one figure": page("<img src='a#.jpg' alt='x#'/>", "<figure>", "<figcaption>x</figcaption></figure>"),
    "pictures of one caption": lambda n: _HEAD + "<figure>" + "<img src='a.jpg' alt='x'/>" * n + "<figcaption>" + "word " * n + "</figcaption></figure></body></html>",
    "regions of one name": lambda n: _HEAD + "<section aria-labelledby='b'/>" * n + "<p id='b'>" + "word " * n + "</p></body></html>",
    "links of one name": lambda n: _HEAD + "<a href='x' aria-labelledby='b'/>" * n + "<p id='b'>" + "word " * n + "</p></body></html>",
    "one name of many": page("b ", "<p id='b'>x</p><section aria-labelledby='", "'/>"),
    "one table's rows": page("<tr><th>x</th><td>y</td></tr>", "<table>", "</table>"),
    "one table's columns": page("<th>x</th>", "<table><tr>", "</tr></table>"),
    "tables within tables": lambda n: _HEAD + ("<table><tr><td>" * 60 + "x" + "</td></tr></table>" * 60) * (n // 60 + 1) + "</body></html>",
    "one list": page("<li>x</li>", "<ul>", "</ul>"),
    "one cell": page("<span>x</span>", "<table><tr><td>", "</td></tr></table>"),
    "one style": page("color:red;", "<p style='", "'>x</p>"),
    "one class": page("a# ", "<p class='", "'>x</p>"),
    "one type": page("a# ", "<p epub:type='", "'>x</p>"),
    "one language": page("a-", "<p lang='", "'>x</p>"),
    "one alternative text": page("word ", "<img src='a.jpg' alt='", "'/>"),
    "one file's name": page("a.", "<img src='a.jpg' alt='", "jpg'/>"),
    "one link's text": page("word ", "<a href='x'>", "</a>"),
    "one link's address": page("a/", "<a href='", "'>x</a>"),
    "one heading": page("word ", "<h2>", "</h2>"),
    "one paragraph": page("A bus left at ten. ", "<p>", "</p>"),
    "one paragraph of marks": page("<b>x</b><i>y</i> ", "<p>", "</p>"),
    "entries of one contents": page("<li><a href='a.xhtml'>x</a></li>", "<nav epub:type='toc'><ol>", "</ol></nav>"),
    "printed pages": page("<span epub:type='pagebreak' role='doc-pagebreak' id='g#' aria-label='#'/>", "<p>", "</p>"),
}  # fmt: skip


def _record(key: str, made: Made) -> Made:
    """The JSON of a record, one field of which grows."""
    return lambda n: (
        f'{{"headline": "H", "body": "W", "published": "2025-07-23", "{key}": {made(n)}}}'
    )


def _list(item: str) -> Made:
    return times(f"{item},", "[", "null]")


#: JSON of records whose fields are long, many or strange.
RECORDS: dict[str, Made] = {
    **{
        f"many {item} in {key}": _record(key, _list(item))
        for key, items in {
            "authors": ('"Ann Lee"', '"Ann #"', '{"name": "Ann #"}', '{"name": {"first": "Ann"}}', "[]", "1", "[[1]]", '{"x": 1}'),
            "picture": ('"a#.jpg"', '{"src": "a.jpg"}', "{}", '{"caption": "x"}'),
            "related": ('"a#"', '{"headline": "H#"}', "#", "{}", '{"x": "y"}', '{"id": "a", "published": "17 hours ago"}'),
            "corrections": ('"x"', '{"text": "x"}', "{}", '{"Text": "x", "date": "23/07/2025"}'),
            "keywords": ('"x#"', "#", "{}", "[[#]]"),
            "page": ('"#"', "#", "null"),
            "desk": ('"city"', '{"name": "city"}', "{}"),
            "headline": ('"x"', "{}", '{"text": "x"}'),
            "body": (
                '"x"', '"<p>x</p>"', '{"type": "paragraph", "text": "x"}', '{"type": "paragraf", "text": "x"}', "{}", "[]", "1", "null",
                '{"type": "unknown#", "text": "x"}', '{"text": "x"}', '{"type": "h2", "data": {"text": "x"}}', '{"type": "list", "items": "x"}',
                '{"type": "table", "rows": [["x"]]}', '{"type": "image", "src": "a.jpg"}', '{"type": "gallery", "pictures": ["a.jpg"]}',
                '{"type": "quote", "blocks": ["x"]}', '{"type": "embed", "src": "https://a.example/"}', '{"type": "footnote", "id": "#", "html": "x"}',
                '{"type": "hr"}', '{"type": "paragraph"}', '[["x"]]', '{"rows": "x"}', '{"type": "paragraph", "x#": 1}',
            ),
            "status": ('"published"', "{}"), "embargo": ('"x"', "null"), "published": ('"2025-07-23"', "{}"), "language": ('"en"',), "url": ('"x"',),
            "meta": ('{"embargo": "x"}',),
        }.items()
        for item in items
    },
    **{
        f"many keys {key}": times(f'"{key}": "x",', '{"headline": "H", "body": "W",', '"published": "2025-07-23"}')
        for key in ("x#", "headline", "Headline#", "HEADLINE", "embargo", "status#", "abcdefgh#", "_" * 50 + "#", "image", "dek#", "author#", "é#")
    },
    "many columns": _record("body", lambda n: '[{"type": "table", "rows": [[' + '"x",' * n + '"y"]]}]'),
    "many rows": _record("body", lambda n: '[{"type": "table", "rows": [' + '["x"],' * n + '["y"]]}]'),
    "many items of a list": _record("body", lambda n: '[{"type": "list", "items": [' + '"x",' * n + '"y"]}]'),
    "a list that counts": _record("authors", lambda n: "{" + ",".join(f'"{k}": "A{k}"' for k in range(n)) + "}"),
    "blocks within blocks": _record("body", lambda n: "[" + '{"type": "quote", "blocks": [' * min(n, 300) + '"x"' + "]}" * min(n, 300) + ', "y"' * n + "]"),
    "lists within lists": _record("body", lambda n: "[" * min(n, 300) + '"x"' + "]" * min(n, 300)),
    **{
        f"one text of {unit!r} in {key}": _record(key, times(unit, '"', '"'))
        for key in ("headline", "authors", "byline", "desk", "published", "id", "language", "status", "embargo", "url", "picture", "keywords", "direction", "related")
        for unit in ("x", "x ", "A B and ", "-", "1", "&amp;", "é, ", "‮")
    },
}  # fmt: skip

#: Feeds that aren't well-formed.
BROKEN_FEEDS: dict[str, Made] = {
    f"many {unit!r}{where}": times(unit, before, after)
    for unit in (
        "<item>", "</item>", "<item><title>x</title>", "<item><title>x</item>", "<item><title>x&nbsp;</title></item>", "<item><x#:y>x</x#:y></item>",
        "<item/>", "<![CDATA[", "]]>", "<!--", "-->", "<item><![CDATA[<item>]]>", "&", "&#", "&#0;", "<", "<a b=", '<a b="', "<x:y>", "<item x='<'>",
        "<description>x", "<entry><title>x</title>", "<rss>", "<?xml ", "<!DOCTYPE x [", "<!ENTITY x 'y'>", "&lt;rss&gt;", "", "xmlns:a#='x' ",
        "<item><title>x</title><link>a#</link></item>\n", "<pre>&lt;rss", "<item><description><b><i>x</description></item>",
    )
    for where, before, after in (
        (" in a feed", "<rss version='2.0'><channel><title>T</title>", "</channel></rss>"),
        (" in a feed that is cut short", "<rss version='2.0'><channel><title>T</title><item><title>x</title>", ""),
        (" before a feed", "", "<rss version='2.0'><channel><item><title>x</title></item></channel></rss>"),
    )
}  # fmt: skip

#: Files of whatever there is.
FILES: dict[str, Made] = {
    f"many {unit!r}": times(unit, before, after)
    for before, unit, after in (
        ("", "{", ""), ("", "[", ""), ("", '{"a":', ""), ("", "[[]],", ""), ('{"a": [', '{"b": 1},', "{}]}"), ("", '"', ""), ("", "1,", ""),
        ("", '{"headline": "H", "body": "W"}\n', ""), ("", '{"x": 1}\n', ""), ("[", '{"x": 1},', "{}]"), ("[", "1,", "1]"), ('{"data": [', '{"headline": "H#", "body": "W"},', "{}]}"),
        ("", '{"data": ', ""), ("{", '"a#": {"b": 1},', '"c": 1}'), ("", "---\n", ""), ("---\n", "a: b\n", "---\nx"), ("---\n", "a: [", ""), ("+++\n", "a = 1\n", "+++\nx"),
        ("", "<", ""), ("", "<html>", ""), ("", "<!--", ""), ("<!DOCTYPE html>", "<p>", ""), ("<!DOCTYPE html><h1>H</h1>", "<script type='application/ld+json'>{}</script>", ""),
        ("", "a,b\n", ""), ("", "a,", ""), ("", "\n", ""), ("", " ", ""), ("", "é", ""), ("", "\x00", ""), ("", "# x\n", ""), ("", "> ", ""), ("", "* ", ""), ("# x\n", "[x](y) ", ""),
        ("# x\n", "![x](y.jpg)\n\n", ""), ("", "|", ""), ("# x\n\n|a|\n|-|\n", "|b|\n", ""), ("# x\n\n", "{{< x >}} ", ""),
    )
}  # fmt: skip


def grown_json(data: bytes) -> dict[str, Made]:
    """A document of JSON with more of each list that it holds, in each way that differs."""
    document = json.loads(data)
    return {
        f"more of {'.'.join(map(str, path))}": lambda n, path=path: json.dumps(
            _more(document, path, n)
        )  # type: ignore[misc]
        for path in _lists(document, ())
    }


def _lists(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, list) and value:
        yield path
        yield from _lists(value[0], (*path, 0))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _lists(inner, (*path, key))


def _more(value: Any, path: tuple[str | int, ...], n: int) -> Any:
    if not path:
        return [_numbered(value[k % len(value)], k) for k in range(n)]
    copied = list(value) if isinstance(value, list) else dict(value)
    copied[path[0]] = _more(value[path[0]], path[1:], n)
    return copied


def _numbered(value: Any, number: int) -> Any:
    """The same with ids and addresses of its own, so that nothing is taken for a repeat."""
    if not isinstance(value, dict):
        return f"{value} {number}" if isinstance(value, str) else value
    named = ("id", "url", "uri", "guid", "link", "slug", "src", "href", "_id", "@id", "post_id")
    return {
        key: f"{inner}{number}" if key in named and isinstance(inner, str) else inner
        for key, inner in value.items()
    }


def grown_xml(data: bytes) -> dict[str, Made]:
    """A document of XML or HTML with more of each element that it holds."""
    text = data.decode("latin-1")
    names = dict.fromkeys(re.findall(r"<([A-Za-z][\w:.-]*)[^>]*>[^<]*</\1>", text))
    single = {
        f"more <{name}>": lambda n, name=name: _repeated(text, name, n)  # type: ignore[misc]
        for name in names
    }
    outer = {
        f"more <{name}>": lambda n, name=name: _repeated(text, name, n)  # type: ignore[misc]
        for name in ("item", "entry", "newsItem", "p", "div", "article", "script", "figure")
        if f"<{name}" in text and f"</{name}>" in text
    }
    return {**single, **outer}


def _repeated(text: str, name: str, n: int) -> str:
    begin = re.search(rf"<{name}(?=[\s>])", text)
    assert begin is not None
    end = text.index(f"</{name}>", begin.start()) + len(name) + 3
    return text[:end] + text[begin.start() : end] * n + text[end:]
