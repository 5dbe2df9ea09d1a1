"""Center for a New American Security: Craft CMS, /pN paging, teasers of 175 characters."""

from __future__ import annotations

from archive_scraper.crawl.spider import ArchiveSpider
from archive_scraper.spiders.rules.cnas import RULES


class CnasSpider(ArchiveSpider):
    """CNAS."""

    name = "cnas"
    rules = RULES
