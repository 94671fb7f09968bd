"""The file of a publication, in each package that a profile can ask for."""

from __future__ import annotations

from paperpress.binding.epub import bind, zipped
from paperpress.binding.kepub import kepub
from paperpress.model.publication import Publication
from paperpress.profiles import Profile


def file_of(publication: Publication, profile: Profile) -> bytes:
    """Return the bytes of a publication's file, as the profile packs it.

    Raises:
        BindingError: it can't be bound.
    """
    match profile.package:
        case "epub":
            return bind(publication)
        case "kepub":
            return bind(kepub(publication))
        case "ebrl":
            return bind(publication, folder="")
        case "daisy":
            return zipped(publication)
        case "brf" | "pef" | "mp3":
            (only,) = publication.resources
            return only.data
