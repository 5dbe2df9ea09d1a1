"""One article with everything the archive knows about it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from archive_scraper.browse.reading.cards import cards
from archive_scraper.browse.reading.citations import citing, named_works, naming
from archive_scraper.browse.reading.query import Row, first, rows

if TYPE_CHECKING:
    import sqlite3

_MANY = 50
"""Of revisions and listings the latest so many are shown."""
_MOST_PAGES = 500
"""Pages of a PDF that are shown; the table has all."""


def article(conn: sqlite3.Connection, number: int) -> Row | None:
    """Return the card of an article with its body, raw values, origins, revisions, related teasers and listings."""
    found = cards(conn, [number])
    if not found:
        return None
    whole = first(conn, "SELECT * FROM articles WHERE id = ?", [number]) or {}
    row = whole | found[0]
    for name in ("pdf_links", "alternate_urls", "topics_raw", "origins"):
        row[name] = _loads(whole[name])
    row |= first(conn, "SELECT body, body_markdown FROM bodies WHERE article_id = ?", [number]) or {
        "body": None,
        "body_markdown": None,
    }
    row["revisions"] = rows(
        conn,
        "SELECT field, at, run_id, replay_id, old, new FROM revisions WHERE article_id = ? "
        "ORDER BY at DESC, id DESC LIMIT ?",
        [number, _MANY],
    )
    row["related"] = rows(
        conn,
        "SELECT t.title, t.url, t.published, t.published_precision, t.summary, t.article_id FROM related r "
        "JOIN teasers t ON t.id = r.teaser_id WHERE r.article_id = ? ORDER BY r.position",
        [number],
    )
    row["listed"] = rows(
        conn,
        "SELECT section, listing_url, position, title, summary, summary_truncated, published_raw, byline_raw, "
        "first_seen, last_seen FROM teasers WHERE article_id = ? ORDER BY last_seen DESC, id LIMIT ?",
        [number, _MANY],
    )
    row["republications"] = rows(
        conn,
        "SELECT a.id, a.title, a.published, s.title AS source_title, r.similarity FROM ("
        "SELECT other_id AS id, similarity FROM republications WHERE article_id = ?1 "
        "UNION SELECT article_id, similarity FROM republications WHERE other_id = ?1) r "
        "JOIN articles a ON a.id = r.id JOIN sources s ON s.slug = a.source ORDER BY r.similarity DESC, a.id LIMIT ?2",
        [number, _MANY],
    )
    row["cited_by"] = citing(conn, number)
    row["named_by"] = naming(conn, number)
    row["named_works"] = named_works(conn, number)
    row["pdf"] = _pdf(conn, number)
    row["addresses"] = rows(
        conn, "SELECT url, kind, first_seen FROM article_urls WHERE article_id = ? ORDER BY first_seen", [number]
    )
    return row


def _pdf(conn: sqlite3.Connection, number: int) -> Row | None:
    """Return what became of the PDF of an article, with its pages that hold text."""
    found = first(conn, "SELECT * FROM pdfs WHERE article_id = ?", [number])
    if found is None:
        return None
    pages = rows(
        conn, "SELECT page, text FROM pdf_texts WHERE article_id = ? ORDER BY page LIMIT ?", [number, _MOST_PAGES]
    )
    return dict(found) | {"texts": pages, "more": found["pages_with_text"] - len(pages)}


def _loads(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
