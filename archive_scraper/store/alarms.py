"""Alarms: what is wrong with a source and since when, and the history that they are judged by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.errors import UsageError
from archive_scraper.store.runs import Runs
from archive_scraper.store.values import storable, timestamp, without_secrets

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from archive_scraper.store.connect import Row

_HISTORY = 300
"""Runs that a source is compared with: most of a year of nights, or two and a half months of six-hourly runs."""


class Alarms(Runs):
    """Write and read alarms and what runs saw."""

    def save_pages(self, run_id: int, pages: Mapping[str, Mapping[str, int | str]]) -> None:
        """Write what the start pages of a run showed: columns of run_pages by address."""
        with self.transaction():
            for url, seen in pages.items():
                self.run(
                    "INSERT OR REPLACE INTO run_pages (run_id, url, teasers, fresh, dated, today, layout, "
                    "before, lost, gap) VALUES (:run_id, :url, :teasers, :fresh, :dated, :today, :layout, :before, "
                    ":lost, :gap)",
                    {**seen, "run_id": run_id, "url": without_secrets(url), "layout": storable(str(seen["layout"]))},
                )

    def history(self, source: str) -> tuple[list[Row], list[Row], list[Row]]:
        """Return the runs that a source is judged by, oldest first, and their rows of run_fields and run_pages.

        Begins well before the oldest open alarm, so that what was usual then is still known. ``example`` of a run
        is an address that failed.
        """
        bound = self.value(
            "SELECT min(id) FROM (SELECT id FROM runs WHERE source = ?1 AND id <= coalesce((SELECT min(since_run) "
            "FROM alarms WHERE source = ?1 AND state = 'open'), 9e18) ORDER BY id DESC LIMIT ?2)",
            (source, _HISTORY),
        )
        runs = self.rows(
            "SELECT r.*, (SELECT url FROM failures WHERE run_id = r.id AND cause <> 'gone' ORDER BY id LIMIT 1) "
            "AS example FROM runs r WHERE source = ? AND id >= ? ORDER BY id",
            (source, bound),
        )
        chosen = "run_id IN (SELECT id FROM runs WHERE source = ? AND id >= ?)"
        fields = self.rows(f"SELECT * FROM run_fields WHERE {chosen}", (source, bound))  # noqa: S608 - the words above
        pages = self.rows(f"SELECT * FROM run_pages WHERE {chosen}", (source, bound))  # noqa: S608 - the words above
        return runs, fields, pages

    def publication_days(self, source: str) -> dict[str, int]:
        """Return how many articles of a source came out on each day.

        An article without a full date counts on the day it was found; those of the first run do not, as they may
        be of any age.
        """
        rows = self.rows(
            "SELECT substr(CASE WHEN length(published) >= 10 THEN published ELSE first_seen END, 1, 10) AS day, "
            "count(*) AS articles FROM articles WHERE source = ?1 AND (length(published) >= 10 OR first_run_id IS NOT "
            "(SELECT min(id) FROM runs WHERE source = ?1)) GROUP BY 1",
            (source,),
        )
        return {row["day"]: row["articles"] for row in rows}

    def watched_since(self, source: str) -> str | None:
        """Return since when silence of a source counts: its first run, or the day its silence was accepted."""
        found: str | None = self.value(
            "SELECT max(first_run, coalesce((SELECT max(closed) FROM alarms WHERE source = ?1 AND kind = 'silence' "
            "AND state = 'accepted'), '')) FROM sources WHERE slug = ?1",
            (source,),
        )
        return found

    def alarms(self, *, source: str | None = None, states: Collection[str] = ("open",)) -> list[Row]:
        """Return alarms in the given states, the newest first."""
        marks = ", ".join("?" for _ in states)
        return self.rows(
            f"SELECT a.*, (SELECT started FROM runs WHERE id = a.since_run) AS since, "  # noqa: S608 - question marks
            "(SELECT started FROM runs WHERE id = a.last_good_run) AS last_good FROM alarms a "
            f"WHERE (? IS NULL OR source = ?) AND state IN ({marks}) ORDER BY opened DESC, id DESC",
            (source, source, *states),
        )

    def accepted(self, source: str) -> dict[tuple[str, str], int]:
        """Return which findings the user accepted as normal, each with the run up to which its past is forgotten."""
        rows = self.rows(
            "SELECT kind, subject, max(closed_run) AS run FROM alarms WHERE source = ? AND state = 'accepted' "
            "AND closed_run IS NOT NULL GROUP BY kind, subject",
            (source,),
        )
        return {(row["kind"], row["subject"]): row["run"] for row in rows}

    def open_alarm(
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
        self.run(
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

    def close_alarm(self, alarm_id: int, message: str, now: datetime, *, run_id: int | None = None) -> None:
        """End an alarm; the row stays."""
        self.run(
            "UPDATE alarms SET state = 'over', closed = ?, closed_run = ?, over_message = ? WHERE id = ?",
            (timestamp(now), run_id, storable(message), alarm_id),
        )

    def accept_alarm(self, alarm_id: int, now: datetime) -> Row:
        """Take what an open alarm names as normal from now on. Raises UsageError where there is none."""
        with self.transaction():
            row = self.row("SELECT * FROM alarms WHERE id = ? AND state = 'open'", (alarm_id,))
            if row is None:
                raise UsageError(f"no open alarm {alarm_id}")
            self.run(
                "UPDATE alarms SET state = 'accepted', closed = ?, over_message = 'accepted as normal', "
                "closed_run = (SELECT max(id) FROM runs WHERE source = alarms.source) WHERE id = ?",
                (timestamp(now), alarm_id),
            )
        return row

    def untold_alarms(self) -> list[Row]:
        """Return alarms whose beginning or end was not sent yet.

        One that was over before it could be sent is not worth a message; one that the user accepted neither.
        """
        return self.rows(
            "SELECT * FROM alarms WHERE (state = 'open' AND told IS NULL) "
            "OR (state = 'over' AND told IS NOT NULL AND told_over IS NULL) ORDER BY source, id"
        )

    def note_told(self, alarms: Collection[Row], now: datetime) -> None:
        """Remember that alarms were sent."""
        with self.transaction():
            for alarm in alarms:
                column = "told" if alarm["state"] == "open" else "told_over"
                self.run(f"UPDATE alarms SET {column} = ? WHERE id = ?", (timestamp(now), alarm["id"]))  # noqa: S608 - two names of our own
