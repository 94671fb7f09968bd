"""An editor's picture opened safely: what it is and how large, and its pixels on white paper."""
