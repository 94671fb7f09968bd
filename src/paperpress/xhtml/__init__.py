"""Pages: trees of XHTML, built from values and serialised once.

One module a page: `cover`, `contents`, `article` (with `flow` for its body), `contributors`,
`colophon`, `nav`, `ncx`. `tree` holds what they build with, `context` what they are given.
"""
