"""Crawls that no longer come when they are due."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from archive_scraper.watch.cadence import Cadence

if TYPE_CHECKING:
    from archive_scraper.store import Archive


def watch_schedules(archive: Archive, now: datetime, running: str | None = None) -> list[str]:
    """Raise an alarm for each source whose crawls no longer come when they are due, and end those that are over."""
    lines = []
    late = {row["source"]: row for row in overdue(archive, now) if row["source"] != running}
    known = {row["source"]: row for row in archive.alarms.find() if row["kind"] == "overdue"}
    for source, row in late.items():
        if source not in known:
            message = f"was due {row['next_due']} (every {row['every']}), and no crawl came"
            archive.alarms.open(source, "overdue", "", message, now, last_good_run=row["last_run_id"])
            lines.append(f"{source}: {message}")
    for source, row in known.items():
        if source not in late:
            archive.alarms.close(row["id"], "crawled again", now)
            lines.append(f"{source}: over: crawled again")
    return lines


def overdue(archive: Archive, now: datetime) -> list[dict[str, Any]]:
    """Return the schedules that missed a whole turn: not only late, but late by one more wait."""
    found = []
    for row in archive.schedules.all():
        cadence = Cadence.of(row)
        due = datetime.fromisoformat(row["next_due"])
        if not row["paused"] and cadence.due_after(due, row["wait"]) < now:
            found.append({**row, "last_run_id": archive.runs.last_id(row["source"])})
    return found
