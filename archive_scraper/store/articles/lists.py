"""The lists of many articles at once, by their ids."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.store.connect import Connection, Row


def authors_of(db: Connection, ids: Sequence[int]) -> dict[int, list[Row]]:
    """Return the authors of each article: name, type, url, name_as_printed, author_id."""
    return _grouped(
        db,
        "SELECT j.article_id, u.name, u.type, u.url, j.name_as_printed, u.id AS author_id FROM article_authors j "
        "JOIN authors u ON u.id = j.author_id WHERE j.article_id IN ({}) ORDER BY j.article_id, j.position",
        ids,
    )


def topics_of(db: Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    """Return the names of the topics of each article."""
    found = _grouped(
        db,
        "SELECT j.article_id, t.name FROM article_topics j JOIN topics t ON t.slug = j.topic "
        "WHERE j.article_id IN ({}) ORDER BY j.article_id, j.position",
        ids,
    )
    return defaultdict(list, {number: [row["name"] for row in rows] for number, rows in found.items()})


def links_of(db: Connection, ids: Sequence[int]) -> dict[int, list[Row]]:
    """Return the outside links of each article: kind, publication, url."""
    return _grouped(
        db,
        "SELECT l.article_id, l.kind, coalesce(l.publication_as_printed, p.name) AS publication, l.url "
        "FROM external_links l LEFT JOIN publications p ON p.id = l.publication_id "
        "WHERE l.article_id IN ({}) ORDER BY l.article_id, l.position",
        ids,
    )


def related_to(db: Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    """Return the addresses that each article's page relates to it."""
    found = _grouped(
        db,
        "SELECT r.article_id, t.url FROM related r JOIN teasers t ON t.id = r.teaser_id "
        "WHERE r.article_id IN ({}) ORDER BY r.article_id, r.position",
        ids,
    )
    return defaultdict(list, {number: [row["url"] for row in rows] for number, rows in found.items()})


def _grouped(db: Connection, sql: str, ids: Sequence[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in db.rows(sql.format(", ".join("?" * len(ids))), ids):
        found[row.pop("article_id")].append(row)
    return found
