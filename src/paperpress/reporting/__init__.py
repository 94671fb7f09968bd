"""The editor's report as a page: what was left out, what was found, and the pictures it is about.

`sheet` is what one edition gives to it, `sorting` puts the findings of a day into the order in
which an editor clears them, `page` writes them down (docs/report.md).
"""
