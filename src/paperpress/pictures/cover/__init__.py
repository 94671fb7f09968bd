"""The cover: its designs, and the typesetting of what stands on it."""
