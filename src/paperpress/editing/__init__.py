"""The editor's page: pictures get words, records are corrected, held back and ordered.

`state` keeps what is saved, `day` says what there is to do, `pages` shows it, `application` answers,
`guards` lets only our own pages save (docs/editing.md).
"""
