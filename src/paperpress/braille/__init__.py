"""An edition's pages become braille: their words by liblouis, their structure kept.

`louis` calls the library, `codes` says which of its tables a language takes. `translation` turns
text into cells, `runs` a run of the block model with its languages, emphasis and links, `bodies` a
whole body. What comes out is the block model again, its text in cells. From there two ways go on:
`sweeping` finishes pages of XHTML for eBraille; `volume` lays the same bodies out in rows (`blocks`,
`tables`, `heads`), `paging` puts those on pages of paper, and `brf` and `pef` write them.
"""
