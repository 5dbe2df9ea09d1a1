"""Crawling sources on a cluster, from the command line or from Python."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from archive_scraper.cluster.address import shards_folder
from archive_scraper.cluster.connecting import connected
from archive_scraper.cluster.crawling import ClusterCrawl
from archive_scraper.cluster.desk import Desk
from archive_scraper.cluster.gate import houses_of
from archive_scraper.cluster.shards import Shards
from archive_scraper.cluster.tasks import Task
from archive_scraper.crawl.sources import scrapy_settings
from archive_scraper.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import FrameType

    from archive_scraper.cluster.address import ClusterAddress
    from archive_scraper.cluster.tasks import Progress
    from archive_scraper.crawl.options import CrawlOptions
    from archive_scraper.crawl.sources import Source
    from archive_scraper.watch.report import RunReport


def crawl_on(
    address: ClusterAddress,
    sources: Sequence[Source],
    options: CrawlOptions,
    database: Path,
    *,
    folder: Path | None = None,
    settings: Mapping[str, object] | None = None,
    observer: Callable[[Progress], None],
) -> list[RunReport]:
    """Crawl the sources on a cluster and return a report each, in their order.

    ``folder`` is where shards are written, seen by every worker; without it, next to the archive. Blocks until all are
    done; Ctrl-C ends the crawls that run, a second one leaves at once. Raises UsageError where the cluster or the
    folder cannot be used, LeaseHeldError where another crawl holds the only source, ArchiveError.
    """
    given = dict(settings or {})
    values = scrapy_settings()
    values.update(given, priority="cmdline")
    given["ARCHIVE_SILENT_SECONDS"] = values.getfloat("ARCHIVE_SILENT_SECONDS")
    shards = Shards(database, shards_folder(address, database, folder))
    try:
        tasks = [
            Task(
                source, houses_of(source.rules, options.urls), _delay(source, given, values.getfloat("DOWNLOAD_DELAY"))
            )
            for source in sources
        ]
        connect = partial(connected, address, shards.said, writes=True)
        with Desk(database, shards) as desk:
            crawl = ClusterCrawl(connect, desk, shards, tasks, options, given, observer)
            with _signals(crawl):
                return crawl.run()
    except KeyboardInterrupt:
        raise ArchiveError(
            f"left at once; what the workers stored is in {shards.folder}, and the next crawl on the cluster merges it"
        ) from None
    finally:
        shards.close()


def _delay(source: Source, given: Mapping[str, object], default: float) -> float:
    """Return the seconds between two requests of a source, as its crawl will find them."""
    return default if "DOWNLOAD_DELAY" in given or source.rules.delay is None else source.rules.delay


@contextmanager
def _signals(crawl: ClusterCrawl) -> Iterator[None]:
    """End a crawl on SIGINT and SIGTERM; leave at once on the second."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 # signal's signature
        if crawl.stopping:
            raise KeyboardInterrupt
        crawl.stopping = True

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
