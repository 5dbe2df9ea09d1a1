"""What the runs of a source learned, for the runs to come."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from archive_scraper.store.values import timestamp, to_json, without_secrets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.date_order import DateOrder
    from archive_scraper.store.connect import Connection
    from archive_scraper.store.sources import Sources


@dataclass(frozen=True, slots=True)
class SourceMemory:
    """What is remembered of a source."""

    date_order: DateOrder | None
    """From its rules, or settled by the dates of a listing."""
    last_deep_look: datetime | None
    """When its listings were last read to their end."""
    validators_lied_at: datetime | None
    """When a page had changed although its ETag or Last-Modified said that it had not."""
    visit_params: tuple[str, ...] = ()
    """Query parameters whose values change with the visit."""


class Memory:
    """Read and write what is remembered of a source."""

    def __init__(self, db: Connection, sources: Sources) -> None:
        self._db = db
        self._sources = sources

    def of(self, source: str) -> SourceMemory:
        """Return what is remembered of a registered source."""
        row = self._db.row("SELECT * FROM sources WHERE slug = ?", (source,))
        if row is None:
            return SourceMemory(None, None, None)
        return SourceMemory(
            row["date_order"],
            _moment(row["last_deep_look"]),
            _moment(row["validators_lied_at"]),
            tuple(json.loads(row["visit_params"])),
        )

    def note_deep_look(self, source: str, now: datetime) -> None:
        """Remember that the listings of a source were read to their end."""
        self._db.run("UPDATE sources SET last_deep_look = ? WHERE slug = ?", (timestamp(now), source))

    def note_lying_validators(self, source: str, now: datetime) -> None:
        """Remember that a source's validators cannot be trusted."""
        self._db.run("UPDATE sources SET validators_lied_at = ? WHERE slug = ?", (timestamp(now), source))

    def shown(self, source: str, url: str) -> list[str]:
        """Return the page keys of the teasers that a start page showed when it was last as usual."""
        row = self._db.row("SELECT shown FROM start_pages WHERE source = ? AND url = ?", (source, without_secrets(url)))
        return [self._sources.key_of(source, f"https://{key}") for key in json.loads(row["shown"])] if row else []

    def note_shown(self, source: str, url: str, run_id: int, keys: Sequence[str]) -> None:
        """Keep what a start page showed, in place of what it had shown before."""
        self._db.run(
            "INSERT INTO start_pages (source, url, run_id, shown) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE "
            "SET run_id = excluded.run_id, shown = excluded.shown",
            (source, without_secrets(url), run_id, to_json(list(keys))),
        )

    def pull_back_times(self, source: str, now: datetime, latest: datetime) -> int:
        """Date at now what was dated after ``latest`` by a wrong clock; return how many rows were.

        An article that seems to be fetched in the future would take no reading of today for newer than its own. A
        run that is dated in the future tells that there may be such rows.
        """
        at, bound = timestamp(now), timestamp(latest)
        if not self._db.value(
            "SELECT EXISTS (SELECT 1 FROM runs WHERE source = ? AND max(started, coalesce(finished, '')) > ?)",
            (source, bound),
        ):
            return 0
        changed = 0
        for table, columns in _TIMES.items():
            for column in columns:
                changed += self._db.run(
                    f"UPDATE {table} SET {column} = ?1 WHERE source = ?2 AND {column} > ?3",  # noqa: S608 - listed below
                    (at, source, bound),
                ).rowcount
        for column in ("last_deep_look", "validators_lied_at"):
            changed += self._db.run(
                f"UPDATE sources SET {column} = NULL WHERE slug = ? AND {column} > ?",  # noqa: S608 - listed above
                (source, bound),
            ).rowcount
        return changed

    def learn_date_order(self, source: str, order: DateOrder) -> None:
        """Remember the order of day and month that a listing's own dates settled."""
        self._db.run("UPDATE sources SET date_order = ? WHERE slug = ? AND date_order IS NULL", (order, source))


_TIMES = {
    "articles": ("first_seen", "last_seen", "last_changed", "fetched_at"),
    "teasers": ("first_seen", "last_seen"),
    "runs": ("started", "finished"),
}


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
