"""The repeated blocks of a page: where they are, and where one record ends."""
