"""What the report of a run reads: functions from an archive to rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive_scraper.store.connect import Connection, Row


def find_run(archive: Connection, which: str) -> Row | None:
    """Return a run by its number, or the last one of a source, with ``title``, its source's; None without one."""
    column = "id" if which.isdecimal() else "source"
    run = archive.row(
        f"SELECT r.*, s.title FROM runs r JOIN sources s ON s.slug = r.source WHERE r.{column} = ? "  # noqa: S608 - two names of our own
        "ORDER BY r.started DESC, r.id DESC LIMIT 1",
        (int(which) if column == "id" and len(which) < 19 else which,),
    )
    return run and run | {"arguments": json.loads(run["arguments"])}


def fields_of(archive: Connection, run_id: int) -> list[Row]:
    """Return how many items of a run had each field, with the origins of the values."""
    rows = archive.rows("SELECT * FROM run_fields WHERE run_id = ? ORDER BY item_kind, field", (run_id,))
    return [row | {"origins": json.loads(row["origins"])} for row in rows]


def pages_of(archive: Connection, run_id: int) -> list[Row]:
    """Return what each start page showed in a run."""
    return archive.rows("SELECT * FROM run_pages WHERE run_id = ? ORDER BY url", (run_id,))


def failures_of(archive: Connection, run_id: int) -> list[Row]:
    """Return the requests of a run that failed."""
    return archive.rows("SELECT url, cause, detail, at FROM failures WHERE run_id = ? ORDER BY id", (run_id,))


def alarms_at(archive: Connection, source: str, run_id: int) -> list[Row]:
    """Return the alarms of a source that were open at a run, or that it closed."""
    return archive.rows(
        "SELECT * FROM alarms WHERE source = ? AND coalesce(run_id, 0) <= ? "
        "AND (state = 'open' OR coalesce(closed_run, 0) >= ?) ORDER BY id",
        (source, run_id, run_id),
    )


def history_up_to(archive: Connection, source: str, run_id: int, limit: int) -> list[Row]:
    """Return the counts of a source's runs up to one, oldest first; ``shares`` tells how many items had each field."""
    runs = archive.rows(
        "SELECT id, started, state, pages, bytes, listings, not_modified, teasers, duplicates, new, changed, "
        "unchanged, failures, seconds FROM runs WHERE source = ? AND id <= ? ORDER BY id DESC LIMIT ?",
        (source, run_id, limit),
    )[::-1]
    found: dict[int, dict[str, float]] = {row["id"]: {} for row in runs}
    for row in archive.rows(
        "SELECT f.run_id, f.item_kind || ' ' || f.field AS name, 1.0 * f.ok / (f.ok + f.missing + f.unparsed) AS share "
        "FROM run_fields f JOIN runs r ON r.id = f.run_id WHERE r.source = ? AND r.id BETWEEN ? AND ? "
        "AND f.item_kind <> 'related' AND f.ok + f.missing + f.unparsed > 0",
        (source, runs[0]["id"], run_id),
    ):
        if row["run_id"] in found:
            found[row["run_id"]][row["name"]] = round(row["share"], 3)
    return [row | {"shares": found[row["id"]]} for row in runs]
