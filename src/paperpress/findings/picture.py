"""Findings of the family PIC."""

from __future__ import annotations

from typing import Final

from paperpress.findings.entry import REPORT, Entry
from paperpress.model.finding import Severity

ENTRIES: Final[tuple[Entry, ...]] = (
    Entry(
        "PIC050",
        Severity.ERROR,
        "The picture is left out: its file led to an error that nobody foresaw ({why}).",
        REPORT,
        "a picture's file led to an error that nobody foresaw; it alone is left out",
        "a file that a decoder breaks on in a new way",
    ),
    Entry(
        "PIC051",
        Severity.ERROR,
        "The picture is left out: it measures {width} x {height} pixels, and to decode it as"
        " {format} would take {needed} MB of memory; at most {most} MB are taken.",
        "Export it smaller: 2500 pixels on the long side are plenty for any device.",
        "to decode the picture would take more memory than is taken for one",
        "a few bytes of WebP that say 9000 x 9000 pixels",
        cases={
            "scans": (
                "The picture is left out: its {width} x {height} pixels are stored in {scans}"
                " passes, as no program writes them.",
                "Export it again.",
            )
        },
    ),
    Entry(
        "PIC010",
        Severity.ERROR,
        "The picture can't be used: it is {what}.",
        "Export it as JPEG (a photograph) or PNG (a drawing, a chart).",
        "it is no picture, or of no format that is read",
        "a PDF",
    ),
    Entry(
        "PIC070",
        Severity.ERROR,
        "The drawing in SVG is left out: it shows nothing.",
        "Look at it in a browser; export it again, as SVG or PNG.",
        "a drawing in SVG can't be drawn ([how they are](pictures.md#drawings))",
        "an SVG that is cut short",
        cases={
            "empty": (
                "The drawing in SVG is left out: it shows nothing.",
                "Look at it in a browser; export it again, as SVG or PNG.",
            ),
            "broken": (
                "The drawing in SVG is left out, since it can't be read: {why}.",
                "Export it again, as SVG or PNG.",
            ),
            "too much": (
                "The drawing in SVG is left out: to draw it takes more than {what}.",
                "Simplify it, or export it as PNG.",
            ),
        },
    ),
    Entry(
        "PIC071",
        Severity.NOTICE,
        "Parts of the drawing in SVG aren't drawn: {what}.",
        "Look whether it says what it is there to say; else export it as PNG.",
        "parts of a drawing in SVG aren't drawn",
        "an SVG with a script, a filter, or a picture from elsewhere",
    ),
    Entry(
        "PIC072",
        Severity.WARNING,
        "Letters in the drawing in SVG can't be drawn, and are left out: {of}.",
        "Export it as PNG; for Chinese, Japanese and Korean, install paperpress[cjk].",
        "letters in a drawing in SVG that no face draws are left out",
        "an SVG with a hieroglyph in a label",
    ),
    Entry(
        "PIC011",
        Severity.ERROR,
        "The picture measures {width} x {height} pixels, {value:.0f} million; at most {value_2} million are decoded.",
        "Export it smaller: 2500 pixels on the long side are plenty for any device.",
        "over 100 megapixels, too large to open safely",
        "a huge scan",
    ),
    Entry(
        "PIC012",
        Severity.ERROR,
        "The picture is cut short or damaged: its {name} data can't be read to the end.",
        "Export or send it again; the copy was probably broken off.",
        "cut short or damaged",
        "half a JPEG",
    ),
    Entry(
        "PIC020",
        Severity.NOTICE,
        "The picture has several frames or pages; only the first is shown, and it doesn't move.",
        "Look whether the first frame says what the picture is there to say; else send another.",
        "animated, or of several pages: the first is shown",
        "an animated GIF",
    ),
    Entry(
        "PIC021",
        Severity.NOTICE,
        "The picture's colour profile is broken; its colours were taken as sRGB.",
        "Look whether the colours are right; else export it as sRGB.",
        "its colour profile is broken; taken as sRGB",
        "a damaged profile",
    ),
    Entry(
        "PIC030",
        Severity.NOTICE,
        "To fit {limit}, pictures were lowered from a likeness of {best:.2f}: {parts}.",
        "Nothing if that will do; else allow more, or press an EPUB a desk.",
        "pictures were lowered so that the edition fits its size",
        "`--max-size 4MB`",
    ),
    Entry(
        "PIC040",
        Severity.ERROR,
        "The picture {url!r} couldn't be fetched: {error}.",
        "Look whether the address opens, or put the file beside the record.",
        "it couldn't be fetched, with the reason ([fetching](fetching.md))",
        "a server that answers 404",
    ),
    Entry(
        "PIC005",
        Severity.ERROR,
        "The picture {src!r} is empty: 0 bytes.",
        "Export or send it again.",
        "it is empty",
        "0 bytes",
    ),
    Entry(
        "PIC006",
        Severity.ERROR,
        "The picture {src!r} has {size:.0f} MB; at most {most} MB are read.",
        "Export it smaller: 2500 pixels on the long side are plenty for any device.",
        "the file is over 200 MB",
        "a huge file",
    ),
    Entry(
        "PIC001",
        Severity.ERROR,
        "The picture {src!r} is remote, and pictures are fetched only where that is asked.",
        "Press with --fetch, or put the file beside the record and write its path.",
        "it is on the web, and pictures are fetched only where that is asked",
        '`"src": "https://…"`',
    ),
    Entry(
        "PIC002",
        Severity.ERROR,
        "The picture {src!r} is no path below the record's folder.",
        "Put the file below that folder and write its path from there, such as pictures/lead.jpg.",
        "the path leaves the record's folder",
        "`../x.jpg`, or a link out",
    ),
    Entry(
        "PIC003",
        Severity.ERROR,
        "The picture {src!r} is not there.",
        "Put it there, or mend the path; it was looked for below {folder!r}.",
        "the picture is not there",
        "a wrong name",
        cases={
            "letters": (
                "The picture {src!r} is not there.",
                "Write {near!r}: upper and lower case differ.",
            ),
            "nearest": ("The picture {src!r} is not there.", "Write {near!r}: it is the nearest."),
            "no folder": (
                "The picture {src!r} can't be looked for: its record came from no folder.",
                "Read the record from a file, so that pictures are found beside it.",
            ),
        },
    ),
    Entry(
        "PIC004",
        Severity.ERROR,
        "The picture {src!r} can't be read: {why}.",
        "Put a picture file there that everybody may read.",
        "it can't be read",
        "a folder as `src`",
    ),
)
