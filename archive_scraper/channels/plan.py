"""The order in which the addresses of a site are looked at, and when it has been enough: a look costs requests."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from archive_scraper.channels import find
from archive_scraper.channels.model import Candidate
from archive_scraper.extract.page import Page
from archive_scraper.extract.stated.wordpress import posts_url
from archive_scraper.normalize.urls import is_http, page_key, site_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from archive_scraper.extract.stated import StatedList
    from archive_scraper.items import Listing
    from archive_scraper.sites.rules import ChannelKind

BUDGET = 15
"""Requests of one look, robots.txt and redirects among them: the page, its home, and two of each kind of channel."""
_MOST: dict[ChannelKind, int] = {"listing": 4, "feed": 5, "sitemap": 4, "wordpress": 1}
"""Of one kind; without a bound a page that names a feed for each topic would leave nothing for the others."""
# What is tried first. Lists come first where the address was none: without one nothing says which pieces are meant.
_LIST, _SECTION, _HOME, _WORDPRESS, _GUESS, _SITEMAP, _PART, _FEED, _RENDERED, _SITE_FEED, _OTHER_LIST = range(11)


class Plan:
    """Says what is to be looked at next, from what was seen so far.

    ``elsewhere`` are channels on other hosts, which are named and not asked.
    """

    def __init__(self, url: str) -> None:
        self.start = url
        self.elsewhere: list[Candidate] = []
        self._site = site_of(url)
        self._queue: list[tuple[int, int, Candidate]] = []
        self._known: set[tuple[bool, str]] = set()
        self._counts: dict[ChannelKind, int] = {}
        self._seen_feed = False
        self._robots: tuple[str, ...] | None = None
        self._add(_LIST, Candidate(kind="listing", url=url, origin="given"))

    def next(self) -> Candidate | None:
        """Return what is to be asked for now, None where nothing is left."""
        while self._queue:
            rank, _, candidate = heappop(self._queue)
            if rank in (_SITE_FEED, _RENDERED) and self._seen_feed:
                continue
            if candidate.origin != "given":
                self._counts[candidate.kind] = self._counts.get(candidate.kind, 0) + 1
                if self._counts[candidate.kind] > _MOST.get(candidate.kind, 1):
                    continue
            return candidate
        return None

    def robots(self, sitemaps: Iterable[str]) -> None:
        """Take the sitemaps that the site's robots.txt names."""
        self._robots = tuple(sitemaps)

    def render(self, url: str) -> None:
        """Look at a page once more as its scripts leave it, where no feed makes that needless."""
        self._add(_RENDERED, Candidate(kind="browser", url=url))

    def refused(self) -> None:
        """Go on although the address that was given could not be read: by what many sites have."""
        self._add_site(self.start)

    def answered(
        self,
        candidate: Candidate,
        page: Page | StatedList,
        listing: Listing | None,
        headers: Mapping[str, str],
    ) -> None:
        """Take what an address answered: ``listing`` where it holds a credible one."""
        if candidate.origin == "given" and site_of(page.url) != self._site:
            self._site = site_of(page.url)  # the address that was given leads to another host: that one is meant
        if isinstance(page, Page):
            self._from_page(candidate, page, listing)
            if (api := find.wordpress_root(page, headers)) is not None:
                self._add(_WORDPRESS, Candidate(kind="wordpress", url=posts_url(api)))
        else:
            self._seen_feed |= page.channel == "feed" and bool(page.items)
            for place in (page.home, page.site_url if candidate.origin == "given" else None):
                if place and candidate.origin == "given":
                    self._add(_LIST, Candidate(kind="listing", url=place))
        if listing is not None:
            for part in listing.parts:
                self._add(_PART, Candidate(kind="sitemap", url=part.url))
        if candidate.origin == "given":
            self._add_site(page.url)

    def _add_site(self, url: str) -> None:
        home = find.home_of(url)
        self._add(_HOME, Candidate(kind="listing", url=home, origin="guessed"))
        self._add_sitemaps(url)
        for place in find.section_feeds(home, None):
            self._add(_SITE_FEED, find.feed(place, guessed=True))

    def _from_page(self, candidate: Candidate, page: Page, listing: Listing | None) -> None:
        is_given = candidate.origin == "given"
        below = f"{urlsplit(page.url).path.rstrip('/')}/"
        named = find.named_feeds(page)
        own = [url for url in named if below != "/" and urlsplit(url).path.startswith(below)]
        for url in named:
            self._add(_SECTION if url in own else _FEED, find.feed(url))
        is_list = listing is not None
        if is_list and not own and below != "/":
            for url in find.section_feeds(page.url, page):
                self._add(_GUESS, find.feed(url, guessed=True))
        items = [item.url for item in listing.items] if listing is not None else []
        for url in find.lists_of(page, items):
            self._add(_OTHER_LIST if is_list or not is_given else _LIST, Candidate(kind="listing", url=url))

    def _add_sitemaps(self, url: str) -> None:
        named = self._robots or ()
        for place in named or find.well_known_sitemaps(url):
            self._add(_SITEMAP, Candidate(kind="sitemap", url=place, origin="named" if named else "guessed"))

    def _add(self, rank: int, candidate: Candidate) -> None:
        if not is_http(candidate.url):
            return
        key = candidate.kind == "browser", page_key(candidate.url)  # a rendered page is another answer
        if key in self._known:
            return
        self._known.add(key)
        if candidate.origin != "given" and site_of(candidate.url) != self._site:
            if len(self.elsewhere) < _MOST.get(candidate.kind, 1):
                self.elsewhere.append(candidate)
            return
        heappush(self._queue, (rank, len(self._known), candidate))
