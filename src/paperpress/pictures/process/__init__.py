"""Pixels for a device: fitted, toned, encoded, and measured against what was given."""
