"""Downloader middleware: a request that asks for the rendered page gets it, with the manners of every other request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from scrapy import Request, signals
from scrapy.http import HtmlResponse
from scrapy.http.request import NO_CALLBACK

from archive_scraper.crawl.rendering import Limits

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from archive_scraper.crawl.browser_window import Window

RENDER = "archive_render"
"""Key of a request's meta: return the page as its scripts left it. True, or a dict of what Limits are changed."""
REMARKS, NOTES, BROUGHT = "archive_render_remarks", "archive_render_notes", "archive_render_brought"
"""Keys of a rendered response's meta: what keeps it from being whole and what else is worth knowing, a line each;
whether scrolling and pressing brought anything."""
HEADER = "X-Archive-Scraper-Rendered"
"""Header of a rendered answer: by which browser. Its type says so too."""


class BrowserGate:
    """Stands before all other downloader middlewares; the page itself and what it asks for pass them, one by one."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._window: Window | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the gate; the browser is closed with the spider."""
        gate = cls(crawler)
        crawler.signals.connect(gate.spider_closed, signal=signals.spider_closed)
        return gate

    async def spider_closed(self) -> None:
        """End the browser, where one was started."""
        if self._window is not None:
            await self._window.close()

    async def process_request(self, request: Request) -> Response | None:
        """Return the rendered page, or the answer as it is where it holds no page. Raises BrowserError, Refusals."""
        wanted = request.meta.get(RENDER)
        if not wanted:
            return None
        engine = self._crawler.engine
        assert engine is not None  # noqa: S101 # for the type checker: it sent the request
        plain = Request(request.url, headers=request.headers, callback=NO_CALLBACK, dont_filter=True)
        document = await engine.download_async(plain)
        if not (isinstance(document, HtmlResponse) and 200 <= document.status < 300):  # HTTP
            return document
        if self._window is None:
            from archive_scraper.crawl.browser_window import Window

            self._window = Window(self._crawler)
        rendered = await self._window.show(document, self._limits(wanted))
        request.meta[REMARKS], request.meta[NOTES] = rendered.remarks, rendered.notes
        request.meta[BROUGHT] = rendered.brought
        return HtmlResponse(
            document.url,
            status=document.status,
            headers={
                "Content-Type": "text/html; charset=utf-8; rendered=chromium",
                HEADER: f"Chromium {self._window.version}, {rendered.rounds} rounds of scrolling and pressing",
            },
            body=rendered.html.encode("utf-8", "replace"),
            encoding="utf-8",
            request=request,
        )

    def _limits(self, wanted: Any) -> Limits:
        settings = self._crawler.settings
        values: dict[str, Any] = {
            "seconds": settings.getfloat("ARCHIVE_BROWSER_SECONDS"),
            "rounds": settings.getint("ARCHIVE_BROWSER_ROUNDS"),
            "requests": settings.getint("ARCHIVE_BROWSER_REQUESTS"),
            "pause": settings.getfloat("DOWNLOAD_DELAY"),
            "size": settings.getint("DOWNLOAD_MAXSIZE"),
        }
        changed = wanted if isinstance(wanted, dict) else {}
        named = "ARCHIVE_BROWSER_ROUNDS"
        if changed.get("rounds", values["rounds"]) < values["rounds"]:
            values["rounds"], named = changed["rounds"], "max_pages"
        return Limits(**values, named=named, knows=changed.get("knows"))
