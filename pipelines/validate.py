"""The last look before the database: an item without an address or a title is dropped."""

from __future__ import annotations

from typing import ClassVar

from scrapy.exceptions import DropItem

from archive_scraper.crawl.step import Record, Step
from archive_scraper.items import Article, Listing
from archive_scraper.normalize.urls import is_http


class ValidatePipeline(Step):
    """Drop what cannot be stored; count the fields that no other step owns."""

    owns: ClassVar[dict[str, str | None]] = {
        "title": None,
        "subtitle": None,
        "language": None,
        "kind": "kind_raw",
        "image": None,
        "series": None,
        "pdf_links": None,
    }

    def process_item(self, item: object) -> object:
        """Raise DropItem for an article without address or title; remove such teasers from a listing."""
        if isinstance(item, Article) and not _storable(item):
            raise DropItem(f"no address or no title: {item.url!r}")
        if isinstance(item, Listing):
            item.items = [teaser for teaser in item.items if _storable(teaser)]
        return super().process_item(item)

    def apply(self, record: Record, order: str | None) -> None:
        """Nothing to set: this step looks."""


def _storable(record: Record) -> bool:
    return bool(record.title) and is_http(record.url)
