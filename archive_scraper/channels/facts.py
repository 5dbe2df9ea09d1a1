"""What a channel says: how much, how new, how far back, whose, and with which fields. Counted, not judged."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from archive_scraper.channels.shapes import with_paths
from archive_scraper.normalize.urls import page_key, site_domain, site_of
from archive_scraper.words import book

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archive_scraper.items import Listing

_PRESS = book.words("address.press")
_EVENTS = timedelta(days=1)
"""The day may have begun elsewhere. What is dated later announces an event, and says nothing on what is new."""
_SLIP = 7
"""Days between the publication of a piece and a change of its page that may be one and the same act."""
_CALIBRATED = 3
"""Pieces that must be dated twice before one kind of date is believed by the other."""
_AGREES = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What was counted on one channel."""

    items: int = 0
    days: Mapping[str, date | None] = field(default_factory=dict)
    """Page key of each item -> the day on which it was published, where the channel says so."""
    changed: Mapping[str, date | None] = field(default_factory=dict)
    """Page key -> the day on which the page was changed: all that most sitemaps know."""
    newest: str | None = None
    oldest: str | None = None
    """Days of its items, as ISO dates; of those in the future none."""
    a_week: float | None = None
    """Items a week in the time that its items span."""
    own_host: float | None = None
    """Share of its items that are on the site, 0 to 1."""
    press: float | None = None
    """Share of its items that are on the site and what others print about it."""
    fields: Mapping[str, float] = field(default_factory=dict)
    """title, published, authors, summary -> share of its items that have it."""
    total: int | None = None
    """How many items it says that there are."""

    @property
    def clippings(self) -> float | None:
        """Share of its items that lead to other sites or to what others print about this one."""
        return None if self.own_host is None or self.press is None else 1 - self.own_host + self.press


def facts_of(listing: Listing | None, site: str, now: datetime, paths: Sequence[str] = ()) -> Facts:
    """Count what a normalized listing holds; ``site`` is an address of the site, ``paths`` those of its articles."""
    if listing is None:
        return Facts()
    items = [item for item in listing.items if with_paths(item.url, paths)]
    addresses = [address for address in listing.addresses if with_paths(address.url, paths)]
    urls = [*(item.url for item in items), *(address.url for address in addresses)]
    if not urls:
        return Facts(total=listing.total)
    changed = {page_key(address.url): day_of(address.modified) for address in addresses}
    days: dict[str, date | None] = dict.fromkeys(changed)
    days |= {page_key(item.url): day_of(item.published) for item in items}
    own = [url for url in urls if is_on_site(url, site)]
    named = {name: sum(bool(getattr(item, name)) for item in items) for name in ("title", "authors", "summary")}
    named["published"] = sum(day is not None for day in days.values())
    facts = Facts(
        items=len(days),
        days=days,
        changed=changed,
        own_host=len(own) / len(urls),
        press=sum(map(is_press, own)) / len(urls),
        fields={name: named[name] / len(urls) for name in ("title", "published", "authors", "summary")},
        total=listing.total,
    )
    return _spanned(facts, now)


def calibrated(facts: Facts, known: Mapping[str, date], now: datetime) -> Facts:
    """Return facts whose days of change are taken for those of publication, where known pieces say that they are.

    A sitemap tells when pages were changed: after a deployment, that is one day for all of them. Pieces that another
    channel dates decide: where four of five were changed in the week of their publication, the others were too.
    """
    pairs = [(day, known[key]) for key, day in facts.changed.items() if day is not None and key in known]
    agree = sum(abs((day - published).days) <= _SLIP for day, published in pairs)
    if len(pairs) < _CALIBRATED or agree < _AGREES * len(pairs):
        return facts
    days = {key: day if day is not None else facts.changed.get(key) for key, day in facts.days.items()}
    return _spanned(replace(facts, days=days), now)


def _spanned(facts: Facts, now: datetime) -> Facts:
    past = sorted(day for day in facts.days.values() if day is not None and day <= now.date() + _EVENTS)
    if not past:
        return facts
    return replace(facts, newest=past[-1].isoformat(), oldest=past[0].isoformat(), a_week=_a_week(past))


def is_on_site(url: str, site: str) -> bool:
    """Tell whether an address belongs to the site of another: to its host and port, or to its owner's domain."""
    return _is_on_site("/".join(url.split("/", 3)[:3]), site)


@lru_cache(maxsize=4096)
def _is_on_site(url: str, site: str) -> bool:
    one, other = site_of(url), site_of(site)
    if one == other or ":" in one + other:
        return one == other
    return site_domain(one) == site_domain(other)


def is_press(url: str) -> bool:
    """Tell whether an address is that of what others print about the house.

    >>> is_press("https://www.example.org/in-the-news/on-the-radio/")
    True
    """
    try:
        segments = unquote(urlsplit(url).path).lower().strip("/").split("/")
    except ValueError:  # no address
        return False
    return not _PRESS.isdisjoint(segments)


def day_of(printed: str | None) -> date | None:
    """Return the day of an ISO date, the first one of a month or a year; None for what is none.

    >>> day_of("2024-05"), day_of("2024-05-03T10:00:00Z")
    (datetime.date(2024, 5, 1), datetime.date(2024, 5, 3))
    """
    text = (printed or "")[:10]
    try:
        return date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) in (4, 7) else text)
    except ValueError:
        return None


def _a_week(days: Sequence[date]) -> float | None:
    """Return how many come in a week; None where the dates span less than one: then nobody can know."""
    if len(days) < 2 or (span := (days[-1] - days[0]).days) < 7:
        return None
    return (len(days) - 1) * 7 / span
