"""When a known article is asked for again: young ones often, old ones rarely."""

from __future__ import annotations

from datetime import datetime, timedelta

# Age of the article -> wait until the next look. Corrections come within days; after a month a page changes
# with the site's design more often than with its text.
_WAITS = (
    (timedelta(days=2), timedelta(hours=12)),
    (timedelta(days=7), timedelta(days=1)),
    (timedelta(days=30), timedelta(days=7)),
    (timedelta(days=365), timedelta(days=45)),
)
LONGEST_REST = timedelta(days=180)
"""No article rests longer than this between two looks."""


def next_look(published: str | None, now: datetime) -> datetime:
    """Return when an article is due again. One without a date counts as published now.

    >>> from datetime import UTC
    >>> now = datetime(2024, 5, 10, tzinfo=UTC)
    >>> (next_look("2024-05-09", now) - now).total_seconds() / 3600
    12.0
    >>> (next_look("2015", now) - now).days
    180
    """
    age = now - _earliest(published, now)
    return now + next((wait for limit, wait in _WAITS if age <= limit), LONGEST_REST)


def _earliest(published: str | None, now: datetime) -> datetime:
    """Return the first moment that a date of any precision may mean."""
    day = (published or "")[:10]
    try:
        moment = datetime.fromisoformat(day + "0000-01-01"[len(day) :]) if day else now
    except ValueError:
        return now
    return moment.replace(tzinfo=now.tzinfo)
