"""What a rendered page asks for: fetched by the crawl's own downloader, and by nothing else.

The browser has no network of its own (see browser_window.ARGUMENTS). Each of its requests is handed to Scrapy's
downloader, so that all that guards a crawl guards a browser too: robots.txt, the addresses that may be connected to,
redirects, sizes, the budget of the run. scrapy-playwright lets the browser connect by itself, and shows redirects to
nobody; that is why it is not used.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http.request import NO_CALLBACK

from archive_scraper.crawl.answers import EMPTY_IS_FINE
from archive_scraper.crawl.causes import describe
from archive_scraper.crawl.refusals import Refusal
from archive_scraper.normalize.urls import host_of, site_domain

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response

SLOT = "archive-browser"
"""The downloader's slot for what pages ask for; its pace is in DOWNLOAD_SLOTS."""
_UNREAD = frozenset(
    ("image", "media", "font", "texttrack", "manifest", "ping", "cspreport", "websocket", "eventsource")
)
"""Kinds of requests whose answers hold no teaser."""
_TIMEOUT = 20.0
"""Seconds for one answer: a page gives up on its own script no later."""
_SLOW = 5.0
"""Seconds after which a request that waits is taken for a connection that is held open (long polling)."""
_MOST_REASONS = 20
_MAX_POST = 256 * 1024
# Of what a page sends; what names the program or the connection is ours to say.
_SENT = frozenset(("accept", "content-type", "cookie", "origin", "referer", "x-requested-with", "x-wp-nonce"))
_FRAMING = frozenset(("content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive"))
# Counters of visitors, advertisements, and consent: large, slow, and of no use to a listing.
_COUNTERS = frozenset(
    (
        "adnxs.com", "amazon-adsystem.com", "chartbeat.com", "clarity.ms", "cookiebot.com", "cookielaw.org",
        "criteo.com", "doubleclick.net", "facebook.com", "facebook.net", "google-analytics.com",
        "googleadservices.com", "googlesyndication.com", "googletagmanager.com", "hotjar.com", "hs-analytics.net",
        "licdn.com", "linkedin.com", "matomo.cloud", "newrelic.com", "nr-data.net", "onetrust.com", "outbrain.com",
        "quantserve.com", "scorecardresearch.com", "segment.com", "segment.io", "sentry.io", "taboola.com",
        "tiktok.com", "twitter.com",
    )
)  # fmt: skip


@dataclass  # without slots: playwright marks the handlers that it is given
class Loads:
    """Answers what one page asks for, and keeps count."""

    crawler: Crawler
    document: Response
    """The page itself, which has been fetched."""
    most: int
    """Requests that are answered at most."""
    asked: int = 0
    refused: list[str] = field(default_factory=list)
    """Why requests were refused, each reason once."""
    _waiting: dict[int, float] = field(default_factory=dict)
    _shown: bool = False

    def is_quiet(self) -> bool:
        """Tell whether nothing is on its way, but for what has been for so long that it is held open."""
        now = time.monotonic()
        return all(now - since > _SLOW for since in self._waiting.values())

    async def answer(self, route: Any) -> None:
        """Answer one request of the page; playwright calls it with each."""
        asked = route.request
        if asked.is_navigation_request() and asked.frame.parent_frame is None and not self._shown:
            self._shown = True
            await _fulfill(route, self.document)
            return
        if not self._may_ask(asked):
            await route.abort("aborted")  # any other word would put an error page into the place of the page
            return
        self.asked += 1
        self._waiting[id(route)] = time.monotonic()
        try:
            response = await self._fetch(asked)
        except Exception as error:  # noqa: BLE001 # whatever it is, the page goes without
            self._note(error)
            await route.abort()
        else:
            await _fulfill(route, response)
        finally:
            del self._waiting[id(route)]

    def _may_ask(self, asked: Any) -> bool:
        if asked.is_navigation_request() or asked.resource_type in _UNREAD:
            return False  # the page stays where it is, and frames are not read
        if urlsplit(asked.url).scheme not in ("http", "https"):
            return False
        owner = site_domain(host_of(asked.url))
        is_own = owner == site_domain(host_of(self.document.url))
        if not is_own and (owner in _COUNTERS or asked.method != "GET"):
            return False
        if asked.method not in ("GET", "POST") or len(asked.post_data_buffer or b"") > _MAX_POST:
            return False
        if self.asked >= self.most:
            self._say(f"it asked for more than {self.most} things (ARCHIVE_BROWSER_REQUESTS)")
            return False
        return True

    async def _fetch(self, asked: Any) -> Response:
        engine = self.crawler.engine
        assert engine is not None  # noqa: S101 # for the type checker: it sent the request for the page
        sent = {name: value for name, value in (await asked.all_headers()).items() if name.lower() in _SENT}
        request = Request(
            asked.url,
            method=asked.method,
            headers=sent,
            body=asked.post_data_buffer or b"",
            callback=NO_CALLBACK,
            meta={"download_slot": SLOT, "download_timeout": _TIMEOUT, EMPTY_IS_FINE: True},
            dont_filter=True,
        )
        return await engine.download_async(request)

    def _note(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self._say(f"{error.words}: {error}" if str(error) else error.words)
        else:
            self._say(describe(error)[1])

    def _say(self, words: str) -> None:
        if words not in self.refused and len(self.refused) < _MOST_REASONS:
            self.refused.append(words)


async def _fulfill(route: Any, response: Response) -> None:
    headers = {
        name.decode("latin-1"): b", ".join(values).decode("latin-1")
        for name, values in response.headers.items()
        if name.decode("latin-1").lower() not in _FRAMING
    }
    await route.fulfill(status=response.status, headers=headers, body=response.body)
