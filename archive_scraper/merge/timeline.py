"""Two histories of one article as one: what each archive saw at which moment, in order of time.

A history is known by its revisions, and by its first and its last reading. What was seen in between, and was as
before, is not known; so of two archives that read by turns each change is dated by the first reading that is known
to have shown it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

    from archive_scraper.store.connect import Row


class Revision(NamedTuple):
    """A row of revisions, but for its number."""

    field: str
    at: str
    run_id: int | None
    replay_id: int | None
    old: str | None
    new: str | None


@dataclass(slots=True, kw_only=True)
class History:
    """What one archive knows of an article; runs, replays and captures by their numbers in the target."""

    row: Row
    """Its row of articles, with body and body_markdown."""
    values: dict[str, str | None]
    """Field of revisions -> what it is now."""
    revisions: list[Revision] = field(default_factory=list)
    """In the order in which they were written."""

    @property
    def rank(self) -> tuple[str, str, str]:
        """The newer history has the higher one."""
        replayed = max((change.at for change in self.revisions if change.replay_id is not None), default="")
        return self.row["fetched_at"], replayed, self.row["content_hash"]


class _Seen(NamedTuple):
    when: str
    value: str | None
    change: Revision | None
    """The revision that tells it; None for a first and a last reading."""
    run_id: int | None


def begun_first(one: History, other: History) -> tuple[History, History]:
    """Return two histories, the one that knew the article first before the other."""
    first, second = sorted(
        (one, other), key=lambda history: (history.row["first_seen"], history.row["source"], history.rank)
    )
    return first, second


def joined(older: History, newer: History, kept: Collection[str]) -> list[Revision]:
    """Return the revisions of both histories as those of one, in order of time.

    ``kept`` names the fields of which the newer reading says less than was known, so that it changes nothing.
    """
    changes: list[tuple[str, int, Revision]] = []
    for place, name in enumerate(newer.values):
        seen = sorted(_both(name, older, newer, kept), key=lambda moment: moment.when)
        changes += [(moment.when, place, change) for moment, change in _changes(name, seen)]
    changes.sort(key=lambda found: found[:2])
    return [change for *_, change in changes]


def _both(name: str, older: History, newer: History, kept: Collection[str]) -> list[_Seen]:
    first, second = begun_first(older, newer)
    result = _seen(name, first, readings=not (first is newer and name in kept))
    # Where the page stood is what the archive says that knew it first; the other one's address is another of its own.
    readings = name != "url" and not (second is newer and name in kept)
    known = {(moment.when, moment.value) for moment in result}
    return result + [m for m in _seen(name, second, readings=readings) if (m.when, m.value) not in known]


def _seen(name: str, history: History, *, readings: bool) -> list[_Seen]:
    """Return what was seen of a field, in order; ``readings`` adds the first and the last one."""
    row = history.row
    changes = [change for change in history.revisions if change.field == name]
    # A page that is read again was fetched when it was fetched: it says nothing of a later day.
    result = [
        _Seen(
            change.at if change.replay_id is None else min(change.at, row["fetched_at"]),
            change.new,
            change,
            change.run_id,
        )
        for change in changes
    ]
    if not readings:
        return result
    last = changes[-1].new if changes else history.values[name]
    begin = _Seen(row["first_seen"], changes[0].old if changes else last, None, row["first_run_id"])
    end = _Seen(max(row["fetched_at"], *(seen.when for seen in (begin, *result))), last, None, row["run_id"])
    return [begin, *result, end]


def _changes(name: str, seen: list[_Seen]) -> list[tuple[_Seen, Revision]]:
    result: list[tuple[_Seen, Revision]] = []
    if not seen:
        return result
    now = seen[0].change.old if seen[0].change is not None else seen[0].value
    for moment in seen:
        told = moment.change
        # What a page does not say is no change: what is known stays.
        is_silent = told is None and moment.value is None and name != "gone"
        if moment.value == now or is_silent:
            continue
        change = Revision(name, moment.when, moment.run_id, None, now, moment.value)
        result.append((moment, change if told is None else told._replace(old=now)))
        now = moment.value
    return result


def last_value(name: str, revisions: list[Revision], otherwise: str | None) -> str | None:
    """Return what a field is after some revisions."""
    return next((change.new for change in reversed(revisions) if change.field == name), otherwise)
