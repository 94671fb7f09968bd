"""The ways of sending, each a module; `table` lists them."""
