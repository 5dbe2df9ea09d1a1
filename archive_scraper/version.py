"""The version of the program."""

VERSION = "0.1.0"
SOFTWARE = f"archive-scraper {VERSION}"
"""What writes an archive, as it is noted in captures."""
