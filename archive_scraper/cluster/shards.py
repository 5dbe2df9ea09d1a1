"""The folder of shards: one folder a source, one in it for each attempt, and what is said to those who work there.

    FOLDER/archive-1f0c9a2b/            of the archive of this name and place
        said-<token>                    what the crawl in charge says: a number that grows, "go" or "stop"
        cnas/claim                      the attempt that counts; a worker that finds another one there ends
        cnas/1-<token>/archive.db       a shard, its captures next to it
        cnas/2-<token>/archive.db       its copy, crawled on after the first worker was lost

A worker that was lost may live on, cut off from the scheduler alone. So no two attempts write into one file, and an
attempt whose claim is gone ends by itself.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import uuid4

from archive_scraper.captures.places import folder_of
from archive_scraper.cluster.carve import carve
from archive_scraper.errors import StoreError, UsageError
from archive_scraper.store import Archive
from archive_scraper.store.sqlite_errors import translated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DATABASE = "archive.db"
_CLAIM = "claim"
GO, STOP = "go", "stop"
_FORGOTTEN = 3600.0
"""Seconds after which nobody says anything any more: a command that lives does so every two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One attempt to crawl a source on a shard."""

    source: str
    number: int
    folder: Path

    @property
    def database(self) -> Path:
        """The shard."""
        return self.folder / _DATABASE

    @property
    def claim(self) -> Path:
        """The file that names the attempt which counts."""
        return self.folder.parent / _CLAIM


class Shards:
    """The shards of one archive."""

    def __init__(self, target: Path, folder: Path) -> None:
        """Raises UsageError for a folder that cannot be written."""
        self.target = target
        place = os.path.realpath(target)
        self.folder = folder.absolute() / f"{target.stem}-{sha256(place.encode()).hexdigest()[:8]}"
        self.token = uuid4().hex[:8]
        self.said = self.folder / f"said-{self.token}"
        self._beats = 0
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.say(GO)
        except OSError as error:
            raise UsageError(f"--shards: {folder}: cannot be written: {error.strerror}") from error

    def say(self, word: str) -> None:
        """Tell the workers to go on or to stop, and that somebody waits for them."""
        self._beats += 1
        _write(self.said, f"{self._beats} {word}")

    def begin(self, source: str) -> Attempt:
        """Make a shard of what the archive holds of a source. Raises StoreError."""
        attempt = self._next(source)
        with _refusals(attempt.folder):
            attempt.folder.mkdir(parents=True)
            carve(self.target, source, attempt.database)
            _write(attempt.claim, attempt.folder.name)
        return attempt

    def go_on(self, lost: Attempt) -> Attempt:
        """Make an attempt that goes on where a lost one stopped, on a copy of its shard. Raises StoreError."""
        attempt = self._next(lost.source)
        with _refusals(attempt.folder):
            self._copy(lost, attempt)
        settle(attempt)
        return attempt

    @staticmethod
    def _copy(lost: Attempt, attempt: Attempt) -> None:
        _write(attempt.claim, attempt.folder.name)  # from now on the lost one ends, should it live
        attempt.folder.mkdir(parents=True)
        part = attempt.database.with_name("part.db")
        with (
            translated(lost.database),
            closing(sqlite3.connect(lost.database, timeout=10)) as old,
            closing(sqlite3.connect(part)) as new,
        ):
            old.backup(new)
            new.execute("PRAGMA journal_mode = DELETE")  # one file, which can be renamed
        captures = folder_of(lost.database)
        if captures.is_dir():
            shutil.copytree(captures, folder_of(attempt.database), copy_function=_link)
        part.replace(attempt.database)  # at the end: half a copy is no attempt, and the lost one counts

    def attempts(self, source: str) -> list[Attempt]:
        """Return the attempts of a source that are there, the last one at the end."""
        found = []
        for folder in (self.folder / source).glob("*-*"):
            number = folder.name.partition("-")[0]
            if number.isdecimal() and (folder / _DATABASE).is_file():
                found.append(Attempt(source=source, number=int(number), folder=folder))
        return sorted(found, key=lambda attempt: attempt.number)

    def left(self) -> list[str]:
        """Return the sources of which there are shards: crawls that were cut off left them."""
        folders = self.folder.iterdir() if self.folder.is_dir() else ()
        return sorted(path.name for path in folders if path.is_dir() and self.attempts(path.name))

    def claim(self, attempt: Attempt) -> None:
        """End whoever still works on the shards of a source: nobody has this claim."""
        _write(attempt.claim, self.token)

    def remove(self, source: str) -> None:
        """Remove the shards of a source, which the archive holds."""
        shutil.rmtree(self.folder / source, ignore_errors=True)

    def close(self) -> None:
        """Take away what nobody needs any more; shards that are not merged stay."""
        with suppress(OSError):
            now = self.said.stat().st_mtime
            for said in self.folder.glob("said-*"):
                if said == self.said or now - said.stat().st_mtime > _FORGOTTEN:
                    said.unlink()
        with suppress(OSError):
            self.folder.rmdir()
        with suppress(OSError):
            self.folder.parent.rmdir()

    def _next(self, source: str) -> Attempt:
        number = max((attempt.number for attempt in self.attempts(source)), default=0) + 1
        folder = self.folder / source / f"{number}-{uuid4().hex[:8]}"
        return Attempt(source=source, number=number, folder=folder)


def settle(attempt: Attempt) -> None:
    """End the runs of a shard that nobody ended, and free its lease. Raises StoreError."""
    with Archive.open(attempt.database, create=False) as archive, archive.transaction():
        archive.run("DELETE FROM leases")
        if archive.value("SELECT count(*) FROM sources WHERE slug = ?", (attempt.source,)):
            archive.leases.take(attempt.source, datetime.now(UTC))  # ends what was left running
            archive.leases.release(attempt.source)


def is_whole(attempt: Attempt) -> bool:
    """Tell whether the database of a shard can be read."""
    with suppress(StoreError), Archive.open(attempt.database, read_only=True) as archive:
        return bool(archive.value("PRAGMA quick_check(1)") == "ok")
    return False


def pages_of(attempt: Attempt) -> int:
    """Return how many pages the last run of a shard has fetched; 0 where that cannot be told."""
    with suppress(StoreError), Archive.open(attempt.database, read_only=True) as archive:
        newest = archive.runs.last_id(attempt.source)
        return int(archive.value("SELECT count(*) FROM captures WHERE run_id = ?", (newest,)) or 0)
    return 0


@contextmanager
def _refusals(folder: Path) -> Iterator[None]:
    """Raise StoreError where a disk refuses."""
    try:
        yield
    except OSError as error:
        raise StoreError(f"{folder}: cannot be written: {error.strerror}") from error


def _link(old: str, new: str) -> None:
    """Give a file a second name, or copy it where the disk knows no such thing."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
