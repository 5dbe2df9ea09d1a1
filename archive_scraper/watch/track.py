"""One habit of a source under watch.

A cumulative sum (Page, Biometrika 1954): each run adds how much more likely "broken" makes what it saw than "as
always" does. The sum never falls below zero; above a fixed height it speaks. So one run that lost everything is
enough, small runs add up, and a run that saw nothing says nothing. Runs under suspicion are not taken into the habit.
"""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from archive_scraper.watch.evidence import Level, Share, log_like_broken

if TYPE_CHECKING:
    from collections.abc import Mapping

Event = Literal["opened", "closed"] | None

SPEAKS = 13.0
"""Height of the sum at which a finding opens: chance alone reaches it once in more than e^13 (440,000) runs."""
_MANY = 10
_OVER = 3.0
"""And how much must speak for its end."""
_SELDOM = 0.1
"""What befell more than this share of the items before is a habit, which a Track watches."""
_REMEMBERED = 3
"""Runs that are quoted as what was usual."""
_NUMBERS = {2: "two", 3: "three"}


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
    _recent: deque[tuple[int, ...]] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))

    def past(self, *, bad: bool = False) -> str:
        """Return what the last runs that were as always saw, in words: "; 72 of 72 in the three runs before".

        ``bad`` counts the items that were not as they should be.
        """
        if not self._recent:
            return ""
        runs = "the run before" if len(self._recent) == 1 else f"the {_NUMBERS[len(self._recent)]} runs before"
        if isinstance(self.habit, Level):
            return f"; {', '.join(str(seen[0]) for seen in self._recent)} in {runs}"
        ok, items = (sum(column) for column in zip(*self._recent, strict=True))
        return f"; {items - ok if bad else ok} of {items} in {runs}"

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
            self._recent.append(held.numbers)
        self._held = []


@dataclass(slots=True)
class Majority:
    """Most of the newest items bad: judged by the last few alone, as a loss is not to become a habit first.

    ``least`` is how many bad items are needed; the window reaches back over as many runs as have so many items.
    """

    least: int
    open: bool = False
    last_good: int | None = None
    since: int | None = None
    _window: deque[tuple[int, int]] = field(default_factory=deque)
    _bad: int = 0
    _items: int = 0

    def look(self, run_id: int, bad: int, items: int) -> Event:
        """Judge what a run saw."""
        usual = self._bad / self._items if self._items else 0.0
        self._window.append((bad, items))
        while sum(number for _, number in list(self._window)[1:]) >= self.least:
            before = self._window.popleft()
            if not self.open:
                self._bad, self._items = self._bad + before[0], self._items + before[1]
        lost, seen = (sum(column) for column in zip(*self._window, strict=True))
        most = lost >= self.least and 2 * lost > seen
        if not bad:
            self.last_good = run_id
        self.since = (self.since or run_id) if bad else self.since if self.open else None
        if most and not self.open and usual < _SELDOM:
            self.open = True
            return "opened"
        if self.open and not most:
            self.open = False
            return "closed"
        return None
