"""Who cites whom: what a source cites, who cites it, and which of its pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.browse.reading.query import Row, rows

if TYPE_CHECKING:
    import sqlite3

_FEW = 10


def cites(conn: sqlite3.Connection, source: str) -> list[Row]:
    """Return the owners that a source cites most: owner, name, source (where it is one of this archive), count."""
    return rows(
        conn,
        "SELECT k.owner, coalesce(s.title, o.name) AS name, s.slug AS source, k.count FROM ("
        "SELECT owner, sum(articles) AS count FROM citation_counts WHERE source = ?1 "
        "AND owner NOT IN (SELECT domain FROM source_owners WHERE source = ?1) "
        "GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?2) k JOIN owners o ON o.domain = k.owner "
        "LEFT JOIN sources s ON s.slug = (SELECT min(source) FROM source_owners WHERE domain = k.owner) "
        "ORDER BY k.count DESC, k.owner",
        [source, _FEW],
    )


def cited_by(conn: sqlite3.Connection, source: str) -> list[Row]:
    """Return the sources that cite one most: source, name, count."""
    return rows(
        conn,
        "SELECT k.source, s.title AS name, k.count FROM ("
        "SELECT source, sum(articles) AS count FROM citation_counts "
        "WHERE owner IN (SELECT domain FROM source_owners WHERE source = ?1) AND source <> ?1 "
        "GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?2) k JOIN sources s ON s.slug = k.source ORDER BY k.count DESC, k.source",
        [source, _FEW],
    )


def citing(conn: sqlite3.Connection, article_id: int) -> list[Row]:
    """Return the articles that link to one: id, title, source_title, published, sentence; the latest first."""
    return rows(
        conn,
        "SELECT a.id, a.title, s.title AS source_title, a.published, min(l.position) AS place, l.sentence "
        "FROM article_links l INDEXED BY idx_article_links_cited JOIN articles a ON a.id = l.article_id "
        "JOIN sources s ON s.slug = a.source WHERE l.target_id = ? AND l.boilerplate IS NULL "
        "GROUP BY a.id ORDER BY a.published DESC, a.id DESC LIMIT ?",
        [article_id, _FEW],
    )
