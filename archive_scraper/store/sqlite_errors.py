"""Errors of SQLite in plain words: one line that names the file and what to do."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from archive_scraper.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY_SECONDS = 10.0
"""Seconds that are waited for another program to give the database free."""


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn errors of SQLite into StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        raise explain(error, path) from error


_REASONS = {
    "SQLITE_FULL": "the disk is full; nothing of the last step was written",
    "SQLITE_IOERR_SHMSIZE": "the disk is full; nothing of the last step was written",  # the journal's index
    "SQLITE_BUSY": f"is locked by another program for more than {BUSY_SECONDS:g} seconds",
    "SQLITE_LOCKED": "is locked by another program",
    "SQLITE_READONLY": "is not writable",
    "SQLITE_NOTADB": "is not a SQLite database",
    "SQLITE_CORRUPT": "is damaged; restore a copy, or try: sqlite3 FILE .recover",
    "SQLITE_CANTOPEN": "cannot be opened; its folder must be there and be writable (for a read-only disk: `publish`)",
    "SQLITE_PERM": "may not be read with your permissions",
    "SQLITE_AUTH": "may not be read with your permissions",
    "SQLITE_IOERR": "cannot be read or written (input/output error)",
    "SQLITE_TOOBIG": "a value is larger than SQLite can hold",
}


def explain(error: sqlite3.Error, path: Path) -> StoreError:
    """Return the error as one line that names the file and what is wrong with it."""
    name: str = getattr(error, "sqlite_errorname", "")
    for code, reason in _REASONS.items():
        if name == code or name.startswith(f"{code}_"):
            return StoreError(f"{path}: {reason}")
    return StoreError(f"{path}: {error}")
