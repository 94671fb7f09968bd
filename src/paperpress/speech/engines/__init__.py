"""What speaks: a module an engine, one protocol, and the table of voices by language."""
