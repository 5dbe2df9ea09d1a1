"""Two visits of one start page, compared: is the list still the one that it was?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from archive_scraper.normalize.urls import page_key

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_MOST = 0.5
"""A parameter is the visit's where at least so much of the page is known again without it,"""
_FEW = 0.2
"""and at most so much with it."""
_LEAST = 3
"""Fewer teasers prove nothing."""


def lost_teasers(before: Sequence[str], now: Sequence[str], fresh: int) -> int:
    """Return how many teasers of the last visit are gone although nothing took their place.

    Each new teaser pushes one off the page, and a shorter page shows fewer. What is missing beyond that was taken off,
    or the list is in another order and its newest end is elsewhere.

    >>> lost_teasers(["c", "b", "a"], ["d", "c", "b"], fresh=1), lost_teasers(["c", "b", "a"], ["x", "y", "z"], fresh=0)
    (0, 3)
    """
    missing = len(set(before) - set(now))
    return max(missing - fresh - max(len(before) - len(now), 0), 0)


def visit_params(before: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    """Return the query parameters whose values change with each visit: session ids under whatever name.

    The teasers of two visits are compared by their page keys: hardly one is known again as it stands, most are without
    the parameter.

    >>> visit_params(["x.example/1?v=a", "x.example/2?v=a", "x.example/3?v=a"],
    ...              ["x.example/1?v=b", "x.example/2?v=b", "x.example/3?v=b"])
    ('v',)
    """
    if min(len(before), len(now)) < _LEAST or _alike(before, now) > _FEW:
        return ()
    names = Counter(name for key in now for name, _ in parse_qsl(urlsplit(f"//{key}").query, keep_blank_values=True))
    common = [name for name, count in names.items() if count >= _MOST * len(now)]
    return tuple(name for name in common if _alike(_without(before, name), _without(now, name)) >= _MOST)


def _alike(before: Collection[str], now: Collection[str]) -> float:
    """Return how much of the smaller list the other one holds too, 0 to 1."""
    first, second = set(before), set(now)
    return len(first & second) / max(min(len(first), len(second)), 1) if len(second) >= _LEAST else 0.0


def _without(keys: Sequence[str], name: str) -> list[str]:
    return [page_key(f"https://{key}", drop_params=(name,)) for key in keys]
