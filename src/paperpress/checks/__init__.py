"""House rules: what EPUBCheck and Ace don't report, as findings.

`view` opens a publication, its own or any EPUB, for the rules; `rules` is the table of them.
"""

from paperpress.checks.rules import check, check_epub

__all__ = ["check", "check_epub"]
