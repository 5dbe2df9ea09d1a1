"""Scrapy's scheduler interface over the frontier in the database.

Scrapy's own queues live in memory, and its JOBDIR survives only a clean stop. Here every request comes from a
frontier row and is ticked off in the transaction that stores what its page held. Only what a downloader
middleware sends back (a redirect) waits in memory: the row it belongs to is still open.

Scrapy logs an error of its scheduler and goes on without it, for ever. So none leaves here: the run notes it and ends.
"""

from __future__ import annotations

import asyncio
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Self

from scrapy.core.scheduler import BaseScheduler
from scrapy.utils.defer import deferred_from_coro

from archive_scraper.crawl.closing import close_in_turns, fail_start, give_up

if TYPE_CHECKING:
    from scrapy import Request, Spider
    from scrapy.crawler import Crawler
    from twisted.internet.defer import Deferred

    from archive_scraper.crawl.run import Run
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
        try:
            self.spider.open_run()
        except Exception as error:
            if hasattr(self.spider, "run"):
                give_up(self.spider.run, "beginning the crawl", error)
            else:
                fail_start(Path(self.crawler.settings["ARCHIVE_DB"]), self.spider.rules.name, error)
            raise

    def close(self, reason: str) -> Deferred[None] | None:
        """Close the run with its verdict; the loop goes on meanwhile."""
        if self._timer is not None:
            self._timer.cancel()
        return deferred_from_coro(_close(self.spider.run, reason)) if hasattr(self.spider, "run") else None

    def has_pending_requests(self) -> bool:
        """Tell whether anything is left to ask for in this run, now or after a wait.

        Scrapy asks this when it neither downloads nor reads.
        """
        if self.returned:
            return True
        try:
            if not self._is_busy():
                self.spider.run.forsaken()
            return self.spider.run.has_work()
        except Exception as error:  # noqa: BLE001 # see above
            self._end("looking for work", error)
            return False

    def enqueue_request(self, request: Request) -> bool:
        """Take back a request that a middleware made or a timer released."""
        self.returned.append(request)
        return True

    def next_request(self) -> Request | None:
        """Return the next request that is due, or None."""
        if self.returned:
            return self.returned.popleft()
        try:
            request = self._next()
            if request is None:
                self._wake_later()
            return request  # noqa: TRY300 # what the lines above may raise is caught
        except Exception as error:  # noqa: BLE001 # see above
            self._end("choosing the next address", error)
            return None

    def _next(self) -> Request | None:
        run = self.spider.run
        while (entry := run.next_entry()) is not None:
            try:
                return self.spider.request_for(entry)
            except Exception as error:  # noqa: BLE001 # an address of which Scrapy makes no request, or an error of ours
                if isinstance(error, ValueError):
                    run.failed(entry, "not-an-address", str(error))
                else:
                    run.broke(entry, "making a request", error)
        return None

    def _wake_later(self) -> None:
        """Ask again when the next row is due: the engine itself asks only after a response or every 5 s."""
        wait = self.spider.run.seconds_to_next()
        if wait is None or (self._timer is not None and not self._timer.cancelled()):
            return
        self._timer = asyncio.get_running_loop().call_later(wait, self._wake)

    def _wake(self) -> None:
        self._timer = None
        if (request := self.next_request()) is not None and self.crawler.engine is not None:
            self.crawler.engine.crawl(request)

    def _is_busy(self) -> bool:
        """Tell whether a request is somewhere between here and its last item."""
        slot = self.crawler.engine._slot if self.crawler.engine is not None else None  # noqa: SLF001 # it has no public name
        return slot is not None and bool(slot.inprogress)

    def _end(self, doing: str, error: Exception) -> None:
        self.spider.run.report.note_error(doing, error)
        self.spider.run.stop("error")


async def _close(run: Run, reason: str) -> None:
    try:
        await close_in_turns(run, reason)
    except Exception as error:  # noqa: BLE001 # a run always ends
        give_up(run, "ending the run", error)
