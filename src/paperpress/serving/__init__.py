"""The server: the shelf over HTTP, read in a browser, for everybody or for those with an account.

A request is a value (`requests`), and so is an answer (`answers`); `application` is the way from one
to the other. `view` is the shelf as it stands at this moment, and `editions` opens what was pressed.
"""
