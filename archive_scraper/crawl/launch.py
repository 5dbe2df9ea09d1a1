"""Running crawls from Python: several sources in one process, each with its own run."""

from __future__ import annotations

import atexit
import signal
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from archive_scraper.crawl.browser_found import check_browser
from archive_scraper.crawl.closing import close_run, fail_start, give_up
from archive_scraper.crawl.heard import HeardSignals
from archive_scraper.crawl.logs import leave_out_counts
from archive_scraper.crawl.sources import Source, scrapy_settings
from archive_scraper.crawl.turns import Turns, process_for
from archive_scraper.errors import ArchiveError
from archive_scraper.watch.report import RunReport

if TYPE_CHECKING:
    import asyncio
    from types import FrameType

    from scrapy.crawler import AsyncCrawlerProcess, AsyncCrawlerRunner, Crawler

    from archive_scraper.crawl.options import CrawlOptions
    from archive_scraper.crawl.run import Run

Observer = Callable[["Run"], None]
"""Called after each page, on the crawl's own thread: it must be quick."""


class Crawls(Turns):
    """Crawls of several sources on one event loop, some side by side, the others after them.

    ``begin`` them where the loop is to run, and take the ``reports`` when all ``tasks`` are done.
    """

    def __init__(self, sources: Sequence[Source], options: CrawlOptions, observer: Observer | None = None) -> None:
        super().__init__()
        self.sources = sources
        self.options = options
        self.observer = observer
        self._crawlers: list[Crawler] = []

    def begin(self, runner: AsyncCrawlerRunner | AsyncCrawlerProcess) -> None:
        """Begin the first crawls; each of the others begins when one has ended."""
        self._crawlers = [runner.create_crawler(source.spider) for source in self.sources]
        for crawler in self._crawlers:
            crawler.signals = HeardSignals(crawler)
        crawls = [partial(self._crawl, runner, *pair) for pair in zip(self._crawlers, self.sources, strict=True)]
        self.start(crawls, runner.settings.getint("ARCHIVE_AT_ONCE"))

    def _crawl(
        self, runner: AsyncCrawlerRunner | AsyncCrawlerProcess, crawler: Crawler, source: Source
    ) -> asyncio.Task[None]:
        return runner.crawl(
            crawler, rules=source.rules, origin=source.origin, options=self.options, observer=self.observer
        )

    def reports(self) -> list[RunReport]:
        """Return a report each, in the order of the sources; a crawl that could not begin has failed.

        Raises ArchiveError where the only crawl could not begin for a reason that the user can mend.
        """
        return [self._report(*crawl) for crawl in zip(self.sources, self._crawlers, self.tasks, strict=True)]

    def _report(self, source: Source, crawler: Crawler, task: asyncio.Task[None]) -> RunReport:
        error = task.exception() if task.done() and not task.cancelled() else None
        run: Run | None = getattr(crawler.spider, "run", None)
        if run is not None:
            if run.ended:
                return run.report
            if error is None:  # a second Ctrl-C: Scrapy left without closing anything
                close_run(run, "shutdown")
            else:
                give_up(run, "crawling", error)
            return run.report
        if isinstance(error, ArchiveError) and len(self.sources) == 1:
            raise error
        if error is None and self.stopped:
            return RunReport(source=source.rules.name, state="stopped", remarks=["not begun: the crawl was stopped"])
        report = RunReport(source=source.rules.name, state="failed")
        if isinstance(error, ArchiveError):
            report.remarks.append(str(error))
        else:
            error = error if isinstance(error, Exception) else RuntimeError("it did not start")
            report.note_error("beginning the crawl", error)
            if not _has_engine(crawler):  # else the scheduler has noted it
                fail_start(Path(crawler.settings["ARCHIVE_DB"]), source.rules.name, error)
        return report


def _has_engine(crawler: Crawler) -> bool:
    """Tell whether a crawl came as far as its engine; Scrapy raises an error where it is asked for before."""
    try:
        return bool(crawler.engine)
    except RuntimeError:
        return False


def crawl(
    sources: Sequence[Source],
    options: CrawlOptions,
    *,
    settings: Mapping[str, object] | None = None,
    observer: Observer | None = None,
) -> list[RunReport]:
    """Crawl the sources, ARCHIVE_AT_ONCE of them side by side, and return a report each, in their order.

    Blocks until all are done; may be called once a process, as Scrapy's reactor can be started once.
    Raises ArchiveError where the only crawl could not begin (another one holds the source, the database fails), and
    BrowserMissingError, before anything is asked for, where the only source needs a browser and there is none.
    """
    values = scrapy_settings()
    values.update(dict(settings or {}), priority="cmdline")
    leave_out_counts(values)
    if len(sources) == 1:
        check_browser(sources[0].rules, values)  # among several it fails alone
    crawls = Crawls(sources, options, observer)
    process = process_for(crawls, values)
    crawls.begin(process)
    process.start()
    # Scrapy's handlers are gone with its loop, and what is left takes a moment: what ends the process now gives a code.
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _exit)
        # The interpreter's own end takes the handler away; there is nothing left to stop by then.
        atexit.register(signal.signal, signal.SIGTERM, signal.SIG_IGN)
    return crawls.reports()


def _exit(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 # signal's signature
    sys.exit(1)
