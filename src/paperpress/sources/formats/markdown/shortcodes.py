"""Shortcodes in Markdown: Hugo's (https://gohugo.io/content-management/shortcodes/), Jekyll's tags."""

from __future__ import annotations

import re
from html import escape

from paperpress.model.finding import Finding
from paperpress.sources.parsing.shortcodes import left_out
from paperpress.sources.parsing.snippets import figure, link
from paperpress.sources.parsing.values import each_once

#: Hugo's shortcodes, and Jekyll's tags of Liquid.
_SHORTCODE = re.compile(r"\{\{[<%]\s*+(/?)\s*+([\w/.-]+)((?:(?!\{\{|[>%]\}\}).)*+)[>%]\}\}", re.S)
_LIQUID = re.compile(r"\{%-?\s*+(\w+)\b(?:(?!\{%|%\}).)*+%\}", re.S)
_ATTRIBUTE = re.compile(r"\b(\w+)\s*=\s*(?:\"([^\"]*)\"|`([^`]*)`|(\S+))")


def written_out(markdown: str, notices: list[Finding]) -> str:
    """Return the text with the content of its shortcodes; unknown ones are left out (REC081)."""
    gone: list[str] = []

    def replaced(match: re.Match[str]) -> str:
        closing, kind, rest = match[1], match[2], match[3]
        html = "" if closing else _shortcode(kind, rest)
        if not html and not closing:
            gone.append(kind)
        return html

    source = _SHORTCODE.sub(replaced, markdown)
    gone += [match[1] for match in _LIQUID.finditer(source)]
    if gone:
        notices.append(left_out("REC081", each_once(gone)))
    return _LIQUID.sub("", source)


def _shortcode(kind: str, rest: str) -> str:
    """Return the HTML of one of Hugo's own shortcodes; empty for any other."""
    named = {m[1]: m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(rest)}
    bare = rest.strip().removesuffix("/").strip().strip("\"'")
    if kind == "figure" and named.get("src"):
        caption = named.get("caption") or named.get("title", "")
        html = figure(
            named["src"], caption=caption, credit=named.get("attr", ""), alt=named.get("alt", "")
        )
        return f"\n\n{html}\n\n"
    if kind == "youtube":
        id = named.get("id") or bare
        return (
            f"\n\n<p>{link(f'https://www.youtube.com/watch?v={id}', f'youtube.com/{id}')}</p>\n\n"
        )
    if kind == "vimeo":
        id = named.get("id") or bare
        return f"\n\n<p>{link(f'https://vimeo.com/{id}', f'vimeo.com/{id}')}</p>\n\n"
    if kind in {"ref", "relref"}:
        return escape(bare)
    return ""
