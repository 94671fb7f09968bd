"""Drawings in SVG: what is safe of one is kept, drawn in a process of its own, and becomes a PNG."""
