"""What a site's robots.txt allows (RFC 9309)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self
from urllib.parse import quote, urlsplit

#: The name that a robots.txt can call us by.
PRODUCT = "paperpress"
_EVERYBODY = "*"
#: Bytes that are looked at (RFC 9309, 2.5).
_LONGEST = 500_000
_LINE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*([^#]*)")
#: Escapes stand for the octets that they escape (RFC 9309, 2.2.2), so all are written one way.
_KEPT = "/*$?&=:;,@!'()+-._~%[]"


@dataclass(frozen=True, slots=True)
class Rule:
    """A line that allows or disallows."""

    pattern: str
    allows: bool

    def matches(self, path: str) -> bool:
        """Tell whether a path begins as the pattern says; ``*`` is anything, ``$`` the end."""
        pattern = self.pattern.removesuffix("$")
        first, *others = pattern.split("*")
        if not path.startswith(first):
            return False
        at = len(first)
        for part in others:
            found_at = path.find(part, at)
            if found_at < 0:
                return False
            at = found_at + len(part)
        if not self.pattern.endswith("$") or at == len(path):
            return True
        return bool(others) and path.endswith(others[-1])


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for us."""

    rules: tuple[Rule, ...] = ()
    delay: float = 0.0
    """Seconds that are to lie between two requests; 0 where it says nothing."""
    sitemaps: tuple[str, ...] = ()
    """Addresses of sitemaps that it names."""

    @classmethod
    def of(cls, data: bytes) -> Self:
        """Read a robots.txt: the groups that name us, else those for everybody."""
        lines = [*_lines(data)]
        names = {agent for agents, _, _ in lines for agent in agents}
        ours = PRODUCT if PRODUCT in names else _EVERYBODY
        rules, delay = [], 0.0
        for agents, key, value in lines:
            if ours not in agents:
                continue
            if key in {"allow", "disallow"} and value:
                rules.append(Rule(_written(value), key == "allow"))
            elif key == "crawl-delay":
                delay = max(delay, _seconds(value))
        sitemaps = [value for _, key, value in lines if key == "sitemap" and value]
        return cls(tuple(rules), delay, tuple(dict.fromkeys(sitemaps)))

    def allows(self, url: str) -> bool:
        """Tell whether we may ask for an address: the longest rule decides, the kinder of two."""
        parts = urlsplit(url)
        path = _written((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        matching = [rule for rule in self.rules if rule.matches(path)]
        best = max(matching, key=lambda rule: (len(rule.pattern), rule.allows), default=None)
        return best is None or best.allows


def _lines(data: bytes) -> Iterator[tuple[frozenset[str], str, str]]:
    """Yield each line with the names of the agents that its group is for."""
    agents: set[str] = set()
    in_heading = False
    for line in (
        data[:_LONGEST].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").splitlines()
    ):
        match = _LINE.match(line)
        if match is None:
            continue
        key, value = match[1].lower(), match[2].strip()
        if key == "user-agent":
            agents = agents if in_heading else set()
            agents.add(_name(value))
        if key != "sitemap":  # belongs to no group
            in_heading = key == "user-agent"
        yield frozenset(agents), key, value


def _name(value: str) -> str:
    """Return the name of an agent, without what follows it."""
    match = re.match(r"[A-Za-z_-]+", value)
    return match[0].lower() if match else value


def _written(path: str) -> str:
    escaped = quote(path, safe=_KEPT)
    return re.sub("%[0-9a-fA-F]{2}", lambda match: match[0].upper(), escaped)


def _seconds(value: str) -> float:
    return float(value) if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", value) else 0.0
