"""Alarms: what is wrong with a source, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.errors import UsageError
from archive_scraper.store.values import storable, timestamp, without_secrets

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from archive_scraper.store.connect import Connection, Row


class Alarms:
    """Write and read alarms."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def find(self, *, source: str | None = None, states: Collection[str] = ("open",)) -> list[Row]:
        """Return alarms in the given states, the newest first."""
        marks = ", ".join("?" for _ in states)
        return self._db.rows(
            f"SELECT a.*, (SELECT started FROM runs WHERE id = a.since_run) AS since, "  # noqa: S608 - question marks
            "(SELECT started FROM runs WHERE id = a.last_good_run) AS last_good FROM alarms a "
            f"WHERE (? IS NULL OR source = ?) AND state IN ({marks}) ORDER BY opened DESC, id DESC",
            (source, source, *states),
        )

    def accepted(self, source: str) -> dict[tuple[str, str], int]:
        """Return which findings the user accepted as normal, each with the run up to which its past is forgotten."""
        rows = self._db.rows(
            "SELECT kind, subject, max(closed_run) AS run FROM alarms WHERE source = ? AND state = 'accepted' "
            "AND closed_run IS NOT NULL GROUP BY kind, subject",
            (source,),
        )
        return {(row["kind"], row["subject"]): row["run"] for row in rows}

    def open(
        self,
        source: str,
        kind: str,
        subject: str,
        message: str,
        now: datetime,
        *,
        run_id: int | None = None,
        since_run: int | None = None,
        last_good_run: int | None = None,
        example: str | None = None,
    ) -> None:
        """Raise an alarm."""
        self._db.run(
            "INSERT INTO alarms (source, kind, subject, opened, run_id, since_run, last_good_run, example, message) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                source,
                kind,
                storable(subject),
                timestamp(now),
                run_id,
                since_run,
                last_good_run,
                without_secrets(example or "") or None,
                without_secrets(message),
            ),
        )

    def close(self, alarm_id: int, message: str, now: datetime, *, run_id: int | None = None) -> None:
        """End an alarm; the row stays."""
        self._db.run(
            "UPDATE alarms SET state = 'over', closed = ?, closed_run = ?, over_message = ? WHERE id = ?",
            (timestamp(now), run_id, storable(message), alarm_id),
        )

    def accept(self, alarm_id: int, now: datetime) -> Row:
        """Take what an open alarm names as normal from now on. Raises UsageError where there is none."""
        with self._db.transaction():
            row = self._db.row("SELECT * FROM alarms WHERE id = ? AND state = 'open'", (alarm_id,))
            if row is None:
                raise UsageError(f"no open alarm {alarm_id}")
            self._db.run(
                "UPDATE alarms SET state = 'accepted', closed = ?, over_message = 'accepted as normal', "
                "closed_run = (SELECT max(id) FROM runs WHERE source = alarms.source) WHERE id = ?",
                (timestamp(now), alarm_id),
            )
        return row

    def untold(self) -> list[Row]:
        """Return alarms whose beginning or end was not sent yet.

        One that was over before it could be sent is not worth a message; one that the user accepted neither.
        """
        return self._db.rows(
            "SELECT * FROM alarms WHERE (state = 'open' AND told IS NULL) "
            "OR (state = 'over' AND told IS NOT NULL AND told_over IS NULL) ORDER BY source, id"
        )

    def note_told(self, alarms: Collection[Row], now: datetime) -> None:
        """Remember that alarms were sent."""
        with self._db.transaction():
            for alarm in alarms:
                column = "told" if alarm["state"] == "open" else "told_over"
                self._db.run(f"UPDATE alarms SET {column} = ? WHERE id = ?", (timestamp(now), alarm["id"]))  # noqa: S608 - two names of our own
