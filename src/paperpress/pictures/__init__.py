"""Pixels: find and open pictures safely, fit and tone them for a device, draw the cover.

`store` reads an editor's file, `opening` looks at it before anything is decoded, `tones` makes it
8-bit grey or sRGB on white, `encoding` writes it, and `press` is the four in order. `darkroom`
does so for a whole edition. `cover` draws the front page with what `typeset` sets in the faces
of `fonts`. `qr` draws an article's address.
"""
