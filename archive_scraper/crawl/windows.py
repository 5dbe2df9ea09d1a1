"""Bounds of dates as the parameters of a WordPress site: the posts of a window, without paging through years."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit

_OVERLAP = timedelta(days=1)
"""An incremental look begins so long before the newest post that is known: it shows that one again, which proves that
nothing lies between, whatever the zone of the site's clock."""


def window_url(url: str, since: str | None, until: str | None) -> str:
    """Return the address of the posts from since to until, both included; ISO prefixes of days, months or years.

    >>> window_url("https://x.org/wp-json/wp/v2/posts?per_page=100", "2015", "2016-02")
    'https://x.org/wp-json/wp/v2/posts?per_page=100&after=2014-12-31T23%3A59%3A59&before=2016-03-01T00%3A00%3A00'
    """
    parts = urlsplit(url)
    given = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] not in ("after", "before")]
    if since and (first := _first_day(since)) > date.min:
        given.append(("after", f"{first - timedelta(days=1)}T23:59:59"))  # both are exclusive
    if until and (end := _day_after(until)) is not None:
        given.append(("before", f"{end}T00:00:00"))
    return parts._replace(query=urlencode(given)).geturl()


def posts_after(url: str, newest: str) -> str:
    """Return the address of the posts since the day of the newest one that is known, that one among them.

    >>> posts_after("https://x.org/wp-json/wp/v2/posts", "2026-03-01")
    'https://x.org/wp-json/wp/v2/posts?after=2026-02-27T23%3A59%3A59'
    """
    return window_url(url, str(_first_day(newest[:10]) - _OVERLAP), None)


def _first_day(prefix: str) -> date:
    year, month, day = (*map(int, prefix.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _day_after(prefix: str) -> date | None:
    """Return the first day after a day, a month or a year; None after the last one of the calendar."""
    first = _first_day(prefix)
    try:
        if len(prefix) >= len("2026-11-29"):
            return first + timedelta(days=1)
        if len(prefix) >= len("2026-11"):
            return (first.replace(day=28) + timedelta(days=4)).replace(day=1)
        return first.replace(year=first.year + 1)
    except (OverflowError, ValueError):
        return None
