"""Times that lie ahead of sense: a clock that was wrong for a while must not park a source for a year."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from archive_scraper.crawl.headers import LONGEST_WAIT
from archive_scraper.crawl.refetch import LONGEST_REST
from archive_scraper.watch.cadence import Cadence, back_off

if TYPE_CHECKING:
    from archive_scraper.store import Archive, Frontier

_SLACK = timedelta(hours=1)
"""Two machines that share an archive need not agree to the second."""


def repair_source(archive: Archive, frontier: Frontier, now: datetime) -> list[str]:
    """Set back what a wrong clock wrote about a source; return what was mended, a line each.

    Called in the transaction that opens a run.
    """
    waiting = frontier.pull_back(
        now, longest_wait=timedelta(seconds=LONGEST_WAIT) + _SLACK, longest_rest=LONGEST_REST + _SLACK
    )
    stamped = archive.memory.pull_back_times(frontier.source, now, now + _SLACK)
    lines = []
    if waiting:
        lines.append(f"the clock was wrong: {waiting} addresses waited longer than any rule says, and are due now")
    if stamped:
        lines.append(f"the clock was wrong: {stamped} rows were dated in the future, and are dated now")
    return lines


def repair_schedules(archive: Archive, now: datetime) -> list[str]:
    """Make due at once each source that is due later than its cadence can say; return what was mended, a line each."""
    lines = []
    for row in archive.schedules.all():
        due = datetime.fromisoformat(row["next_due"])
        if due > _latest(row, now) + _SLACK:
            archive.schedules.note_visit(row["source"], wait=row["wait"], next_due=now)
            lines.append(
                f"{row['source']}: was due {row['next_due']}, later than every {row['every']} can mean; due now"
            )
    return lines


def _latest(row: dict[str, object], now: datetime) -> datetime:
    """Return the latest moment at which a source may be due next: after its longest wait, or a wait of its server."""
    cadence = Cadence(every=str(row["every"]))
    wait = cadence.first_wait()
    if wait is not None and row["adaptive"]:
        wait = max(wait, int(str(row["longest"])))
    regular = cadence.due_after(now, wait) if wait is not None else back_off(cadence.every, 99, now)
    return max(regular, now + timedelta(seconds=LONGEST_WAIT))
