"""Body: HTML or a record's blocks become the block model, by translation.


`reader` is the entrance. `html` (with `html_repair`) makes a tree that holds every word of its source,
`flow` walks it, element by element, and `block_builder` composes paragraphs of what it meets;
`tables`, `figures`, `embeds`, `quotes` and `lists` know one kind of block each, `links`, `notes` and
`language_marks` what their names say, `record_blocks` the blocks of a record. `outline` and `words`
look at a body that is read. What was left out or mended is gathered in `findings`.
"""
