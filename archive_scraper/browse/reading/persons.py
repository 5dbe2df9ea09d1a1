"""A person across sources: which authors are one, and with which offices they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.browse.reading.query import Row, first, rows

if TYPE_CHECKING:
    import sqlite3

# CROSS JOIN and INDEXED BY keep the order of the tables, from the person on: SQLite's own choice hangs on statistics,
# and with those that were made before persons were matched it reads every article.
_MOST = 50


def person(conn: sqlite3.Connection, number: int) -> Row | None:
    """Return a person's id, name and number of sources, or None."""
    return first(conn, "SELECT id, name, sources FROM persons WHERE id = ?", [number])


def authors_of_person(conn: sqlite3.Connection, number: int) -> list[Row]:
    """Return the authors that are one person: id, name, source, source_title, articles, first_day, last_day."""
    return rows(
        conn,
        "SELECT u.id, u.name, u.source, s.title AS source_title, count(DISTINCT j.article_id) AS articles, "
        "min(a.published_day) AS first_day, max(a.published_day) AS last_day "
        "FROM authors u INDEXED BY idx_authors_person_id CROSS JOIN sources s ON s.slug = u.source "
        "LEFT JOIN article_authors j ON j.author_id = u.id "
        "LEFT JOIN articles a ON a.id = j.article_id WHERE u.person_id = ? AND u.merged_into IS NULL "
        "GROUP BY u.id ORDER BY first_day, s.title LIMIT ?",
        [number, _MOST],
    )


def offices(conn: sqlite3.Connection, number: int) -> list[Row]:
    """Return the offices that a person is printed with: role, house, source_title, first_day, last_day, articles."""
    return rows(
        conn,
        "SELECT f.role, f.house, s.title AS source_title, min(a.published_day) AS first_day, "
        "max(a.published_day) AS last_day, count(DISTINCT a.id) AS articles "
        "FROM authors u INDEXED BY idx_authors_person_id CROSS JOIN article_authors j ON j.author_id = u.id "
        "CROSS JOIN affiliations f ON f.article_id = j.article_id AND f.position = j.position "
        "CROSS JOIN articles a ON a.id = j.article_id CROSS JOIN sources s ON s.slug = a.source "
        "WHERE u.person_id = ? GROUP BY 1, 2, 3 ORDER BY first_day, s.title LIMIT ?",
        [number, _MOST],
    )


def outlets(conn: sqlite3.Connection, number: int) -> list[Row]:
    """Return the outlets that a person writes for: id, name, count; most pieces first."""
    return rows(
        conn,
        "SELECT p.id, p.name, count(DISTINCT l.article_id) AS count FROM authors u INDEXED BY idx_authors_person_id "
        "CROSS JOIN article_authors j ON j.author_id = u.id "
        "CROSS JOIN external_links l ON l.article_id = j.article_id "
        "CROSS JOIN publications p ON p.id = l.publication_id WHERE u.person_id = ? "
        "GROUP BY p.id ORDER BY count DESC, p.name LIMIT ?",
        [number, _MOST],
    )


def newest(conn: sqlite3.Connection, number: int, limit: int) -> list[int]:
    """Return the ids of a person's articles, the newest first."""
    found = conn.execute(
        "SELECT DISTINCT a.id, a.published FROM authors u INDEXED BY idx_authors_person_id "
        "CROSS JOIN article_authors j ON j.author_id = u.id CROSS JOIN articles a ON a.id = j.article_id "
        "WHERE u.person_id = ? ORDER BY a.published DESC, a.id DESC LIMIT ?",
        [number, limit],
    )
    return [row[0] for row in found]


def joins(conn: sqlite3.Connection, number: int) -> list[Row]:
    """Return why a person's authors are one: one, other, score, evidence (a JSON list)."""
    return rows(
        conn,
        "SELECT sa.title || ': ' || a.name AS one, sb.title || ': ' || b.name AS other, j.score, j.evidence "
        "FROM authors a INDEXED BY idx_authors_person_id CROSS JOIN person_joins j ON j.author_id = a.id "
        "CROSS JOIN authors b ON b.id = j.other_id "
        "CROSS JOIN sources sa ON sa.slug = a.source CROSS JOIN sources sb ON sb.slug = b.source "
        "WHERE a.person_id = ? ORDER BY j.score DESC, a.id, b.id LIMIT ?",
        [number, _MOST],
    )
