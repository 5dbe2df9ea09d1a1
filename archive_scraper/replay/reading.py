"""One capture, read as a crawl reads a page: from its record to normalized items. No request is made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from scrapy.exceptions import DropItem

from archive_scraper.captures.reader import read_answer
from archive_scraper.crawl.deadline import TooSlowError
from archive_scraper.crawl.named_pages import names_articles
from archive_scraper.crawl.pdfs import make_pdf
from archive_scraper.crawl.reading import PageReader, holds_listing, holds_page, parse, parse_listing, response_of
from archive_scraper.crawl.step import SavedPage
from archive_scraper.errors import CaptureError
from archive_scraper.extract.page import Page, is_pdf
from archive_scraper.extract.page_kind import is_credible, nothing_found
from archive_scraper.extract.walls import Wall
from archive_scraper.normalize.urls import canonical_url
from archive_scraper.pipelines import normalize
from archive_scraper.pipelines.validate import ValidatePipeline

if TYPE_CHECKING:
    from pathlib import Path

    from scrapy.http import Response

    from archive_scraper.extract.stated import StatedList
    from archive_scraper.items import Article, Listing, Pdf
    from archive_scraper.sites import SiteRules
    from archive_scraper.store.captures import Captured

GOOD = range(200, 300)
"""Statuses of HTTP whose answers hold a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A capture that is to be read."""

    capture: Captured
    body: Captured | None = None
    """The capture that holds its body, for one that was fetched again unchanged."""
    is_start: bool = True
    """A start page; those after it are read with what the pages before them taught."""
    before: tuple[tuple[Captured, Captured | None], ...] = ()
    """Listing pages that the same run read before it, the nearest first, each with the capture of its body."""
    articles_only: bool = False
    """Of a listing page that is an article too, the article alone."""
    pdf_is_known: bool = False
    """What its PDF holds was read by the same program, and is stored; or no article offers it."""


@dataclass(slots=True, kw_only=True)
class Reading:
    """What a capture says. One without a page (304, 404) says it by its status."""

    capture: Captured
    listing: Listing | None = None
    article: Article | None = None
    cut: bool = False
    """A paywall left only the beginning of the article."""
    is_named: bool = False
    """The rules name its address as that of an article."""
    document_url: str | None = None
    """The address of what is no page but a document, such as a PDF."""
    pdf: Pdf | None = None
    """What a PDF holds; None for any other document, and for one of which that is stored already."""
    cause: str = ""
    """Why it holds nothing that can be stored, in a word."""
    detail: str = ""
    unreadable: bool = False
    """It could not be read to its end, so nobody knows what it holds."""

    @property
    def requested_url(self) -> str:
        """The address that was asked for."""
        return self.capture.requested_url or self.capture.url

    @property
    def at(self) -> datetime:
        """When the page was fetched."""
        return datetime.fromisoformat(self.capture.at)


def read(task: Task, database: Path, rules: SiteRules) -> Reading:
    """Return what a capture says by a source's rules; what goes wrong is said in the reading."""
    reading = Reading(capture=task.capture, is_named=names_articles(rules, task.capture.url))
    if task.capture.status not in GOOD or (task.capture.kind == "document" and task.pdf_is_known):
        return reading
    try:
        response = response_of(read_answer(database, task.capture, task.body))
        is_listing = task.capture.kind == "listing"
        if task.capture.kind == "document":
            _read_document(reading, response)
            return reading
        if not (holds_listing(response) if is_listing else holds_page(response)):
            reading.document_url = canonical_url(response.url, drop_params=rules.drop_params)
            if is_pdf(response.body) and not task.pdf_is_known:
                reading.pdf = make_pdf(reading.document_url, response.body, "piece", reading.at)
            return reading
        if is_listing:
            _read_listing(task, reading, parse_listing(response), database, rules)
        else:
            _read_article(reading, parse(response), PageReader(rules))
    except CaptureError as error:
        reading.unreadable, reading.cause, reading.detail = True, "damaged", str(error)
    except TooSlowError as error:
        reading.unreadable, reading.cause, reading.detail = True, "too-slow", str(error)
    except Exception as error:  # noqa: BLE001 # one broken page must not lose the rest
        reading.unreadable, reading.cause = True, "error"
        reading.detail = f"{type(error).__name__}: {error}"
    return reading


def _read_listing(task: Task, reading: Reading, page: Page | StatedList, database: Path, rules: SiteRules) -> None:
    reader = PageReader(rules)
    if task.articles_only and isinstance(page, Page):
        _read_article(reading, page, reader)
        return
    found = reader.listing(page, reading.at, depth=0 if task.is_start else 1)
    if not isinstance(found, Wall) and not is_credible(found) and not task.is_start:
        found = _known_pattern(task, page, reading.at, database, rules) or found
    if isinstance(found, Wall):
        reading.cause, reading.detail = found.cause, f"the page {found}"
        return
    found.requested_url = reading.requested_url
    if isinstance(page, Page) and reader.rules.is_article(found.url):
        _read_article(reading, page, reader)
    reading.cause = reading.detail = ""
    if not is_credible(found):
        if task.is_start:
            reading.cause, reading.detail = "no-teasers", nothing_found(found)
            return
        found.items = []  # past the last page
    normalize(found, reader.rules)
    ValidatePipeline(SavedPage(reader.rules)).process_item(found)
    reading.listing = found


def _read_document(reading: Reading, response: Response) -> None:
    """Read the report of an article again; it is stored under the address that the article's page names."""
    if is_pdf(response.body):
        reading.pdf = make_pdf(reading.requested_url, response.body, "report", reading.at)


def _known_pattern(
    task: Task, page: Page | StatedList, at: datetime, database: Path, rules: SiteRules
) -> Listing | None:
    """Read a last page, whose few teasers do not repeat enough to be found, as the page before it."""
    for capture, body in task.before:
        reader = PageReader(rules)
        response = response_of(read_answer(database, capture, body))
        if not holds_listing(response):
            continue
        earlier = reader.listing(parse_listing(response), at, depth=0)
        if not isinstance(earlier, Wall) and is_credible(earlier):
            found = reader.listing(page, at, depth=1)
            return None if isinstance(found, Wall) else found
    return None


def _read_article(reading: Reading, page: Page, reader: PageReader) -> None:
    article, wall = reader.article(page, reading.at)
    if wall is not None and wall.refuses:
        reading.cause, reading.detail = wall.cause, f"the page {wall}"
        return
    article.requested_url = reading.requested_url
    normalize(article, reader.rules)
    try:
        ValidatePipeline(SavedPage(reader.rules)).process_item(article)
    except DropItem as error:
        reading.cause, reading.detail = "no-title", str(error)
        return
    reading.cut = wall is not None
    # What was read from these is in the fields that are stored; they are as large as the page itself.
    article.body_raw = article.body_markdown_raw = None
    article.links_html = article.link_sentences = ()
    reading.article = article


def with_order(rules: SiteRules, order: str | None) -> SiteRules:
    """Return rules that read dates in the order that earlier pages taught, where they name none."""
    return rules if rules.date_order or not order else replace(rules, date_order=order)  # type: ignore[arg-type] # a DateOrder
