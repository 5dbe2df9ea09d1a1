"""The sitemaps of an index, by dates: which of them may hold something of a run's window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.extract.stated.addresses import year_of_name

if TYPE_CHECKING:
    from archive_scraper.crawl.options import CrawlOptions
    from archive_scraper.items import Address


def is_outside(options: CrawlOptions, part: Address) -> bool:
    """Tell whether a sitemap holds nothing of the run's dates, by when it was changed or by the year of its name."""
    if part.modified and options.precedes(part.modified):
        return True
    named = year_of_name(part.url)
    return named is not None and options.excludes(named)
