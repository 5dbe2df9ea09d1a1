"""What articles share: topics, outlets, authors with their spellings, and what readers decided about authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive_scraper.merge.pair import Pair


def merge_shared(pair: Pair) -> None:
    """Take over owners of domains, topics and outlets."""
    for table in ("owners", "topics"):
        pair.note(
            table,
            added=pair.copy(table, f"FROM shard.{table} s WHERE true ORDER BY s.rowid", then="ON CONFLICT DO NOTHING"),
        )
    before = pair.count("publications")
    for row in pair.archive.rows("SELECT id, key, name, host FROM shard.publications ORDER BY id"):
        new = pair.archive.names.outlet(row["key"], row["name"], row["host"])
        pair.archive.run("INSERT INTO temp.map_publications (old, new) VALUES (?, ?)", (row["id"], new))
    pair.note("publications", added=pair.count("publications") - before)


def merge_authors(pair: Pair) -> None:
    """Take over authors and spellings; who of them is one is worked out afterwards, from all spellings."""
    archive = pair.archive
    before = pair.count("authors"), pair.count("author_aliases")
    pair.copy(
        "authors",
        "FROM shard.authors s WHERE true ORDER BY s.id",
        instead={"id": "NULL", "merged_into": "NULL", "merged_by": "NULL", "person_id": "NULL"},
        then="ON CONFLICT (source, key, type) DO UPDATE SET url = coalesce(url, excluded.url), "
        "first_seen = min(first_seen, excluded.first_seen) "
        "WHERE (url IS NULL AND excluded.url IS NOT NULL) OR excluded.first_seen < first_seen",
    )
    archive.run(
        "INSERT INTO temp.map_authors (old, new) SELECT s.id, t.id FROM shard.authors s "
        "JOIN main.authors t ON t.source = s.source AND t.key = s.key AND t.type = s.type"
    )
    # A spelling that is new in the target: until they are matched, it stands where it stands in the shard.
    archive.run(
        "UPDATE main.authors AS t SET merged_into = i.new, merged_by = s.merged_by FROM shard.authors s "
        "JOIN temp.map_authors m ON m.old = s.id JOIN temp.map_authors i ON i.old = s.merged_into "
        "WHERE t.id = m.new AND t.merged_into IS NULL AND t.merged_by IS NULL AND i.new <> t.id "
        "AND NOT EXISTS (SELECT 1 FROM main.author_aliases a WHERE a.author_id = t.id)"
    )
    pair.copy(
        "author_aliases",
        "FROM shard.author_aliases s WHERE true ORDER BY s.id",
        then="ON CONFLICT (source, name, type) DO UPDATE SET first_seen = excluded.first_seen "
        "WHERE excluded.first_seen < first_seen",
    )
    pair.note("authors", added=pair.count("authors") - before[0])
    pair.note("author_aliases", added=pair.count("author_aliases") - before[1])


def merge_decisions(pair: Pair) -> None:
    """Take over what readers decided: of two decisions on the same authors the later one."""
    same = "s.source = t.source AND s.name = t.name"
    _take_later(pair, "author_decisions", same, distinct="s.verb = t.verb AND s.into_name IS t.into_name")
    one, other = "(s.source, s.name, s.other_source, s.other_name)", "(t.source, t.name, t.other_source, t.other_name)"
    turned = "(t.other_source, t.other_name, t.source, t.name)"
    _take_later(pair, "person_decisions", f"({one} = {other} OR {one} = {turned})", distinct="s.verb = t.verb")


def _take_later(pair: Pair, table: str, same: str, distinct: str) -> None:
    newer = (
        f"SELECT 1 FROM shard.{table} s WHERE {same} AND s.decided_at > t.decided_at "  # noqa: S608 - our own words
        f"AND NOT EXISTS (SELECT 1 FROM main.{table} k WHERE {same.replace('t.', 'k.')} "
        "AND k.decided_at >= s.decided_at)"
    )
    removed = pair.archive.run(f"DELETE FROM main.{table} AS t WHERE EXISTS ({newer})").rowcount  # noqa: S608 - our own words
    added = pair.copy(
        table,
        f"FROM shard.{table} s WHERE NOT EXISTS (SELECT 1 FROM main.{table} t WHERE {same} "  # noqa: S608 - our own words
        f"AND (t.decided_at > s.decided_at OR (t.decided_at = s.decided_at AND {distinct}))) ORDER BY s.id",
    )
    pair.note(table, added=max(0, added - removed), changed=min(added, removed))
