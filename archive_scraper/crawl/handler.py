"""Scrapy's download handler for http and https, with our connection pool and a bound on the head of an answer."""

from __future__ import annotations

import logging
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
)
from twisted.internet import endpoints
from twisted.logger import globalLogBeginner
from twisted.python.failure import Failure

from archive_scraper.crawl.policy import HostPolicy
from archive_scraper.crawl.refusals import HeaderFloodError
from archive_scraper.crawl.resolver import CheckedPool, CheckedResolver

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

MAX_HEAD = 256 * 1024
"""Most bytes of status line and headers: what browsers take (Chromium: 256 KiB). Twisted itself takes any number."""


class CheckedHandler(HTTP11DownloadHandler):
    """Connects only to what the crawl's HostPolicy allows, robots.txt and redirects included.

    All that Scrapy fetches over http and https passes here; it is the one place where addresses are checked.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        _begin_log()
        _remember_names()
        from twisted.internet import reactor

        self._dns_timeout = crawler.settings.getfloat("DNS_TIMEOUT")
        pool = CheckedPool(reactor, HostPolicy.of(crawler), self._dns_timeout)
        pool.maxPersistentPerHost = self._pool.maxPersistentPerHost
        pool._factory = _BoundedFactory  # noqa: SLF001 # as Scrapy does
        self._pool = pool

    async def download_request(self, request: Request) -> Response:
        """Fetch; see Scrapy's handlers."""
        if proxy := request.meta.get("proxy"):
            from twisted.internet import reactor

            host = urlsplit(proxy if "//" in proxy else f"//{proxy}").hostname
            CheckedResolver.on(reactor, self._dns_timeout).trust_proxy(host or "")
        return await super().download_request(request)


@cache
def _begin_log() -> None:
    """Keep Twisted from printing a traceback for a certificate that is not accepted: its request fails with the cause.

    Twisted prints what is critical to stderr for as long as nobody has begun its log, and Scrapy never does.
    """
    nowhere: Any = lambda _event: None  # noqa: E731 # a def would be no ILogObserver either
    globalLogBeginner.beginLoggingTo([nowhere], redirectStandardIO=False, discardBuffer=True)
    logging.getLogger("twisted").addFilter(lambda record: "while verifying certificate" not in record.getMessage())


@cache
def _remember_names() -> None:
    """Check the name of a host once: Twisted does so for each request, also where its connection is open already."""
    name = "_idnaBytes"  # which Scrapy replaces, too
    setattr(endpoints, name, lru_cache(maxsize=256)(getattr(endpoints, name)))


class _BoundedProtocol(_LenientHTTP11ClientProtocol):
    """Gives an answer up whose head does not end."""

    _head = 0

    def request(self, request: Any) -> Any:
        """Send a request; see HTTP11ClientProtocol."""
        self._head = 0
        answered = super().request(request)
        if self._parser is not None:
            self._parser.MAX_LENGTH = MAX_HEAD  # of one line; Twisted ends the connection at 16 KiB without a word
        return answered

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 # Twisted's name
        """Take bytes; see HTTP11ClientProtocol."""
        if self._parser is not None and self._parser.state in ("STATUS", "HEADER"):
            self._head += len(data)
            if self._head > MAX_HEAD:
                self._giveUp(Failure(HeaderFloodError(f"more than {MAX_HEAD} bytes")))  # type: ignore[no-untyped-call]
                return
        super().dataReceived(data)  # type: ignore[no-untyped-call]


class _BoundedFactory(_LenientHTTP11ClientFactory):
    def buildProtocol(self, addr: Any) -> _BoundedProtocol:  # noqa: ARG002, N802 # Twisted's signature
        return _BoundedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]
