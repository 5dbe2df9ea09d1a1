"""robots.txt as RFC 9309 says, where Scrapy is milder: what cannot be read forbids, what is endless is cut.

====================================  ==========================================
answer                                what it means
====================================  ==========================================
2xx                                   its rules, of the first 500 KiB (2.5)
3xx                                   followed, five times (2.3.1.2); beyond: no rules
4xx                                   no rules: all is allowed (2.3.1.3)
429, 5xx, anything else, no answer    nothing may be asked for (2.3.1.4)
====================================  ==========================================

A 429 is no statement about rules but a server that is overtaxed; Google reads it in the same way.
"""

from __future__ import annotations

import asyncio
import logging
import re
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.exceptions import NotConfigured
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import ProtegoRobotParser
from scrapy.utils.misc import build_from_crawler, load_object

from archive_scraper.crawl.answers import EMPTY_IS_FINE
from archive_scraper.crawl.causes import describe
from archive_scraper.crawl.policy import HostPolicy
from archive_scraper.crawl.refusals import PrivateAddressError, RobotsForbiddenError, RobotsUnreachableError
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.robotstxt import RobotParser

logger = logging.getLogger(__name__)

MAX_BYTES = 500 * 1024
"""How much of a robots.txt is read (RFC 9309, 2.5: at least this much)."""
_REDIRECTS = 5
_FRESH = 24 * 3600.0  # seconds; RFC 9309, 2.4
_PRIORITY = 1000
_MOST_AGENTS = 16  # names for us in one robots.txt
_MOST_SITEMAPS = 50


@dataclass(slots=True)
class _Verdict:
    """What a site's robots.txt said: rules, or why there is no knowing them."""

    until: float
    rules: RobotParser | None = None
    unreachable: str = ""
    wait: float = 0.0
    """Seconds for which no answer was taken as a no; grows with each failure."""


class RobotsGate:
    """Downloader middleware in place of Scrapy's RobotsTxtMiddleware.

    An unreachable robots.txt is asked for again when rows are repeated, after ARCHIVE_BACKOFF seconds and then after
    twice as long each time.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self.crawler = crawler
        self._agent = _agent(crawler)
        self._backoff = crawler.settings.getfloat("ARCHIVE_BACKOFF")
        self._parser: type[RobotParser] = load_object(crawler.settings["ROBOTSTXT_PARSER"])
        self._verdicts: dict[str, _Verdict] = {}
        self._locks: dict[str, asyncio.Lock] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the gate. Raises NotConfigured where ROBOTSTXT_OBEY is off."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raise RobotsForbiddenError or RobotsUnreachableError for an address that must not be asked."""
        parts = urlsplit(request.url)
        if request.meta.get("dont_obey_robotstxt") or parts.scheme not in ("http", "https"):
            return
        site = f"{parts.scheme}://{parts.netloc}"
        async with self._locks.setdefault(site, asyncio.Lock()):
            verdict = self._verdicts.get(site)
            if verdict is None or monotonic() >= verdict.until:
                verdict = self._verdicts[site] = await self._ask(site, request, verdict)
        if verdict.unreachable:
            raise RobotsUnreachableError(f"{site}/robots.txt: {verdict.unreachable}")
        if verdict.rules is not None and not verdict.rules.allowed(request.url, self._agent):
            raise RobotsForbiddenError(f"robots.txt of {site} does not allow {request.url}")

    async def _ask(self, site: str, request: Request, before: _Verdict | None) -> _Verdict:
        """Return what a site's robots.txt says now."""
        engine = self.crawler.engine
        assert engine is not None  # noqa: S101 # for the type checker: it sent the request
        asked = Request(
            f"{site}/robots.txt",
            callback=NO_CALLBACK,
            priority=_PRIORITY,
            meta={"dont_obey_robotstxt": True, "redirect_ttl": _REDIRECTS, EMPTY_IS_FINE: True},
        )
        try:
            response = await engine.download_async(asked)
        except Exception as error:  # noqa: BLE001 # whatever went wrong, its rules are unknown
            cause, words, _ = describe(error)
            if cause == "redirect-loop":
                return _Verdict(monotonic() + _FRESH)
            if isinstance(error, PrivateAddressError):  # the site's own, or where its robots.txt was redirected to
                parts = urlsplit(asked.url)
                port = parts.port or (443 if parts.scheme == "https" else 80)
                HostPolicy.of(self.crawler).check_literal(parts.hostname or "", port)
            return self._unreachable(site, words, before)
        status = response.status
        if 200 <= status < 300:  # HTTP
            return await self._read(response, request)
        if 400 <= status < 500 and status != 429:  # HTTP
            return _Verdict(monotonic() + _FRESH)
        return self._unreachable(site, f"answered with HTTP status {status}", before)

    async def _read(self, response: Response, request: Request) -> _Verdict:
        body = response.body
        if len(body) > MAX_BYTES:
            logger.warning("%s is longer than 500 KiB; what comes after is not read", response.url)
            body = body[:MAX_BYTES].rpartition(b"\n")[0]  # half a rule would say something else
        rules: RobotParser = build_from_crawler(self._parser, self.crawler, body)
        await self.crawler.signals.send_catch_log_async(
            signal=signals.robots_parsed, robotparser=rules, request=request
        )
        return _Verdict(monotonic() + _FRESH, rules=rules)

    def _unreachable(self, site: str, why: str, before: _Verdict | None) -> _Verdict:
        wait = 2 * before.wait if before is not None and before.unreachable else self._backoff
        logger.warning("%s/robots.txt: %s; nothing of the site is asked for", site, why)
        return _Verdict(monotonic() + wait, unreachable=why, wait=wait)


class OwnRules(ProtegoRobotParser):
    """Scrapy's parser, given only the groups of a robots.txt that are about us.

    Protego builds each rule once for each name of its group: 3,000 names over 3,000 rules, 98 KiB, take it 35 seconds.
    """

    sitemaps: tuple[str, ...] = ()
    """The sitemaps that it names, whoever asks."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, robotstxt_body: bytes) -> Self:
        """Parse a robots.txt for the crawler's user agent."""
        text = robotstxt_body.decode("utf-8-sig", errors="ignore")
        rules = cls(about(_agent(crawler), text).encode(), crawler.spider)
        named = (line.partition("#")[0].strip() for line in text.splitlines())
        found = (match[1].strip() for line in named if (match := _SITEMAP.fullmatch(line)))
        rules.sitemaps = tuple(dict.fromkeys(found))[:_MOST_SITEMAPS]
        return rules


def about(agent: str, text: str) -> str:
    r"""Return the groups of a robots.txt that may be about an agent, each line as it is.

    >>> about("archive-scraper", "User-agent: x\nUser-agent: *\nDisallow: /a\n\nUser-agent: y\nDisallow: /b")
    'User-agent: *\nDisallow: /a'
    """
    agent = agent.casefold()
    kept: list[str] = []
    names: set[str] = set()
    ours = naming = False
    for line in text.splitlines():
        rule = line.partition("#")[0].strip()
        if named := _NAMES.fullmatch(rule):
            name = named[1].strip().casefold()
            ours = ours and naming  # a name after a rule begins another group
            naming = True
            token = name.replace("*", "")
            if name == "*" or (token and token in agent and len(names | {name}) <= _MOST_AGENTS):
                names.add(name)
                kept.append(line)
                ours = True
        elif (":" in rule or _RULE.match(rule)) and not _SITE_WIDE.match(rule):
            naming = False
            if ours:
                kept.append(line)
    return "\n".join(kept)


# As Protego reads them: the colon may be missing.
_NAMES = compiled(r"user[- ]?agent(?:\s*:|\s|$)\s*(.*)", re.IGNORECASE)
_RULE = compiled(r"(?:diss?all?[oa]w|diasllow|allow|crawl[- ]delay|request[- ]rate|visit[- ]time)\b", re.IGNORECASE)
_SITEMAP = compiled(r"sitemaps?\s*:\s*(https?://\S+)", re.IGNORECASE)
_SITE_WIDE = compiled(r"(?:sitemaps?|site-map|host)\b", re.IGNORECASE)


def _agent(crawler: Crawler) -> str:
    return str(crawler.settings["ROBOTSTXT_USER_AGENT"] or crawler.settings["USER_AGENT"])
