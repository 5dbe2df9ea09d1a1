"""A site's selectors: reading with them, and making them from what was found."""
