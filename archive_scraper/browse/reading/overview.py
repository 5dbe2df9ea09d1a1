"""The archive as a whole: its sources and their health, its numbers over time."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from archive_scraper.browse.reading.query import Row, rows, value

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

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
    counts: dict[str, int] = defaultdict(int)
    years: dict[str, dict[int, int]] = defaultdict(dict)
    for source, year, count in conn.execute(
        "SELECT source, year, count(*) FROM articles INDEXED BY idx_articles_facets GROUP BY source, year"
    ):
        counts[source] += count
        if year is not None:
            years[source][year] = count
    found = rows(conn, "SELECT slug, title, home, country FROM sources ORDER BY title COLLATE NOCASE")
    for row in found:
        row["years"] = years[row["slug"]]
        row["count"] = counts[row["slug"]]
        row["newest"] = value(
            conn,
            "SELECT max(published) FROM articles INDEXED BY idx_articles_facets WHERE source = ? AND year = ?",
            [row["slug"], max(row["years"], default=None)],
        )
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


def channels_of_run(conn: sqlite3.Connection, run_id: int) -> list[Row]:
    """Return what a run saw of each channel of its source."""
    return rows(
        conn,
        "SELECT kind, url, state, items, newest, oldest, lacking FROM run_channels WHERE run_id = ? ORDER BY kind, url",
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


def months_by_name(
    conn: sqlite3.Connection, months: Sequence[str]
) -> tuple[dict[str, dict[str, int]], dict[str, dict[str, int]]]:
    """Return source -> month -> articles, and the same for the topics that are commonest in these months."""
    numbers = {month: number for number, month in enumerate(months, 1)}
    by_source: dict[str, dict[str, int]] = {}
    # One byte for each id: the number of its month among these, 0 for none.
    marks = bytearray(value(conn, "SELECT max(id) FROM articles") or 0)
    for (source,) in conn.execute("SELECT slug FROM sources").fetchall():
        counts: Counter[str] = Counter()
        for number, day in conn.execute(
            "SELECT id, published FROM articles INDEXED BY idx_articles_facets "
            "WHERE source = ? AND year >= ? AND published >= ? AND length(published) >= 7",
            [source, int(months[0][:4]), months[0]],
        ):
            month = day[:7]
            counts[month] += 1
            marks[number - 1] = numbers.get(month, 0)
        if counts:
            by_source[source] = dict(counts)
    return by_source, _months_by_topic(conn, months, bytes(marks))


def _months_by_topic(conn: sqlite3.Connection, months: Sequence[str], marks: bytes) -> dict[str, dict[str, int]]:
    month_of, given = "substr(:marks, article_id, 1)", {"marks": marks, "top": _TOP}
    topics = conn.execute(
        f"SELECT topic FROM article_topics INDEXED BY idx_article_topics_topic WHERE {month_of} > x'00' "
        "GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT :top",
        given,
    ).fetchall()
    found = {}
    for (topic,) in topics:
        sql = f"SELECT {month_of} FROM article_topics WHERE topic = :topic AND {month_of} > x'00'"
        counts = Counter(conn.execute(sql, {**given, "topic": topic}))
        found[topic] = {months[number[0] - 1]: count for (number,), count in counts.items()}
    return found
