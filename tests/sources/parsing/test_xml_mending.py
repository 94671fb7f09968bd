"""Feeds and exports that aren't well-formed: each item whole or named, and what was mended is told."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from json_formats import BY_NAME, FIXTURES
from paperpress.body.reader import translate
from paperpress.body.words import words_of
from paperpress.model.article import Article
from paperpress.model.finding import Rejected
from paperpress.sources import read
from paperpress.sources.formats.table import FORMATS
from paperpress.sources.parsing.transcoding import in_utf_8
from paperpress.sources.parsing.xml_mending import Document, salvaged
from paperpress.sources.parsing.xml_text import document
from paperpress.sources.raw import Raw

HEAD = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>F</title>'


END = "</channel></rss>"


def item(number: int, body: str = "<![CDATA[<p>Words.</p>]]>", more: str = "") -> str:
    return f"<item><guid>{number}</guid><title>T{number}</title>{more}<description>{body}</description></item>"


def feed(*items: str) -> str:
    return f"{HEAD}{''.join(items)}{END}"


def results(source: str | bytes, tmp_path: Path) -> list[Article | Rejected]:
    path = tmp_path / "feed.xml"
    path.write_bytes(source if isinstance(source, bytes) else source.encode())
    return list(read(path))


def codes(article: Article | Rejected) -> list[str]:
    assert isinstance(article, Article), article
    return [notice.code for notice in article.notices if "REC185" <= notice.code <= "REC189"]


#: What is wrong: the feed, the headlines that are read, the codes of the first and the second.
BROKEN = {
    "whole": (feed(item(1), item(2)), ["T1", "T2"], [], []),
    "a name that nothing declares": (feed(item(1, "a&nbsp;b"), item(2)), ["T1", "T2"], ["REC185"], []),
    "a bare ampersand": (feed(item(1, "R&B"), item(2)), ["T1", "T2"], ["REC185"], []),
    "a control character": (feed(item(1, "a\x0bb\x00c"), item(2)), ["T1", "T2"], ["REC185"], []),
    "an undeclared prefix": (feed(item(1, more="<media:title>x</media:title>"), item(2)), ["T1", "T2"], ["REC186"], []),
    "an unknown prefix": (feed(item(1, more="<zz:y a:b='c'>x</zz:y>"), item(2)), ["T1", "T2"], ["REC186"], []),
    "crossed tags": (feed(item(1, "<b>a<i>b</b>c</i>"), item(2)), ["T1", "T2"], ["REC187"], []),
    "HTML that isn't escaped": (feed(item(1, "<p>one<br>two<img src=a.jpg>"), item(2)), ["T1", "T2"], ["REC187"], []),
    "a title with another's end": (feed(item(1).replace("</title>", "</guid>"), item(2)), ["T1", "T2"], ["REC187"], []),
    "no end of an item": (feed(item(1).replace("</item>", ""), item(2)), ["T1", "T2"], ["REC187"], []),
    "no end of CDATA": (feed(item(1, "<![CDATA[<p>Words.</p>"), item(2)), ["T1", "T2"], ["REC187"], []),
    "no quotation marks": (feed(item(1, more="<enclosure url=a.jpg type=image/jpeg/>"), item(2)), ["T1", "T2"], ["REC187"], []),
    "an attribute twice": (feed(item(1, more="<a b='c' b='d'/>"), item(2)), ["T1", "T2"], ["REC187"], []),
    "a heart": (feed(item(1, "I <3 boats"), item(2)), ["T1", "T2"], ["REC187"], []),
    "a warning before it": ("<br />\n<b>Warning</b>: x in /a.php<br />" + feed(item(1), item(2)), ["T1", "T2"], ["REC188"], []),
    "words before it": ("Notice: x\n" + feed(item(1), item(2)), ["T1", "T2"], ["REC188"], []),
    "a page behind it": (feed(item(1), item(2)) + "<script>x</script>", ["T1", "T2"], ["REC188"], []),
    "a page round it": (f"<html><body><div>{feed(item(1), item(2))[38:]}</div></body></html>", ["T1", "T2"], ["REC188"], []),
    "a page that shows it": ("<html><body><pre>{}</pre></body></html>".format(feed(item(1), item(2)).replace("&", "&amp;").replace("<", "&lt;")), ["T1", "T2"], ["REC188"], []),
    "two declarations": ('<?xml version="1.0"?>' + feed(item(1), item(2)), ["T1", "T2"], ["REC188"], []),
    "Atom without a namespace": ("<feed><entry><id>1</id><title>T1</title><content>a</content></entry><entry><id>2</id><title>T2</title><content>b</content></entry></feed>", ["T1", "T2"], ["REC186"], []),
    "no end": (HEAD + item(1) + item(2), ["T1", "T2"], ["REC189"], []),
    "no end of the channel": (HEAD + item(1) + item(2) + "</rss>", ["T1", "T2"], ["REC187"], []),
}  # fmt: skip


@pytest.mark.parametrize(("source", "headlines", "first", "second"), BROKEN.values(), ids=BROKEN)
def test_what_can_be_read_is_and_what_was_mended_is_told(
    source: str, headlines: list[str], first: list[str], second: list[str], tmp_path: Path
) -> None:
    found = results(source, tmp_path)
    assert [one.headline for one in found if isinstance(one, Article)] == headlines
    assert codes(found[0]) == first
    assert codes(found[1]) == second


@pytest.mark.parametrize("cut", range(4, 60, 7))
def test_the_item_that_is_cut_off_is_named(cut: int, tmp_path: Path) -> None:
    source = (HEAD + item(1) + item(2) + item(3, "<![CDATA[<p>A longer text of words.</p>]]>"))[
        :-cut
    ]
    one, two, three = results(source, tmp_path)
    assert codes(one) == ["REC189"]
    assert codes(two) == []
    assert isinstance(three, Rejected)
    assert three.article == "T3"
    assert not three.held


def test_words_of_a_mended_item_are_all_there(tmp_path: Path) -> None:
    body = "<p>one<br>two & <b>three</p><p>I <3 four</p>&copy; five"
    (one,) = results(feed(item(1, body)), tmp_path)
    assert isinstance(one, Article)
    for word in ("one", "two", "three", "four", "five", "©"):
        assert word in str(one.body)


def test_a_declared_picture_with_an_undeclared_prefix_is_shown(tmp_path: Path) -> None:
    more = "<media:content url='https://a.example/x.jpg' type='image/jpeg'/><dc:creator>Asha Venn</dc:creator>"
    (one,) = results(feed(item(1, more=more)), tmp_path)
    assert isinstance(one, Article)
    assert one.picture is not None
    assert [author.name for author in one.authors] == ["Asha Venn"]


def test_no_entity_is_expanded_in_what_is_mended(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    source = feed(item(1, "&a;&f;<b>")).replace("<rss", f"{bomb}<rss")
    (one,) = results(source, tmp_path)
    assert isinstance(one, Article)
    assert "&amp;a;&amp;f;" in str(one.body)


def test_atom_in_xhtml_that_is_none_is_read(tmp_path: Path) -> None:
    source = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>A</title>'
        '<content type="xhtml"><div><p>one<br>two</div></content></entry>'
        "<entry><id>2</id><title>B</title><content>three</content></entry></feed>"
    )
    one, two = results(source, tmp_path)
    assert codes(one) == ["REC187"]
    assert codes(two) == []
    assert "two" in str(one.body) if isinstance(one, Article) else False


@pytest.mark.parametrize("name", ["nitf", "newsml", "wordpress"])
def test_other_formats_are_mended_too(name: str) -> None:
    source = {
        "nitf": "<nitf><body><body.head><hedline><hl1>H</hl1></hedline></body.head><body.content>"
        "<p>one <em>two</p><p>three</p></body.content></body></nitf>",
        "newsml": '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="1"><contentMeta>'
        "<headline>H</headline></contentMeta><contentSet><inlineXML><html><body><p>one <em>two</p>"
        "</body></html></inlineXML></contentSet></newsItem>",
        "wordpress": '<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>H</title>'
        "<content:encoded>one <br>two</content:encoded><wp:post_type>post</wp:post_type></item></channel></rss>",
    }[name]
    (one,) = BY_NAME[name].records(io.BytesIO(source.encode()), "a.xml")
    assert isinstance(one, Raw), one
    assert isinstance(one.record, dict)
    assert one.record["headline"] == "H"
    assert "two" in one.record["body"]
    assert any("REC185" <= notice.code <= "REC189" for notice in one.notices)


def test_a_nitf_document_that_is_cut_off_is_named() -> None:
    source = (
        "<nitf><body><body.head><hedline><hl1>Ferry</hl1></hedline></body.head><body.content><p>one"
    )
    (one,) = BY_NAME["nitf"].records(io.BytesIO(source.encode()), "a.xml")
    assert isinstance(one, Rejected)
    assert one.article == "Ferry"


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><html><body><h1>How to write a feed</h1><pre>&lt;rss version='2.0'&gt;</pre></body></html>",
        "<!DOCTYPE html><html><body><!-- <rdf:RDF xmlns:rdf='x'><item/></rdf:RDF> --><h1>A</h1></body></html>",
    ],
)
def test_a_page_that_speaks_of_feeds_is_none(page: str) -> None:
    assert next(known.name for known in FORMATS if known.detects(page.encode())) == "page"


@given(st.text(alphabet="<>/![]CDATA-&;ab \"'=:xmlnsitem", max_size=80))
def test_no_feed_breaks_the_reader(inner: str) -> None:
    source = f"<rss><channel><item><title>T</title>{inner}</item></channel></rss>"
    found = document(in_utf_8(io.BytesIO(source.encode())).file, "a.xml")
    assert isinstance(found, Document | Rejected)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "<item>", "</item>", "<item><title>", "<title>", "<![CDATA[", "<item><![CDATA[", "<!--", "<a:b>",
        "<description><![CDATA[", "]]>", "</title>", "<x>", "&nbsp;", "<item", "<a b=c>", "<rss><!--",
    ],
)  # fmt: skip
def test_mending_takes_the_time_that_the_size_says(piece: str) -> None:
    """Ten times as long a document takes about ten times as long, whatever is wrong with it."""

    def seconds(count: int) -> float:
        source = f"<rss><channel><item><title>T{piece * count}".encode()
        begun = time.process_time()
        document(io.BytesIO(source), "a.xml")
        return time.process_time() - begun

    seconds(1000)
    small = max(seconds(4000), 0.02)
    assert seconds(40_000) < 40 * small


def test_bare_ampersands_and_forbidden_characters_are_mended(tmp_path: Path) -> None:
    """As exports have them; what stands in CDATA stays as it is."""
    path = tmp_path / "a.xml"
    path.write_text(
        "<rss version='2.0'><channel><item><title>Ann & Bob\x0b</title>"
        "<description><![CDATA[<p>R&amp;B & more</p>]]></description></item></channel></rss>"
    )
    (one,) = read(path)
    assert isinstance(one, Article)
    assert one.headline == "Ann & Bob"
    assert list(words_of(translate(one))) == ["R&B", "&", "more"]


def test_what_is_cut_off_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes((FIXTURES / "feed" / "atom.xml").read_bytes()[:700])
    (one,) = read(path)
    assert isinstance(one, Rejected)
    assert one.source.endswith(", its end")
    assert "is cut off" in one.errors[0].message


def test_a_root_without_quotation_marks_is_read() -> None:
    feed = b"<rss version=2.0 x='a'><channel><item><title>A</title></item></channel></rss>"
    found = salvaged(feed, "a.xml")
    assert isinstance(found, Document)
    assert [title.text for title in found.root.iter("title")] == ["A"]
    assert found.root.get("version") == "2.0"


def test_a_cut_feed_of_many_prefixes_has_its_items() -> None:
    items = b"".join(
        b"<item><title>%d</title><x%d:y>z</x%d:y></item>" % (k, k, k) for k in range(300)
    )
    found = salvaged(b"<rss><channel>" + items + b"<item><title>c", "a.xml")
    assert isinstance(found, Document)
    assert len(list(found.root.iter("item"))) == 300
