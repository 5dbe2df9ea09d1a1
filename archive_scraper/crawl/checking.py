"""Looking at the addresses that the catalogue names: each is asked for once, judged, and given one of its statuses.

The manners are those of a crawl and of preview: robots.txt decides, one request at a time to a house. Nothing is
stored.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from archive_scraper.catalogue.rows import said
from archive_scraper.catalogue.rules import rules_of
from archive_scraper.catalogue.verdicts import Verdict
from archive_scraper.channels import choose
from archive_scraper.channels.model import Candidate
from archive_scraper.channels.plan import Plan
from archive_scraper.crawl.look_spider import LookSpider, settings_for
from archive_scraper.crawl.looking import Look
from archive_scraper.crawl.turns import Turns, process_for
from archive_scraper.normalize.urls import page_key
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from archive_scraper.catalogue.model import Entry
    from archive_scraper.channels.model import Choice, Seen
    from archive_scraper.items import Listing
    from archive_scraper.sites import SiteRules

AT_ONCE = 8
_REQUESTS = 4
"""Requests for one address: itself and its redirects. A house's robots.txt comes on top."""
_STATUS = compiled(r"answered with HTTP status (\d+)")
# The first words of a fault or a verdict -> the catalogue's status; what is not named here is "empty" or "works".
_FAULTS = {
    "forbidden by robots.txt": "robots",
    "HTML, not": "html",
    "asks for JavaScript": "script",
    "Cloudflare challenge": "blocked",
    "bot challenge": "blocked",
    "asks for a login": "blocked",
    "asks for payment": "blocked",
    "consent wall": "blocked",
    "error page": "dead",
    "clippings": "clippings",
    "dead since": "stale",
    "behind": "stale",
    "an old showcase": "stale",
    "blog": "blog",
    "other pieces": "works",
    "empty": "empty",
}
_GONE = (404, 410)
_REFUSED = (401, 402, 403, 406, 429, 451, 503)


class ListedPlan(Plan):
    """Asks for the channels of an entry and for nothing else."""

    def __init__(self, entry: Entry, seen: Sequence[Seen]) -> None:
        super().__init__(entry.home)
        self._left = deque(Candidate(kind=one.kind, url=one.url, origin="listed") for one in entry.channel)
        self._seen = seen
        self.places: dict[str, int] = {}
        """Address -> how much had been seen when it was asked for."""

    def next(self) -> Candidate | None:
        """Return the next channel, None after the last."""
        if not self._left:
            return None
        self.places[self._left[0].url] = len(self._seen)
        return self._left.popleft()

    def robots(self, sitemaps: Iterable[str]) -> None:
        """Look for no other channel."""

    def refused(self) -> None:
        """Look for no other channel."""

    def answered(self, *answer: object) -> None:
        """Look for no other channel."""


class EntryLook:
    """A look at the channels of one entry."""

    def __init__(self, entry: Entry, now: datetime) -> None:
        self.entry = entry
        # Its paths of articles hold for what the lists saw: whether articles are there is asked of all that is there.
        rules = replace(rules_of(entry), article_paths=(), exclude_paths=())
        budget = _REQUESTS * (len(entry.channel) + 1)
        self.look = Look(url=entry.channel[0].url, rules=rules, now=now, budget=budget)
        self.plan = self.look.plan = ListedPlan(entry, self.look.seen)

    def verdicts(self, normalized: Callable[[Listing, SiteRules], Listing]) -> list[Verdict]:
        """Return a verdict on each channel that was asked for; ``normalized`` is what the pipelines make of a list."""
        look, places = self.look, self.plan.places
        seen = [
            replace(one, listing=normalized(one.listing, look.rules)) if one.listing is not None else one
            for one in look.seen
        ]
        choices = choose(seen, self.entry.home, look.now)
        ends = [*list(places.values())[1:], len(choices)]
        found = []
        for url, place, end in zip(places, places.values(), ends, strict=True):
            channel = next(one for one in self.entry.channel if one.url == url)
            status, why, moved = _judged(url, choices[place] if place < end else None, look.stopped)
            found.append(
                Verdict(
                    name=self.entry.name,
                    kind=channel.kind,
                    url=url,
                    listed=said(channel),
                    status=status,
                    day=look.now.date().isoformat(),
                    why=why,
                    moved_to=moved,
                )
            )
        return found


def _judged(url: str, choice: Choice | None, stopped: str) -> tuple[str, str, str]:
    """Return status, evidence and where the address led instead."""
    if choice is None:  # an index of sitemaps, or an address that leads to the same as another one
        return ("unreachable", stopped, "") if stopped else ("works", "leads to others of its kind", "")
    moved = choice.seen.url if page_key(choice.seen.url) != page_key(url) else ""
    if choice.is_good:
        return "works", choice.reason, moved
    status = _status_of(choice.seen, choice.reason)
    return ("moved" if moved and status in ("empty", "html", "dead") else status), choice.reason, moved


def _status_of(seen: Seen, reason: str) -> str:
    """Return the status for the words of a fault or a verdict; "unreachable" for what another network may not meet."""
    if found := _STATUS.search(reason):
        number = int(found[1])
        return "dead" if number in _GONE else "blocked" if number in _REFUSED else "unreachable"
    known = next((status for words, status in _FAULTS.items() if reason.startswith(words)), None)
    if known is not None:
        return known
    return "empty" if seen.listing is not None or reason.startswith(("no ", "answered with")) else "unreachable"


def check(
    entries: Sequence[Entry],
    now: datetime,
    settings: Mapping[str, object],
    took: Callable[[EntryLook], None],
) -> bool:
    """Look at entries, some side by side; ``took`` is called as each is done. Once a process.

    Returns whether all were looked at: False where the user stopped it.
    """
    turns = Turns()
    process = process_for(turns, settings_for(settings))
    done: list[str] = []

    def begin(entry: Entry) -> asyncio.Task[None]:
        looking = EntryLook(entry, now)
        task = process.crawl(LookSpider, looking=looking.look)

        def ended(task: asyncio.Task[None]) -> None:
            if not (turns.stopped or task.cancelled() or task.exception()):
                done.append(entry.name)
                took(looking)

        task.add_done_callback(ended)
        return task

    turns.start([partial(begin, entry) for entry in entries], AT_ONCE)
    process.start()
    return len(done) == len(entries)
