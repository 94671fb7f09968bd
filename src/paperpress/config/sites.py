"""Newspapers' sites that articles are read from, as ``[[sources]]`` of paperpress.toml says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal, Self, TypeAlias
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, model_validator

from paperpress.config.passwords import LOOPBACK, Variable, WithPassword, web_address
from paperpress.model.text import Line, RequiredLine

SiteKind: TypeAlias = Literal["wordpress", "ghost", "feed", "sitemap", "json"]
"""What a site is read by."""

#: Keys that belong to some kinds alone.
_BELONGS: Final[Mapping[str, frozenset[SiteKind]]] = {
    "types": frozenset({"wordpress"}),
    "statuses": frozenset({"wordpress"}),
    "username": frozenset({"wordpress"}),
    "key_env": frozenset({"ghost"}),
    "headers_env": frozenset({"json"}),
    "items": frozenset({"json"}),
    "next": frozenset({"json"}),
    "format": frozenset({"json", "sitemap"}),
}


def _web(address: str) -> str:
    return web_address(address, "https://news.example/")


class Site(WithPassword):
    """A newspaper's site."""

    url: Annotated[RequiredLine, AfterValidator(_web)]
    """Of its front page (WordPress, Ghost), of the feed or the sitemap, or the pattern of an API's
    addresses."""
    kind: SiteKind
    days: Annotated[int, Field(ge=1, le=60)] = 2
    """How many days are read, today's counted, where the command doesn't say which."""
    desk: RequiredLine | None = None
    """The desk of articles that name none."""
    format: RequiredLine | None = None
    """A format or a mapping, where the content doesn't tell."""
    types: Annotated[tuple[RequiredLine, ...], Field(min_length=1)] = ("posts",)
    """WordPress: the API's names of the kinds of posts that are articles."""
    statuses: Annotated[tuple[RequiredLine, ...], Field(min_length=1)] = ("publish",)
    """WordPress: which posts are listed; others than ``publish`` need a password."""
    key_env: Variable | None = None
    """Ghost: the environment variable that holds the content API's key."""
    headers_env: Mapping[RequiredLine, Variable] = Field(default_factory=dict)
    """JSON: headers and the environment variables that hold their values."""
    items: Line = ""
    """JSON: the path to the list in an answer."""
    next: Line = ""
    """JSON: the path to the address of the next page."""
    requests: Annotated[int, Field(ge=1, le=100_000)] = 2_000
    """At most, in one run."""

    @property
    def home(self) -> str:
        """The address of the front page, with a slash at its end."""
        return self.url if self.url.endswith("/") else f"{self.url}/"

    @property
    def hostname(self) -> str:
        """The host alone."""
        return urlsplit(self.url).hostname or ""

    @property
    def host(self) -> str:
        """Scheme, host and port."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    @model_validator(mode="after")
    def _fitting(self) -> Self:
        for key, kinds in _BELONGS.items():
            if key in self.model_fields_set and self.kind not in kinds:
                raise ValueError(f"{key} goes with {' or '.join(sorted(kinds))}")
        if self.kind == "ghost" and self.key_env is None:
            raise ValueError("write key_env: Ghost's content API asks for a key")
        parts = urlsplit(self.url)
        secret = self.has_password or self.key_env is not None or bool(self.headers_env)
        if secret and parts.scheme == "http" and parts.hostname not in LOOPBACK:
            raise ValueError("http would send the password or key for all to read: write https")
        return self
