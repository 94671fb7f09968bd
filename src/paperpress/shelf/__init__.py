"""The shelf: what was pressed, laid out for readers' devices and browsers as files of a static site.

`catalogue` is what stands on it, as values; feeds, pages and whatever serves or sends editions are
made from these.
"""
