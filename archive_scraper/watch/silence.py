"""Has a source fallen silent, or is it only a quiet week?"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_ENOUGH = 8
"""Days with a publication that must be known before a pause can be too long."""
_FEW, _MANY = 30, 150
_YEAR = 360
_HOLIDAY = 7


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
