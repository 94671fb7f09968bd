"""A publication becomes bytes. `epub` is the one importer of ebooklib."""
