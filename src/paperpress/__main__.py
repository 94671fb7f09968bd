"""``python -m paperpress``."""

from paperpress.cli import main

main()
