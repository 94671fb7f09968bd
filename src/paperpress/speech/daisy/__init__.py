"""A publication that reads itself aloud as a talking book of DAISY 2.02.

The specification: https://www.daisy.org/z3986/specifications/daisy_202.html, and what may be skipped:
https://www.daisy.org/z3986/specifications/d202skiprec/d202_skippability_rec.html.
"""
