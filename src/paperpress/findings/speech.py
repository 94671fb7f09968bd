"""Findings of the family SND."""

from __future__ import annotations

from typing import Final

from paperpress.findings.entry import Entry
from paperpress.model.finding import Severity

ENTRIES: Final[tuple[Entry, ...]] = (
    Entry(
        "SND001",
        Severity.WARNING,
        "There is no voice for this language ({why}), so that {narrator} reads it.",
        "Install the voice, or name one in paperpress.toml, as [speech.voices.LANGUAGE].",
        "a language of the edition has no voice, and the edition's own reads it",
        "a quotation in a language that eSpeak NG doesn't have",
    ),
    Entry(
        "SND002",
        Severity.WARNING,
        "The edition isn't read aloud: {why}.",
        "Install what is missing (docs/listening.md says how), and press again.",
        "there is no voice at all, and the edition is pressed without sound",
        "profile `listen` on a machine without eSpeak NG",
    ),
    Entry(
        "SND003",
        Severity.WARNING,
        "A voice failed, and what it was to say is silent: {narrator}: {why}.",
        "Try its command with the sentence by hand, mend it, and press again.",
        "a voice failed at a sentence, and a short silence stands for it",
        "a program as a voice that ends with an error",
    ),
    Entry(
        "SND004",
        Severity.NOTICE,
        "{narrator} doesn't tell where words begin, so that its sentences are marked as wholes.",
        "Take a voice that tells it, or set marks to sentences in [speech].",
        "words are to be marked one by one, and a voice doesn't tell when they are heard",
        '`marks = "words"` with a voice of Piper',
    ),
    Entry(
        "SND020",
        Severity.WARNING,
        "What is heard of this edition can't be read, so it has no podcast: {reason}.",
        "Press it again.",
        "a shelf can't read the overlays of an edition that reads itself aloud",
        "an edition of the profile `listen` whose SMIL document is broken",
    ),
)
