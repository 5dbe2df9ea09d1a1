"""What a card shows of each article: names, topics and outlets fetched for a whole page at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.browse.reading.query import Row, marks, rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_COLUMNS = (
    "a.id, a.url, a.canonical_url, a.source, s.title AS source_title, a.title, a.published, a.published_precision, "
    "a.kind, a.language, a.word_count, a.summary, a.summary_truncated, a.first_seen, a.last_changed, a.gone_at"
)


def cards(conn: sqlite3.Connection, ids: Sequence[int]) -> list[Row]:
    """Return the articles in the order of the ids, each with ``authors``, ``topics`` and ``links``."""
    found = {
        row["id"]: row
        for row in rows(
            conn,
            f"SELECT {_COLUMNS} FROM articles a JOIN sources s ON s.slug = a.source WHERE a.id IN ({marks(ids)})",
            ids,
        )
    }
    for row in found.values():
        row |= {"authors": [], "topics": [], "links": []}
    for name, sql in (("authors", _AUTHORS), ("topics", _TOPICS), ("links", _LINKS)):
        for row in rows(conn, sql.format(marks(ids)), ids):
            found[row.pop("article_id")][name].append(row)
    return [found[number] for number in ids if number in found]


_AUTHORS = (
    "SELECT j.article_id, u.id, u.name, u.type, u.url, j.name_as_printed FROM article_authors j "
    "JOIN authors u ON u.id = j.author_id WHERE j.article_id IN ({}) ORDER BY j.article_id, j.position"
)
_TOPICS = (
    "SELECT j.article_id, t.slug, t.name FROM article_topics j JOIN topics t ON t.slug = j.topic "
    "WHERE j.article_id IN ({}) ORDER BY j.article_id, j.position"
)
_LINKS = (
    "SELECT l.article_id, l.kind, l.url, l.text, l.publication_id, "
    "coalesce(p.name, l.publication_as_printed) AS publication FROM external_links l "
    "LEFT JOIN publications p ON p.id = l.publication_id WHERE l.article_id IN ({}) ORDER BY l.article_id, l.position"
)
