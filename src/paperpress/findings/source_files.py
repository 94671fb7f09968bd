"""Findings of the family REC that are of whole files: encodings, XML, pages, wrappers."""

from __future__ import annotations

from typing import Final

from paperpress.findings.entry import Entry
from paperpress.model.finding import Severity

ENTRIES: Final[tuple[Entry, ...]] = (
    Entry(
        "REC180",
        Severity.WARNING,
        "The file is not in UTF-8 and {says}, so its encoding was guessed: {encoding}.",
        "See that letters with accents are right, and export it in UTF-8.",
        "a file's encoding was guessed from its bytes",
        "a feed that says UTF-8 and is Windows-1252",
    ),
    Entry(
        "REC181",
        Severity.WARNING,
        "What could not be read is shown as U+FFFD, {count} times: {near!r}.",
        "Write what stood there, and see in which encoding the system writes.",
        "bytes that are no character of the file's encoding, or were lost before it was written",
        "a broken letter in a body",
    ),
    Entry(
        "REC182",
        Severity.NOTICE,
        "The file says that it is {declared}, and is {encoding}; it was read as that.",
        "Let it declare what it is.",
        "a file is in another encoding than it declares, for sure",
        '`encoding="iso-8859-1"` above UTF-8',
    ),
    Entry(
        "REC185",
        Severity.NOTICE,
        "The XML is not well-formed: bare ampersands, names of characters that nothing declares,"
        " or characters that XML forbids, were put right.",
        "Let the system escape what it writes.",
        "a document's references or characters were put right",
        "`&nbsp;` in a feed, `R&B`",
    ),
    Entry(
        "REC186",
        Severity.NOTICE,
        "The XML uses prefixes that it doesn't declare, and they were taken for what they mostly"
        " stand for: {prefixes}.",
        "Declare them in the root element (xmlns:…).",
        "a document uses a prefix that it doesn't declare",
        "`<media:content>` without `xmlns:media`",
    ),
    Entry(
        "REC187",
        Severity.WARNING,
        "The tags of its XML don't match, so it was read as far as they tell.",
        "Compare the text with the article, and let the system escape the HTML that it sends.",
        "an item's tags don't match",
        "`<description>one<br>two</description>`",
    ),
    Entry(
        "REC188",
        Severity.NOTICE,
        "Something that is no part of the document stands round it, and was passed over.",
        "See what the server prints beside it: a page, a warning, a second document.",
        "a feed stands within a page, or behind something else",
        "`Warning: …` before `<?xml`",
    ),
    Entry(
        "REC189",
        Severity.WARNING,
        "The file ends before the document does. What was whole was read; the rest is missing.",
        "Let it be sent again.",
        "a document is cut short",
        "half a feed",
    ),
    Entry(
        "REC220",
        Severity.NOTICE,
        "The names of its tags are in capitals, and XML tells the two apart; they were read as a feed"
        " has them.",
        "Let the system write the names as RSS and Atom have them: `<item>`, `<pubDate>`.",
        "the tags of a feed are in capitals",
        "`<RSS><CHANNEL><ITEM>`",
    ),
    Entry(
        "REC191",
        Severity.WARNING,
        "The page holds no data of an article, so what it says was taken from its tags and markup,"
        " which can only be guessed at: {fields}.",
        "Compare headline, people, date and picture with the page, or export the article from the"
        " newsroom's own system.",
        "a page without data was read by its tags",
        "a page without JSON-LD or microdata",
    ),
    Entry(
        "REC192",
        Severity.NOTICE,
        "The picture that the page names is the site's own mark, and was left out: {src}.",
        "Give the article a picture, if it has one.",
        "a site's logo, or the picture that it shares where an article has none, was named as the picture",
        "`og:image` of `logo.png`",
    ),
    Entry(
        "REC193",
        Severity.NOTICE,
        "What the page put into its text and is no part of the article was left out: {words}",
        "Nothing; if the words are the article's, export it from the newsroom's own system.",
        "a page's text held prompts, or headlines of other articles",
        "“Follow us on …”, “Today's five most popular stories”",
    ),
    Entry(
        "REC200",
        Severity.NOTICE,
        "The records stand within a wrapper, which was looked into: {place}.",
        "Nothing, or export the records alone.",
        "records stood within a wrapper of their system",
        '`{"data": {"items": [...]}}`',
    ),
)
