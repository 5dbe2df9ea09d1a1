"""How often a source is crawled: fixed waits, cron expressions, and waits that follow how often it changes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from archive_scraper.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apscheduler.triggers.cron import CronTrigger

_UNITS = {"m": 1, "h": 60, "d": 24 * 60, "w": 7 * 24 * 60}
_WAIT = re.compile(r"(\d{1,4})\s*([mhdw])")
_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun")

# A visit that found something makes the next wait shorter, one that found nothing makes it longer. The two
# balance where about one visit in two finds something.
_SHORTER, _LONGER = 0.67, 1.5
_RETRY = 15  # minutes after the first failed run; doubles with each further one


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """When a source is due. ``every`` is a wait such as "6h" or a cron expression of five fields."""

    every: str
    adaptive: bool = False
    shortest: int = 60
    """Minutes; an adaptive wait is never shorter."""
    longest: int = 7 * 24 * 60
    """Minutes; an adaptive wait is never longer."""

    @classmethod
    def of(cls, schedule: Mapping[str, Any]) -> Self:
        """Return the cadence of a row of schedules."""
        return cls(
            every=schedule["every"],
            adaptive=bool(schedule["adaptive"]),
            shortest=schedule["shortest"],
            longest=schedule["longest"],
        )

    def first_wait(self) -> int | None:
        """Return the wait in minutes, None for a cron expression."""
        return read_wait(self.every) if _WAIT.fullmatch(self.every) else None

    def next_wait(self, wait: int | None, *, found: bool) -> int | None:
        """Return the wait in minutes after a visit that found something or nothing."""
        if wait is None or not self.adaptive:
            return self.first_wait()
        return round(min(max(wait * (_SHORTER if found else _LONGER), self.shortest), self.longest))

    def due_after(self, now: datetime, wait: int | None) -> datetime:
        """Return when the source is due next."""
        if wait is not None:
            return now + timedelta(minutes=wait)
        due: datetime | None = _cron(self.every, now).get_next_fire_time(None, now + timedelta(seconds=1))
        if due is None:
            raise UsageError(f"cadence: {self.every!r} never comes due")
        return due


def back_off(every: str, failures: int, now: datetime, wait: int | None = None) -> datetime:
    """Return when a source is due after failed runs in a row: soon, then later each time, never later than usual.

    ``wait`` is the adaptive wait of the source, in minutes.

    >>> from datetime import UTC
    >>> now = datetime(2026, 3, 1, tzinfo=UTC)
    >>> [str(back_off("6h", failures, now) - now) for failures in (1, 2, 5, 6, 400)]
    ['0:15:00', '0:30:00', '4:00:00', '6:00:00', '6:00:00']
    """
    minutes = _RETRY * 2 ** min(max(failures - 1, 0), 12)
    soon = now + timedelta(minutes=minutes if wait is None else min(minutes, max(wait, _RETRY)))
    try:
        cadence = Cadence(every=every)
        return min(soon, cadence.due_after(now, cadence.first_wait()))
    except UsageError:  # a cadence that another program wrote into the database
        return soon


def read_cadence(every: str, *, adaptive: bool = False, shortest: str = "1h", longest: str = "7d") -> Cadence:
    """Build a cadence from the user's words. Raises UsageError naming what cannot be meant."""
    every = " ".join(every.split())
    cadence = Cadence(every=every, adaptive=adaptive, shortest=read_wait(shortest), longest=read_wait(longest))
    if cadence.shortest > cadence.longest:
        raise UsageError(f"cadence: the shortest wait {shortest!r} is longer than the longest {longest!r}")
    if cadence.first_wait() is None:
        if adaptive:
            raise UsageError("cadence: a cron expression cannot adapt; give a wait such as 6h")
        _cron(every, None)
    return cadence


def read_wait(text: str) -> int:
    """Return a wait in minutes. Raises UsageError.

    >>> read_wait("90m"), read_wait("2d")
    (90, 2880)
    """
    match = _WAIT.fullmatch(text.strip().lower())
    if match is None or int(match[1]) == 0:
        raise UsageError(f"cadence: {text!r} is neither a wait such as 90m, 6h, 1d, 2w nor five fields of cron")
    return int(match[1]) * _UNITS[match[2]]


def _cron(expression: str, now: datetime | None) -> CronTrigger:
    from apscheduler.triggers.cron import CronTrigger

    fields = expression.split()
    if len(fields) != 5:  # cron
        raise UsageError(f"cadence: {expression!r} is neither a wait such as 90m, 6h, 1d, 2w nor five fields of cron")
    # APScheduler counts weekdays from Monday, cron from Sunday: names mean the same to both.
    fields[4] = re.sub(r"(?<![/\d])[0-7](?!\d)", lambda day: _WEEKDAYS[int(day[0])], fields[4])
    try:
        return CronTrigger.from_crontab(" ".join(fields), timezone=now.tzinfo if now else None)
    except ValueError as error:
        raise UsageError(f"cadence: {expression!r} is not a cron expression: {error}") from error
