"""One connection to one archive: opening with clear refusals, transactions, errors in plain words."""

from __future__ import annotations

import sqlite3
import stat
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sqlite_utils import Database

from archive_scraper.errors import NoArchiveError, StoreError
from archive_scraper.store.migrations import APPLICATION_ID, MIGRATIONS
from archive_scraper.store.values import storable

if TYPE_CHECKING:
    from types import TracebackType

BUSY_SECONDS = 10.0
JOURNAL_LIMIT = 64 * 2**20
"""Bytes of the journal (-wal) that stay on the disk once it is written into the database. While a program reads, the
journal grows past this: what it reads must stay."""
_OLDEST_SQLITE = (3, 37, 0)  # STRICT tables
_CACHE_KIB = 65_536  # the index of a few hundred thousand articles stays in memory
_ANALYSED_ROWS = 1000  # of each index: the planner needs magnitudes, and a whole walk takes seconds

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
        self._file = _identity(path)
        self._remembered: list[Callable[[], None]] = []

    @classmethod
    def open(cls, path: Path, *, create: bool = True, read_only: bool = False, any_version: bool = False) -> Self:
        """Open an archive, create it where it is not there yet, and bring its schema up to date.

        With ``any_version`` its schema stays as it is, older or newer: for what asks for no table by name.

        Raises StoreError in one line: no such file or directory, not a database, not an archive of ours, made by a
        newer version, not writable, locked, disk full.
        """
        path = Path(path)
        in_memory = str(path) == ":memory:"
        if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
            raise StoreError(f"SQLite {sqlite3.sqlite_version} is too old, 3.37 or newer is needed")
        if not in_memory:
            _check_path(path, create=create and not read_only)
        with translated(path):
            sqlite = _connect(path, in_memory=in_memory, read_only=read_only)
            try:
                _prepare(sqlite, path, create=create or in_memory, read_only=read_only)
                if not any_version:
                    _migrate(sqlite, path, read_only=read_only)
            except BaseException:
                sqlite.close()
                raise
        return cls(path, sqlite, read_only=read_only)

    def check_file(self) -> None:
        """Raise StoreError where the file was removed or replaced since: SQLite writes on into what nobody can open."""
        if _identity(self.path) != self._file:
            raise StoreError(f"{self.path}: was removed or replaced by another program; nothing since is in it")

    def close(self) -> None:
        """Close the connection; an open transaction is rolled back."""
        with suppress(sqlite3.Error):
            if not self.read_only and not self._sqlite.in_transaction:
                self._sqlite.execute("PRAGMA optimize")
        self._sqlite.close()

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
        with translated(self.path):
            self._sqlite.execute(f"SAVEPOINT block_{depth}" if depth else "BEGIN IMMEDIATE")
            self._depth = depth + 1
            try:
                yield
                self._sqlite.execute(f"RELEASE block_{depth}" if depth else "COMMIT")
            except BaseException:
                self._undo(depth)
                raise
            finally:
                self._depth = depth

    def _undo(self, depth: int) -> None:
        self.forget()
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
            "SELECT DISTINCT tbl_name FROM sqlite_master WHERE type = 'index' AND tbl_name NOT LIKE 'articles_fts%'"
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

    def run(self, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        """Execute one statement. Raises StoreError."""
        with translated(self.path):
            return self._execute(sql, parameters)

    def _execute(self, sql: str, parameters: Parameters) -> sqlite3.Cursor:
        try:
            return self._sqlite.execute(sql, parameters)
        except UnicodeEncodeError:  # a lone surrogate of a broken page, in a value that nobody cleaned
            if isinstance(parameters, Mapping):
                return self._sqlite.execute(sql, {name: _encodable(value) for name, value in parameters.items()})
            return self._sqlite.execute(sql, [_encodable(value) for value in parameters])

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """Return all rows of a query, each as a dict in column order."""
        with translated(self.path):
            cursor = self._execute(sql, parameters)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """Return the first row of a query, or None."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """Return the first column of the first row, or None."""
        with translated(self.path):
            row = self._execute(sql, parameters).fetchone()
        return row[0] if row else None


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another one of its name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _encodable(value: object) -> object:
    return storable(value) if isinstance(value, str) else value


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


def _check_path(path: Path, *, create: bool) -> None:
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        if not create:
            raise NoArchiveError(path) from None
        if not path.parent.is_dir():
            raise StoreError(f"{path}: the directory {path.parent} does not exist") from None
    except (OSError, ValueError) as error:  # no permission, a ring of links, too long a name, a NUL in it
        raise StoreError(f"{path}: cannot be opened: {getattr(error, 'strerror', error)}") from error
    else:
        if stat.S_ISDIR(mode):
            raise StoreError(f"{path}: is a directory, not a database")
        if not stat.S_ISREG(mode):  # SQLite would wait for ever at a pipe
            raise StoreError(f"{path}: is a device or a pipe, not a database")


def _connect(path: Path, *, in_memory: bool, read_only: bool) -> sqlite3.Connection:
    target = ":memory:" if in_memory else f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    # No implicit transactions: transaction() alone opens them.
    return sqlite3.connect(target, uri=not in_memory, timeout=BUSY_SECONDS, isolation_level=None, cached_statements=256)


def _prepare(sqlite: sqlite3.Connection, path: Path, *, create: bool, read_only: bool) -> None:
    sqlite.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    # Read the header first: a file that is not ours must not be changed, not even into WAL mode.
    if not _is_ours(sqlite, path) and (read_only or not create):
        raise StoreError(f"{path}: is empty, not an archive")
    if not read_only:
        _use_wal(sqlite)
        sqlite.execute("PRAGMA synchronous = NORMAL")
        sqlite.execute(f"PRAGMA analysis_limit = {_ANALYSED_ROWS}")
        sqlite.execute(f"PRAGMA journal_size_limit = {JOURNAL_LIMIT}")
    sqlite.execute("PRAGMA foreign_keys = ON")
    sqlite.execute("PRAGMA recursive_triggers = ON")  # so that REPLACE fires the delete triggers of the index


def _use_wal(sqlite: sqlite3.Connection) -> None:
    """Switch to WAL. Two programs that open a new archive at once: SQLite refuses one without waiting."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            sqlite.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _is_ours(sqlite: sqlite3.Connection, path: Path) -> bool:
    """Tell an archive (True) from an empty database (False); raise StoreError for anything else."""
    sqlite.execute("BEGIN")  # one view for both: another program may be making the tables right now
    application = sqlite.execute("PRAGMA application_id").fetchone()[0]
    names = {row[0] for row in sqlite.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    sqlite.execute("COMMIT")
    if not names and application in (0, APPLICATION_ID):
        return False
    if application != APPLICATION_ID or MIGRATIONS.migrations_table not in names:
        raise StoreError(f"{path}: is a SQLite database, but not an archive of archive-scraper; name another file")
    return True


def _migrate(sqlite: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    db = Database(sqlite)
    known = {migration.name for migration in MIGRATIONS._migrations}  # noqa: SLF001 - it has no public list
    applied = {migration.name for migration in MIGRATIONS.applied(db)}
    if applied - known:
        raise StoreError(f"{path}: was written by a newer version of archive-scraper; upgrade to use it")
    if applied == known:
        return
    if read_only:
        raise StoreError(
            f"{path}: was written by an older version of archive-scraper; a crawl brings it up to date, "
            f"or: archive-scraper vacuum --db {path}"
        )
    sqlite.execute("BEGIN IMMEDIATE")  # two programs may create the same archive at once: one waits here
    try:
        MIGRATIONS.apply(db)
        sqlite.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        sqlite.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            sqlite.execute("ROLLBACK")
        raise
