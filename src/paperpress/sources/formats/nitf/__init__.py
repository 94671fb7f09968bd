"""NITF of the IPTC, as a file or within another format."""
