"""What the pages read: plain functions from a SQLite connection to dicts. They know neither Datasette nor HTML."""
