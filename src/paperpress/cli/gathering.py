"""Articles of newspapers' sites, for the command that presses them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from paperpress.config import Configuration
from paperpress.files.cache import cache_folder
from paperpress.pressroom.job import Job, device_of
from paperpress.sites.from_sites import FOLDER, FromSites, asking_alone, gather


@contextmanager
def from_sites(
    configuration: Configuration, job: Job, options: dict[str, Any]
) -> Iterator[FromSites]:
    """Give what the sites of a configuration have of the days that are asked for.

    Without a cache, and where answers are recorded or replayed, nothing of an earlier run is used,
    and nothing is kept for a later one.
    """
    lasting = (job.cache.folder if job.cache else cache_folder()) / FOLDER
    apart = job.cache is None or options["record"] or options["replay"]
    with ExitStack() as stack:
        passing = stack.enter_context(tempfile.TemporaryDirectory(prefix="paperpress-"))
        if not apart:
            stack.enter_context(asking_alone(configuration, lasting))
        yield gather(
            configuration,
            Path(passing) if apart else lasting,
            masthead=job.masthead,
            since=options["only"] or options["since"],
            until=options["only"] or options["until"],
            width=max(device_of(named).width for named in job.profiles),
            now=options["as_of"],
            record=options["record"],
            replay=options["replay"],
            known_as=lasting,
        )
