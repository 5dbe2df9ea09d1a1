"""One connection to one archive: transactions, and the few methods that all reading and writing is built on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from archive_scraper.errors import StoreError
from archive_scraper.store.opening import open_database
from archive_scraper.store.sqlite_errors import BUSY_SECONDS, explain, translated
from archive_scraper.store.values import storable

if TYPE_CHECKING:
    from types import TracebackType

Row = dict[str, Any]
Parameters = Sequence[object] | Mapping[str, object]


class Connection:
    """An open archive. Everything that reads or writes it is built on the four methods below.

    Use it from the thread that opened it; open another one for another thread.
    """

    def __init__(self, path: Path, sqlite: sqlite3.Connection, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._sqlite = sqlite
        self._depth = 0
        self._file = identity(path)
        self._remembered: list[Callable[[], None]] = []
        self._due: dict[Callable[[], None], None] = {}

    @classmethod
    def open(cls, path: Path, *, create: bool = True, read_only: bool = False, any_version: bool = False) -> Self:
        """Open an archive, create it where it is not there yet, and bring its schema up to date.

        With ``any_version`` its schema stays as it is, older or newer: for what asks for no table by name.

        Raises StoreError in one line: no such file or directory, not a database, not an archive of ours, made by a
        newer version, not writable, locked, disk full.
        """
        path = Path(path)
        sqlite = open_database(path, create=create, read_only=read_only, any_version=any_version)
        return cls(path, sqlite, read_only=read_only)

    def check_file(self) -> None:
        """Raise StoreError where the file was removed or replaced since: SQLite writes on into what nobody can open."""
        if identity(self.path) != self._file:
            raise StoreError(f"{self.path}: was removed or replaced by another program; nothing since is in it")

    def close(self) -> None:
        """Close the connection; an open transaction is rolled back."""
        self._optimize()
        self._sqlite.close()

    def _optimize(self) -> None:
        """Let SQLite's planner look again at the tables that have grown."""
        with suppress(sqlite3.Error):
            if not self.read_only and not self._sqlite.in_transaction:
                self._sqlite.execute("PRAGMA optimize")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run the block as one unit: all of it is written, or nothing.

        The outermost block takes the write lock at once (BEGIN IMMEDIATE): a reader that becomes a writer half
        way is refused by SQLite without waiting. An inner block is a savepoint: its failure undoes it alone.
        Raises StoreError where the disk is full or the database locked or not writable.
        """
        if self.read_only:
            raise StoreError(f"{self.path}: is open for reading alone")
        depth = self._depth
        try:
            self._begin(depth)
            self._depth = depth + 1
            try:
                yield
                if not depth:
                    self._do_due()
                self._sqlite.execute(f"RELEASE block_{depth}" if depth else "COMMIT")
            except BaseException:
                self._undo(depth)
                raise
            finally:
                self._depth = depth
        except sqlite3.Error as error:
            raise explain(error, self.path) from error

    def part_of_transaction(self) -> AbstractContextManager[None]:
        """Run the block as part of the open transaction; without one, as a transaction.

        An error in it must end the open one too: what the block wrote is not undone alone. To keep that for its undoing
        is a tenth of what SQLite does for an article.
        """
        return nullcontext() if self._depth else self.transaction()

    @contextmanager
    def durable_transaction(self) -> Iterator[None]:
        """Run the block as a transaction that also a power cut does not undo once it has ended.

        The journal is otherwise brought to the disk from time to time: what follows from a row, such as the removal of
        a file that it named, must wait for it. Not to be used inside of another transaction.
        """
        self.run("PRAGMA synchronous = FULL")
        try:
            with self.transaction():
                yield
        finally:
            self.run("PRAGMA synchronous = NORMAL")

    def _begin(self, depth: int) -> None:
        self._sqlite.execute(f"SAVEPOINT block_{depth}" if depth else "BEGIN IMMEDIATE")

    def before_commit(self, do: Callable[[], None]) -> None:
        """Have something done, once, before what the open transaction writes is committed; without one, at once."""
        if self._sqlite.in_transaction:
            self._due[do] = None
        else:
            do()

    def _do_due(self) -> None:
        while self._due:
            self._due.popitem()[0]()

    def _undo(self, depth: int) -> None:
        self.forget()
        if not depth:
            self._due.clear()
        if not self._sqlite.in_transaction:  # a full disk ends the whole transaction by itself
            return
        with suppress(sqlite3.Error):
            if depth:
                self._sqlite.execute(f"ROLLBACK TO block_{depth}")
                self._sqlite.execute(f"RELEASE block_{depth}")
            else:
                self._sqlite.execute("ROLLBACK")

    def analyze(self) -> None:
        """Tell SQLite's planner how large each table is and how often its values repeat, from a sample."""
        # A table without an index is counted row by row: those of the search index would take minutes.
        tables = self.rows(
            "SELECT DISTINCT tbl_name FROM sqlite_master WHERE type = 'index' AND tbl_name NOT GLOB '*_fts_*'"
        )
        with self.transaction():
            for table in tables:
                self.run(f"ANALYZE {table['tbl_name']}")

    def journal_size(self) -> int:
        """Return the size of the journal (-wal) in bytes."""
        try:
            return Path(f"{self.path}-wal").stat().st_size
        except OSError:
            return 0

    def shrink_journal(self) -> int:
        """Write the journal into the database and empty it; return its size in bytes afterwards.

        Waits for nobody: while another program reads or writes, what it needs stays in the journal.
        """
        with suppress(sqlite3.Error):  # a full disk: what cannot be written stays in the journal too
            self._sqlite.execute("PRAGMA busy_timeout = 0")
            self._sqlite.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        self._sqlite.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000:.0f}")
        return self.journal_size()

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """Hold one view of the database while the block runs; writers go on, and the journal grows meanwhile."""
        with translated(self.path):
            self._sqlite.execute("BEGIN")
            try:
                self._sqlite.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the view is that of this moment
                yield self._sqlite
            finally:
                self._sqlite.execute("ROLLBACK")

    def count_rows(self) -> dict[str, int]:
        """Return the number of rows of each table, those of the search index too."""
        tables = self.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
        return {table["name"]: self.value(f"SELECT count(*) FROM {table['name']}") for table in tables}  # noqa: S608 - our own names

    def when_undone(self, forget: Callable[[], None]) -> None:
        """Have what a part remembers of the database dropped whenever it may no longer hold: see forget."""
        self._remembered.append(forget)

    def forget(self) -> None:
        """Drop what the parts remember of the database. Called when a transaction is undone, too."""
        for forget in self._remembered:
            forget()

    # A page takes some forty statements: their errors are translated without a context manager for each.

    def run(self, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        """Execute one statement. Raises StoreError."""
        return self._execute(sql, parameters)

    def _execute(self, sql: str, parameters: Parameters) -> sqlite3.Cursor:
        try:
            return self._sqlite.execute(sql, parameters)
        except UnicodeEncodeError:  # a lone surrogate of a broken page, in a value that nobody cleaned
            with translated(self.path):
                return self._sqlite.execute(sql, _encodable(parameters))
        except sqlite3.Error as error:
            raise explain(error, self.path) from error

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """Return all rows of a query, each as a dict in column order. Raises StoreError."""
        cursor = self._execute(sql, parameters)
        try:
            found = cursor.fetchall()
        except sqlite3.Error as error:
            raise explain(error, self.path) from error
        if not found:
            return []
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in found]

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """Return the first row of a query, or None."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """Return the first column of the first row, or None. Raises StoreError."""
        cursor = self._execute(sql, parameters)
        try:
            row = cursor.fetchone()
        except sqlite3.Error as error:
            raise explain(error, self.path) from error
        return row[0] if row else None


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another one of its name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _encodable(parameters: Parameters) -> Parameters:
    if isinstance(parameters, Mapping):
        return {name: _clean(value) for name, value in parameters.items()}
    return [_clean(value) for value in parameters]


def _clean(value: object) -> object:
    return storable(value) if isinstance(value, str) else value
