"""Crawls inside the test's own process, all on one event loop: a crawl takes a fraction of a second."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conftest import Cli

from archive_scraper.crawl.launch import Crawls
from archive_scraper.crawl.options import CrawlOptions
from archive_scraper.crawl.sources import Source, file_source, find_sources, scrapy_settings
from archive_scraper.watch.report import EXIT_CODES

if TYPE_CHECKING:
    from archive_scraper.watch.report import RunReport

_LOOP = "uvloop.Loop"
_TOO_LONG = 300  # seconds; a crawl that has not ended by then hangs


@cache
def _loop() -> asyncio.AbstractEventLoop:
    from scrapy.utils.reactor import install_reactor

    with suppress(RuntimeError):
        asyncio.get_event_loop_policy().get_event_loop().close()  # a plugin of pytest may have made it
    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor", _LOOP)
    from twisted.internet import reactor

    reactor.startRunning(installSignalHandlers=False)
    return reactor._asyncioEventloop


def stop() -> None:
    """End the loop's threads, or Python waits for them for ever."""
    if not _loop.cache_info().currsize:
        return
    from twisted.internet import reactor

    reactor.getThreadPool().stop()
    _loop().close()


def crawl_here(rules: Path | Source, db: Path, options: CrawlOptions | None = None, **settings: Any) -> RunReport:
    """Crawl one source and return its report; fails where the crawl hangs."""
    source = rules if isinstance(rules, Source) else file_source(rules)
    (report,) = crawls_here(Crawls([source], options or CrawlOptions()), db, **settings)
    return report


def crawls_here(crawls: Crawls, db: Path, **settings: Any) -> list[RunReport]:
    """Crawl several sources and return their reports."""
    from scrapy.crawler import AsyncCrawlerRunner

    loop = _loop()
    values = scrapy_settings()
    fast = {"DOWNLOAD_DELAY": 0, "ARCHIVE_BACKOFF": 0.01, "ARCHIVE_DB": str(db), "LOG_ENABLED": False}
    values.update({**fast, "ASYNCIO_EVENT_LOOP": _LOOP, **settings}, priority="cmdline")

    async def run() -> None:
        crawls.begin(AsyncCrawlerRunner(values))
        await asyncio.wait_for(asyncio.wait(crawls.tasks), _TOO_LONG)

    loop.run_until_complete(run())
    return crawls.reports()


def copied(template: Path, db: Path) -> Path:
    """Copy an archive, as it is after its last transaction; return the copy's path."""
    with closing(sqlite3.connect(template)) as source, closing(sqlite3.connect(db)) as target:
        source.backup(target)
    return db


class CrawlsHere(Cli):
    """The command line, whose ``crawl`` runs in this process: the same report, in a third of the time."""

    def crawl(self, *arguments, code=0):
        """Crawl a source by its name, or by --rules; what is understood are the options that stand here."""
        words, given, settings = [str(word) for word in arguments], {"url": ()}, {"ARCHIVE_BACKOFF": 0.05}
        source = find_sources()[words.pop(0)] if words[0] != "--rules" else None
        while words:
            name = words.pop(0).removeprefix("--")
            if name == "rules":
                source = file_source(Path(words.pop(0)))
            elif name == "url":
                given["url"] += (words.pop(0),)
            elif name == "-s":
                setting, _, value = words.pop(0).partition("=")
                settings[setting] = value
            elif name == "full":
                given["full"] = True
            else:
                given[name] = words.pop(0)
        report = crawl_here(source, self.db, CrawlOptions.read(**given), **settings)
        assert EXIT_CODES[report.state] == code, report.message()
        return json.loads(json.dumps(report.as_dict()))
