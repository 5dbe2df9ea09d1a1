"""Running SQL for a page: rows as dicts, text made harmless to read, a limit on the time."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, TypeVar

from archive_scraper.browse.sql_worker import stopped_after
from archive_scraper.normalize.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Row = dict[str, Any]
T = TypeVar("T")


class TooSlowError(Exception):
    """Raised where a page's queries take longer than they may."""


def read_page(conn: sqlite3.Connection, read: Callable[[sqlite3.Connection], T], seconds: float) -> T:
    """Run a page's queries on one snapshot of the database, so that its counts agree while a crawl writes.

    Raises TooSlowError.
    """
    with stopped_after(conn, seconds):
        conn.execute("PRAGMA temp_store = MEMORY")
        conn.execute("BEGIN")
        try:
            return read(conn)
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                raise TooSlowError(f"stopped after {seconds:g} seconds") from error
            raise
        finally:
            conn.rollback()


def rows(conn: sqlite3.Connection, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
    """Return all rows, each as a dict in column order, with text as ``harmless`` gives it."""
    cursor = conn.execute(sql, tuple(parameters))
    names = [column[0] for column in cursor.description]
    return [
        {name: harmless(value) if isinstance(value, str) else value for name, value in zip(names, row, strict=True)}
        for row in cursor
    ]


def first(conn: sqlite3.Connection, sql: str, parameters: Sequence[object] = ()) -> Row | None:
    """Return the first row, or None."""
    found = rows(conn, sql, parameters)
    return found[0] if found else None


def value(conn: sqlite3.Connection, sql: str, parameters: Sequence[object] = ()) -> Any:
    """Return the first column of the first row, or None."""
    found = conn.execute(sql, tuple(parameters)).fetchone()
    return found[0] if found else None


def marks(values: Sequence[object]) -> str:
    """Return as many question marks as there are values, for IN (...)."""
    return ", ".join("?" * len(values))
