"""Who cites whom: what a source cites, who cites it, and which of its pieces; with a link, or by name alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.browse.reading.query import Row, rows

if TYPE_CHECKING:
    import sqlite3

_FEW = 10
_MOST_NAMED = 50
"""Works without a link that an article's page lists; the table has all."""


def cites(conn: sqlite3.Connection, source: str) -> list[Row]:
    """Return the owners that a source cites most: owner, name, source (where it is one of this archive), count."""
    return _others(conn, source, "sum(articles) AS count FROM citation_counts")


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


def names(conn: sqlite3.Connection, source: str) -> list[Row]:
    """Return the houses whose works a source names most without a link: owner, name, source, count of works."""
    return _others(conn, source, "sum(mentions) AS count FROM mention_counts")


def named_by(conn: sqlite3.Connection, source: str) -> list[Row]:
    """Return the sources that name works of one most without a link: source, name, owner (a domain of it), count."""
    return rows(
        conn,
        "SELECT k.source, s.title AS name, k.owner, k.count FROM ("
        "SELECT source, owner, sum(mentions) AS count FROM mention_counts "
        "WHERE owner IN (SELECT domain FROM source_owners WHERE source = ?1) AND source <> ?1 "
        "GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ?2) k JOIN sources s ON s.slug = k.source "
        "ORDER BY k.count DESC, k.source, k.owner",
        [source, _FEW],
    )


def named_works(conn: sqlite3.Connection, article_id: int) -> list[Row]:
    """Return the works that an article names without a link, as the text has them.

    owner, house, source (where the house is one of this archive), year and title (one of them may be None), sentence,
    target_id and target_title (the article of this archive that the work is, where that is certain).
    """
    return rows(
        conn,
        "SELECT m.owner, coalesce(s.title, o.name) AS house, s.slug AS source, m.year, m.title, m.sentence, "
        "t.id AS target_id, t.title AS target_title FROM article_mentions m JOIN owners o ON o.domain = m.owner "
        "LEFT JOIN sources s ON s.slug = (SELECT min(source) FROM source_owners WHERE domain = m.owner) "
        "LEFT JOIN articles t ON t.id = (SELECT k.target_id FROM mention_targets k WHERE k.mention_id = m.id) "
        "WHERE m.article_id = ? AND m.boilerplate IS NULL ORDER BY m.position LIMIT ?",
        [article_id, _MOST_NAMED],
    )


def naming(conn: sqlite3.Connection, article_id: int) -> list[Row]:
    """Return the articles that name one without a link: id, title, source_title, published, sentence; latest first."""
    return _articles(conn, article_id, "mention_targets k JOIN article_mentions l ON l.id = k.mention_id")


def citing(conn: sqlite3.Connection, article_id: int) -> list[Row]:
    """Return the articles that link to one: id, title, source_title, published, sentence; the latest first."""
    return _articles(conn, article_id, "article_links l INDEXED BY idx_article_links_cited")


def _others(conn: sqlite3.Connection, source: str, counted: str) -> list[Row]:
    """Return the owners, other than the source itself, that have the most of what is counted."""
    return rows(
        conn,
        f"SELECT k.owner, coalesce(s.title, o.name) AS name, s.slug AS source, k.count FROM (SELECT owner, {counted} "
        "WHERE source = ?1 AND owner NOT IN (SELECT domain FROM source_owners WHERE source = ?1) "
        "GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?2) k JOIN owners o ON o.domain = k.owner "
        "LEFT JOIN sources s ON s.slug = (SELECT min(source) FROM source_owners WHERE domain = k.owner) "
        "ORDER BY k.count DESC, k.owner",
        [source, _FEW],
    )


def _articles(conn: sqlite3.Connection, article_id: int, places: str) -> list[Row]:
    """Return the articles in whose text one is named, with the sentence of the first of these places."""
    return rows(
        conn,
        "SELECT a.id, a.title, s.title AS source_title, a.published, min(l.position) AS place, l.sentence "
        f"FROM {places} JOIN articles a ON a.id = l.article_id JOIN sources s ON s.slug = a.source "
        "WHERE target_id = ? AND l.boilerplate IS NULL GROUP BY a.id ORDER BY a.published DESC, a.id DESC LIMIT ?",
        [article_id, _FEW],
    )
