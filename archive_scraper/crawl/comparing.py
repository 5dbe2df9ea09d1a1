"""Two channels of one source, compared: does one show what the other one does?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    Dates = Mapping[str, str | None]

_REACH = 0.8
"""A list reaches back to the date of the piece at this part of it: a few old ones are pinned to the top of many."""
_MOST = 0.8
_LEAST = 3
"""Fewer pieces that both show prove nothing, where there are more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """What a channel does not show of what another one does."""

    expected: int = 0
    """Pieces of the other one that this one should show, by their dates and places."""
    lacking: tuple[str, ...] = ()
    """Those of them that it does not."""
    behind: tuple[str, ...] = ()
    """Those of them that are newer than all that it shows."""

    @property
    def is_kin(self) -> bool:
        """Tell whether it shows most of what the other one shows and is no newer than what it shows itself.

        Only then may it be called behind: the list of a section never shows what the feed of the whole site does.
        """
        known = self.expected - len(self.behind)
        shown = self.expected - len(self.lacking)
        return shown >= _LEAST and shown >= _MOST * known


def lack(own: Sequence[str], other: Sequence[str], dates: Dates) -> Lack:
    """Return what one channel lacks of another one; both are page keys, the newest first.

    Days are compared. Pieces of one day, and those without a date, are compared by their places: what stands above the
    first piece that both show is newer.

    >>> lack(["b", "a"], ["c", "b", "a"], {})
    Lack(expected=3, lacking=('c',), behind=('c',))
    """
    held = set(own)
    days = sorted((day for key in own if (day := _day(dates, key))), reverse=True)
    newest, oldest = (days[0], days[min(int(_REACH * len(days)), len(days) - 1)]) if days else (None, None)
    shared = [place for place, key in enumerate(other) if key in held]
    top, end = (shared[0], shared[-1]) if shared else (0, -1)
    expected, lacking, behind = 0, [], []
    for place, key in enumerate(other):
        day = _day(dates, key)
        if day is None or newest is None or oldest is None or day in (newest, oldest):
            belongs, newer = place <= end, place < top and day in (None, newest)
        else:
            belongs, newer = day > oldest, day > newest
        expected += belongs
        if belongs and key not in held:
            lacking.append(key)
            behind += [key] if newer else []
    return Lack(expected=expected, lacking=tuple(lacking), behind=tuple(behind))


def covers(ever: Collection[str], own: Sequence[str], other: Sequence[str], dates: Dates) -> bool:
    """Tell whether a channel has shown all that another one showed, as far back as it reaches.

    ``ever`` holds what it has shown in any run, ``own`` what it showed when it was last read, ``other`` what the other
    one showed; page keys, the newest first.

    >>> covers({"a", "b", "c"}, ["c", "b"], ["c", "b", "a"], {}), covers({"a", "b"}, ["b", "a"], ["c", "b", "a"], {})
    (True, False)
    """
    held = set(ever)
    shared = [place for place, key in enumerate(other) if key in held]
    if not shared or len(shared) < min(_LEAST, len(other)):
        return False
    oldest = min((day for key in own if (day := _day(dates, key))), default=None)
    for place, key in enumerate(other):
        if key in held:
            continue
        day = _day(dates, key)
        if place < shared[-1] if day is None or oldest is None or day == oldest else day > oldest:
            return False
    return True


def _day(dates: Dates, key: str) -> str | None:
    date = dates.get(key)
    return date[:10] if date and len(date) >= len("2026-11-29") else None
