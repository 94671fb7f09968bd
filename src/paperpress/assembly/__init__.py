"""An edition becomes a publication, in three steps, each from values to values.

1. `read_stories` (`stories`) reads every body and caption.
2. `develop` (`developing`) reads the editors' files, develops each picture and draws the cover.
3. `assemble` (`publication`) makes pages, navigation and metadata of what the first two gave.

`edition_pages` settles what the pages say, with `edition_pictures` for their pictures, `persons`
for who wrote, `links` and `printed` for what points where. `reading_order` writes the pages,
`navigation` what leads to them, `metadata` what describes them.
"""

from paperpress.assembly.developing import Pictures, develop, picture_refs
from paperpress.assembly.publication import assemble, latest
from paperpress.assembly.stories import read_stories

__all__ = ["Pictures", "assemble", "develop", "latest", "picture_refs", "read_stories"]
