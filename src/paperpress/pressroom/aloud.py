"""Reading aloud as a part of a press: for profiles that want it, where there is a voice."""

from __future__ import annotations

from dataclasses import replace

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
    """
    why = lacking(edition.masthead.language, job.speech) if device.speech else ""
    if not why:
        return device, ()
    finding = emit("SND002", path=path_of(edition, job, device), why=why)
    return replace(device, speech=False), (finding,)


def with_speech(publication: Publication, job: Job) -> Publication:
    """Return the publication with its sound."""
    from paperpress.speech.read_aloud import read_aloud  # loads what only the extra installs

    return read_aloud(publication, job.speech, threads=job.threads, cache=job.cache)
