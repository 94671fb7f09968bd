"""WordPress: its exports, and answers of its REST API."""
