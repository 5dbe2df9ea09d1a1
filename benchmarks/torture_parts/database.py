"""What the database says afterwards, read without the program."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

_PORT = re.compile(r"(//127\.0\.0\.1):\d+")
# What a crawl stores of the pages, without numbers and times of its own.
_ROWS = {
    "articles": "SELECT url, title, published, byline, summary, kind FROM articles",
    "bodies": "SELECT a.url, b.body FROM bodies b JOIN articles a ON a.id = b.article_id",
    "teasers": "SELECT listing_url, url, title, published, summary FROM teasers",
    "authors": "SELECT url, position, name_as_printed FROM article_authors JOIN articles ON id = article_id",
}


def rows(db: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """Return the rows of a query."""
    with closing(sqlite3.connect(db, timeout=20)) as connection:
        return connection.execute(sql, values).fetchall()


def change(db: Path, sql: str, *values: object) -> int:
    """Change the database; return how many rows."""
    with closing(sqlite3.connect(db, timeout=20)) as connection, connection:
        return connection.execute(sql, values).rowcount


def contents(db: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return what the pages said, sorted; ports are left out, so that two sites can be compared."""
    return {
        name: sorted((tuple(map(_without_port, row)) for row in rows(db, sql)), key=repr) for name, sql in _ROWS.items()
    }


def _without_port(value: Any) -> Any:
    return _PORT.sub(r"\1", value) if isinstance(value, str) else value


def stored(db: Path, source: str = "news") -> dict[str, dict[str, Any]]:
    """Return the articles of a source by address."""
    names = ("url", "title", "published", "byline", "body")
    found = rows(
        db,
        "SELECT a.url, a.title, a.published, a.byline, b.body FROM articles a LEFT JOIN bodies b "
        "ON b.article_id = a.id WHERE a.source = ?",
        source,
    )
    return {row[0]: dict(zip(names, row, strict=True)) for row in found}


def runs(db: Path) -> list[tuple[str, str | None]]:
    """Return state and end of all runs, oldest first."""
    return rows(db, "SELECT state, finished FROM runs ORDER BY id")


def last_state(db: Path) -> str:
    """Return the state of the last run."""
    found = runs(db)
    return found[-1][0] if found else "none"
