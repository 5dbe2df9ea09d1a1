"""How deep a run reads into a listing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from archive_scraper.crawl.options import CrawlOptions
    from archive_scraper.sites import SiteRules
    from archive_scraper.store import Entry


_PAST_END = frozenset(("http-400", "http-404", "http-410", "no-content", "empty", "not-html"))
"""Causes that servers give for a page after the last."""


class Paging:
    """Decides page by page whether the next one is asked for.

    A run stops at the first page that shows nothing new, and always at one that shows nothing but what the pages before
    it showed in the same run. It reads on where the user named a depth or a date
    (``pages``, ``since``, ``full``) or where a deep look is due, down to the cap of the site's rules.
    """

    def __init__(self, options: CrawlOptions, rules: SiteRules) -> None:
        self.options = options
        self.rules = rules
        self.deep_look_is_due = False
        self.capped = False
        """A listing went on below the cap of the rules."""
        self._newest: dict[str, str] = defaultdict(str)
        self._read: set[str] = set()
        self._starts: dict[str, str] = {}
        self._known: set[str] = set()
        self._shown: dict[str, set[str]] = defaultdict(set)
        self._parts: dict[str, set[str]] = defaultdict(set)
        self._counted_on: set[str] = set()

    def goes_deep(self) -> bool:
        """Tell whether pages are read on past the first one that shows nothing new."""
        return (
            self.deep_look_is_due
            or self.options.full
            or self.options.pages is not None
            or self.options.since is not None
        )

    def note_page(self, entry: Entry) -> None:
        """Remember a listing page that was read."""
        self._read.add(entry.page_key)

    def may_go_on(self, entry: Entry, next_key: str) -> bool:
        """Tell whether the page after a listing page may be asked for."""
        if next_key in self._read:
            return False  # a site whose last page links to itself
        if entry.depth + 1 < (self.options.pages or self.rules.max_pages):
            return True
        self.capped = self.capped or self.options.pages is None
        return False

    def note_chain(self, entry: Entry, next_key: str) -> None:
        """Remember from which start page a next page was reached."""
        self._starts[next_key] = self.start_of(entry)

    def may_read_part(self, entry: Entry, part_key: str) -> bool:
        """Tell whether a list that a listing page consists of may be asked for; all of a start page share one bound."""
        parts = self._parts[self.start_of(entry)]
        if part_key in self._read or part_key in parts:
            return False  # an index that names itself
        if len(parts) < (self.options.pages or self.rules.max_pages):
            return True
        self.capped = self.capped or self.options.pages is None
        return False

    def note_part(self, entry: Entry, part_key: str) -> None:
        """Remember a list that a listing page consists of."""
        self._parts[self.start_of(entry)].add(part_key)
        self.note_chain(entry, part_key)

    def is_part(self, entry: Entry) -> bool:
        """Tell whether a listing page is a list that another one consists of."""
        return entry.page_key in self._parts[self.start_of(entry)]

    def note_counted_on(self, next_key: str) -> None:
        """Remember that nobody printed the address of a next page: there may be none."""
        self._counted_on.add(next_key)

    def is_past_end(self, entry: Entry, cause: str) -> bool:
        """Tell whether an address that was counted on turned out to be no page: the end of its listing."""
        return cause in _PAST_END and entry.kind == "listing" and entry.page_key in self._counted_on

    def wants_more(self, entry: Entry) -> bool:
        """Tell whether the run would read on after a listing page: nothing known was met, or a depth was named."""
        if entry.depth + 1 >= (self.options.pages or self.rules.max_pages):
            return False
        return self.is_all_new(entry) or self.goes_deep()

    def start_of(self, entry: Entry) -> str:
        """Return the address of the start page that a listing page goes back to."""
        return self._starts.get(entry.page_key, entry.url)

    def shows_more(self, entry: Entry, keys: Collection[str]) -> bool:
        """Remember what a listing page shows; False where the pages before it, from its start page on, showed it all.

        There a pager leads in a circle, or past the end, for as long as anybody follows it.
        """
        shown = self._shown[self.start_of(entry)]
        more = not shown.issuperset(keys)
        shown.update(keys)
        return more

    def note_known(self, entry: Entry) -> None:
        """Remember that a listing page showed something known: nothing between it and the last visit was missed."""
        self._known.add(self.start_of(entry))

    def is_all_new(self, entry: Entry) -> bool:
        """Tell whether nothing known was met from a listing page's start page on."""
        return self.start_of(entry) not in self._known

    def note_date(self, listing_url: str, published: str | None) -> None:
        """Remember the date of a teaser or article that a listing page showed."""
        if published and published > self._newest[listing_url]:
            self._newest[listing_url] = published

    def is_too_old(self, listing_url: str | None) -> bool:
        """Tell whether everything on a listing page was published before the user's ``since``."""
        newest = self._newest.get(listing_url or "")
        return bool(newest and self.options.precedes(newest))
