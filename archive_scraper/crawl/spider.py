"""The spider that all sites share: listing pages to teasers, teasers to article pages, one item a page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

import scrapy
from scrapy import signals
from scrapy.http import HtmlResponse, Response, TextResponse, XmlResponse

from archive_scraper.crawl.options import CrawlOptions
from archive_scraper.crawl.run import Observer, Run
from archive_scraper.errors import UsageError
from archive_scraper.extract.article import extract_article
from archive_scraper.extract.listing import extract_listing
from archive_scraper.extract.page import Page
from archive_scraper.normalize.urls import canonical_url, site_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from scrapy.crawler import Crawler
    from twisted.python.failure import Failure

    from archive_scraper.items import Article, Listing
    from archive_scraper.sites import SiteRules
    from archive_scraper.store import Entry


class ArchiveSpider(scrapy.Spider):
    """Base of all spiders. A site's spider sets ``name`` and ``rules`` and nothing else.

    Arguments (``scrapy crawl NAME -a key=value``): url (one or more listing addresses, separated by spaces),
    pages, since, until, full; see crawl.options.CrawlOptions.
    """

    rules: SiteRules
    rules_origin: str = "python"
    # All answers but redirects reach the spider: what a status means for the frontier is the run's business.
    handle_httpstatus_list = [304, *range(400, 600)]  # noqa: RUF012 # Scrapy declares it so
    custom_settings = {  # noqa: RUF012 # Scrapy declares it so
        "SCHEDULER": "archive_scraper.crawl.scheduler.FrontierScheduler",
        # One request at a time a site, so that the frontier's order is the order of the crawl.
        "CONCURRENT_REQUESTS": 1,
    }
    run: Run

    def __init__(
        self,
        *args: Any,
        rules: SiteRules | None = None,
        origin: str | None = None,
        options: CrawlOptions | None = None,
        observer: Observer | None = None,
        **kwargs: Any,
    ) -> None:
        arguments = {name: kwargs.pop(name) for name in ("url", "pages", "since", "until", "full") if name in kwargs}
        super().__init__(*args, **kwargs)
        self.rules = rules or self.rules
        self.rules_origin = origin or self.rules_origin
        self.observer = observer
        self.options = options or CrawlOptions.read(**arguments)
        if not (self.options.urls or self.rules.start_urls):
            raise UsageError(f"{self.name}: no listing address; give one with --url or -a url=…")
        named = tuple(site_of(url) for url in self.options.urls)
        if named:  # the user says that this is the site, wherever it is
            self.rules = replace(self.rules, hosts=(*sorted(self.rules.bare_hosts()), *named))

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Build the spider; the site's own delay and the contact go into the settings."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        if spider.rules.delay is not None and crawler.settings.getpriority("DOWNLOAD_DELAY") != _COMMAND_LINE:
            crawler.settings.set("DOWNLOAD_DELAY", spider.rules.delay, priority="spider")
        if contact := crawler.settings.get("ARCHIVE_CONTACT"):
            crawler.settings.set("USER_AGENT", f"archive-scraper (+{contact})", priority="spider")
        return spider

    @property
    def named_hosts(self) -> frozenset[str]:
        """Hosts, with ports, that the user or the rules name: those may be private addresses."""
        return self.options.hosts() | frozenset(urlsplit(url).netloc for url in self.rules.start_urls)

    def open_run(self) -> None:
        """Open the run; called by the scheduler before the first request."""
        self.run = Run.open(self.rules, self.options, self.rules_origin, self.crawler)
        self.run.observer = self.observer
        self.rules = replace(self.rules, date_order=self.run.date_order)
        self.crawler.signals.connect(self.item_lost, signal=signals.item_dropped)
        self.crawler.signals.connect(self.item_lost, signal=signals.item_error)

    def item_lost(self, item: object, exception: BaseException | None = None, failure: Failure | None = None) -> None:
        """Record an item that a pipeline dropped or failed on."""
        self.run.dropped(item, str(exception or (failure and failure.value)))

    def close_run(self, reason: str) -> None:
        """Close the run; called by the scheduler after the last item."""
        if hasattr(self, "run"):
            self.run.close(reason)

    async def start(self) -> AsyncIterator[Any]:
        """Yield nothing: the frontier holds the start pages."""
        requests: tuple[scrapy.Request, ...] = ()
        for request in requests:
            yield request

    def request_for(self, entry: Entry) -> scrapy.Request:
        """Return the request for a frontier row."""
        return scrapy.Request(
            entry.url,
            callback=self.parse_listing if entry.kind == "listing" else self.parse_article,
            errback=self.failed,
            headers=self.run.validators(entry),
            meta={"entry": entry},
            dont_filter=True,
        )

    def parse_listing(self, response: Response) -> Iterator[Listing | Article]:
        """Yield the page's Listing with its next page; where the page is an article itself, that too."""
        entry: Entry = response.meta["entry"]
        page = self._read(entry, response)
        if page is None:
            return
        try:
            listing = extract_listing(page, rules=self.rules, now=_now())
        except Exception as error:  # noqa: BLE001 # one broken page must not lose the rest of the crawl
            self._extract_failed(entry, error)
            return
        listing.requested_url = entry.url
        if listing.date_order and self.rules.date_order is None:
            self.rules = replace(self.rules, date_order=listing.date_order)
        if self.rules.is_article(listing.url):
            yield from self._article(entry, page)
        yield listing

    def parse_article(self, response: Response) -> Iterator[Article]:
        """Yield the page's Article."""
        entry: Entry = response.meta["entry"]
        page = self._read(entry, response)
        if page is not None:
            yield from self._article(entry, page)

    def _article(self, entry: Entry, page: Page) -> Iterator[Article]:
        try:
            article = extract_article(page, rules=self.rules, now=_now(), source=self.rules.name)
        except Exception as error:  # noqa: BLE001 # one broken page must not lose the rest of the crawl
            self._extract_failed(entry, error)
            return
        article.requested_url = entry.url
        yield article

    def _read(self, entry: Entry, response: Response) -> Page | None:
        """Return the parsed page, or None after noting why there is none to read."""
        if not self.run.accept(entry, response):
            return None
        if isinstance(response, HtmlResponse | XmlResponse) or (
            isinstance(response, TextResponse) and b"<" in response.body[:2048]
        ):
            return Page(response.text, response.url)
        content_type = (response.headers.get("Content-Type") or b"no content type").decode("latin-1")
        url = canonical_url(response.url, drop_params=self.rules.drop_params)
        article = self.run.document(entry, url, _now()) if entry.kind == "article" else None
        if article is None:
            self.run.failed(entry, "not-html", f"answered with {content_type}")
        else:
            self.run.store_article(article)
        return None

    def _extract_failed(self, entry: Entry, error: Exception) -> None:
        self.logger.error("extraction failed on %s", entry.url, exc_info=error)
        self.run.failed(entry, "extraction", f"{type(error).__name__}: {error}", for_good=False)

    def failed(self, failure: Failure) -> None:
        """Record a request that brought no response."""
        request = failure.request  # type: ignore[attr-defined] # Scrapy sets it
        self.run.failed_download(request.meta["entry"], failure.value or Exception("no reason given"))


_COMMAND_LINE = 40  # scrapy.settings.SETTINGS_PRIORITIES["cmdline"]


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
