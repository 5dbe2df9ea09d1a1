"""The shortest way to end a run whose own ending failed.

A connection and statements of its own: whatever broke the archive's other parts, or the run's open connection, is
not asked again. What the run had finished stays; nothing else is touched.
"""

from __future__ import annotations

import os
import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

from archive_scraper.store.values import timestamp, without_secrets

if TYPE_CHECKING:
    from pathlib import Path

BackOff = Callable[[str, int, datetime, int | None], datetime]
"""A schedule's cadence as it was given, failed runs in a row and the moment of the last -> when it is due again."""


def end_badly(path: Path, source: str, run_id: int | None, message: str, now: datetime, back_off: BackOff) -> bool:
    """End a run as failed, free its lease and let its source wait; False where the database cannot be written.

    ``run_id`` is None where the run failed before it was written: then a failed run is noted, if the source is known.
    """
    try:
        with closing(sqlite3.connect(path, timeout=10, isolation_level=None)) as database:
            database.execute("BEGIN IMMEDIATE")
            _write(database, source, run_id, without_secrets(message), now, back_off)
            database.execute("COMMIT")
    except sqlite3.Error:
        return False
    return True


def _write(
    database: sqlite3.Connection, source: str, run_id: int | None, message: str, now: datetime, back_off: BackOff
) -> None:
    at = timestamp(now)
    if run_id is None:
        own = database.execute(
            "UPDATE runs SET state = 'failed', finished = ?, message = ? WHERE source = ? AND state = 'running' "
            "AND source IN (SELECT source FROM leases WHERE host = ? AND pid = ?)",
            (at, message, source, socket.gethostname(), os.getpid()),
        )
        if not own.rowcount:
            database.execute(
                "INSERT INTO runs (source, started, finished, state, message) "
                "SELECT slug, ?1, ?1, 'failed', ?2 FROM sources WHERE slug = ?3",
                (at, message, source),
            )
    else:
        database.execute(
            "UPDATE runs SET state = 'failed', finished = ?, message = ? WHERE id = ?", (at, message, run_id)
        )
    database.execute(
        "DELETE FROM leases WHERE source = ? AND host = ? AND pid = ?", (source, socket.gethostname(), os.getpid())
    )
    failures = database.execute(
        "SELECT count(*) FROM runs WHERE source = ?1 AND state = 'failed' AND id > "
        "(SELECT coalesce(max(id), 0) FROM runs WHERE source = ?1 AND state NOT IN ('failed', 'running'))",
        (source,),
    ).fetchone()[0]
    row = database.execute("SELECT every, next_due, wait FROM schedules WHERE source = ?", (source,)).fetchone()
    if row is not None:
        due = max(row[1], timestamp(back_off(row[0], failures, now, row[2])))
        database.execute("UPDATE schedules SET next_due = ? WHERE source = ?", (due, source))
