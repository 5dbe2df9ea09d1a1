"""Teasers of a listing page, and how they were found."""

from archive_scraper.extract.listing.extraction import extract_listing, extract_related, listing_rules

__all__ = ["extract_listing", "extract_related", "listing_rules"]
