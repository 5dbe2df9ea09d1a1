"""Pages of several runs in one transaction: each is a block of its own, and all are committed together.

A commit takes as long as writing a page's rows, and brings the captures that they name to the disk before it. Runs that
share a connection give each other enough pages for a commit a tenth of a second apart, and not one a page. After each
there is a moment in which pages are committed one by one: who else waits to write, finds the lock free between them. As
long as another program writes, all are.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

from archive_scraper.errors import StoreError
from archive_scraper.store.sqlite_errors import explain

if TYPE_CHECKING:
    from pathlib import Path

_PAUSE = 0.01
"""Seconds after the commit of a group in which pages are committed one by one: a seventh of the time."""
_LONG_PAUSE = 5.0
"""The same after another program wrote: it asks for the lock ten times a second, and gives up after ten seconds."""
Lost = Callable[[StoreError], None]
"""Told that a page that was written could not be committed."""


class PageGroup:
    """The pages that were written to a connection since its last commit, each with who is told where it is lost."""

    def __init__(self, sqlite: sqlite3.Connection, path: Path) -> None:
        self.due: dict[Callable[[], None], None] = {}
        """What is to be done before the commit; see Connection.before_commit."""
        self._sqlite = sqlite
        self._path = path
        self._pages: list[Lost] = []
        self._is_writing = False
        self._pause_until = 0.0
        self._version = self._written_by_others()

    def __len__(self) -> int:
        return len(self._pages)

    def pauses(self) -> bool:
        """Tell whether others get their turn to write: a page is committed by itself now."""
        return not self._pages and monotonic() < self._pause_until

    def begin(self) -> None:
        """Begin a page; the first one takes the write lock. Raises sqlite3.Error."""
        if not self._pages:
            self._sqlite.execute("BEGIN IMMEDIATE")
        self._sqlite.execute("SAVEPOINT page")
        self._is_writing = True

    def end(self, lost: Lost) -> None:
        """End a page that is written. Raises sqlite3.Error."""
        self._sqlite.execute("RELEASE page")
        self._pages.append(lost)
        self._is_writing = False

    def undo(self, error: BaseException) -> None:
        """Undo a page alone; where SQLite has ended the whole transaction by itself, the others are lost with it."""
        self._is_writing = False
        try:
            self._sqlite.execute("ROLLBACK TO page")
            self._sqlite.execute("RELEASE page")
        except sqlite3.Error:  # there is no transaction left
            self.lose(error)
            return
        if not self._pages:
            self._sqlite.execute("ROLLBACK")

    def commit(self) -> None:
        """Commit the pages; where that fails all of them are lost, and told so."""
        if not self._pages or self._is_writing:
            return
        try:
            while self.due:
                self.due.popitem()[0]()
            self._sqlite.execute("COMMIT")
        except (StoreError, sqlite3.Error) as error:
            self.lose(error)
            return
        self._pages.clear()
        before, self._version = self._version, self._written_by_others()
        self._pause_until = monotonic() + (_PAUSE if self._version == before else _LONG_PAUSE)

    def _written_by_others(self) -> int:
        """Return a number that changes when another connection has written."""
        with suppress(sqlite3.Error):  # what is committed stays so
            return int(self._sqlite.execute("PRAGMA data_version").fetchone()[0])
        return -1

    def lose(self, error: BaseException) -> None:
        """Undo all pages, and tell each."""
        self._is_writing = False
        with suppress(sqlite3.Error):
            if self._sqlite.in_transaction:
                self._sqlite.execute("ROLLBACK")
        self.due.clear()
        if isinstance(error, sqlite3.Error):
            error = explain(error, self._path)
        if not isinstance(error, StoreError):
            error = StoreError(f"{self._path}: {error}")
        pages, self._pages = self._pages, []
        for told in pages:
            told(error)
