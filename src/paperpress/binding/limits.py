"""What a service takes, and what of an edition goes beyond it."""

from __future__ import annotations

from collections.abc import Iterator

from paperpress.model.finding import Finding, Severity
from paperpress.model.publication import Publication
from paperpress.profiles import Profile


def too_large(publication: Publication, size: int, profile: Profile) -> Iterator[Finding]:
    """Findings for a file of `size` bytes, and for each picture, beyond the profile's limits.

    PKG010 tells of the file, PKG011 of a picture. The edition is there nevertheless: a reader's
    device may take what a service in between refuses.
    """
    if profile.max_bytes is not None and size > profile.max_bytes:
        yield Finding(
            "PKG010",
            Severity.ERROR,
            "",
            publication.title,
            f"The file has {size:,} bytes, and {profile.name} takes {profile.max_bytes:,}.",
            "Press an EPUB a desk, or send fewer or smaller pictures.",
        )
    limit = profile.max_picture_bytes
    for resource in publication.resources:
        if limit is not None and _is_picture(resource.media_type) and len(resource.data) > limit:
            yield Finding(
                "PKG011",
                Severity.ERROR,
                "",
                resource.href,
                f"The picture has {len(resource.data):,} bytes, and {profile.name} takes {limit:,}.",
                "Send a smaller picture, or one with less detail.",
            )


def _is_picture(media_type: str) -> bool:
    return media_type.startswith("image/")
