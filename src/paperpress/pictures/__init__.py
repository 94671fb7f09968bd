"""Pixels: find and open pictures safely, fit and tone them for a device, draw the cover.

`store` reads an editor's file, `opening` looks at it before anything is decoded, and `process` fits,
tones and encodes it. `cover` draws the front page. `picture_cache` keeps what was made, and
`darkroom` does all of it for an edition. `qr` draws an article's address.
"""
