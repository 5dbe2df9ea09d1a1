"""The Jamestown Foundation: WordPress paging, teasers cut after 45 words, two designs."""

from __future__ import annotations

from archive_scraper.crawl.spider import ArchiveSpider
from archive_scraper.spiders.rules.jamestown import RULES


class JamestownSpider(ArchiveSpider):
    """Jamestown."""

    name = "jamestown"
    rules = RULES
