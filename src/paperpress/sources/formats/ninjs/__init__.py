"""ninjs of the IPTC."""
