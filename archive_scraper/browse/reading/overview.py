"""The archive as a whole: its sources and their health, its numbers over time."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from archive_scraper.browse.reading.query import Row, first, rows, value

if TYPE_CHECKING:
    import sqlite3

MONTHS = 36
"""So many months the dashboard looks back from the newest article."""
_TOP = 8


def totals(conn: sqlite3.Connection) -> Row:
    """Return the numbers of articles, authors, topics, outlets, and the first and last day."""
    return {
        "articles": value(conn, "SELECT count(*) FROM articles"),
        "authors": value(conn, "SELECT count(*) FROM authors WHERE merged_into IS NULL"),
        "topics": value(conn, "SELECT count(*) FROM topics"),
        "publications": value(conn, "SELECT count(*) FROM publications"),
        "first": value(conn, "SELECT min(published) FROM articles WHERE published IS NOT NULL"),
        "last": value(conn, "SELECT max(published) FROM articles"),
    }


def sources(conn: sqlite3.Connection) -> list[Row]:
    """Return each source with its number of articles, its newest day, its years and its latest runs.

    ``runs`` holds up to twelve, oldest first; ``health`` is the state of the latest one, "never" without any.
    """
    counts = {
        row["source"]: row
        for row in rows(
            conn,
            "SELECT source, count(*) AS count, max(published) AS newest "
            "FROM articles INDEXED BY idx_articles_facets GROUP BY source",
        )
    }
    years: dict[str, dict[int, int]] = defaultdict(dict)
    for source, year, count in conn.execute(
        "SELECT source, year, count(*) FROM articles WHERE year IS NOT NULL GROUP BY source, year"
    ):
        years[source][year] = count
    found = rows(conn, "SELECT slug, title, home FROM sources ORDER BY title COLLATE NOCASE")
    nothing = {"count": 0, "newest": None}
    for row in found:
        row |= {name: counts.get(row["slug"], nothing)[name] for name in nothing}
        row["years"] = years[row["slug"]]
        row["runs"] = latest_runs(conn, row["slug"])
        row["health"] = row["runs"][-1]["state"] if row["runs"] else "never"
        row["alarms"] = open_alarms(conn, row["slug"])
    return found


def open_alarms(conn: sqlite3.Connection, source: str) -> list[Row]:
    """Return what is wrong with a source now, the latest first."""
    return rows(
        conn,
        "SELECT kind, subject, opened, message FROM alarms WHERE source = ? AND state = 'open' "
        "ORDER BY opened DESC, id DESC",
        [source],
    )


def latest_runs(conn: sqlite3.Connection, source: str, limit: int = 12) -> list[Row]:
    """Return the latest runs of a source, oldest first."""
    return rows(
        conn,
        "SELECT id, started, finished, state, pages, bytes, teasers, new, changed, unchanged, failures, seconds, "
        "message FROM runs WHERE source = ? ORDER BY started DESC, id DESC LIMIT ?",
        [source, limit],
    )[::-1]


def fields_of_run(conn: sqlite3.Connection, run_id: int) -> list[Row]:
    """Return how many items of a run had each field."""
    return rows(
        conn,
        "SELECT item_kind, field, ok, missing, unparsed FROM run_fields WHERE run_id = ? ORDER BY item_kind, field",
        [run_id],
    )


def window(conn: sqlite3.Connection, count: int = MONTHS) -> list[str]:
    """Return the months of the dashboard, oldest first; empty where nothing is dated."""
    newest = value(conn, "SELECT max(published) FROM articles WHERE length(published) >= 7")
    return months_up_to(newest[:7], count) if newest else []


def months_up_to(month: str, count: int) -> list[str]:
    """Return so many months, the given one last.

    >>> months_up_to("2024-02", 3)
    ['2023-12', '2024-01', '2024-02']
    """
    last = int(month[:4]) * 12 + int(month[5:7]) - 1
    return [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(last - count + 1, last + 1)]


def months_by_source(conn: sqlite3.Connection, since: str) -> dict[str, dict[str, int]]:
    """Return source -> month -> articles, from a month on."""
    return _by_key(
        conn.execute(
            "SELECT source, substr(published, 1, 7), count(*) FROM articles INDEXED BY idx_articles_facets "
            "WHERE published >= ? AND length(published) >= 7 GROUP BY 1, 2",
            [since],
        )
    )


def months_by_topic(conn: sqlite3.Connection, since: str) -> dict[str, dict[str, int]]:
    """Return topic -> month -> articles, from a month on, for the commonest topics since then."""
    conn.execute("CREATE TEMP TABLE recent (id INTEGER PRIMARY KEY, month TEXT)")
    conn.execute(
        "INSERT INTO recent SELECT id, substr(published, 1, 7) FROM articles INDEXED BY idx_articles_published "
        "WHERE published >= ? AND length(published) >= 7",
        [since],
    )
    found = _by_key(
        conn.execute(
            "SELECT j.topic, r.month, count(*) FROM recent r CROSS JOIN article_topics j ON j.article_id = r.id "
            "GROUP BY 1, 2"
        )
    )
    conn.execute("DROP TABLE recent")
    top = sorted(found, key=lambda slug: (-sum(found[slug].values()), slug))[:_TOP]
    return {slug: found[slug] for slug in top}


def _by_key(found: sqlite3.Cursor) -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = defaultdict(dict)
    for key, month, count in found:
        table[key][month] = count
    return dict(table)


def latest_run(conn: sqlite3.Connection) -> Row | None:
    """Return the run that started last."""
    return first(conn, "SELECT * FROM runs ORDER BY id DESC LIMIT 1")
