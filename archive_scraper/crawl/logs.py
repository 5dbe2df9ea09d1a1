"""Log lines of a crawl: an item is named by its address, not printed whole."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Self

from scrapy.logformatter import LogFormatter, LogFormatterResult

if TYPE_CHECKING:
    from scrapy import Request, Spider
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.settings import BaseSettings
    from twisted.python.failure import Failure


_COUNTS = (
    "scrapy.extensions.corestats.CoreStats",
    "scrapy.extensions.logcount.LogCount",
    "scrapy.extensions.logstats.LogStats",
)
"""What counts pages, items and lines for Scrapy's log. A run counts its own."""


def leave_out_counts(settings: BaseSettings) -> None:
    """Let Scrapy count nothing for its log where that shows nothing: two more signals a page."""
    if _level(settings) > logging.CRITICAL:
        for name in _COUNTS:
            settings["EXTENSIONS"].set(name, None, priority="cmdline")


def _level(settings: BaseSettings) -> int:
    level = settings["LOG_LEVEL"]
    return level if isinstance(level, int) else logging.getLevelNamesMapping().get(str(level), logging.DEBUG)


class ShortItems(LogFormatter):
    """Scrapy's own lines, without the text of whole articles.

    Lines of level DEBUG are made where the log shows that level: Scrapy's root logger takes each, and its handler
    throws it away.
    """

    def __init__(self, *, shows_pages: bool = True) -> None:
        self.shows_pages = shows_pages

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the formatter for what the log of a crawl shows."""
        return cls(shows_pages=_level(crawler.settings) <= logging.DEBUG)

    def crawled(self, request: Request, response: Response, spider: Spider) -> LogFormatterResult | None:  # type: ignore[override] # None is for no line
        """Say which page came."""
        return super().crawled(request, response, spider) if self.shows_pages else None

    def scraped(  # type: ignore[override] # as above
        self,
        item: Any,
        response: Response | Failure | None,  # noqa: ARG002 # Scrapy's signature
        spider: Spider,  # noqa: ARG002
    ) -> LogFormatterResult | None:
        """Say which item was stored."""
        if not self.shows_pages:
            return None
        return {
            "level": logging.DEBUG,
            "msg": "Stored %(kind)s %(url)s",
            "args": {"kind": type(item).__name__.lower(), "url": getattr(item, "url", "")},
        }
