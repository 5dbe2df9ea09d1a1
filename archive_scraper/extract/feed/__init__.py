"""A feed as a listing: RSS, RDF, Atom and JSON Feed into the same teasers, read from bytes that a crawl fetched."""

from archive_scraper.extract.feed.alternates import feeds_of
from archive_scraper.extract.feed.extraction import extract_feed
from archive_scraper.extract.feed.kind import is_feed
from archive_scraper.extract.feed.model import Feed, FeedItem
from archive_scraper.extract.feed.reading import read_feed

__all__ = ["Feed", "FeedItem", "extract_feed", "feeds_of", "is_feed", "read_feed"]
