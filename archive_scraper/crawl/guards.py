"""What protects the machine and the site: which addresses may be asked, and how often."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import socket
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from scrapy import signals
from scrapy.exceptions import IgnoreRequest

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.robotstxt import RobotParser

logger = logging.getLogger(__name__)

MAX_CRAWL_DELAY = 60.0  # seconds; a robots.txt that asks for more is met with this much


class PrivateAddressError(IgnoreRequest):
    """The address leads into this machine or its network, and the user did not name it."""


class AddressGuard:
    """Downloader middleware: only http and https, and no private address that the user did not name.

    It stands below the redirect middleware, so each target of a redirect is looked at too. A host name is
    resolved once and every address it has must be public (OWASP, server side request forgery).
    """

    def __init__(self, named: frozenset[str]) -> None:
        self.named = named
        self._public: dict[str, bool] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the guard; the user names hosts by start addresses."""
        return cls(getattr(crawler.spider, "named_hosts", frozenset()))

    async def process_request(self, request: Request) -> None:
        """Raise IgnoreRequest for an address that must not be asked."""
        parts = urlsplit(request.url)
        if parts.scheme not in ("http", "https"):
            raise IgnoreRequest(f"not http or https: {request.url}")
        host = parts.hostname or ""
        if parts.netloc in self.named:
            return
        if host not in self._public:
            self._public[host] = await _is_public(host, parts.port or 443)
        if not self._public[host]:
            raise PrivateAddressError(f"private address refused: {request.url}")


async def _is_public(host: str, port: int) -> bool:
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        return True  # the download will say that the name is unknown; behind a proxy it may not be
    return all(ipaddress.ip_address(str(entry[4][0]).split("%")[0]).is_global for entry in found)


class CrawlDelay:
    """Extension: robots.txt's Crawl-delay, which Scrapy reads but does not apply."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        crawler.signals.connect(self.robots_parsed, signal=signals.robots_parsed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Listen to the crawler's robots.txt answers."""
        return cls(crawler)

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Slow the host's slot down to what its robots.txt asks for."""
        wanted = robotparser.crawl_delay(self.crawler.settings["USER_AGENT"])
        engine = self.crawler.engine
        if not wanted or engine is None:
            return
        _, slot = engine.downloader._get_slot(request)  # noqa: SLF001 # as Scrapy's own AutoThrottle does
        if wanted > slot.delay:
            slot.delay = min(wanted, MAX_CRAWL_DELAY)
            logger.info("robots.txt of %s asks for a delay of %s s", urlsplit(request.url).netloc, wanted)
