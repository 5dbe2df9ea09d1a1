"""Authors, topics, publications and sources: the indexes, and one page for each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.browse.reading.query import Row, first, rows

if TYPE_CHECKING:
    import sqlite3

INDEX_SIZE = 100

_ROWS = {
    "author": "SELECT id AS key, id, name, type, url, source, merged_into, first_seen, person_id FROM authors "
    "WHERE id = ?",
    "topic": "SELECT slug AS key, slug, name FROM topics WHERE slug = ?",
    "publication": "SELECT id AS key, id, name, host FROM publications WHERE id = ?",
    "source": "SELECT slug AS key, slug, title AS name, home, languages, timezone, date_order, rules_origin, first_run "
    "FROM sources WHERE slug = ?",
}


def named(conn: sqlite3.Connection, kind: str, key: str | int) -> Row | None:
    """Return the row of an author, topic, publication or source, or None."""
    return first(conn, _ROWS[kind], [key])


def same_name(conn: sqlite3.Connection, author: Row) -> list[Row]:
    """Return the authors of other sources who are printed under the same name: perhaps the same person."""
    return rows(
        conn,
        "SELECT u.id, u.name, s.title AS source_title FROM authors u JOIN sources s ON s.slug = u.source "
        "WHERE u.name = ? AND u.id <> ? AND u.merged_into IS NULL AND (u.person_id IS NULL OR u.person_id IS NOT ?) "
        "ORDER BY s.title LIMIT 20",
        [author["name"], author["id"], author["person_id"]],
    )


def spellings(conn: sqlite3.Connection, author_id: int) -> list[str]:
    """Return the other names under which an author is printed."""
    found = rows(
        conn,
        "SELECT DISTINCT s.name FROM author_aliases s JOIN authors u ON u.id = s.author_id "
        "WHERE (u.id = ?1 OR u.merged_into = ?1) AND s.name <> (SELECT name FROM authors WHERE id = ?1) "
        "ORDER BY 1 LIMIT 20",
        [author_id],
    )
    return [row["name"] for row in found]


_INDEXES = {
    "author": (
        "SELECT u.id AS key, u.name AS label, u.type AS note, s.title AS more, k.count FROM ("
        "SELECT author_id, count(*) AS count FROM article_authors {where} "
        "GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ? OFFSET ?) k "
        "JOIN authors u ON u.id = k.author_id JOIN sources s ON s.slug = u.source ORDER BY k.count DESC, u.id"
    ),
    "topic": (
        "SELECT t.slug AS key, t.name AS label, '' AS note, '' AS more, k.count FROM ("
        "SELECT topic, count(*) AS count FROM article_topics {where} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ? OFFSET ?) k "
        "JOIN topics t ON t.slug = k.topic ORDER BY k.count DESC, t.slug"
    ),
    "publication": (
        "SELECT p.id AS key, p.name AS label, coalesce(p.host, '') AS note, '' AS more, k.count FROM ("
        "SELECT publication_id, count(DISTINCT article_id) AS count FROM external_links "
        "{where} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ? OFFSET ?) k "
        "JOIN publications p ON p.id = k.publication_id ORDER BY k.count DESC, p.id"
    ),
}
_LOOKED_UP = {
    "author": "author_id IN (SELECT id FROM authors WHERE name LIKE ? ESCAPE '\\')",
    "topic": "topic IN (SELECT slug FROM topics WHERE name LIKE ? ESCAPE '\\')",
    "publication": "publication_id IN (SELECT id FROM publications WHERE name LIKE ? ESCAPE '\\')",
}


def index(conn: sqlite3.Connection, kind: str, *, contains: str = "", page: int = 1) -> list[Row]:
    """Return one page of all authors, topics or publications, most articles first.

    Keys: key, label, note, more, count. With ``contains``, only names that contain that text. One row more than
    INDEX_SIZE says that there is a next page.
    """
    parts = ["publication_id IS NOT NULL"] if kind == "publication" else []
    values: list[object] = []
    if contains:
        parts.append(_LOOKED_UP[kind])
        values.append(f"%{_escape_like(contains)}%")
    where = f"WHERE {' AND '.join(parts)}" if parts else ""
    return rows(conn, _INDEXES[kind].format(where=where), [*values, INDEX_SIZE + 1, (page - 1) * INDEX_SIZE])


def _escape_like(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
