"""Findings of the family ALT."""

from __future__ import annotations

from typing import Final

from paperpress.findings.entry import Entry
from paperpress.model.finding import Severity

ENTRIES: Final[tuple[Entry, ...]] = (
    Entry(
        "ALT011",
        Severity.NOTICE,
        "The alternative text “{text}” breaks off: the caption's first sentence is longer than"
        " {limit} characters, and no clause of it ends before.",
        "Write in alt what the picture shows, in one short sentence.",
        "the text had to be cut, as the caption's first sentence has no end in time",
        "a caption of 200 characters without a comma or full stop",
    ),
    Entry(
        "ALT012",
        Severity.WARNING,
        "The supplied alternative text breaks off with “{ending}”: “{text}”.",
        "Write the sentence to its end.",
        "the supplied text breaks off in the middle of a phrase",
        '`"alt": "A bus in front of the"`',
    ),
    Entry(
        "ALT101",
        Severity.ERROR,
        "The picture has no alt attribute.",
        'Say what is seen, or write alt="" where it only decorates.',
        "a picture has no `alt` attribute",
        '`<img src="p.jpg"/>`',
    ),
    Entry(
        "ALT102",
        Severity.NOTICE,
        "The alternative text is the caption again: {alt!r}.",
        "Say what the caption doesn't: a screen reader speaks both.",
        "the text is the caption again, so it is spoken twice",
        "`alt` equal to the `figcaption`",
    ),
    Entry(
        "ALT103",
        Severity.ERROR,
        "The text is the name of a file: {alt!r}.",
        "Say what is seen.",
        "the text is the name of a file",
        '`alt="IMG_2034.jpg"`',
        "failure F30",
    ),
    Entry(
        "ALT104",
        Severity.NOTICE,
        "The text opens with {opening!r}, which a screen reader says by itself.",
        "Begin with what is shown.",
        'the text opens with "image of", in any of several languages',
        '`alt="Image of a ferry"`',
    ),
    Entry(
        "ALT105",
        Severity.WARNING,
        "Another picture of the page has the same text: {alt!r}.",
        "Say what only this one shows.",
        "another picture of the page has the same text, and no other caption",
        "one `alt`, two `src`",
    ),
    Entry(
        "ALT106",
        Severity.NOTICE,
        "The text has {count} characters, in which a listener can't pause.",
        "Write the gist in alt, and the rest, or the words of a picture of text, as text.",
        "the text is over 250 characters, as where a picture of text is spelt out",
        "a long `alt`",
        "criterion 1.4.5",
    ),
    Entry(
        "ALT107",
        Severity.WARNING,
        "A picture that only decorates has a caption: {image!r}.",
        "Say what it shows, or take the caption away.",
        "a picture that only decorates has a caption",
        '`alt=""` with a `figcaption`',
    ),
    Entry(
        "ALT108",
        Severity.WARNING,
        "A drawing in SVG has no name.",
        'Give it role="img" and an aria-label or a title element.',
        "a drawing in SVG has no name",
        "`svg` without `title` or label",
    ),
    Entry(
        "ALT109",
        Severity.WARNING,
        "The words stand in title, which few reading systems speak: {title!r}.",
        "Write them in alt.",
        "the words stand in `title`, which few reading systems speak",
        '`<img alt="" title="A bus"/>`',
        "technique H37",
    ),
    Entry(
        "ALT110",
        Severity.WARNING,
        "The text says only that there is a picture: {alt!r}.",
        "Say what is seen.",
        "the text says only that there is a picture",
        '`alt="Image"`',
        "failure F30",
    ),
    Entry(
        "ALT111",
        Severity.WARNING,
        "The text breaks off with {ending!r}: {alt!r}.",
        "Write the sentence to its end.",
        "the text breaks off in the middle of a phrase: with a word that none ends with, an open"
        " bracket, a hanging hyphen or comma, in the languages of captions/words/small.toml",
        '`alt="A bus in front of the"`',
    ),
)
