"""Inputs made to be slow: of so many units each, for `growth`."""

from __future__ import annotations

from collections.abc import Callable

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
_ENDS = (">", "'>", '">', "-->", "]]>", "?>", ";", "]", "</script>", "</head>")

#: Bodies of HTML.
BODIES: dict[str, Made] = {
    **{
        f"many {begun}, then {end}": times(begun, "<p>x</p>", end) for begun in _BEGUN for end in _ENDS
    },
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

#: Texts without markup: captions, bylines, headlines.
TEXTS: dict[str, Made] = {}
