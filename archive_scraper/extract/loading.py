"""What the pages of a listing taught on how it loads more of itself: how addresses count on, where links start."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from archive_scraper.extract.fragment import Fragment
from archive_scraper.extract.more import find_more
from archive_scraper.normalize.urls import page_key

if TYPE_CHECKING:
    from archive_scraper.extract.more import Count
    from archive_scraper.extract.page import Page
    from archive_scraper.items import Listing

_KEPT = 50
"""Listings of one source that load more of themselves; the oldest is forgotten."""


class Loading:
    """Keeps what is known while the pages of a source are read."""

    def __init__(self) -> None:
        self._counts: dict[Count, None] = {}
        self._told: set[Count] = set()
        """Counts that are not needed: the pieces name the next one themselves, and the last names none."""
        self._bases: dict[str, str] = {}

    def place(self, page: Page) -> None:
        """Let the relative links of a piece start where those of its listing do, which a script puts it into."""
        base = self._bases.get(page_key(page.url))
        if base is not None and not page.head("title") and not page.head("base"):
            page.base_url = base

    def follow(self, page: Page, listing: Listing) -> None:
        """Set the next page of a listing where a script would count on; learn how from what the page prints."""
        if isinstance(page, Fragment) and (page.ends or page.stated_next):
            listing.next_page, listing.unfollowed = page.stated_next, None
            self._learn_base(page, listing.next_page)
            return
        count = self.count_of(page.url)
        if self.count_on(page.url, listing):
            self._learn_base(page, listing.next_page)
        elif listing.next_page is not None and (more := find_more(page)) is not None and more.url == listing.next_page:
            if count is not None:
                self._told.add(count)
            elif more.count is not None:
                self._counts[more.count] = None
                for old in list(self._counts)[:-_KEPT]:
                    del self._counts[old]
            self._learn_base(page, more.url)

    def count_on(self, url: str, listing: Listing) -> bool:
        """Set the next page of a listing that names none, where the addresses of its kind are counted on."""
        count = self.count_of(url)
        if listing.next_page is not None or count is None or count in self._told:
            return False
        listing.next_page, listing.counted_on, listing.unfollowed = count.following(url), True, None
        return True

    def count_of(self, url: str) -> Count | None:
        """Return how the addresses count on that this is one of."""
        return next((count for count in self._counts if count.holds(url)), None)

    def _learn_base(self, page: Page, following: str | None) -> None:
        if following is not None and urlsplit(following).path != urlsplit(page.url).path:
            self._bases[page_key(following)] = page.base_url
        elif following is not None and (base := self._bases.get(page_key(page.url))) is not None:
            self._bases[page_key(following)] = base
