"""NewsML-G2 of the IPTC."""
