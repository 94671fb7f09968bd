"""An edition that reads itself aloud: what is said, by which voice, and where on the page it stands."""
