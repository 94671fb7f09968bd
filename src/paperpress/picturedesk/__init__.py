"""The picture desk: which pictures need words, to an editor and back, and kept for every edition.

`wanting` finds the pictures, `sheets` writes them for an editor, `returns` reads what comes back,
`archive` is the file that every later build reads (docs/alternative-text.md).
"""
