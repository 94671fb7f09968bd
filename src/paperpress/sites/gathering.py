"""What one site has published, gathered into files that the press reads."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import assert_never

from paperpress.config.sites import Site
from paperpress.errors import ConfigurationError
from paperpress.files.secrets import SecretError, read_secret
from paperpress.files.web import FetchError
from paperpress.findings import emit
from paperpress.last_guard import guarded, guarded_each
from paperpress.model.finding import Finding
from paperpress.sites.asking import Asker, Keys, Limits, Transport
from paperpress.sites.feeds import Feed
from paperpress.sites.ghost import Ghost
from paperpress.sites.json_api import JsonApi
from paperpress.sites.kept_answers import KeptAnswers
from paperpress.sites.kept_items import KeptItems
from paperpress.sites.listing import Document, Gone, Listing, Reader, Span
from paperpress.sites.sitemaps import Sitemap
from paperpress.sites.wordpress import WordPress
from paperpress.slugs import slug

_ANSWERS = "answers"
_FORESEEN = (FetchError, OSError, ConfigurationError)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What one site gave."""

    site: Site
    folder: Path
    files: tuple[Path, ...]
    """Documents in a format of `sources`, in the order of the site."""
    findings: tuple[Finding, ...]
    requests: int
    bytes: int
    answered: bool
    """Whether the site listed what it has; else the files are those of an earlier run."""


def gather_site(site: Site, span: Span, folder: Path, asker: Asker, width: int) -> Gathered:
    """Ask a site for what is new of some days, and lay down all that it has of them.

    What can't be had is a finding, and what was had before stays: an edition that was pressed from
    it isn't lost because a site is down. Each document says of which day it is.

    Args:
        site: which, and how.
        span: the days.
        folder: the site's own (`folder_of`), from one run to the next.
        asker: asks the site.
        width: pixels of the widest screen that is pressed for; 0: pictures stay at their largest.

    Raises:
        OSError: the folder can't be written.
    """
    reader = _reader(site, asker, span, width)
    kept = KeptItems.of(folder)
    findings: list[Finding] = []
    listing: Listing | None = None
    try:
        listing = guarded(reader.listed, _unforeseen, foreseen=_FORESEEN)
        findings += listing.findings
        gone = kept.gone(listing, span)
        if gone:
            findings.append(emit("WEB005", url=site.url, count=len(gone)))
        kept = kept.without([*gone, *kept.outdated(listing, span)])
        documents = reader.documents(kept.stale(listing))
        for document in guarded_each(documents, _unforeseen_document, foreseen=_FORESEEN):
            if isinstance(document, Document):
                kept = kept.put(document)
            elif isinstance(document, Gone):
                kept = kept.without([item for item in kept.items if item.key == document.item.key])
                findings.append(document.finding)
            else:
                findings.append(document)
        if not listing.items:
            findings.append(emit("WEB006", url=site.url))
        asker.kept.let_go()
    except FetchError as error:
        findings.append(emit("WEB001", url=site.url, why=error, remedy=_remedy(site, error)))
    kept = kept.closed(listing)
    shown = [item for item in kept.items if span.holds(item.moment)]
    behind = sum(bool(item.page) for item in shown)
    if behind:
        findings.append(emit("WEB003", url=site.url, count=behind))
    return Gathered(
        site,
        folder,
        files=tuple(folder / item.name for item in shown),
        findings=tuple(findings),
        requests=asker.requests,
        bytes=asker.bytes,
        answered=listing is not None,
    )


def folder_of(site: Site, folder: Path) -> Path:
    """Return a site's own folder below one for all of them."""
    asked = (site.kind, site.url, site.types, site.statuses, site.items, site.next)
    return folder / f"{slug(site.hostname)[:40]}-{sha256(repr(asked).encode()).hexdigest()[:12]}"


def asker_of(
    site: Site,
    folder: Path,
    transport: Transport,
    agent: str,
    *,
    environ: Mapping[str, str],
    home: Path,
) -> Asker:
    """Return what asks a site.

    Args:
        site: which.
        folder: the site's own, where answers are kept.
        transport: gets answers.
        agent: names us to the site.
        environ: the environment's variables, where keys and passwords are.
        home: the folder of paperpress.toml, which files of passwords lie below.

    Raises:
        ConfigurationError: a key or a password isn't where it is said to be.
    """
    query = {"key": _variable(environ, site.key_env)} if site.key_env else {}
    keys = Keys(site.host, _headers(site, environ, home), query)
    return Asker(transport, KeptAnswers(folder / _ANSWERS), Limits(site.requests), keys, agent)


def _unforeseen(why: str) -> Listing:
    raise FetchError(f"an error came that nobody foresaw ({why})")


def _unforeseen_document(why: str) -> Document | Gone | Finding:
    raise FetchError(f"an error came that nobody foresaw ({why})")


def _reader(site: Site, asker: Asker, span: Span, width: int) -> Reader:
    match site.kind:
        case "wordpress":
            return WordPress(asker, site.home, span, site.types, site.statuses, width)
        case "ghost":
            return Ghost(asker, site.home, span, width)
        case "feed":
            return Feed(asker, site.url, span)
        case "sitemap":
            return Sitemap(asker, site.url, span)
        case "json":
            return JsonApi(asker, site.url, span, site.items, site.next)
    assert_never(site.kind)


def _headers(site: Site, environ: Mapping[str, str], home: Path) -> dict[str, str]:
    """Return the headers that show who we are.

    Raises:
        ConfigurationError: a value isn't where it is said to be.
    """
    headers = {name: _variable(environ, variable) for name, variable in site.headers_env.items()}
    if site.username is not None:
        try:
            secret = read_secret(site.password_env, site.password_file, home, environ)
        except SecretError as error:
            raise ConfigurationError(f"sources: {site.host}: {error}") from None
        pair = base64.b64encode(f"{site.username}:{secret}".encode()).decode("ascii")
        headers["Authorization"] = f"Basic {pair}"
    return headers


def _variable(environ: Mapping[str, str], name: str) -> str:
    """Return the value of a variable, which goes into a header or an address.

    Raises:
        ConfigurationError: it isn't set, or holds what can't be sent.
    """
    value = environ.get(name, "")
    if not value:
        raise ConfigurationError(f"sources: the environment variable {name} isn't set")
    if not (value.isascii() and value.isprintable()):
        raise ConfigurationError(
            f"sources: what the environment variable {name} holds can't be sent"
        )
    return value


def _remedy(site: Site, error: FetchError) -> str:
    """Return what to do about an error."""
    message = str(error)
    if "robots.txt forbids" in message:
        return "Allow the agent paperpress in the site's robots.txt."
    if error.status in {401, 403}:
        return "See that the key or the password is right, and that the site lets paperpress in."
    if error.status in {404, 410}:
        return f"See that the address is right, and that it is of the kind {site.kind!r}."
    if error.status == 429:
        return "Ask less often, or let the site's owner allow paperpress more."
    if "certificate" in message:
        return "Let the site's certificate be renewed; nothing is read without a valid one."
    if "HTML" in message:
        return "Open the address: a login, an outage or another address is in the way."
    return "See that the site answers, and press again."
