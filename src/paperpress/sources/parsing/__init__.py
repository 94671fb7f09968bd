"""What the formats share: dates, people, plain text, JSON, XML and HTML of anybody's."""
