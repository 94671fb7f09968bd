"""Web pages and data in the terms of schema.org."""
