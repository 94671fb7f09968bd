"""Findings of the family EDN."""

from __future__ import annotations

from typing import Final

from paperpress.findings.entry import REPORT, Entry
from paperpress.model.finding import Severity

_HEADLINE_PART = "The headline {text!r} stands on the cover without {missing!r}: no installed face can draw that."
_OWN_PART = (
    "The {what} {text!r} stands on the cover without {missing!r}: no installed face can draw that."
)
_NOTHING = "Nothing, if the cover does without; docs/pictures.md lists faces and scripts."
_INSTALL = "Install the extra that has a face for it: pip install '{extra}'."

ENTRIES: Final[tuple[Entry, ...]] = (
    Entry(
        "EDN001",
        Severity.NOTICE,
        "The desk {name!r} is not among the masthead's.",
        "Add it to paperpress.toml, or mend the record.",
        "the article's desk is not among the masthead's",
        "a misspelt `desk`",
        cases={
            "near": ("The desk {name!r} is not among the masthead's.", "Did you mean {near!r}?")
        },
    ),
    Entry(
        "EDN002",
        Severity.ERROR,
        "The edition could not be pressed: {error}",
        "Mend what the message names, and press again.",
        "the edition could not be pressed; the others were",
        "a full disk; a worker of a cluster that was lost three times",
    ),
    Entry(
        "EDN003",
        Severity.ERROR,
        "The edition could not be pressed: {error}",
        "Allow more, leave pictures out, or press an EPUB a desk.",
        "the edition can't be made as small as asked for, and isn't there",
        "`--max-size 1MB` for 40 articles",
    ),
    Entry(
        "EDN020",
        Severity.NOTICE,
        "The headline {text!r} is left off the cover: no installed face can draw it.",
        "Nothing, if the cover does without; docs/pictures.md lists faces and scripts.",
        "a headline was left off the cover: no face can draw its script",
        "Cherokee",
        cases={
            "extra": (
                "The headline {text!r} is left off the cover: no installed face can draw it.",
                "Install the extra that has a face for it: pip install '{extra}'.",
            )
        },
    ),
    Entry(
        "EDN021",
        Severity.WARNING,
        "The cover is without the {what} {text!r}: no installed face can draw it{there}.",
        "Nothing, if the cover does without; docs/pictures.md lists faces and scripts.",
        "the cover lacks masthead or desk for want of a face; the date stands in digits",
        "a Cherokee masthead",
        cases={
            "extra": (
                "The cover is without the {what} {text!r}: no installed face can draw it{there}.",
                "Install the extra that has a face for it: pip install '{extra}'.",
            )
        },
    ),
    Entry(
        "EDN022",
        Severity.NOTICE,
        "{family} has no {lost}{more}: the reader's own font draws {value}.",
        "Nothing for a few letters; for a whole language, take a theme without a font.",
        "the theme's font hasn't got some letters, which the reader's own font draws",
        "a Greek name in the theme `dyslexia`",
    ),
    Entry(
        "EDN030",
        Severity.NOTICE,
        _HEADLINE_PART,
        _NOTHING,
        "a part of a headline was left off the cover: no face has those signs or words",
        "a sign of a company's own (private use)",
        cases={"extra": (_HEADLINE_PART, _INSTALL)},
    ),
    Entry(
        "EDN031",
        Severity.WARNING,
        _OWN_PART,
        _NOTHING,
        "a part of masthead or desk was left off the cover",
        "such a sign in the masthead",
        cases={"extra": (_OWN_PART, _INSTALL)},
    ),
    Entry(
        "EDN040",
        Severity.NOTICE,
        "The edition that was pressed before isn't wanted any more: {done}.",
        "Nothing, if that is meant; else see what is held back or gone from the sources.",
        "an edition that was pressed before isn't wanted any more, so it was taken away",
        'the last article of an edition gets `"status": "withheld"`',
    ),
    Entry(
        "EDN041",
        Severity.WARNING,
        "The edition that was pressed before isn't wanted any more, and it still stands.",
        'Take the file away, or write withdrawn = "aside" into paperpress.toml.',
        "an edition isn't wanted any more, and was left where it stands, as `withdrawn` says",
        '`withdrawn = "keep"`',
    ),
    Entry(
        "EDN042",
        Severity.WARNING,
        "The edition isn't wanted any more, but its file isn't the one that was pressed: left alone.",
        "Look at the file, and take it away if it holds what was withdrawn.",
        "an edition isn't wanted any more, and somebody has changed its file",
        "a pressed file that was opened and saved in an editor",
    ),
    Entry(
        "EDN043",
        Severity.WARNING,
        "The edition was pressed before and is in this press no more, but {reason}: it still stands.",
        "Mend the record or set its status to withheld, and press again.",
        "records of an edition can't be used this time, or there are none of its day, so that nothing says whether it is still wanted",
        "the last article of an edition becomes broken JSON",
    ),
    Entry(
        "EDN044",
        Severity.WARNING,
        "The edition holds an article that is held back now, and this press doesn't press it again: {why}.",
        "Press it again as well, or take its file away.",
        "an edition of another profile, layout or desk holds what is held back now",
        "a press with `--profile kobo`, later one of `eink` alone with the article withheld",
    ),
    Entry(
        "EDN045",
        Severity.NOTICE,
        "Of this day there stand editions that this press doesn't make, of records that it didn't read: {names}.",
        "Nothing, if they are pressed from other sources; else take their files away.",
        "editions of the day stand that were pressed from other sources",
        "a press of `city.json`, then one of `world.json`",
    ),
    Entry(
        "EDN046",
        Severity.WARNING,
        "What was pressed before can't be read from {file}: what isn't wanted any more may still stand.",
        "Look at the editions of this day, and take away what isn't in the report.",
        "the note of an edition, or an earlier report, is no longer what was written",
        "a `report.json` that was cut short, beside editions of an earlier version",
    ),
    Entry(
        "EDN047",
        Severity.ERROR,
        "The edition isn't wanted any more, and can't be taken away: {error}.",
        "Take its file away by hand.",
        "an edition that isn't wanted any more can't be moved or removed",
        "an output folder that is closed to this user",
    ),
    Entry(
        "EDN050",
        Severity.NOTICE,
        "Of {all} articles {number} have another date of their own ({days}) and were given {date}.",
        "Nothing, if that is meant; to press one day of what the sources hold, write --only.",
        "articles were given another date than their own",
        "`--date 2025-07-24` with articles of the day before",
    ),
    Entry(
        "EDN051",
        Severity.NOTICE,
        "The profile {profile} adds its name to its files: those without a name were pressed for {other}.",
        "Nothing; to give the plain names to another profile, take the files that have them away.",
        "files without a profile's name were pressed before for another profile, and stay",
        "`--profile eink`, then `--profile kindle` into the same folder",
    ),
    Entry(
        "EDN052",
        Severity.WARNING,
        "The sources hold nothing of {asked}; what they hold is of {days}.",
        "Ask for a day that they hold; a day begins when the masthead's day_starts says.",
        "nothing in the sources is of the days that were asked for",
        "`--only 2025-07-25` with articles of 2025-07-23",
    ),
    Entry(
        "EDN060",
        Severity.ERROR,
        "The edition could not be pressed: an error came that nobody foresaw ({why}).",
        REPORT,
        "pressing an edition led to an error that nobody foresaw; the others are pressed",
        "an article, or a theme of your own, that is unlike all that were tried",
    ),
    Entry(
        "EDN061",
        Severity.WARNING,
        "{address} is no address that a reader could follow, so it isn't a link.",
        "Write an e-mail address such as desk@courier.example, or a web address that begins with"
        " https://.",
        "the masthead's contact, or an author's e-mail address, is none; it isn't a link",
        '`contact = "javascript:…"`',
    ),
    Entry(
        "EDN071",
        Severity.WARNING,
        "The edition's file isn't the one that was pressed: it is left off the shelf.",
        "Press it again, or take the file away.",
        "somebody has changed an edition's file, so it isn't put on the shelf",
        "a pressed file that was opened and saved in an editor, then `paperpress shelf`",
    ),
    Entry(
        "EDN072",
        Severity.WARNING,
        "The note of an edition can't be read, so the edition is left off the shelf.",
        "Press its day again.",
        "the note that a press left of an edition is no longer what was written",
        "a file below `.paperpress/2025-07-23/` that was cut short",
    ),
    Entry(
        "EDN073",
        Severity.ERROR,
        "The edition can't be read, so it is left off the shelf: {reason}.",
        "Press it again without the cache.",
        "an edition's package document can't be read",
        "an edition that names no package document",
    ),
    Entry(
        "EDN074",
        Severity.NOTICE,
        "The edition has no cover that can be shown, so the shelf lists it without one.",
        "Press it again.",
        "the cover of an edition isn't there, or is no picture",
        "an edition whose `cover.jpg` is text",
    ),
    Entry(
        "EDN095",
        Severity.NOTICE,
        "The article changed since the last issue, and its record doesn't say when or how.",
        "Set `updated`, or add a correction with its date: readers are told when, and devices that sync see that there is something new.",
        "an article of a re-issue changed, and neither `updated` nor a new correction says when",
        "another body under the same `updated`",
    ),
    Entry(
        "EDN096",
        Severity.WARNING,
        "What the last issue of the edition held can't be read: readers aren't told what changed.",
        "Nothing: the next issue tells what changes from now on.",
        "the note of the last issue is broken, so that a re-issue tells of no change",
        "a file below `OUT/.paperpress/issues` that is no JSON",
    ),
    Entry(
        "EDN101",
        Severity.ERROR,
        "There is no navigation document.",
        "Add one with a table of contents (EPUB 3.3, section 7).",
        "there is no navigation document",
        "none in the manifest",
    ),
    Entry(
        "EDN102",
        Severity.WARNING,
        "The table of contents is in another order than the pages.",
        "List the pages in reading order.",
        "the table of contents is in another order than the pages",
        "swapped entries",
        "criterion 1.3.2",
    ),
    Entry(
        "EDN103",
        Severity.WARNING,
        "The page is not in the table of contents.",
        "List it, so that it can be reached by other ways than page by page.",
        "a page is not in the table of contents",
        "an entry left out",
        "criterion 2.4.5",
    ),
    Entry(
        "EDN104",
        Severity.WARNING,
        "{count} printed pages are marked, and there is no list to go to one by.",
        'Add a nav of epub:type "page-list".',
        "printed pages are marked and not listed",
        "no `page-list`",
        "EPUB Accessibility 1.1, page navigation",
    ),
    Entry(
        "EDN105",
        Severity.WARNING,
        "{count} marks of printed pages are not in the list of pages.",
        "List each mark that has an id, in the order of the print.",
        "a mark of a printed page is not in the list",
        "an entry left out",
        "EPUB Accessibility 1.1, page navigation",
    ),
    Entry(
        "EDN106",
        Severity.WARNING,
        "A mark of a printed page doesn't say which page begins.",
        'Write role="doc-pagebreak" and aria-label="Page 12".',
        "a mark doesn't say which printed page begins",
        "no `aria-label`",
    ),
)
