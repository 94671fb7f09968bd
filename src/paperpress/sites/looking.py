"""Looks at the newspaper at an address, as whoever makes a new publication asks."""

from __future__ import annotations

import os
import time
from urllib.parse import urlsplit

from paperpress.errors import ConfigurationError
from paperpress.files.internet import Deadline, allowing
from paperpress.files.web import Answer, Asked, FetchError, address, answer_to
from paperpress.sites.asking import Asker, Limits
from paperpress.sites.detecting import detect
from paperpress.sites.kept_answers import KeptAnswers
from paperpress.sites.ways import Detected

#: Of an address that names none.
_SCHEME = "https://"
#: Of one look, and the seconds that one answer may take in it.
_LIMITS = Limits(requests=60, seconds=180.0)
_ONE_ANSWER = 30.0


def look_at(named: str) -> Detected:
    """Find what a newspaper's site can be read by.

    Args:
        named: its address; without a scheme it is one of https.

    Raises:
        ConfigurationError: it is no address, doesn't answer, or can't be read by anything that is known.
    """
    text = named.strip()
    if "://" not in text:
        text = f"{_SCHEME}{text}"
    try:
        url = address(text)
    except FetchError as error:
        raise ConfigurationError(f"{error}: write one such as https://news.example/") from None
    if url.userinfo:
        raise ConfigurationError("write the address without a name and a password")
    allowed = allowing([urlsplit(str(url)).hostname or ""])

    def asked_now(asked: Asked) -> Answer:
        return answer_to(asked, allowed, Deadline(time.monotonic() + _ONE_ANSWER))

    try:
        return detect(str(url), Asker(asked_now, KeptAnswers(None), _LIMITS), os.environ)
    except ConfigurationError as error:
        if text == named.strip():
            raise
        raise ConfigurationError(
            f"{error}\n  a site without https is named with its http://"
        ) from None
