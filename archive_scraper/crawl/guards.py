"""What protects the machine and the site: which addresses may be asked, and how often."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from scrapy import signals

from archive_scraper.crawl.addresses import ascii_name, is_local_name
from archive_scraper.crawl.policy import HostPolicy, place_of
from archive_scraper.crawl.refusals import NotHttpError, PrivateAddressError
from archive_scraper.crawl.resolver import look_up

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.robotstxt import RobotParser

__all__ = ["MAX_CRAWL_DELAY", "AddressGuard", "CrawlDelay", "PrivateAddressError"]

logger = logging.getLogger(__name__)

MAX_CRAWL_DELAY = 60.0  # seconds; a robots.txt that asks for more is met with this much


class AddressGuard:
    """Downloader middleware: only http and https, and no private address that the user did not name.

    It refuses what the address itself shows to be private; names are checked where they are looked up, by
    crawl.resolver. It stands below the proxy middleware (750), because a proxy looks names up itself: what this
    machine knows to be private is refused then too, and what it cannot look up is left to the proxy.

    Answers are checked once more, by the address that they came from: that holds with any download handler.
    """

    def __init__(self, named: frozenset[str] = frozenset(), policy: HostPolicy | None = None) -> None:
        self.policy = policy or HostPolicy(named)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the guard; the user names hosts by start addresses."""
        return cls(policy=HostPolicy.of(crawler))

    async def process_request(self, request: Request) -> None:
        """Raise a Refusal for an address that must not be asked."""
        if urlsplit(request.url).scheme not in ("http", "https"):
            raise NotHttpError(f"not http: {request.url}")
        host, port = place_of(request.url)
        self.policy.check_literal(host, port)
        if request.meta.get("proxy"):
            await self._check_for_proxy(host, port)

    def process_response(self, request: Request, response: Response) -> Response:
        """Raise PrivateAddressError for an answer from an address that must not have been asked."""
        if response.ip_address is not None and not request.meta.get("proxy"):
            host, port = place_of(request.url)
            self.policy.check(host, port, [response.ip_address])
        return response

    async def _check_for_proxy(self, host: str, port: int) -> None:
        try:
            found = await asyncio.to_thread(look_up, ascii_name(host))
        except (OSError, UnicodeError):
            found = []  # behind a proxy a machine often has no name server
        self.policy.check(host, port, found)
        if not found and is_local_name(host) and not self.policy.is_named(host, port):
            raise PrivateAddressError(f"{host} is a name of the proxy's own network")


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
