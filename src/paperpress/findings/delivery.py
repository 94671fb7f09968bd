"""Findings of the family DLV."""

from __future__ import annotations

from typing import Final

from paperpress.findings.entry import Entry
from paperpress.model.finding import Severity

ENTRIES: Final[tuple[Entry, ...]] = (
    Entry(
        "DLV001",
        Severity.ERROR,
        "The edition hasn't reached {target} yet: {why}.",
        "Nothing, if that passes: the next `paperpress deliver` tries again.",
        "an edition hasn't reached a target, and is tried again by the next run",
        "a server that answers 451",
        cases={
            "list": (
                "The edition hasn't reached {count} of the addresses of {target} yet: {why}.",
                "Nothing, if that passes: the next `paperpress deliver` tries them again.",
            )
        },
    ),
    Entry(
        "DLV002",
        Severity.ERROR,
        "The edition was refused by {target} for good: {why}.",
        "Mend what was refused; the same edition isn't sent there again, the next one is.",
        "a target refused an edition for good",
        "a mailbox that doesn't exist",
        cases={
            "list": (
                "The edition was refused for good for {count} of the addresses of {target}: {why}.",
                "Take the addresses from the list, or mend them; the next edition is sent to them"
                " again.",
            )
        },
    ),
    Entry(
        "DLV003",
        Severity.ERROR,
        "Nothing can be sent to {target}: {why}.",
        "Mend that, and run `paperpress deliver` again: nothing is lost.",
        "a target can't be used: wrong password, a certificate that isn't valid, a device that isn't"
        " there, a program that isn't found",
        "a wrong password",
    ),
    Entry(
        "DLV004",
        Severity.ERROR,
        "The edition has {size}, and {service} takes {limit}; it isn't sent to {target}.",
        "Press it smaller, with `max_size` in paperpress.toml.",
        "an edition is larger than the service at its target takes, so it isn't sent",
        "60 MB to a Kindle",
    ),
    Entry(
        "DLV005",
        Severity.ERROR,
        "{service} doesn't take {kind}; the edition isn't sent to {target}.",
        "Name another profile for the target, such as {profile!r}.",
        "the service at a target doesn't take this kind of file, so it isn't sent",
        "the profile `kobo` to a Kindle",
    ),
    Entry(
        "DLV006",
        Severity.WARNING,
        "{count} lines of {file} are no address that mail can be sent to: {lines}.",
        "Write an address a line, as name@example.com.",
        "lines of a list are no address, and nothing is sent to them",
        "`anna.example.com` in a list",
    ),
    Entry(
        "DLV007",
        Severity.NOTICE,
        "The edition was corrected since it was sent to {target}, which gets no corrections.",
        'Nothing, or allow them: corrections = "always".',
        "a corrected edition isn't sent, as the target's policy says",
        'another press, with `corrections = "never"`',
    ),
    Entry(
        "DLV008",
        Severity.NOTICE,
        "The edition was corrected again since it was sent to {target}; that waits until tomorrow.",
        "Nothing: the first run of `paperpress deliver` tomorrow sends it.",
        "a second correction on one day waits, as the target's policy says",
        'a third press on a day, with `corrections = "daily"`',
    ),
    Entry(
        "DLV009",
        Severity.NOTICE,
        "The edition may have reached {target} twice: what sent it before was cut off after the last"
        " word and before the answer.",
        "Nothing; docs/delivery.md says where this can be.",
        "an edition was sent again, since nobody can tell whether it had arrived",
        "a power cut between a message's end and the server's answer",
        cases={
            "list": (
                "The edition may have reached {count} of the addresses of {target} twice: what sent"
                " it before was cut off after the last word and before the answer.",
                "Nothing; docs/delivery.md says where this can be.",
            )
        },
    ),
    Entry(
        "DLV010",
        Severity.WARNING,
        "There is nothing for {target} on {day}: no edition was pressed for the profile {profile!r}.",
        "Press one: name the profile in [edition], or another in the target.",
        "the newest day has no edition of the profile that a target wants",
        'a target with `profile = "kindle"`, and editions for `eink` alone',
    ),
    Entry(
        "DLV011",
        Severity.WARNING,
        "Another delivery to {target} is at work, so this one left it alone.",
        "Wait for it, and run `paperpress deliver` again.",
        "two runs met at a target, and the second left it to the first",
        "`paperpress deliver`, twice at once",
    ),
    Entry(
        "DLV012",
        Severity.WARNING,
        "The file isn't what was pressed, so it isn't sent.",
        "Press it again, or take the file away.",
        "an edition's file was changed after it was pressed, so it isn't sent",
        "an edition opened and saved in an editor",
    ),
    Entry(
        "DLV013",
        Severity.ERROR,
        "What was sent to {target} can't be read ({why}), so nothing is sent: it might arrive twice.",
        "Put {file} back from a backup; or remove it, and the newest day is sent anew.",
        "the notes of what was sent can't be read, so nothing is sent",
        "a torn file below `.paperpress/delivered`",
    ),
    Entry(
        "DLV014",
        Severity.WARNING,
        "The note {file} can't be read, so the edition that it tells of isn't sent.",
        "Press that day again: the note is then written anew.",
        "a note of what was pressed can't be read, so its edition isn't sent",
        "a torn file below `.paperpress`",
    ),
)
