"""Fetching one page without a run: for previews. The same manners and guards as a crawl, nothing stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import scrapy
from scrapy.http import TextResponse

from archive_scraper.crawl.causes import describe
from archive_scraper.crawl.sources import scrapy_settings
from archive_scraper.errors import FetchError
from archive_scraper.extract.page import is_pdf
from archive_scraper.extract.stated import is_stated

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from scrapy.http import Response
    from twisted.python.failure import Failure

    from archive_scraper.extract.walls import Wall


class _OnePage(scrapy.Spider):
    name = "one-page"
    handle_httpstatus_list = [*range(400, 600)]  # noqa: RUF012 # Scrapy's own attribute

    def __init__(self, url: str, answer: dict[str, Any]) -> None:
        super().__init__()
        self.url = url
        self.answer = answer
        self.named_hosts = frozenset({urlsplit(url).netloc})

    async def start(self) -> AsyncIterator[scrapy.Request]:
        yield scrapy.Request(self.url, callback=self.keep, errback=self.failed)

    def keep(self, response: Response) -> None:
        self.answer["response"] = response

    def failed(self, failure: Failure) -> None:
        self.answer["error"] = failure.value


def fetch(url: str, settings: Mapping[str, object] | None = None) -> Response:
    """Return the page or feed at an address. May be called once a process. Raises FetchError in one clear line."""
    from scrapy.crawler import AsyncCrawlerProcess

    values = scrapy_settings()
    values.update(
        {"LOG_ENABLED": False, "ITEM_PIPELINES": {}, "DOWNLOAD_DELAY": 0, **(settings or {})}, priority="cmdline"
    )
    answer: dict[str, Any] = {}
    process = AsyncCrawlerProcess(values)
    process.crawl(_OnePage, url=url, answer=answer)
    process.start()
    if "error" in answer:
        raise FetchError(url, describe(answer["error"])[1])
    response: Response | None = answer.get("response")
    if response is None:
        raise FetchError(url, "no answer")
    if not 200 <= response.status < 300:  # HTTP
        wall = wall_behind(response)
        why = f": {wall}; {wall.advice}" if wall is not None else ""
        raise FetchError(url, f"answered with HTTP status {response.status}{why}")
    if is_pdf(response.body):
        raise FetchError(url, "answered with a PDF, not a page or list")
    if not isinstance(response, TextResponse) and not is_stated(response.body):
        raise FetchError(url, "is not a page of text or HTML")
    return response


def wall_behind(response: Response) -> Wall | None:
    """Return what an answer with an error's status is besides, such as a challenge; else nothing."""
    from archive_scraper.extract.page import Page
    from archive_scraper.extract.walls import wall_of

    if not isinstance(response, TextResponse):
        return None
    headers = {str(name): str(value) for name, value in response.headers.to_unicode_dict().items()}
    wall = wall_of(Page(response.text, response.url), status=response.status, headers=headers)
    return wall if wall is not None and wall.refuses else None
