"""Opening the database of an archive: what is refused, how SQLite is set up, its schema brought up to date."""

from __future__ import annotations

import sqlite3
import stat
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from archive_scraper.errors import NoArchiveError, StoreError
from archive_scraper.store.schema import APPLICATION_ID, MIGRATION_SET, MIGRATIONS_TABLE, step_names
from archive_scraper.store.sqlite_errors import BUSY_SECONDS, translated

if TYPE_CHECKING:
    from pathlib import Path

JOURNAL_LIMIT = 64 * 2**20
"""Bytes of the journal (-wal) that stay on the disk once it is written into the database. While a program reads, the
journal grows past this: what it reads must stay."""
_OLDEST_SQLITE = (3, 37, 0)  # STRICT tables
_CACHE_KIB = 65_536  # the index of a few hundred thousand articles stays in memory
_ANALYSED_ROWS = 1000  # of each index: the planner needs magnitudes, and a whole walk takes seconds


def open_database(path: Path, *, create: bool, read_only: bool, any_version: bool) -> sqlite3.Connection:
    """Open an archive's database; see Connection.open, which says what it refuses."""
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
    return sqlite


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
    if application != APPLICATION_ID or MIGRATIONS_TABLE not in names:
        raise StoreError(f"{path}: is a SQLite database, but not an archive of archive-scraper; name another file")
    return True


def _applied_steps(sqlite: sqlite3.Connection) -> set[str]:
    """Return the names of the steps that a database has; a new one has none."""
    known = sqlite.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (MIGRATIONS_TABLE,)).fetchone()
    sql = f"SELECT name FROM {MIGRATIONS_TABLE} WHERE migration_set = ?"  # noqa: S608 - a constant
    return {name for (name,) in sqlite.execute(sql, (MIGRATION_SET,))} if known else set()


def _migrate(sqlite: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    known, applied = step_names(), _applied_steps(sqlite)
    if applied - known:
        raise StoreError(f"{path}: was written by a newer version of archive-scraper; upgrade to use it")
    if applied == known:
        return
    if read_only:
        raise StoreError(
            f"{path}: was written by an older version of archive-scraper; a crawl brings it up to date, "
            f"or: archive-scraper vacuum --db {path}"
        )
    from sqlite_utils import Database  # an eighth of a second, which an archive of today saves

    from archive_scraper.store.migrations import MIGRATIONS

    sqlite.execute("BEGIN IMMEDIATE")  # two programs may create the same archive at once: one waits here
    try:
        MIGRATIONS.apply(Database(sqlite))
        sqlite.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        sqlite.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            sqlite.execute("ROLLBACK")
        raise
