"""Articles: written, merged with what was known, compared with each other, read."""
