"""Words: the HTML or blocks of a body become the block model, by translation.

`body` is the door. `html` (with `mending`) makes a tree that holds every word of its source,
`flow` walks it, element by element, and `galley` composes paragraphs of what it meets; `tables`,
`figures`, `embeds`, `quotes` and `lists` know one kind of block each, `links`, `notes` and
`tongues` what their names say, `records` the blocks of a record. `outline` and `words` look at a
body that is read. What was let go or mended is gathered in `remarks`.
"""
