"""Records in: a module or folder a format (`formats`), what they share (`parsing`), one way to read any.

`read` opens what it is given and yields, lazily, an `Article` or a `Rejected` for every record.
"""

from paperpress.sources.reading import read

__all__ = ["read"]
