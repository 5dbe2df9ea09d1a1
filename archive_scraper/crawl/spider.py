"""The spider that all sites share: listing pages to teasers, teasers to article pages, one item a page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self, TypeVar
from urllib.parse import urlsplit

import scrapy
from scrapy import signals
from scrapy.http import Response

from archive_scraper.crawl.causes import describe
from archive_scraper.crawl.deadline import TooSlowError
from archive_scraper.crawl.field_counts import FieldTally
from archive_scraper.crawl.judging import document
from archive_scraper.crawl.moment import this_second
from archive_scraper.crawl.options import CrawlOptions
from archive_scraper.crawl.pdf_pages import take_article, take_document, take_too_large
from archive_scraper.crawl.pdfs import is_on
from archive_scraper.crawl.reading import PageReader, holds_listing, holds_page, parse, parse_listing
from archive_scraper.crawl.rendered import is_rendered, note_rendered, render_meta, settle_pager
from archive_scraper.crawl.run import Observer, Run
from archive_scraper.crawl.storing import store_article
from archive_scraper.errors import UsageError
from archive_scraper.extract.page import Page, is_pdf
from archive_scraper.extract.stated import StatedList
from archive_scraper.extract.walls import Wall
from archive_scraper.items import Article, Listing
from archive_scraper.normalize.urls import canonical_url, site_of
from archive_scraper.signs.addresses import is_document_url

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
    from datetime import datetime

    from scrapy.crawler import Crawler
    from twisted.python.failure import Failure

    from archive_scraper.sites import SiteRules
    from archive_scraper.store import Entry

_Item = TypeVar("_Item", Listing, Article, Listing | Article)
_Page = TypeVar("_Page", Page, Page | StatedList)


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
        # They shape the requests that spiders yield, or judge a status: here requests come out of the frontier, and
        # each answer is read. Each of them costs a page three more asynchronous generators. One for Referer stays:
        # Scrapy warns in each crawl where its redirects do not find it.
        "SPIDER_MIDDLEWARES": {
            "scrapy.spidermiddlewares.start.StartSpiderMiddleware": None,
            "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,
            "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
            "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
            "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
            "scrapy.spidermiddlewares.referer.RefererMiddleware": None,
            "archive_scraper.crawl.referers.RedirectReferer": 700,
        },
    }
    run: Run
    reader: PageReader

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
        self.fields = FieldTally()
        self.options = options or CrawlOptions.read(**arguments)
        if not (self.options.urls or self.rules.starts()):
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
        return self.options.hosts() | frozenset(
            urlsplit(url).netloc for url in (*self.rules.start_urls, *(way.url for way in self.rules.channel))
        )

    def open_run(self) -> None:
        """Open the run; called by the scheduler before the first request."""
        self.run = Run.open(self.rules, self.options, self.rules_origin, self.crawler)
        self.run.observer = self.observer
        self.run.fields = self.fields
        self.rules = replace(self.rules, date_order=self.run.date_order, drop_params=self.run.rules.drop_params)
        self.reader = PageReader(self.rules)
        connect = self.crawler.signals.connect
        connect(self.item_dropped, signal=signals.item_dropped)
        connect(self.item_failed, signal=signals.item_error)
        connect(self.spider_failed, signal=signals.spider_error)

    def item_dropped(self, item: object, response: Response | None, exception: BaseException) -> None:
        """Record an item that a pipeline dropped: its page holds nothing that can be stored."""
        entry = _entry_of(response)
        if entry is not None:
            cause = "no-title" if isinstance(item, Article) else "dropped"
            self.run.failed(entry, cause, str(exception))

    def item_failed(self, item: object, response: Response | None, failure: Failure) -> None:
        """Record an item on which a pipeline failed."""
        error = failure.value or Exception("no reason given")
        self.run.broke(_entry_of(response), f"storing the {type(item).__name__.lower()}", error)

    def spider_failed(self, failure: Failure, response: object) -> None:
        """Record an error of the spider itself; those of a page are caught where it is read."""
        error = failure.value or Exception("no reason given")
        self.run.broke(_entry_of(response), "reading the page", error)

    async def start(self) -> AsyncIterator[Any]:
        """Yield nothing: the frontier holds the start pages."""
        requests: tuple[scrapy.Request, ...] = ()
        for request in requests:
            yield request

    def request_for(self, entry: Entry) -> scrapy.Request:
        """Return the request for a frontier row: for the rendered page, where its channel is a browser's."""
        rendered = is_rendered(self.run, entry)
        return scrapy.Request(
            self.run.channels.address(entry),
            callback=getattr(self, f"parse_{entry.kind}"),
            errback=self.failed,
            headers={} if rendered else self.run.validators(entry),
            meta={"entry": entry} | (render_meta(self.run, entry) if rendered else {}),
            dont_filter=True,
        )

    def parse_listing(self, response: Response) -> Iterator[Listing | Article]:
        """Yield the page's Listing with its next page; where the page is an article itself, that too."""
        yield from self._guarded(response, holds_listing, parse_listing, self._listing)

    def parse_article(self, response: Response) -> Iterator[Article] | Coroutine[Any, Any, None]:
        """Yield the page's Article; a PDF is read next to the crawl, and stored when that has ended."""
        if is_pdf(response.body) and is_on(self.run):
            return take_article(self.run, response.meta["entry"], response)
        return self._guarded(response, holds_page, parse, self._article)

    async def parse_document(self, response: Response) -> None:
        """Keep a document that an article leads to; where it is the report of one, read it."""
        await take_document(self.run, response.meta["entry"], response)

    def _guarded(
        self,
        response: Response,
        holds: Callable[[Response], bool],
        opened: Callable[[Response], _Page],
        read: Callable[[Entry, _Page, datetime], Iterator[_Item]],
    ) -> Iterator[_Item]:
        """Yield what is read from a page. One broken page must not lose the rest of the crawl."""
        entry: Entry = response.meta["entry"]
        now = this_second()
        self.reader.drop_params(self.run.rules.drop_params)  # a listing may have shown that one is the visit's
        try:
            if not self.run.keep(entry, response, now):
                return
            if self._is_page(entry, response, now, holds):
                self.run.commits.begin_reading(self.run.frontier, entry, len(response.body))
                page = opened(response)
                self._say_bounded(page)
                for item in read(entry, page, now):
                    if isinstance(item, Listing) and isinstance(page, Page) and is_rendered(self.run, entry):
                        note_rendered(self.run, response)
                        settle_pager(item, page, response)
                    yield item
        except TooSlowError as error:
            self.run.failed(entry, "too-slow", str(error), for_good=False)
        except Exception as error:  # noqa: BLE001 # whatever it is, it is noted and the run goes on
            self.run.broke(entry, "reading the page", error)
        yield from self._in_place_of(entry, now)

    def _in_place_of(self, entry: Entry, now: datetime) -> Iterator[Any]:
        """Yield the article that a list carries in full, where its page could not be read."""
        article = self.run.texts.article(entry.page_key, self.reader.rules, now)
        if article is not None:
            yield article

    def _listing(self, entry: Entry, page: Page | StatedList, now: datetime) -> Iterator[Listing | Article]:
        listing = self.reader.listing(page, now, depth=entry.depth)
        self.rules = self.reader.rules  # the pipelines read dates in the order that this listing taught
        if isinstance(listing, Wall):
            self.run.failed(entry, listing.cause, f"the page {listing}", for_good=False)
            return
        listing.requested_url = entry.url
        if isinstance(page, Page) and self.reader.rules.is_article(listing.url):
            yield from self._article(entry, page, now)
        yield listing

    def _article(self, entry: Entry, page: Page, now: datetime) -> Iterator[Article]:
        article, wall = self.reader.article(page, now)
        if wall is not None and wall.refuses:
            self.run.failed(entry, wall.cause, f"the page {wall}", for_good=False)
            return
        if wall is not None and not self.run.texts.complete(article, entry.page_key, self.reader.rules, now):
            self.run.cut.add(entry.url)
        article.requested_url = entry.url
        yield article

    def _is_page(self, entry: Entry, response: Response, now: datetime, holds: Callable[[Response], bool]) -> bool:
        """Tell whether an answer holds something to read, after noting what it is where it does not."""
        if not self.run.accept(entry, response, now):
            return False
        if holds(response):
            if entry.kind != "article" or self.rules.owns(entry.url):
                return True
            self.run.failed(entry, "elsewhere", "a page stands on another host where a document was to be")
            return False
        content_type = (response.headers.get("Content-Type") or b"no content type").decode("latin-1")
        url = canonical_url(response.url, drop_params=self.reader.rules.drop_params)
        name, archive = self.rules.name, self.run.archive
        article = document(archive, name, entry.url, url, now) if entry.kind == "article" else None
        if article is None:
            self.run.failed(entry, "not-html", f"answered with {content_type}")
        else:
            store_article(self.run, article)
        return False

    def _say_bounded(self, page: Page | StatedList) -> None:
        said = self.run.report.remarks
        for remark in page.remarks:
            if not any(line.startswith(remark) for line in said):  # once a run
                said.append(f"{remark}: {page.url}")

    def failed(self, failure: Failure) -> Iterator[Any]:
        """Record a request that brought no response; yield what stands in its place."""
        entry: Entry = failure.request.meta["entry"]  # type: ignore[attr-defined] # Scrapy sets it
        error = failure.value or Exception("no reason given")
        try:
            cause, detail, _ = describe(error)
            is_document = entry.kind == "article" and is_document_url(entry.url)
            if not (is_document and cause == "too-large" and take_too_large(self.run, entry, detail)):
                self.run.failed_download(entry, error)
        except Exception as error:  # noqa: BLE001 # as above
            self.run.broke(entry, "noting a request without an answer", error)
        yield from self._in_place_of(entry, this_second())


def _entry_of(response: object) -> Entry | None:
    """Return the frontier row of a response; None for anything else that Scrapy hands over."""
    if isinstance(response, Response) and response.request is not None:
        entry: Entry | None = response.meta.get("entry")
        return entry
    return None


_COMMAND_LINE = 40  # scrapy.settings.SETTINGS_PRIORITIES["cmdline"]
