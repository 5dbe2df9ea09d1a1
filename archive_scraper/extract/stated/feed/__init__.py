"""Feeds: RSS, RDF, Atom and JSON Feed."""

from archive_scraper.extract.stated.feed.alternates import feeds_of
from archive_scraper.extract.stated.feed.kind import is_feed
from archive_scraper.extract.stated.feed.reading import read_feed

__all__ = ["feeds_of", "is_feed", "read_feed"]
