"""Asking for the addresses of a look: one Scrapy process, one request at a time, nothing stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

import scrapy
from scrapy import signals

from archive_scraper.channels.plan import BUDGET
from archive_scraper.crawl.browser_gate import RENDER
from archive_scraper.crawl.browser_loads import SLOT
from archive_scraper.crawl.looking import Look
from archive_scraper.crawl.refusals import Refusal
from archive_scraper.crawl.sources import scrapy_settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping
    from datetime import datetime

    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.robotstxt import RobotParser
    from scrapy.settings import Settings
    from twisted.python.failure import Failure

    from archive_scraper.sites import SiteRules

_ROUNDS = 1
"""Scrolls or presses of a rendered page: enough to see whether its scripts show a list, and go on."""
_HEADERS = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,*/*;q=0.8"}


class LookSpentError(Refusal):
    """The look has asked as often as it may."""

    cause = "look-spent"
    words = "the requests of this look are used up"


class CountedRequests:
    """Downloader middleware: counts what a look asks for, robots.txt and redirects among it, up to its bound."""

    def __init__(self, looking: Look) -> None:
        self.looking = looking

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it for the look of a crawler's spider."""
        return cls(crawler.spider.looking)  # type: ignore[union-attr] # it runs for LookSpider alone

    async def process_request(self, request: scrapy.Request) -> None:
        """Raise LookSpentError where the bound is met; what a rendered page asks for has a bound of its own."""
        if request.meta.get("download_slot") == SLOT:
            return
        if self.looking.asked >= self.looking.budget:
            raise LookSpentError
        self.looking.asked += 1


class LookSpider(scrapy.Spider):
    """Asks for what a look names, until it names nothing more."""

    name = "look"
    # Not the redirects: Scrapy follows them.
    handle_httpstatus_list = [300, *range(304, 307), *range(309, 600)]  # noqa: RUF012 # Scrapy's own attribute

    def __init__(self, looking: Look) -> None:
        super().__init__()
        self.looking = looking
        self.named_hosts = frozenset({urlsplit(looking.url).netloc})

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: object, **kwargs: object) -> Self:
        """Build the spider, and listen to what robots.txt says."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.robots_parsed, signal=signals.robots_parsed)
        return spider

    def robots_parsed(self, robotparser: RobotParser) -> None:
        """Take the sitemaps that a robots.txt names."""
        self.looking.plan.robots(getattr(robotparser, "sitemaps", ()))

    async def start(self) -> AsyncIterator[scrapy.Request]:
        """Yield the first request."""
        for request in self._next():
            yield request

    def _next(self) -> Iterator[scrapy.Request]:
        candidate = self.looking.next()
        if candidate is not None:
            yield scrapy.Request(
                candidate.url,
                callback=self.answered,
                errback=self.failed,
                headers=_HEADERS,
                dont_filter=True,
                meta={RENDER: {"rounds": _ROUNDS}} if candidate.kind == "browser" else {},
                cb_kwargs={"candidate": candidate},
            )

    def answered(self, response: Response, candidate: object) -> Iterator[scrapy.Request]:
        """Take an answer, and ask for what comes next."""
        self.looking.take(candidate, response)  # type: ignore[arg-type] # as _next() put it there
        yield from self._next()

    def failed(self, failure: Failure) -> Iterator[scrapy.Request]:
        """Take what kept an address from answering, and ask for what comes next."""
        request: scrapy.Request = failure.request  # type: ignore[attr-defined] # Scrapy sets it
        self.looking.failed(request.cb_kwargs["candidate"], failure.value or Exception("no reason given"))
        yield from self._next()


def look(
    url: str, rules: SiteRules, now: datetime, *, budget: int = BUDGET, settings: Mapping[str, object] | None = None
) -> Look:
    """Return what there is at an address and around it. May be called once a process. Never raises for any site."""
    looking = Look(url=url, rules=rules, now=now, budget=budget)
    crawl(looking, settings or {})
    return looking


def crawl(looking: Look, settings: Mapping[str, object]) -> None:
    """Run a look to its end."""
    from scrapy.crawler import AsyncCrawlerProcess

    process = AsyncCrawlerProcess(settings_for(settings))
    process.crawl(LookSpider, looking=looking)
    process.start()


def settings_for(given: Mapping[str, object]) -> Settings:
    """Return the settings of a process that looks and stores nothing."""
    values = scrapy_settings()
    values.update({"LOG_ENABLED": False, "ITEM_PIPELINES": {}, "REDIRECT_MAX_TIMES": 5, **given}, priority="cmdline")
    values["DOWNLOADER_MIDDLEWARES"][f"{__name__}.{CountedRequests.__name__}"] = (
        620  # after redirects (600): they count
    )
    return values
