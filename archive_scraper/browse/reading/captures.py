"""The captures of an article: when its page was fetched, and whether it had changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from archive_scraper.browse.reading.query import Row, first, rows, value

if TYPE_CHECKING:
    import sqlite3

_MANY = 50
"""So many are listed, the latest first."""
_PAGES = "SELECT source, page_key FROM article_urls WHERE article_id = ?1"


def captures_of(conn: sqlite3.Connection, article: int) -> Row:
    """Return ``count``, and the latest ``captures``, each with whether its page was ``same`` as at the one before."""
    count = value(conn, f"SELECT count(*) FROM captures WHERE (source, page_key) IN ({_PAGES})", [article])
    found = rows(
        conn,
        "SELECT id, at, status, content_type, size, digest, "
        "digest IS lag(digest) OVER (ORDER BY at, id) AS same "
        f"FROM captures WHERE (source, page_key) IN ({_PAGES}) ORDER BY at DESC, id DESC LIMIT {_MANY}",
        [article],
    )
    return {"count": count or 0, "captures": found}


def capture(conn: sqlite3.Connection, number: int) -> Row | None:
    """Return a capture with the article that it is of, and the place of its body."""
    found = first(
        conn,
        "SELECT c.*, s.title AS source_title, r.program, (SELECT u.article_id FROM article_urls u "
        "WHERE u.source = c.source AND u.page_key = c.page_key ORDER BY u.kind = 'own' DESC LIMIT 1) AS article_id "
        "FROM captures c JOIN sources s ON s.slug = c.source LEFT JOIN readers r ON r.id = c.reader_id WHERE c.id = ?",
        [number],
    )
    if found is None:
        return None
    article = first(
        conn,
        "SELECT a.id, a.title, a.language, a.published_raw, a.byline_raw, a.kind_raw, a.modified_raw, a.summary_html, "
        "a.subtitle, a.summary, a.published_origin, a.summary_origin, a.origins, b.body FROM articles a "
        "LEFT JOIN bodies b ON b.article_id = a.id WHERE a.id = ?",
        [found["article_id"]],
    )
    if article is not None:
        article["origins"] = _origins(article)
    body = first(conn, "SELECT * FROM captures WHERE id = ?", [found["body_id"]])
    return found | {"article": article, "body": body, "then": _text_then(conn, article, found)}


def _origins(article: Row) -> dict[str, str]:
    """Return where each value was found; those of date and summary stand in columns of their own."""
    try:
        origins = json.loads(article["origins"])
    except ValueError:
        origins = {}
    found = {str(name): str(origin) for name, origin in origins.items()} if isinstance(origins, dict) else {}
    columns = {"published": article["published_origin"], "summary": article["summary_origin"]}
    return found | {name: origin for name, origin in columns.items() if origin}


def _text_then(conn: sqlite3.Connection, article: Row | None, capture: Row) -> str | None:
    """Return an article's text as it was read from a capture: what the first change after it replaced.

    Two crawls may stand in one second: then the later run is the later one.
    """
    if article is None:
        return None
    later = first(
        conn,
        "SELECT old FROM revisions WHERE article_id = ? AND field = 'body' "
        "AND (at, coalesce(run_id, 0)) > (?, ?) ORDER BY at, id LIMIT 1",
        [article["id"], capture["at"], capture["run_id"] or 0],
    )
    text: str | None = later["old"] if later is not None else article["body"]
    return text
