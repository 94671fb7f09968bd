"""Reading aloud as a part of a press: for profiles that want it, where there is a voice."""

from __future__ import annotations

from dataclasses import replace

from paperpress.errors import SpeechError
from paperpress.findings import emit
from paperpress.model.edition import Edition
from paperpress.model.finding import Finding
from paperpress.model.publication import Publication
from paperpress.pressroom.job import Job, path_of
from paperpress.profiles import Profile
from paperpress.speech.voices import lacking


def audible(edition: Edition, job: Job, device: Profile) -> tuple[Profile, tuple[Finding, ...]]:
    """Return the profile as it can be pressed here: without speech where no voice reads the edition.

    Returns:
        The profile, and what is told where it loses its speech.

    Raises:
        SpeechError: it loses its speech, and nothing would be left.
    """
    why = lacking(edition.masthead.language, job.speech) if device.speech else ""
    if not why:
        return device, ()
    if device.heard_alone:
        raise SpeechError(f"no voice reads it, and profile {device.name} is sound: {why}")
    finding = emit("SND002", path=path_of(edition, job, device), why=why)
    return replace(device, speech=False), (finding,)


def with_speech(publication: Publication, job: Job) -> Publication:
    """Return the publication with its sound."""
    from paperpress.speech.read_aloud import read_aloud  # loads what only the extra installs

    return read_aloud(publication, job.speech, threads=job.threads, cache=job.cache)


def as_packed(publication: Publication, device: Profile) -> Publication:
    """Return the publication as a package of sound holds it; any other as it is.

    Raises:
        SpeechError: a page has no sound.
    """
    if device.package == "mp3":
        from paperpress.speech.one_file import one_file

        return one_file(publication)
    if device.package == "daisy":
        from paperpress.speech.daisy.talking_book import talking_book

        return talking_book(publication)
    return publication
