"""One connection to an archive for all runs of a process, which write it in turns.

SQLite forgets what a connection holds of a database in memory as soon as another one has written. With a connection
each, every page of every run would read the same indexes from the file again, and each run would hold a copy of them.
Pages of several runs are committed together; see store.page_group.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from threading import get_ident
from typing import TYPE_CHECKING, Self
from weakref import WeakValueDictionary

from archive_scraper.errors import StoreError
from archive_scraper.store.archive import Archive
from archive_scraper.store.connect import identity
from archive_scraper.store.opening import open_database
from archive_scraper.store.page_group import PageGroup
from archive_scraper.store.persons.turns import MatchTurns
from archive_scraper.store.sqlite_errors import explain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archive_scraper.store.page_group import Lost


class SharedArchive(Archive):
    """An archive that others of the same thread may have open too, each with parts of its own.

    A transaction must end before another one of them gets its turn: no ``await`` and no ``yield`` inside of it, nor
    while a cursor is read. What the store yields it has read before (``rows``), and no run makes temporary tables or
    attaches another database.
    """

    _held: _Held | None = None
    _has_turn = False
    """It has not matched persons yet."""

    @classmethod
    def join(cls, path: Path) -> Self:
        """Open an archive, on the connection of those that have it open. Raises StoreError; see Connection.open."""
        place = get_ident(), path.absolute()
        held = _HELD.get(place)
        if held is not None:
            held.group.commit()
        # Another file may have its name by now; what was left in the middle of a transaction is nobody's.
        if held is None or held.sqlite.in_transaction or held.file != identity(path):
            sqlite = open_database(path, create=True, read_only=False, any_version=False)
            # What a block inside of a transaction changed is kept for its undoing: else in a new file for each article.
            sqlite.execute("PRAGMA temp_store = MEMORY")
            held = _HELD[place] = _Held(sqlite, path)
        archive = cls(path, held.sqlite, read_only=False)
        archive._held = held
        archive._due = held.group.due
        held.users += 1
        held.matching.expect()
        archive._has_turn = True
        return archive

    @property
    def is_alone(self) -> bool:
        """Nobody else has the connection."""
        return self._held is None or self._held.users == 1

    @property
    def waiting_pages(self) -> int:
        """How many pages of all who have the connection wait for their commit."""
        return len(self._held.group) if self._held is not None else 0

    @contextmanager
    def page(self, lost: Lost) -> Iterator[None]:
        """Run the block as one unit, as ``transaction`` does; it may be committed later, with those of other pages.

        ``commit_pages`` does that, and so does the next transaction that is no page's. Where it fails, ``lost`` is
        called. Whoever is alone on the connection has each page committed at once; for a moment after such a commit,
        everyone has.
        """
        if self._held is None or self.is_alone or self._depth or self._held.group.pauses():
            with self.transaction():
                yield
            return
        group = self._held.group
        try:
            group.begin()
            self._depth = 1
            try:
                yield
                group.end(lost)
            except BaseException as error:
                self.forget()
                group.undo(error)
                raise
            finally:
                self._depth = 0
        except sqlite3.Error as error:
            raise explain(error, self.path) from error

    def commit_pages(self) -> None:
        """Commit the pages that wait for it."""
        if self._held is not None:
            self._held.group.commit()

    def _begin(self, depth: int) -> None:
        if not depth:
            self.commit_pages()
        super()._begin(depth)

    def shrink_journal(self) -> int:
        """Empty the journal; see Connection.shrink_journal."""
        self.commit_pages()
        return super().shrink_journal()

    def match_persons(self, *, changed: bool) -> None:
        """Take the one turn to match persons, where anyone who has the connection ``changed`` articles."""
        assert self._held is not None  # noqa: S101 # it is open
        self._has_turn = False
        self._held.matching.take(self.persons, changed=changed)

    def close(self) -> None:
        """Leave the connection, which is closed when the last one leaves; an open transaction is rolled back."""
        if self._held is None:
            return
        self.commit_pages()
        if self._sqlite.in_transaction:
            self._held.group.lose(StoreError(f"{self.path}: a run was broken off while it wrote"))
        try:
            if self._has_turn:  # the others may be waiting for it
                with suppress(StoreError):
                    self.match_persons(changed=False)
        finally:
            self._leave(self._held)

    def _leave(self, held: _Held) -> None:
        self._held = None
        held.users -= 1
        if not held.users:
            super().close()
            return
        self._optimize()
        self._sqlite = _CLOSED


class _Held:
    """A connection, and how many have it."""

    def __init__(self, sqlite: sqlite3.Connection, path: Path) -> None:
        self.sqlite = sqlite
        self.file = identity(path)
        self.group = PageGroup(sqlite, path)
        self.users = 0
        self.matching = MatchTurns()


_HELD: WeakValueDictionary[tuple[int, Path], _Held] = WeakValueDictionary()
_CLOSED = sqlite3.connect(":memory:", check_same_thread=False)
_CLOSED.close()
