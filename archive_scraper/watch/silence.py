"""Has a source fallen silent, or is it only a quiet week?"""

from __future__ import annotations

import math
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from archive_scraper.watch.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archive_scraper.store import Archive

_ENOUGH = 8
"""Days with a publication that must be known before a pause can be too long."""
_FEW, _MANY = 30, 150
_YEAR = 360
_HOLIDAY = 7


def find_silence(archive: Archive, source: str, now: datetime, run_id: int | None) -> Finding | None:
    """Return the finding that a source has been silent for too long, None where it has not."""
    since = archive.history.watched_since(source)
    if not since:
        return None
    days: dict[date, int] = {}
    for day, articles in archive.history.publication_days(source).items():
        if (known := _day(day)) is not None:
            days[known] = articles
    found = judge_silence(days, datetime.fromisoformat(since).date(), now.date())
    if found is None:
        return None
    quiet, usual = found
    return Finding(
        kind="silence",
        run_id=run_id,
        last_good_run=archive.history.last_run_with_news(source),
        example=archive.history.newest_article(source),
        message=f"nothing new for {quiet} days; up to {usual} would be no surprise",
    )


def judge_silence(days: Mapping[date, int], watched_since: date, today: date) -> tuple[int, int] | None:
    """Return the days without a new article and the longest pause that is usual, where the first exceeds the second.

    Usual is three times the longest pause where few are known, later twice, then one and a half times it. A source
    that rests at weekends, or of which few pauses are known, is granted a week of holidays until a year of it is
    known. Days before it was watched do not count.
    """
    known = sorted(day for day, count in days.items() if count and day <= today)
    if len(known) < _ENOUGH:
        return None
    newest = known[-1]
    recent = [day for day in known if (newest - day).days <= 2 * _YEAR]
    pauses = [(later - earlier).days for earlier, later in pairwise(recent)]
    if not pauses:
        return None  # it speaks again after years: what is usual now is not known yet
    longest = max(pauses)
    usual = math.ceil((3 if len(pauses) < _FEW else 2 if len(pauses) < _MANY else 1.5) * longest)
    if (newest - recent[0]).days < _YEAR and (_rests(recent) or len(pauses) < _MANY):
        usual += _HOLIDAY
    quiet = (today - max(newest, watched_since)).days
    return (quiet, usual) if quiet > usual else None


def _rests(days: list[date]) -> bool:
    """Tell whether a source publishes on much fewer weekend days than working days."""
    weekend = sum(day.weekday() >= 5 for day in days)
    return weekend / 2 < (len(days) - weekend) / 5 / 2


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
