"""What crawls left: readers, runs with all that was counted in them, replays, captures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.merge.files import place_files
from archive_scraper.merge.tables import OF_RUNS

if TYPE_CHECKING:
    from collections.abc import Collection

    from archive_scraper.merge.pair import Pair

# A run is known by the archive that crawled it and its number there. A copy of an archive goes on with the same id and
# other runs: source and start tell those apart.
_CAME = """
FROM shard.runs s LEFT JOIN shard.run_origins so ON so.run_id = s.id
JOIN main.run_origins o ON o.archive = coalesce(so.archive, :shard) AND o.number = coalesce(so.number, s.id)
JOIN main.runs t ON t.id = o.run_id AND t.source = s.source AND t.started = s.started
"""
_IS_OURS = """
FROM shard.runs s LEFT JOIN shard.run_origins so ON so.run_id = s.id
JOIN main.runs t ON t.id = coalesce(so.number, s.id) AND t.source = s.source AND t.started = s.started
WHERE coalesce(so.archive, :shard) = :own AND NOT EXISTS (SELECT 1 FROM main.run_origins o WHERE o.run_id = t.id)
"""
# Nobody is at work on the shard: a run that is still open was killed. The lease says so in the next crawl's words.
_CLOSED = {
    "state": "iif(s.state = 'running', 'stopped', s.state)",
    "message": "iif(s.state = 'running', 'ended without a word', s.message)",
}


def merge_readers(pair: Pair) -> None:
    """Take over what read captures: versions of the program, with rules."""
    archive = pair.archive
    archive.run(
        "INSERT INTO main.readers (program, rules) SELECT program, rules FROM shard.readers WHERE true ORDER BY id "
        "ON CONFLICT DO NOTHING"
    )
    archive.run(
        "INSERT INTO temp.map_readers (old, new) SELECT s.id, t.id FROM shard.readers s "
        "JOIN main.readers t ON t.program = s.program AND t.rules = s.rules"
    )


def merge_runs(pair: Pair) -> None:
    """Take over runs, and bring those to their end that were not finished when they were merged last."""
    archive, ids = pair.archive, {"shard": pair.report.archive, "own": pair.own}
    archive.run(f"INSERT OR IGNORE INTO temp.map_runs (old, new) SELECT s.id, t.id {_CAME}", ids)
    archive.run(f"INSERT OR IGNORE INTO temp.map_runs (old, new) SELECT s.id, t.id {_IS_OURS}", ids)
    archive.run(
        "CREATE TEMP TABLE open_runs AS SELECT m.old, m.new FROM temp.map_runs m JOIN main.runs t ON t.id = m.new "
        "WHERE t.finished IS NULL"
    )
    changed = _finish(pair)
    for table in OF_RUNS:
        sync(pair, table, "run_id", "open_runs")
    archive.run(
        "CREATE TEMP TABLE new_runs AS SELECT id AS old FROM shard.runs WHERE id NOT IN (SELECT old FROM temp.map_runs)"
    )
    pair.number("runs", "SELECT old FROM temp.new_runs")
    here = "IN (SELECT old FROM temp.new_runs)"
    added = pair.copy("runs", f"FROM shard.runs s WHERE s.id {here} ORDER BY s.id", instead=_CLOSED)
    archive.run(
        "INSERT INTO main.run_origins (run_id, archive, number) SELECT m.new, coalesce(so.archive, :shard), "
        "coalesce(so.number, m.old) FROM temp.map_runs m LEFT JOIN shard.run_origins so ON so.run_id = m.old "
        "WHERE m.old IN (SELECT old FROM temp.new_runs)",
        {"shard": pair.report.archive},
    )
    for table in OF_RUNS:
        pair.note(
            table, added=pair.copy(table, f"FROM shard.{table} s WHERE s.run_id {here} ORDER BY {_order(pair, table)}")
        )
    known = archive.value("SELECT count(*) FROM temp.map_runs") - added - changed
    pair.note("runs", added=added, changed=changed, known=known)


def _finish(pair: Pair) -> int:
    names = [name for name in pair.columns("runs") if name != "id"]
    taken = {name: pair.expression("runs", name) for name in names} | _CLOSED
    values = ", ".join(taken[name] for name in names)
    return pair.archive.run(
        f"UPDATE main.runs AS t SET ({', '.join(names)}) = ({values}) "  # noqa: S608 - our own names
        "FROM temp.open_runs m JOIN shard.runs s ON s.id = m.old WHERE t.id = m.new "
        f"AND ({', '.join(f't.{name}' for name in names)}) IS NOT ({values})"
    ).rowcount


def _order(pair: Pair, table: str) -> str:
    return "s.id" if "id" in pair.columns(table) else "s.run_id"


def sync(pair: Pair, table: str, parent: str, among: str, *, without: Collection[str] = ()) -> bool:
    """Give the rows of ``temp.among`` (old, new) those rows of a table that they have in the shard.

    Nothing is written where they have them already. Return whether something was.
    """
    names = pair.names(table, without=without)
    wanted = (
        f"SELECT {', '.join(pair.expression(table, name) for name in names)} FROM shard.{table} s "  # noqa: S608 - our own names
        f"WHERE s.{parent} IN (SELECT old FROM temp.{among})"
    )
    held = f"SELECT {', '.join(names)} FROM main.{table} WHERE {parent} IN (SELECT new FROM temp.{among})"  # noqa: S608 - our own names
    stale = pair.archive.rows(
        f"SELECT DISTINCT {parent} AS id FROM (SELECT * FROM ({held} EXCEPT {wanted}) UNION ALL "  # noqa: S608 - our own names
        f"SELECT * FROM ({wanted} EXCEPT {held}))"
    )
    for row in stale:
        old = pair.archive.value(f"SELECT old FROM temp.{among} WHERE new = ?", (row["id"],))  # noqa: S608 - our own names
        pair.archive.run(f"DELETE FROM main.{table} WHERE {parent} = ?", (row["id"],))  # noqa: S608 - our own names
        order = "s.id" if "id" in pair.columns(table) else f"s.{parent}"
        pair.copy(table, f"FROM shard.{table} s WHERE s.{parent} = {int(old)} ORDER BY {order}")
    return bool(stale)


def merge_replays(pair: Pair) -> None:
    """Take over which captures were read again."""
    archive = pair.archive
    reader = pair.expression("replays", "reader_id")
    archive.run(
        "INSERT INTO temp.map_replays (old, new) SELECT s.id, min(t.id) FROM shard.replays s JOIN main.replays t "  # noqa: S608 - our own names
        f"ON t.source = s.source AND t.started = s.started AND t.scope = s.scope "
        f"AND t.reader_id IS {reader} GROUP BY s.id"
    )
    archive.run(
        "UPDATE main.replays AS t SET finished = s.finished, position = s.position, captures = s.captures, "
        "changed = s.changed FROM temp.map_replays m JOIN shard.replays s ON s.id = m.old WHERE t.id = m.new "
        "AND t.finished IS NULL AND (t.position <> s.position OR s.finished IS NOT NULL)"
    )
    archive.run(
        "CREATE TEMP TABLE new_replays AS SELECT id AS old FROM shard.replays "
        "WHERE id NOT IN (SELECT old FROM temp.map_replays)"
    )
    pair.number("replays", "SELECT old FROM temp.new_replays")
    pair.copy("replays", "FROM shard.replays s WHERE s.id IN (SELECT old FROM temp.new_replays) ORDER BY s.id")


def merge_captures(pair: Pair) -> None:
    """Take over captures, and put their files next to the target before a row names them."""
    archive = pair.archive
    archive.run("CREATE TEMP TABLE new_captures (old INTEGER PRIMARY KEY)")
    run = pair.expression("captures", "run_id")
    for low, high in pair.batches("captures"):
        with pair.transaction():
            here = f"s.id BETWEEN {low} AND {high}"
            archive.run(
                "INSERT INTO temp.map_captures (old, new) SELECT s.id, min(t.id) FROM shard.captures s "  # noqa: S608 - our own names
                "JOIN main.captures t ON t.source = s.source AND t.page_key = s.page_key AND t.at = s.at "
                f"AND t.kind = s.kind AND t.url = s.url AND t.run_id IS {run} WHERE {here} GROUP BY s.id"
            )
            archive.run(
                f"INSERT INTO temp.new_captures SELECT s.id FROM shard.captures s WHERE {here} "  # noqa: S608 - our own names
                "AND s.id NOT IN (SELECT old FROM temp.map_captures)"
            )
    pair.note("captures", known=archive.value("SELECT count(*) FROM temp.map_captures"))
    place_files(pair)
    for low, high in pair.batches("captures"):
        with pair.transaction():
            pair.number("captures", f"SELECT old FROM temp.new_captures WHERE old BETWEEN {low} AND {high}")  # noqa: S608 - numbers
            added = pair.copy(
                "captures",
                f"FROM temp.new_captures n JOIN shard.captures s ON s.id = n.old WHERE n.old BETWEEN {low} AND {high} "
                "ORDER BY s.id",
                instead={"file": "(SELECT new FROM temp.capture_files WHERE old = s.file)"},
            )
            pair.note("captures", added=added)
