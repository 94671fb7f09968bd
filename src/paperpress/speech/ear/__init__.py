"""What is said of a text that was written to be seen: pure functions of the text and its language.

An engine reads words well, and numbers alone. What the eye settles by its place ("10.30", "2-1",
"£4.5m", "Dr.") is written out here, by the usage of the text's language (usages.toml).
"""

from paperpress.speech.ear.wording import for_the_ear

__all__ = ["for_the_ear"]
