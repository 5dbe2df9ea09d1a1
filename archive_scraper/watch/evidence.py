"""How much a count speaks for "something broke" against "as always", in logarithms of likelihoods.

Two habits of a source are described, both by its own past alone: a share (of articles with a date, of addresses that
answered) by a beta-binomial distribution whose spread is that of the source's runs, and a level (teasers on a page) by
Student's t. The numbers below are the same for every source; they say what "broke" means, not what is normal.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import lgamma, log, log1p, pi, sqrt

BROKEN = 0.75
"""Broken means: less than this part of what is usual."""
_MOST = 400
"""No single run counts as more items than this: its items are of one day, and in some way one event."""
_SPREAD, _SPREAD_RUNS = 0.05, 5.0
"""The spread assumed before a source has shown its own, and how many runs that assumption is worth."""
_NARROWEST, _WIDEST = 0.02, 0.9
_LEVEL_SPREAD, _LEVEL_RUNS = 0.15, 3.0
"""The same for levels: a sixth up or down is everyday until the source shows otherwise."""
_NEVER = -30.0
"""Log-likelihood of an empty page where none was empty before."""
_HEAVY = 8.0
"""Most degrees of freedom of a level: listings vary in ways that their past has not shown yet."""


@dataclass(slots=True)
class Share:
    """The habit of a share: how much of what a run saw was as it should be."""

    runs: float = 0.0
    ok: float = 0.0
    items: float = 0.0
    _rates: float = 0.0
    _squares: float = 0.0
    _inverses: float = 0.0

    def learn(self, weight: float, ok: int, items: int) -> None:
        """Take a run into the habit, with as much weight as it shows that is new."""
        ok, items = _bounded(ok, items)
        self.runs += weight
        self.ok += weight * ok
        self.items += weight * items
        self._rates += weight * ok / items
        self._squares += weight * (ok / items) ** 2
        self._inverses += weight / items

    def means(self) -> tuple[float, float]:
        """Return the usual share, each item counting alike and each run counting alike.

        The two differ where few wide runs see other things than the daily ones: old articles without authors.
        """
        if not self.runs:
            return 0.5, 0.5
        one = self.runs / self.items  # an item's weight, where a run weighs 1
        return (self.ok + 1) / (self.items + 2), (self._rates + one) / (self.runs + 2 * one)

    @property
    def usual(self) -> float:
        """The lower of both means."""
        return min(self.means())

    def limit(self) -> float:
        """Return the share below which a run counts as broken rather than as a bad day."""
        mean = self.usual
        return max(min(BROKEN * mean, mean - 2 * sqrt(mean * (1 - mean) * self._spread(mean))), mean / 10)

    def as_always(self, ok: int, items: int) -> float:
        """Return the log-likelihood of a run under the habit, the kinder of both means."""
        ok, items = _bounded(ok, items)
        found = []
        for mean in self.means():
            spread = self._spread(mean)
            known = self.items / (1 + (self.items / self.runs - 1) * spread)
            strength = min((1 - spread) / spread, known + 2)
            found.append(_log_beta_binomial(ok, items, mean * strength, (1 - mean) * strength))
        return max(found)

    def broken(self, ok: int, items: int) -> float:
        """Return the log-likelihood of a run under any share below the limit, all of them alike."""
        ok, items = _bounded(ok, items)
        limit = self.limit()
        return _log_binomial_above(ok, items + 1, limit) - log(limit) - log(items + 1)

    def _spread(self, mean: float) -> float:
        """Return how alike the items of one run are, 0 to 1, by the method of moments, drawn to the assumption."""
        noise = mean * (1 - mean)
        seen = self._squares - 2 * mean * self._rates + self.runs * mean * mean - noise * self._inverses
        room = noise * (self.runs - self._inverses)
        spread = (seen + _SPREAD_RUNS * _SPREAD * noise) / (room + _SPREAD_RUNS * noise)
        return min(max(spread, _NARROWEST), _WIDEST)


@dataclass(slots=True)
class Level:
    """The habit of a level: how many teasers a listing page shows."""

    runs: float = 0.0
    _sum: float = 0.0
    _squares: float = 0.0
    _empty: float = 0.0

    def learn(self, weight: float, value: float) -> None:
        """Take a reading into the habit."""
        self.runs += weight
        self._sum += weight * value
        self._squares += weight * value * value
        self._empty += weight * (value == 0)

    @property
    def usual(self) -> float:
        """The mean."""
        return self._sum / self.runs if self.runs else 0.0

    def limit(self) -> float:
        """Return the level below which a page counts as broken."""
        return BROKEN * self.usual

    def as_always(self, value: float) -> float:
        """Return the log-likelihood of a reading under the habit (Student's t)."""
        if value == 0 and not self._empty:
            return _NEVER
        mean, runs = self.usual, self.runs
        prior = (_LEVEL_SPREAD * mean) ** 2 * _LEVEL_RUNS
        variance = (max(self._squares - runs * mean * mean, 0.0) + prior) / (runs + _LEVEL_RUNS)
        degrees = min(runs + _LEVEL_RUNS, _HEAVY)
        # Half a teaser is the least that a whole number can be off.
        deviation = sqrt(max(variance, 0.25))
        return (
            lgamma((degrees + 1) / 2)
            - lgamma(degrees / 2)
            - 0.5 * log(degrees * pi)
            - log(deviation)
            - (degrees + 1) / 2 * log1p(((value - mean) / deviation) ** 2 / degrees)
        )

    def broken(self, value: float) -> float:
        """Return the log-likelihood of a reading under any level below the limit, all of them alike."""
        limit = max(self.limit(), 1.0)
        return -log(limit) if value <= limit else float("-inf")


def log_like_broken(ok: int, items: int, seen_ok: float, seen_items: float) -> float:
    """Return the log-likelihood of a run under what the broken runs showed."""
    ok, items = _bounded(ok, items)
    scale = min(1.0, 20 / seen_items) if seen_items else 1.0
    return _log_beta_binomial(ok, items, seen_ok * scale + 0.5, (seen_items - seen_ok) * scale + 0.5)


def _bounded(ok: int, items: int) -> tuple[int, int]:
    if items <= _MOST:
        return ok, items
    return round(ok * _MOST / items), _MOST


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def _log_beta_binomial(k: int, n: int, a: float, b: float) -> float:
    return _log_choose(n, k) + _log_beta(a + k, b + n - k) - _log_beta(a, b)


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)


def _log_binomial_above(k: int, n: int, p: float) -> float:
    """Return log P(X > k) of a binomial distribution, for n up to _MOST + 1 and p up to BROKEN."""
    if k >= n:
        return float("-inf")
    first = _log_choose(n, k + 1) + (k + 1) * log(p) + (n - k - 1) * log1p(-p)
    odds = p / (1 - p)
    term = total = 1.0  # in units of the first one
    for i in range(k + 1, n):
        step = (n - i) / (i + 1) * odds
        term *= step
        total += term
        if step < 1 and term < total * 1e-9:
            break
    return min(first + log(total), 0.0)
