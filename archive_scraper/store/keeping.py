"""Keeping an archive: a faithful copy while a crawl writes, and giving unused space back to the disk."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from archive_scraper.errors import StoreError, UsageError
from archive_scraper.files import replacing
from archive_scraper.store.archive import Archive
from archive_scraper.store.connect import Connection
from archive_scraper.store.sqlite_errors import translated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_STEP = 2048
"""Pages copied between two calls of the progress: 8 MiB."""
_SIDE_FILES = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What a backup holds."""

    size: int
    """Bytes."""
    rows: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """Bytes that an archive takes."""

    database: int
    journal: int
    """The -wal file next to it."""
    unused: int
    """Pages inside of the database that hold nothing."""

    @property
    def used(self) -> int:
        """What a copy without unused pages takes."""
        return self.database - self.unused


def back_up(
    archive: Path, target: Path, *, overwrite: bool = False, progress: Callable[[int, int], None] | None = None
) -> Copied:
    """Copy an archive as it is, with queue, leases and schedules, and check the copy before it takes its name.

    The copy is one state of the archive, also while a crawl writes, whatever version wrote it; it is whole or not there
    at all. It is checked by SQLite's integrity_check and by counting every table on both sides. ``progress`` is called
    now and then with the bytes that are copied and the bytes in all. Raises UsageError for a target that exists or may
    be open, StoreError where the archive is damaged or the disk is full.
    """
    check_target(archive, target, overwrite=overwrite)
    with (
        closing(Connection.open(archive, create=False, read_only=True, any_version=True)) as source,
        source.snapshot() as sqlite,
        new_database(target) as path,
    ):
        counts = source.count_rows()
        page = source.value("PRAGMA page_size")
        need_space(target.absolute().parent, source.value("PRAGMA page_count") * page, "the backup")

        def report(_: int, left: int, total: int) -> None:
            if progress is not None:
                progress((total - left) * page, total * page)

        with closing(sqlite3.connect(path, isolation_level=None)) as copy, translated(target):
            copy.execute("PRAGMA synchronous = OFF")  # a failure throws the whole file away; it is synced at its end
            sqlite.backup(copy, pages=_STEP, progress=report)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, that a read-only disk can hold
        with closing(Connection.open(path, create=False, read_only=True, any_version=True)) as copied:
            found = copied.value("PRAGMA integrity_check(1)")
            if found != "ok":
                raise StoreError(f"{archive}: is damaged ({found}); no backup was written; try: sqlite3 FILE .recover")
            if copied.count_rows() != counts:
                raise StoreError(f"{target}: the copy does not hold the same rows; nothing was written")
    return Copied(size=target.stat().st_size, rows=sum(counts.values()), articles=counts.get("articles", 0))


def vacuum(path: Path) -> tuple[Space, Space]:
    """Rebuild an archive without its unused pages; return the space that it took before and takes now.

    No crawl can begin meanwhile: all sources are leased. Raises StoreError where a crawl is at work, where the disk has
    too little room to rebuild in (it says how much is needed), or SQLite fails; the archive is then as it was.
    """
    with Archive.open(path, create=False) as archive, _all_leases(archive):
        archive.citations.read_old()
        archive.citations.mentions.read_old()
        archive.citations.count()
        archive.offices.read_old()
        archive.languages.read_old()
        archive.persons.match()
        archive.shrink_journal()
        before = space(archive)
        need = before.used
        # SQLite builds the new database in a file of its own, then writes it through the journal.
        temporary = _temporary_folder()
        here = path.absolute().parent
        same = temporary.stat().st_dev == here.stat().st_dev
        need_space(here, 2 * need if same else need, "rebuilding it")
        if not same:
            need_space(temporary, need, "rebuilding it (SQLITE_TMPDIR names another folder)")
        archive.run("INSERT INTO articles_fts (articles_fts) VALUES ('optimize')")
        archive.run("INSERT INTO pdf_texts_fts (pdf_texts_fts) VALUES ('optimize')")
        archive.run("VACUUM")
        archive.shrink_journal()
        return before, space(archive)


def space(archive: Connection) -> Space:
    """Return how many bytes an archive takes."""
    page = archive.value("PRAGMA page_size")
    return Space(
        database=archive.value("PRAGMA page_count") * page,
        journal=archive.journal_size(),
        unused=archive.value("PRAGMA freelist_count") * page,
    )


def check_target(archive: Path, target: Path, *, overwrite: bool) -> None:
    """Raise UsageError for a copy's name that cannot be meant: the archive itself, a file that exists or is open."""
    if not target.parent.is_dir():
        raise StoreError(f"{target}: the directory {target.parent} does not exist")
    if not target.exists():
        return
    if archive.exists() and target.samefile(archive):
        raise UsageError(f"{target}: is the archive itself; name another file")
    if not overwrite:
        raise UsageError(f"{target}: exists already; --force replaces it")
    if any(Path(f"{target}{ending}").exists() for ending in _SIDE_FILES):
        _give_up_journal(target)


def _give_up_journal(target: Path) -> None:
    """Bring a database's journal to its end, since SQLite would read it into the file that takes its place.

    Raises UsageError where another program has it open: SQLite lets the last connection alone leave the WAL.
    """
    uri = f"{target.absolute().as_uri()}?mode=rw"
    with translated(target), closing(sqlite3.connect(uri, uri=True, timeout=0, isolation_level=None)) as database:
        try:
            database.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY":
                raise
            raise UsageError(f"{target}: is open in another program (a crawl, a reading room); end it first") from error


def need_space(folder: Path, size: int, what: str) -> None:
    """Raise StoreError where a folder's disk has less room than that, naming both."""
    free = shutil.disk_usage(folder).free
    if free < size:
        raise StoreError(
            f"{folder}: {what} needs {size / 1_000_000:,.1f} MB of free disk, and there are {free / 1_000_000:,.1f}; "
            f"nothing was changed"
        )


@contextmanager
def new_database(target: Path) -> Iterator[Path]:
    """Yield where to write a database that takes the target's place at the end; its side files never stay."""
    with replacing(target) as path:
        try:
            yield path
        finally:
            for ending in _SIDE_FILES:
                with suppress(OSError):
                    Path(f"{path}{ending}").unlink(missing_ok=True)


@contextmanager
def _all_leases(archive: Archive) -> Iterator[None]:
    """Hold the leases of all sources. Raises StoreError naming the crawl that is at work."""
    sources = [row["slug"] for row in archive.rows("SELECT slug FROM sources ORDER BY slug")]
    with archive.transaction():
        for source in sources:
            archive.leases.take(source, datetime.now(UTC))
    try:
        yield
    finally:
        with archive.transaction():
            for source in sources:
                archive.leases.release(source)


def _temporary_folder() -> Path:
    """Return where SQLite puts its temporary files (https://sqlite.org/tempfiles.html, section 5)."""
    named = [os.environ.get(name) for name in ("SQLITE_TMPDIR", "TMPDIR")]
    for folder in filter(None, [*named, "/var/tmp", "/usr/tmp", "/tmp"]):  # noqa: S108 # SQLite's own list
        if Path(folder).is_dir() and os.access(folder, os.W_OK | os.X_OK):
            return Path(folder)
    return Path()
