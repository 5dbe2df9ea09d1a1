"""Teaser summaries: the site's own words, without decoration; whether the site cut them."""

from archive_scraper.normalize.summaries.citations import mend_lines
from archive_scraper.normalize.summaries.frames import unframe
from archive_scraper.normalize.summaries.reading import SummaryReading, read_summary

__all__ = ["SummaryReading", "mend_lines", "read_summary", "unframe"]
