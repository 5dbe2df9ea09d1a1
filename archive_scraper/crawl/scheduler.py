"""Scrapy's scheduler interface over the frontier in the database.

Scrapy's own queues live in memory, and its JOBDIR survives only a clean stop. Here every request comes from a
frontier row and is ticked off in the transaction that stores what its page held. Only what a downloader
middleware sends back (a redirect) waits in memory: the row it belongs to is still open.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Self

from scrapy.core.scheduler import BaseScheduler

if TYPE_CHECKING:
    from scrapy import Request, Spider
    from scrapy.crawler import Crawler

    from archive_scraper.crawl.spider import ArchiveSpider


class FrontierScheduler(BaseScheduler):
    """Feed the engine from the run's frontier."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.returned: deque[Request] = deque()
        self._timer: asyncio.TimerHandle | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the scheduler; the run is opened with it."""
        return cls(crawler)

    @property
    def spider(self) -> ArchiveSpider:
        """The crawl's spider."""
        return self.crawler.spider  # type: ignore[return-value] # ArchiveSpider names this scheduler

    def open(self, spider: Spider) -> None:  # noqa: ARG002 # Scrapy's signature
        """Open the run: database, lease, frontier."""
        self.spider.open_run()

    def close(self, reason: str) -> None:
        """Close the run with its verdict."""
        if self._timer is not None:
            self._timer.cancel()
        self.spider.close_run(reason)

    def has_pending_requests(self) -> bool:
        """Tell whether anything is left to ask for in this run, now or after a wait."""
        return bool(self.returned) or self.spider.run.has_work()

    def enqueue_request(self, request: Request) -> bool:
        """Take back a request that a middleware made or a timer released."""
        self.returned.append(request)
        return True

    def next_request(self) -> Request | None:
        """Return the next request that is due, or None."""
        if self.returned:
            return self.returned.popleft()
        entry = self.spider.run.next_entry()
        if entry is not None:
            return self.spider.request_for(entry)
        self._wake_later()
        return None

    def _wake_later(self) -> None:
        """Ask again when the next row is due: the engine itself asks only after a response or every 5 s."""
        wait = self.spider.run.seconds_to_next()
        if wait is None or (self._timer is not None and not self._timer.cancelled()):
            return
        self._timer = asyncio.get_running_loop().call_later(wait, self._wake)

    def _wake(self) -> None:
        self._timer = None
        entry = self.spider.run.next_entry()
        if entry is not None and self.crawler.engine is not None:
            self.crawler.engine.crawl(self.spider.request_for(entry))
