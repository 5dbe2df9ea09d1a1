"""When each source is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.store.values import timestamp

if TYPE_CHECKING:
    from datetime import datetime

    from archive_scraper.store.connect import Connection, Row


class Schedules:
    """Read and write the schedules."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def set(
        self,
        source: str,
        *,
        every: str,
        adaptive: bool,
        shortest: int,
        longest: int,
        wait: int | None,
        next_due: datetime,
    ) -> None:
        """Set a registered source's cadence; waits in minutes."""
        self._db.run(
            "INSERT INTO schedules (source, every, adaptive, shortest, longest, wait, next_due) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET every = excluded.every, paused = 0, "
            "adaptive = excluded.adaptive, shortest = excluded.shortest, longest = excluded.longest, "
            "wait = excluded.wait, next_due = excluded.next_due",
            (source, every, int(adaptive), shortest, longest, wait, timestamp(next_due)),
        )

    def get(self, source: str) -> Row | None:
        """Return a source's schedule, None where it has none."""
        return self._db.row("SELECT * FROM schedules WHERE source = ?", (source,))

    def all(self) -> list[Row]:
        """Return all schedules with the source's last run, the one due first first."""
        return self._db.rows(
            "SELECT s.*, r.started AS last_run, r.state AS last_state FROM schedules s "
            "LEFT JOIN runs r ON r.id = (SELECT max(id) FROM runs WHERE source = s.source) "
            "ORDER BY s.paused, s.next_due"
        )

    def due(self, now: datetime) -> list[str]:
        """Return the sources that are due, the one that has waited longest first."""
        rows = self._db.rows(
            "SELECT source FROM schedules WHERE NOT paused AND next_due <= ? ORDER BY next_due", (timestamp(now),)
        )
        return [row["source"] for row in rows]

    def note_visit(self, source: str, *, wait: int | None, next_due: datetime) -> None:
        """Set when a source is due next, after a visit."""
        self._db.run(
            "UPDATE schedules SET wait = ?, next_due = ? WHERE source = ?", (wait, timestamp(next_due), source)
        )

    def pause(self, source: str, *, paused: bool) -> bool:
        """Pause or resume a source; False where it has no schedule."""
        return self._db.run("UPDATE schedules SET paused = ? WHERE source = ?", (int(paused), source)).rowcount > 0

    def remove(self, source: str) -> bool:
        """Take a source off the schedule; False where it was not on it."""
        return self._db.run("DELETE FROM schedules WHERE source = ?", (source,)).rowcount > 0
