"""Running crawls from Python: several sources in one process, each with its own run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from archive_scraper.crawl.sources import Source, scrapy_settings
from archive_scraper.errors import ArchiveError

if TYPE_CHECKING:
    from archive_scraper.crawl.options import CrawlOptions
    from archive_scraper.crawl.report import RunReport
    from archive_scraper.crawl.run import Run

Observer = Callable[["Run"], None]
"""Called after each page, on the crawl's own thread: it must be quick."""


def crawl(
    sources: Sequence[Source],
    options: CrawlOptions,
    *,
    settings: Mapping[str, object] | None = None,
    observer: Observer | None = None,
) -> list[RunReport]:
    """Crawl the sources side by side and return a report each, in their order.

    Blocks until all are done; may be called once a process, as Scrapy's reactor can be started once.
    Raises ArchiveError where a crawl could not begin (another one holds the source, the database fails).
    """
    from scrapy.crawler import AsyncCrawlerProcess

    values = scrapy_settings()
    values.update(dict(settings or {}), priority="cmdline")
    process = AsyncCrawlerProcess(values)
    crawlers = []
    problems: list[BaseException] = []
    for source in sources:
        crawler = process.create_crawler(source.spider)
        task = process.crawl(crawler, rules=source.rules, origin=source.origin, options=options, observer=observer)
        task.add_done_callback(lambda done: problems.extend(filter(None, [done.exception()])))
        crawlers.append(crawler)
    process.start()
    for problem in problems:
        if isinstance(problem, ArchiveError):
            raise problem
    reports = []
    for source, crawler in zip(sources, crawlers, strict=True):
        run: Run | None = getattr(crawler.spider, "run", None)
        if run is None or run.report is None:
            cause = next(iter(problems), None)
            raise ArchiveError(f"{source.rules.name}: the crawl could not begin: {cause}") from cause
        reports.append(run.report)
    return reports
