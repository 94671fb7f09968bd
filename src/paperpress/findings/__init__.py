"""The one catalogue of findings: each code with its severity, message, remedy and criterion.

`emit` makes a finding of a code. A family of codes is a table of its own; docs/findings.md is made
from the same tables.
"""

from paperpress.findings.catalogue import emit

__all__ = ["emit"]
