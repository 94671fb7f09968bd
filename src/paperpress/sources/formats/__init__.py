"""The formats that are read: a module or folder each, and the `table` that names them."""
