"""Files: written whole or not at all (`atomic`), kept by their content (`cache`), fetched from the web."""
