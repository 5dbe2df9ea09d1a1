"""Listings that are rendered: which pages of a run are asked for so, and what of a rendered page is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archive_scraper.crawl.browser_gate import BROUGHT, NOTES, REMARKS, RENDER
from archive_scraper.extract.next_page import find_next_link
from archive_scraper.signs.pager import MORE

if TYPE_CHECKING:
    from collections.abc import Collection

    from scrapy.http import Response

    from archive_scraper.crawl.run import Run
    from archive_scraper.extract.page import Page
    from archive_scraper.items import Listing
    from archive_scraper.store import Entry


def is_rendered(run: Run, entry: Entry) -> bool:
    """Tell whether a frontier row is a page of a channel of kind "browser"; articles never are."""
    if entry.kind != "listing":
        return False
    channel = run.rules.channel_at(run.paging.start_of(entry))
    return channel is not None and channel.kind == "browser"


def render_meta(run: Run, entry: Entry) -> dict[str, Any]:
    """Return what the meta of a row's request says: where the rounds of scrolling and pressing end."""
    rounds = (run.options.pages or run.rules.max_pages) - 1 - entry.depth
    return {RENDER: {"rounds": max(rounds, 0), "knows": None if run.paging.goes_deep() else _Known(run)}}


class _Known:
    """Tells whether a round brought what the archive knows: as a run stops at the first page without anything new.

    Links of authors and topics are new, too, with each teaser; so half of a round's links are enough.
    """

    def __init__(self, run: Run) -> None:
        self._run = run

    def __call__(self, links: Collection[str]) -> bool:
        """Tell it of the links that one round brought."""
        known = sum(self._run.frontier.entry(link, "article") is not None for link in links)
        return known > 0 and 2 * known >= len(links)


def note_rendered(run: Run, response: Response) -> None:
    """Say what kept a rendered page from being whole, and what else is worth knowing."""
    run.report.remarks += [f"{line}: {response.url}" for line in response.meta.get(REMARKS, ())]
    run.report.notes += [f"{line}: {response.url}" for line in response.meta.get(NOTES, ())]


def settle_pager(listing: Listing, page: Page, response: Response) -> None:
    """Forget the pager of a rendered page where the browser has turned it already, or a script's button is one."""
    following = find_next_link(page) if listing.next_page is not None else None
    turned = response.request is not None and response.meta.get(BROUGHT)
    if turned or (following is not None and following.more is not None):
        listing.next_page, listing.counted_on = None, False
    if listing.unfollowed and MORE.match(listing.unfollowed):
        listing.unfollowed = None  # it was pressed; what it did not bring is in the remarks
