"""Pages of captures in place of the network: what --captured and --at of several verbs mean."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any, TypeVar

import click

from archive_scraper.cli.options import db_option
from archive_scraper.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scrapy.http import Response

    from archive_scraper.extract.page import Page
    from archive_scraper.extract.stated import StatedList
    from archive_scraper.store.captures import Captured

_F = TypeVar("_F", bound="Callable[..., Any]")


def captured_options(command: _F) -> _F:
    """Give a verb the options --captured, --at and --db."""
    when = click.option("--at", help="With --captured: the newest capture of this day or before, such as 2024-05-03.")
    what = click.option("--captured", is_flag=True, help="Read the page as it was captured; nothing is fetched.")
    return what(when(db_option(command)))


def captured_response(db: Path, url: str, at: str | None) -> tuple[Captured, Response]:
    """Return a capture of an address and its answer: the newest one, or the newest of a day or before.

    Raises UsageError where there is none, CaptureError where its file cannot be read.
    """
    from archive_scraper.captures.find import capture_at
    from archive_scraper.captures.reader import read_answer
    from archive_scraper.crawl.reading import response_of
    from archive_scraper.store import Archive

    with closing(Archive.open(db, read_only=True)) as archive:
        captured = capture_at(archive, url, at)
        body = archive.captures.get(captured.body_id) if captured.body_id is not None else None
        return captured, response_of(read_answer(db, captured, body))


def captured_page(db: Path, url: str, at: str | None) -> tuple[Page, Captured]:
    """Return the page of a capture of an address. Raises as captured_response, and UsageError for a document."""
    from archive_scraper.crawl.reading import holds_page, parse

    captured, response = captured_response(db, url, at)
    if not holds_page(response):
        raise UsageError(f"{url}: was answered with {captured.content_type or 'no content type'}, not with a page")
    return parse(response), captured


def captured_listing(db: Path, url: str, at: str | None) -> tuple[Page | StatedList, Captured]:
    """Return the page or list of a capture of an address. Raises as captured_page."""
    from archive_scraper.crawl.reading import holds_listing, parse_listing

    captured, response = captured_response(db, url, at)
    if not holds_listing(response):
        raise UsageError(f"{url}: was answered with {captured.content_type or 'no content type'}, not with a page")
    return parse_listing(response), captured


def refuse_at(at: str | None, *, captured: bool) -> None:
    """Refuse --at without --captured."""
    if at is not None and not captured:
        raise UsageError("--at goes with --captured: only captures have a time to choose")
