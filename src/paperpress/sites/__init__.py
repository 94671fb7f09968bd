"""Newspapers' own sites as sources: asked politely, and laid down as files that the press reads.

`from_sites` goes through the sites of a paperpress.toml; for each, `gathering` lets a reader of its
kind (`wordpress`, `ghost`, `feeds`, `sitemaps`, `json_api`) list what was published in a span of days
and give documents in a format of `sources`. Whoever asks a server does so by `asking`. What is kept
from one run to the next (`kept_items`) are those documents; articles are read from them as from any
other file. `detecting` finds what a site can be read by, for ``paperpress new --from``.
"""
