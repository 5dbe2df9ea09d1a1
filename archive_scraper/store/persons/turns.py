"""When persons are matched: a pass goes over all authors of an archive, so that runs in one process share it."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive_scraper.store.persons.persons import Persons

REST = 20
"""A pass waits so many times as long as the one before it took: runs that end all the time spend a twentieth on it."""


class MatchTurns:
    """The passes of those who share a connection: each has one turn to come, and the last turn waits for nothing."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._next = clock()
        self._to_come = 0
        self._is_due = False

    def expect(self) -> None:
        """Count one who will take a turn."""
        self._to_come += 1

    def take(self, persons: Persons, *, changed: bool) -> None:
        """Match where one of those who share has ``changed`` anything since the last pass, and it is time."""
        self._to_come -= 1
        self._is_due = self._is_due or changed
        begun = self._clock()
        if not self._is_due or (begun < self._next and self._to_come):
            return
        persons.match()
        ended = self._clock()
        self._next = ended + REST * (ended - begun)
        self._is_due = False
