"""Captures: pages as they were fetched, in WARC files next to the database; the table ``captures`` is their index."""
