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
_YEAR = 360
_HOLIDAY = 7


def judge_silence(days: Mapping[date, int], watched_since: date, today: date) -> tuple[int, int] | None:
    """Return the days without a new article and the longest pause that is usual, where the first exceeds the second.

    Usual is twice the longest pause so far; one and a half times where a year with its holidays is known. A source
    that rests at weekends is granted a week of holidays until then. Only days on which the source was watched count.
    """
    known = sorted(day for day, count in days.items() if count and day <= today)
    if len(known) < _ENOUGH:
        return None
    newest = known[-1]
    recent = [day for day in known if (newest - day).days <= 2 * _YEAR]
    pauses = [(later - earlier).days for earlier, later in pairwise(recent)]
    longest = max(pauses)
    if (newest - recent[0]).days >= _YEAR:
        usual = math.ceil(1.5 * longest)
    else:
        usual = 2 * longest + (_HOLIDAY if _rests(recent) else 0)
    quiet = (today - max(newest, watched_since)).days
    return (quiet, usual) if quiet > usual else None


def _rests(days: list[date]) -> bool:
    """Tell whether a source publishes on much fewer weekend days than working days."""
    weekend = sum(day.weekday() >= 5 for day in days)
    return weekend / 2 < (len(days) - weekend) / 5 / 2
