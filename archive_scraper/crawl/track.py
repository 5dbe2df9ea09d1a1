"""One habit of a source under watch.

A cumulative sum (Page, Biometrika 1954): each run adds how much more likely "broken" makes what it saw than "as
always" does. The sum never falls below zero; above a fixed height it speaks. So one run that lost everything is
enough, small runs add up, and a run that saw nothing says nothing. Runs under suspicion are not taken into the habit.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from archive_scraper.crawl.evidence import Level, Share, log_like_broken

if TYPE_CHECKING:
    from collections.abc import Mapping

Event = Literal["opened", "closed"] | None

SPEAKS = 13.0
"""Height of the sum at which a finding opens: chance alone reaches it once in more than e^13 (440,000) runs."""
_MANY = 10
_OVER = 3.0
"""And how much must speak for its end."""


class _Seen(NamedTuple):
    numbers: tuple[int, ...]
    weight: float
    origins: Mapping[str, int]


@dataclass(slots=True)
class Track:
    """One habit under watch."""

    habit: Share | Level
    open: bool = False
    last_good: int | None = None
    since: int | None = None
    runs_open: int = 0
    origins: Counter[str] = field(default_factory=Counter)
    _sum: float = 0.0
    _end: float = 0.0
    _held: list[_Seen] = field(default_factory=list)
    _bad: tuple[float, float] = (0.0, 0.0)
    _before: float | None = None

    def weight(self, ok: int, items: int, freshness: float) -> float:
        """Return how much of what was seen is new evidence.

        What was there yesterday says nothing new, unless much of it changed over night: known pages that lost
        their dates are as telling as new ones. Few known pages differ from yesterday's by chance.
        """
        rate = ok / items
        before, self._before = self._before, rate
        if before is None:
            return 1.0
        return min(1.0, max(freshness, abs(rate - before) * min(items / _MANY, 1.0)))

    def look(
        self,
        run_id: int,
        seen: tuple[int, ...],
        *,
        weight: float = 1.0,
        most: float = float("inf"),
        origins: Mapping[str, int] | None = None,
    ) -> Event:
        """Judge what a run saw."""
        kept = _Seen(seen, weight, origins or {})
        if self.open:
            return self._look_for_end(run_id, kept)
        if self.habit.runs:
            evidence = self.habit.broken(*seen) - self.habit.as_always(*seen)
            self._sum = max(0.0, self._sum + min(weight * evidence, most)) if weight else self._sum
        self._held.append(kept)
        if self._sum <= 0:
            self._learn()
            self.last_good, self.since = run_id, None
        else:
            self.since = self.since or run_id
        if self._sum < SPEAKS:
            return None
        self.open, self.runs_open, self._end = True, 0, 0.0
        self._bad = (0.0, 0.0)
        for held in self._held:
            self._note_bad(held.numbers)
        self._held = []
        return "opened"

    def _look_for_end(self, run_id: int, kept: _Seen) -> Event:
        seen, weight = kept.numbers, kept.weight
        self.runs_open += 1
        against = self.habit.broken(*seen)
        if isinstance(self.habit, Share):
            against = max(against, log_like_broken(seen[0], seen[1], *self._bad))
        self._end = max(0.0, self._end + weight * (self.habit.as_always(*seen) - against)) if weight else self._end
        if self._end <= 0:
            self._note_bad(seen)
            self._held = []
        else:
            self._held.append(kept)
        if self._end < _OVER:
            return None
        self._learn()
        self.open, self._sum, self.last_good, self.since = False, 0.0, run_id, None
        return "closed"

    def _note_bad(self, seen: tuple[int, ...]) -> None:
        if isinstance(self.habit, Share):
            self._bad = (self._bad[0] + seen[0], self._bad[1] + seen[1])

    def learn(self, seen: tuple[int, ...], weight: float) -> None:
        """Take what a run saw into the habit, whatever it was."""
        self.habit.learn(weight, *seen)

    def _learn(self) -> None:
        for held in self._held:
            self.habit.learn(held.weight, *held.numbers)
            self.origins.update(held.origins)
        self._held = []
