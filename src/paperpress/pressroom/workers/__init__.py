"""Who presses the editions of a run: processes of this machine, or workers elsewhere."""
