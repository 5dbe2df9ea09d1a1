"""Looks within the process of a test: Scrapy can be started once in one, and a start of its own takes two seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

from scrapy.responsetypes import responsetypes
from scrapy.settings import Settings

from archive_scraper.crawl.refusals import RobotsForbiddenError
from archive_scraper.crawl.robots import OwnRules

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest
    from scrapy.http import Response

    from archive_scraper.crawl.looking import Look


def ask(url: str) -> Response:
    """Return the answer of a server on loopback, whatever its status."""
    try:
        with urlopen(url) as answer:
            body, headers, status, place = answer.read(), dict(answer.headers), answer.status, answer.url
    except HTTPError as error:
        body, headers, status, place = error.read(), dict(error.headers), error.code, url
    kind = responsetypes.from_args(
        headers={k: v for k, v in headers.items() if k == "Content-Type"}, url=place, body=body
    )
    return kind(place, status=status, body=body, headers=headers)


class _Crawler:
    spider = None
    settings = Settings({"ROBOTSTXT_USER_AGENT": None, "USER_AGENT": "archive-scraper"})


def crawl(looking: Look, settings: Mapping[str, object]) -> None:  # noqa: ARG001 # the signature of what it stands for
    """Ask for one address after the other, as crawl.look_spider does: robots.txt first, and it decides."""
    parts = urlsplit(looking.url)
    answer = ask(f"{parts.scheme}://{parts.netloc}/robots.txt")
    looking.asked += 1
    rules = OwnRules.from_crawler(_Crawler, answer.body if answer.status == 200 else b"")
    looking.plan.robots(rules.sitemaps)
    while (candidate := looking.next()) is not None:
        if candidate.kind == "browser":  # there is none in this process
            continue
        if not rules.allowed(candidate.url, "archive-scraper"):
            looking.failed(candidate, RobotsForbiddenError(candidate.url))
            continue
        looking.asked += 1
        try:
            response = ask(candidate.url)
        except OSError as error:
            looking.failed(candidate, error)
        else:
            looking.take(candidate, response)


def look_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let fetches and looks of this test run here."""
    monkeypatch.setattr("archive_scraper.crawl.fetch.fetch", ask)
    monkeypatch.setattr("archive_scraper.crawl.look_spider.crawl", crawl)
