"""Lists that state what they hold, each read into the same teasers from bytes that a crawl fetched."""

from archive_scraper.extract.stated.extraction import extract_stated
from archive_scraper.extract.stated.model import StatedEntry, StatedList
from archive_scraper.extract.stated.reading import is_stated, read_stated

__all__ = ["StatedEntry", "StatedList", "extract_stated", "is_stated", "read_stated"]
