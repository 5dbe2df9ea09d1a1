"""What decided: who asks gets, next to an answer, the options that it was chosen from and the signs of each.

Nothing is kept unless somebody asks: ``with recorded() as decisions`` around an extraction. Each option says by name
which signs spoke for or against it and how loudly, and each decision in which file these weights stand, so that a wrong
answer can be traced to one of them.
"""

from __future__ import annotations

import math
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_HEARD = 0.01


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer, the sum of its signs, and these: name and weight."""

    value: str
    score: float
    signs: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """One choice: the options, the best one first."""

    name: str
    """What was decided: "title", "next page"."""
    weights: str
    """Where its weights stand."""
    options: tuple[Option, ...]
    least: float
    """The score above which an option is chosen at all."""

    @property
    def chosen(self) -> Option | None:
        """The option that was chosen, None where none was good enough."""
        return self.options[0] if self.options[0].score > self.least else None


_asked: ContextVar[dict[str, Decision] | None] = ContextVar("decisions", default=None)


@contextmanager
def recorded() -> Iterator[dict[str, Decision]]:
    """Return name -> decision of what is decided meanwhile; a decision that is made again counts as made last."""
    found: dict[str, Decision] = {}
    token = _asked.set(found)
    try:
        yield found
    finally:
        _asked.reset(token)


def record(name: str, weights: str, options: Callable[[], Iterable[Option]], *, least: float = -math.inf) -> None:
    """Keep a decision if somebody asked; ``options`` is called only then."""
    asked = _asked.get()
    if asked is None:
        return
    ordered = sorted(options(), key=lambda option: -option.score)
    if ordered:
        asked[name] = Decision(name, weights, tuple(ordered), least)


def loudest(signs: Iterable[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """Return signs by how loudly they speak, those of no weight left out."""
    kept = [(name, weight) for name, weight in signs if abs(weight) >= _HEARD]
    return tuple(sorted(kept, key=lambda sign: (-abs(sign[1]), sign[0])))
