"""The small words that open a byline before a name."""

from __future__ import annotations

from typing import Final

from archive_scraper.words import book

BY_WORDS: Final = book.entries("byline.opens")
BY: Final = book.alternatives("byline.opens")
"""The same as alternatives of a regular expression."""
