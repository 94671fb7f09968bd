"""Article records as this project's own JSON and JSON Lines."""
