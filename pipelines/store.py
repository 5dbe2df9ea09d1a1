"""The row goes into the database, together with what the frontier learned from the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from archive_scraper.crawl.storing import store_article, store_listing
from archive_scraper.items import Article, Listing

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from archive_scraper.crawl.spider import ArchiveSpider


class StorePipeline:
    """Hand listings and articles to the run, which stores each page in one transaction."""

    def __init__(self, spider: ArchiveSpider) -> None:
        self.spider = spider

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the pipeline for a crawl of one site."""
        return cls(crawler.spider)  # type: ignore[arg-type] # an ArchiveSpider: only its items are stored

    def process_item(self, item: object) -> object:
        """Store the item."""
        if isinstance(item, Listing):
            store_listing(self.spider.run, item)
        elif isinstance(item, Article):
            store_article(self.spider.run, item)
        return item
