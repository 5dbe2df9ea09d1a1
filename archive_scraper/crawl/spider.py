"""The spider that all sites share: listing pages to teasers, teasers to article pages, one item a page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self
from urllib.parse import urlsplit

import scrapy
from scrapy.http import HtmlResponse, Response, TextResponse, XmlResponse

from archive_scraper.crawl.options import CrawlOptions
from archive_scraper.crawl.run import Run
from archive_scraper.errors import UsageError
from archive_scraper.extract.article import extract_article
from archive_scraper.extract.listing import extract_listing
from archive_scraper.extract.page import Page
from archive_scraper.items import Article, Listing
from archive_scraper.normalize.urls import canonical_url

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from twisted.python.failure import Failure

    from archive_scraper.sites import SiteRules
    from archive_scraper.store import Entry


class ArchiveSpider(scrapy.Spider):
    """Base of all spiders. A site's spider sets ``name`` and ``rules`` and nothing else.

    Arguments (``scrapy crawl NAME -a key=value``): url (one or more listing addresses, separated by spaces),
    pages, since, until, full; see crawl.options.CrawlOptions.
    """

    rules: SiteRules
    rules_origin: str = "python"
    # 304, 404 and 410 say something about the article; they are not errors of the crawl.
    handle_httpstatus_list: ClassVar[list[int]] = [304, 404, 410]
    custom_settings: ClassVar[dict[str, Any]] = {
        "SCHEDULER": "archive_scraper.crawl.scheduler.FrontierScheduler",
        # One request at a time a site, so that the frontier's order is the order of the crawl.
        "CONCURRENT_REQUESTS": 1,
    }
    run: Run

    def __init__(self, *args: Any, options: CrawlOptions | None = None, **kwargs: Any) -> None:
        arguments = {name: kwargs.pop(name) for name in ("url", "pages", "since", "until", "full") if name in kwargs}
        super().__init__(*args, **kwargs)
        self.options = options or CrawlOptions.read(**arguments)
        if not (self.options.urls or self.rules.start_urls):
            raise UsageError(f"{self.name}: no listing address; give one with --url or -a url=…")
        named = tuple(urlsplit(url).hostname or "" for url in self.options.urls)
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

    def close_run(self, reason: str) -> None:
        """Close the run; called by the scheduler after the last item."""
        if hasattr(self, "run"):
            self.run.close(reason)

    async def start(self) -> AsyncIterator[Any]:
        """Yield nothing: the frontier holds the start pages."""
        for request in ():
            yield request

    def request_for(self, entry: Entry) -> scrapy.Request:
        """Return the request for a frontier row."""
        return scrapy.Request(
            entry.url,
            callback=self.parse_listing if entry.kind == "listing" else self.parse_article,
            errback=self.failed,
            headers=self.run.validators(entry),
            meta={"entry": entry, "handle_httpstatus_all": True},
            dont_filter=True,
        )

    def parse_listing(self, response: Response) -> Iterator[Listing]:
        """Yield the page's Listing, with the next page."""
        entry: Entry = response.meta["entry"]
        if not self.run.accept(entry, response):
            return
        page = _page(response)
        if page is None:
            self.run.failed(entry, "not-html", f"answered with {_content_type(response)}")
            return
        listing = extract_listing(page, rules=self.rules, now=_now())
        listing.requested_url = entry.url
        listing.url = canonical_url(listing.url, drop_params=self.rules.drop_params)
        if listing.date_order and self.rules.date_order is None:
            self.rules = replace(self.rules, date_order=listing.date_order)
        for teaser in listing.items:
            teaser.url = canonical_url(teaser.url, drop_params=self.rules.drop_params)
        yield listing

    def parse_article(self, response: Response) -> Iterator[Article]:
        """Yield the page's Article."""
        entry: Entry = response.meta["entry"]
        if not self.run.accept(entry, response):
            return
        page = _page(response)
        if page is None:
            article = self.run.document(entry, canonical_url(response.url), _now())
            if article is None:
                self.run.failed(entry, "not-html", f"answered with {_content_type(response)}")
                return
        else:
            article = extract_article(page, rules=self.rules, now=_now(), source=self.rules.name)
        article.requested_url = entry.url
        article.url = canonical_url(article.url, drop_params=self.rules.drop_params)
        if article.canonical_url:
            article.canonical_url = canonical_url(article.canonical_url, drop_params=self.rules.drop_params)
        for teaser in article.related:
            teaser.url = canonical_url(teaser.url, drop_params=self.rules.drop_params)
        yield article

    def failed(self, failure: Failure) -> None:
        """Record a request that brought no response."""
        request = failure.request  # type: ignore[attr-defined] # Scrapy sets it
        self.run.failed_download(request.meta["entry"], failure.value)


_COMMAND_LINE = 40  # scrapy.settings.SETTINGS_PRIORITIES["cmdline"]


def _page(response: Response) -> Page | None:
    """Return the parsed page; None for what is not HTML (a PDF, an image)."""
    if isinstance(response, HtmlResponse | XmlResponse) or (
        isinstance(response, TextResponse) and b"<" in response.body[:2048]
    ):
        return Page(response.text, response.url)
    return None


def _content_type(response: Response) -> str:
    return (response.headers.get("Content-Type") or b"no content type").decode("latin-1")


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
