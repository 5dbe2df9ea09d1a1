"""The channels of a run: which are asked, in which order, which one stands in for another, and what each showed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from archive_scraper.crawl.comparing import covers
from archive_scraper.crawl.named_parts import is_outside
from archive_scraper.extract.page_kind import NAMES
from archive_scraper.extract.stated.wordpress import window_url
from archive_scraper.signs.addresses import is_document_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from archive_scraper.crawl.options import CrawlOptions
    from archive_scraper.crawl.paging import Paging
    from archive_scraper.items import Listing
    from archive_scraper.sites import SiteRules
    from archive_scraper.sites.rules import Channel
    from archive_scraper.store import Archive, Entry, ListingOutcome
    from archive_scraper.watch.report import RunReport

_FIRST = {"wordpress": 3, "feed": 2, "json": 1, "browser": -1}
"""Which kinds are asked before the others: those that say in one answer whether there is anything new."""
_JUMPS = ("wordpress", "sitemap")
"""Kinds that can be asked for a window of dates."""
_LOOK = timedelta(days=3)
"""A channel for which another one stands in is asked itself after so long, one such channel a run."""
_OVERLAP = timedelta(days=1)
"""A look at what came since begins so long before the newest piece that is known: that it is shown again proves that
nothing lies between, whatever the zone of the site's clock."""
_MOST_KEYS = 20_000
"""Pieces of one channel and run that are compared with those of others."""


@dataclass(slots=True)
class Way:
    """One channel in one run."""

    url: str
    kind: str
    state: str = "left"
    """As in the table run_channels: left, read, unchanged, spared or failed."""
    cause: str = ""
    stood_in: str | None = None
    window: bool = False
    """It was asked for the run's window of dates alone, and had something in it."""
    pages: int = 0
    items: int = 0
    new: int = 0
    total: int | None = None
    keys: dict[str, None] = field(default_factory=dict)
    """Page keys of all that it showed, in its order."""
    first_page: list[str] = field(default_factory=list)
    days: set[str] = field(default_factory=set)

    @property
    def reached(self) -> int:
        """How many pieces it showed; where there are more than are compared, one that it showed twice counts twice."""
        return len(self.keys) if len(self.keys) < _MOST_KEYS else max(self.items, len(self.keys))

    @property
    def answered(self) -> bool:
        """It was asked, and said what it holds or that it is as before."""
        return self.state in ("read", "unchanged")

    @property
    def quiet(self) -> bool:
        """It showed what is known and nothing else."""
        return self.state == "unchanged" or (self.state == "read" and bool(self.items) and not self.new)


class RunChannels:
    """Decides which channels a run asks, and keeps what they showed.

    "new" channels are asked in every run, "archive" channels where a run goes back in time: until one has answered for
    the first time, with ``--full``, with a ``--since`` before all that is known, and in a deep look. One with no use is
    a spare, for the run in which another one fails.
    """

    def __init__(
        self,
        archive: Archive,
        rules: SiteRules,
        options: CrawlOptions,
        paging: Paging,
        report: RunReport,
        now: datetime,
        add_seed: Callable[[str, datetime], None],
    ) -> None:
        """Choose the channels; ``add_seed`` queues the address of one that is to be asked after all."""
        self._archive, self._rules, self._options = archive, rules, options
        self._paging, self._report, self._now = paging, report, now
        self._frontier = archive.frontier(rules.name)
        self._add_seed = add_seed
        self._asked_before = archive.channels.asked(rules.name)
        self.ways: dict[str, Way] = {}
        self._looked = False
        for url in options.urls or self._chosen():
            self._add(url)

    def _chosen(self) -> Iterator[str]:
        rules = self._rules
        yield from rules.starts()
        for url in rules.starts("archive"):
            if self._goes_back(url):
                yield url

    def _goes_back(self, url: str) -> bool:
        options = self._options
        if options.full or (url not in self._asked_before and not options.pages):
            return True
        if options.since or options.until:
            channel = self._rules.channel_at(url)
            if channel is not None and channel.kind in _JUMPS:
                return True
            oldest = self._archive.channels.oldest_known(self._rules.name)
            return oldest is None or not options.since or options.since[: len(oldest)] < oldest[: len(options.since)]
        return self._paging.deep_look_is_due and not options.pages

    def _add(self, url: str) -> Way:
        key = self._frontier.key(url)
        if key not in self.ways:
            channel = self._rules.channel_at(url)
            stood = self._archive.runs.layout_of(self._rules.name, url)
            kind = channel.kind if channel is not None else stood if stood in NAMES else "listing"
            self.ways[key] = Way(url=url, kind=kind)
        return self.ways[key]

    def seeds(self) -> list[tuple[str, int]]:
        """Return the addresses to begin with, each with how much earlier than others it is asked."""
        first = dict.fromkeys(_JUMPS, 4) if self._has_window() else {}
        return [(way.url, first.get(way.kind, _FIRST.get(way.kind, 0))) for way in self.ways.values()]

    def asked(self) -> int:
        """Return how many channels the run was to ask itself."""
        return sum(way.state != "spared" for way in self.ways.values())

    def idle(self) -> list[Channel]:
        """Return the channels of the rules that the run was not to ask."""
        if self._options.urls:
            return []
        return [channel for channel in self._rules.channel if self._frontier.key(channel.url) not in self.ways]

    def of(self, entry: Entry) -> Way | None:
        """Return the channel that a listing page belongs to; a run that was killed left pages of it behind."""
        key = self._frontier.key(self._paging.start_of(entry))
        if key not in self.ways:
            start = self._frontier.start_of(entry.url)
            key = self._frontier.key(start) if start else key
        return self.ways.get(key)

    def start_of(self, entry: Entry) -> str:
        """Return the address at which the channel of a listing page begins."""
        way = self.of(entry)
        return way.url if way is not None else self._paging.start_of(entry)

    # --- what is asked ---

    def address(self, entry: Entry) -> str:
        """Return the address to ask for a row of the frontier: of WordPress, the posts of a window alone."""
        way = self.ways.get(entry.page_key) if entry.kind == "listing" and not entry.depth else None
        if way is None or way.kind != "wordpress":
            return entry.url
        options = self._options
        if self._has_window():
            return window_url(entry.url, options.since, options.until)
        newest = self._archive.channels.newest(self._rules.name, way.url)
        if newest is None or way.url not in self._asked_before or self._paging.goes_deep():
            return entry.url
        latest = min(date.fromisoformat(newest), self._now.date())
        return window_url(entry.url, since=str(latest - _OVERLAP))

    def _has_window(self) -> bool:
        return bool(self._options.since or self._options.until) and not self._options.urls

    def may_be_spared(self, entry: Entry) -> bool:
        """Tell whether it must be decided if a row is asked for: others may stand in for a start page.

        One that was asked and did not answer is asked again: that others answer says nothing of what is wrong with it.
        """
        is_start = entry.kind == "listing" and not entry.depth and entry.page_key in self.ways
        return is_start and len(self.ways) > 1 and not entry.attempts

    def stand_in(self, entry: Entry) -> bool:
        """Tell whether another channel stands in for that of a start page, and note it."""
        way = self.ways[entry.page_key]
        others = [other for other in self.ways.values() if other is not way]
        if self._has_window():
            found = next((other for other in others if other.window and not self._is_known_to_lack(other, way)), None)
            return self._spare(way, found, "window")
        if self._options.full or self._paging.goes_deep() or self._options.urls:
            return False
        quiet = [other for other in others if other.quiet and not self._is_doubtful(other)]
        found = next((other for other in quiet if self._covers(other, way)), None)
        if found is not None and not self._looked and self._is_due(way):
            self._looked = True
            return False
        return self._spare(way, found, "nothing new")

    def _spare(self, way: Way, other: Way | None, cause: str) -> bool:
        if other is None:
            return False
        way.state, way.cause, way.stood_in = "spared", cause, other.url
        why = "which shows nothing new" if cause == "nothing new" else "which was asked for the dates of this run alone"
        for failed in self.ways.values():
            if failed.state == "failed" and failed.stood_in == way.url:
                self._report.notes.remove(_instead(way.url, failed.url))
                failed.stood_in = other.url
        self._report.notes.append(f"{way.url} was not asked: {other.url} stood in for it, {why}")
        return True

    def _is_due(self, way: Way) -> bool:
        at = self._asked_before.get(way.url)
        return at is None or self._now - datetime.fromisoformat(at) >= _LOOK

    def _is_doubtful(self, way: Way) -> bool:
        """Tell whether something was remarked of a channel: one that was cut off proves nothing."""
        return any(way.url in remark for remark in self._report.remarks)

    def _covers(self, other: Way, way: Way) -> bool:
        archive, name = self._archive, self._rules.name
        shown = [key for key in archive.memory.shown(name, way.url) if self.is_own(key)]
        own = archive.memory.shown(name, other.url)
        dates = {key: known.published for key, known in archive.channels.known(name, {*shown, *own}).items()}
        return covers(archive.channels.shown(name, other.url, shown), own, shown, dates)

    def _is_known_to_lack(self, other: Way, way: Way) -> bool:
        """Tell whether a channel has never shown a piece of another one that is no newer than its own newest.

        A WordPress list of posts holds no pieces of other types, which its site's listing may show. A sitemap shows no
        teasers to compare, and names all pages.
        """
        archive, name = self._archive, self._rules.name
        newest = archive.channels.newest(name, other.url)
        if newest is None:
            return False
        shown = [key for key in archive.memory.shown(name, way.url) if self.is_own(key)]
        missing = set(shown) - archive.channels.shown(name, other.url, shown)
        return any((piece.published or "")[:10] <= newest for piece in archive.channels.known(name, missing).values())

    def is_own(self, key: str) -> bool:
        """Tell whether a piece, by its page key, is one that the source's rules follow."""
        url = f"https://{key}"
        return (self._rules.owns(url) or is_document_url(url)) and self._rules.follows(url)

    # --- what was seen ---

    def note_listing(self, entry: Entry, listing: Listing, outcome: ListingOutcome) -> None:
        """Keep what a page of a channel showed."""
        way = self.of(entry)
        if way is None:
            return
        kind = listing.pattern.kind if listing.pattern is not None else ""
        if kind in NAMES and way.kind == "listing":
            way.kind = kind
        if way.kind in NAMES and way.kind != "json" and kind not in NAMES and not entry.depth:
            self._replace(way, f"no-{way.kind}")  # the teasers of the page that stands there are read all the same
        else:
            way.state = "read"
        addresses = [page.url for page in listing.addresses if self._leads_to(way, page.url)]
        if not entry.depth and self._has_window():
            way.window = self._jumped(way, listing)
        way.pages += 1
        way.items += len(listing.items) + len(addresses)
        way.new += outcome.new
        way.total = max(filter(None, (way.total, listing.total)), default=None)
        keys = [self._frontier.key(url) for url in (*(teaser.url for teaser in listing.items), *addresses)]
        if not entry.depth:
            way.first_page = keys
        if len(way.keys) < _MOST_KEYS:
            way.keys |= dict.fromkeys(keys)
        way.days |= {teaser.published[:10] for teaser in listing.items if teaser.published}

    def _leads_to(self, way: Way, url: str) -> bool:
        channel = self._rules.channel_at(way.url)
        return channel is None or self._rules.leads_to(channel, url)

    def _jumped(self, way: Way, listing: Listing) -> bool:
        """Tell whether a channel was asked for the dates of the run alone, and say how."""
        window = " to ".join(filter(None, (self._options.since or "the beginning", self._options.until)))
        if way.kind == "wordpress" and listing.items:
            self._report.notes.append(f"{way.url} was asked for {window} alone")
            return True
        inside = [part for part in listing.parts if not is_outside(self._options, part)]
        if way.kind != "sitemap" or not inside or len(inside) == len(listing.parts):
            return False
        count = f"{len(inside)} of {len(listing.parts)} sitemaps"
        self._report.notes.append(f"{count} of {way.url} were read, those that may hold something of {window}")
        return True

    def note_unchanged(self, entry: Entry) -> None:
        """Keep that a channel's first page is as it was."""
        if (way := self.of(entry)) is not None and not entry.depth:
            way.state = "unchanged"

    def note_failed(self, entry: Entry, cause: str) -> None:
        """Keep that a channel could not be read, and ask the next spare in its place."""
        way = self.ways.get(entry.page_key) if entry.kind == "listing" and not entry.depth else None
        if way is not None:
            self._replace(way, cause)

    def _replace(self, way: Way, cause: str) -> None:
        way.state, way.cause = "failed", cause
        if self._options.urls:
            return
        spares = (channel.url for channel in self._rules.channel if not channel.use)
        found = next((url for url in spares if self._frontier.key(url) not in self.ways), None)
        if found is not None:
            way.stood_in = self._add(found).url
            self._add_seed(found, self._now)
            self._report.notes.append(_instead(found, way.url))


def _instead(spare: str, failed: str) -> str:
    return f"{spare} was asked in place of {failed}, which failed"
