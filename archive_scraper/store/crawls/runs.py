"""Runs: how each crawl went."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive_scraper.store.values import storable, timestamp, to_json, without_secrets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from archive_scraper.store.connect import Connection, Row
    from archive_scraper.store.people.people import People
    from archive_scraper.store.sources import Sources

RUN_STATES = ("running", "good", "degraded", "failed", "stopped")
TOTALS = (
    "pages", "bytes", "listings", "not_modified", "settled", "teasers", "duplicates", "new", "changed", "unchanged",
    "failures", "waiting", "newest", "seconds", "notes",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCount:
    """How many items of a run had a field."""

    item_kind: str
    """"teaser" or "article"."""
    field: str
    ok: int = 0
    missing: int = 0
    unparsed: int = 0
    origins: Mapping[str, int] = dataclasses.field(default_factory=dict)
    """Origin -> number of values from there."""
    example: str | None = None
    """An address where it was missing."""


class Runs:
    """Write runs and what was counted in them."""

    def __init__(self, db: Connection, sources: Sources, people: People) -> None:
        self._db = db
        self._sources = sources
        self._people = people

    def start(self, source: str, arguments: Mapping[str, object], now: datetime) -> int:
        """Begin a run of a registered source and return its id. Raises StoreError for an unknown source."""
        self._sources.hosts(source)
        at = timestamp(now)
        with self._db.transaction():
            self._db.run("UPDATE sources SET first_run = ? WHERE slug = ? AND first_run IS NULL", (at, source))
            cursor = self._db.run(
                "INSERT INTO runs (source, started, arguments) VALUES (?, ?, ?)", (source, at, to_json(arguments))
            )
        return int(cursor.lastrowid or 0)

    def save_totals(self, run_id: int, totals: Mapping[str, int | float | str | None]) -> None:
        """Write the numbers of a run so far. Raises ValueError for a name that runs has no column for."""
        if unknown := totals.keys() - set(TOTALS):
            raise ValueError(f"runs has no column for {sorted(unknown)}")
        if totals:
            if "notes" in totals:
                totals = {**totals, "notes": without_secrets(str(totals["notes"]))}
            with self._db.transaction():
                self._db.run(
                    f"UPDATE runs SET {', '.join(f'{name} = :{name}' for name in totals)} WHERE id = :id",  # noqa: S608 - checked above
                    {**totals, "id": run_id},
                )

    def finish(
        self, run_id: int, state: str, totals: Mapping[str, int | float | str | None], now: datetime, message: str = ""
    ) -> None:
        """End a run: its verdict (good, degraded, failed, stopped), numbers and a line for the reader.

        Authors are matched anew, now that all names of the run are known, and the planner learns what has grown.
        """
        if state not in RUN_STATES:
            raise ValueError(f"a run is one of {RUN_STATES}, not {state!r}")
        with self._db.transaction():
            self.save_totals(run_id, totals)
            self._db.run(
                "UPDATE runs SET state = ?, finished = ?, message = ? WHERE id = ?",
                (state, timestamp(now), without_secrets(message), run_id),
            )
            self._people.match(self._sources.of_run(run_id))
        self._db.analyze()

    def failed_in_a_row(self, source: str) -> int:
        """Return how many of a source's last finished runs failed, without one between that did not."""
        found: int = self._db.value(
            "SELECT count(*) FROM runs WHERE source = ?1 AND state = 'failed' AND id > (SELECT coalesce(max(id), 0) "
            "FROM runs WHERE source = ?1 AND state NOT IN ('failed', 'running'))",
            (source,),
        )
        return found

    def save_fields(self, run_id: int, counts: Iterable[FieldCount]) -> None:
        """Write how many items of a run had each field; a second call for a field replaces the first."""
        rows = [
            (
                run_id,
                c.item_kind,
                c.field,
                c.ok,
                c.missing,
                c.unparsed,
                to_json(dict(c.origins)),
                c.example and without_secrets(c.example),
            )
            for c in counts
        ]
        with self._db.transaction():
            for row in rows:
                self._db.run(
                    "INSERT INTO run_fields (run_id, item_kind, field, ok, missing, unparsed, origins, example) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET ok = excluded.ok, "
                    "missing = excluded.missing, unparsed = excluded.unparsed, origins = excluded.origins, "
                    "example = excluded.example",
                    row,
                )

    def save_pages(self, run_id: int, pages: Mapping[str, Mapping[str, int | str]]) -> None:
        """Write what the start pages of a run showed: columns of run_pages by address."""
        with self._db.transaction():
            for url, seen in pages.items():
                self._db.run(
                    "INSERT OR REPLACE INTO run_pages (run_id, url, teasers, fresh, dated, today, layout, "
                    "before, lost, gap) VALUES (:run_id, :url, :teasers, :fresh, :dated, :today, :layout, :before, "
                    ":lost, :gap)",
                    {**seen, "run_id": run_id, "url": without_secrets(url), "layout": storable(str(seen["layout"]))},
                )

    def layout_of(self, source: str, url: str) -> str:
        """Return by what the teasers of a start page were found when it last showed some: "feed", or "" of none."""
        found: str | None = self._db.value(
            "SELECT p.layout FROM run_pages p JOIN runs r ON r.id = p.run_id "
            "WHERE r.source = ? AND p.url = ? AND p.teasers > 0 ORDER BY p.run_id DESC LIMIT 1",
            (source, without_secrets(url)),
        )
        return found or ""

    def save_failure(self, run_id: int, url: str, cause: str, detail: str, now: datetime) -> None:
        """Record an address that could not be fetched or read; cause is a short word that runs are compared by."""
        with self._db.transaction():
            self._db.run(
                "INSERT INTO failures (run_id, url, cause, detail, at) VALUES (?, ?, ?, ?, ?)",
                (run_id, without_secrets(url), storable(cause), without_secrets(detail), timestamp(now)),
            )

    def has_ended(self, run_id: int, source: str) -> bool:
        """Tell whether the archive knows a run of a source that is over."""
        state: str | None = self._db.value("SELECT state FROM runs WHERE id = ? AND source = ?", (run_id, source))
        return state not in (None, "running")

    def is_open(self, source: str) -> bool:
        """Tell whether a run of a source is at work, or ended without a word."""
        return bool(
            self._db.value("SELECT EXISTS (SELECT 1 FROM runs WHERE source = ? AND state = 'running')", (source,))
        )

    def latest(self, limit: int = 20, source: str | None = None) -> list[Row]:
        """Return the newest runs first."""
        if source is None:
            return self._db.rows("SELECT * FROM runs ORDER BY started DESC, id DESC LIMIT ?", (limit,))
        return self._db.rows(
            "SELECT * FROM runs WHERE source = ? ORDER BY started DESC, id DESC LIMIT ?", (source, limit)
        )

    def last(self, source: str) -> Row | None:
        """Return the last run of a source, None where it has none."""
        return self._db.row("SELECT * FROM runs WHERE source = ? ORDER BY id DESC LIMIT 1", (source,))

    def last_id(self, source: str) -> int | None:
        """Return the number of the last run of a source, None where it has none."""
        found: int | None = self._db.value("SELECT max(id) FROM runs WHERE source = ?", (source,))
        return found
