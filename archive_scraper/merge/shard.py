"""A shard before it is merged: what is refused, and what is merged in its place where it is of an older version.

The shard itself is opened for reading alone. What has to be changed for the merge is changed in a copy.
"""

from __future__ import annotations

import json
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from archive_scraper.errors import StoreError, UsageError
from archive_scraper.store import Archive
from archive_scraper.store.connect import Connection
from archive_scraper.store.keeping import back_up
from archive_scraper.store.rekey import drop_visit_params
from archive_scraper.store.schema import MIGRATION_SET, MIGRATIONS_TABLE, step_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive_scraper.store.articles.languages import Languages
    from archive_scraper.store.citations.citations import Citations
    from archive_scraper.store.citations.mentions import Mentions
    from archive_scraper.store.persons.offices import Offices


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """A shard that can be merged."""

    path: Path
    is_older: bool
    """An older version of the program wrote it."""


def check(target: Path, paths: Sequence[Path]) -> list[Shard]:
    """Return the shards that were named.

    Raises UsageError for one that cannot be merged, before anything is written.
    """
    seen: dict[tuple[int, int], Path] = {}
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: there is no such file")
        if target.exists() and path.samefile(target):
            raise UsageError(f"{path}: is the archive that shards are merged into; name the others alone")
        stat = path.stat()
        if (stat.st_dev, stat.st_ino) in seen:
            raise UsageError(f"{path}: is named twice")
        seen[stat.st_dev, stat.st_ino] = path
    try:
        return [_checked(path) for path in paths]
    except StoreError as error:
        raise UsageError(str(error)) from error


def _checked(path: Path) -> Shard:
    with closing(Connection.open(path, create=False, read_only=True, any_version=True)) as opened:
        applied = {
            row["name"]
            for row in opened.rows(f"SELECT name FROM {MIGRATIONS_TABLE} WHERE migration_set = ?", (MIGRATION_SET,))  # noqa: S608 - a constant
        }
        if applied - step_names():
            raise UsageError(f"{path}: was written by a newer version of archive-scraper; upgrade to merge it")
        found = opened.value("PRAGMA quick_check(1)")
        if found != "ok":
            raise UsageError(f"{path}: is damaged ({' '.join(str(found).split())}); restore a copy, and merge that")
    shard = Shard(path=path, is_older=applied != step_names())
    if not shard.is_older:
        _refuse_one_at_work(path)
    return shard


def _refuse_one_at_work(path: Path) -> None:
    now = datetime.now(UTC)
    with Archive.open(path, create=False, read_only=True) as archive:
        for row in archive.rows("SELECT source FROM leases ORDER BY source"):
            held = archive.leases.living(row["source"], now)
            if held is not None:
                raise UsageError(
                    f"{path}: a crawl of {row['source']} is at work on it (process {held['pid']} on {held['host']}); "
                    "merge it when that has ended"
                )


@contextmanager
def readable(shard: Shard, target: Archive) -> Iterator[Path]:
    """Yield the database to merge: the shard, or a copy that is brought up to date and keyed as the target is.

    Raises StoreError where the disk of temporary files has no room for the copy.
    """
    if not shard.is_older:
        with Archive.open(shard.path, create=False, read_only=True) as archive:
            if not (_has_backlog(archive) or _missing_params(archive, target)):
                archive.close()
                yield shard.path
                return
    with TemporaryDirectory(prefix="archive-scraper-") as folder:
        path = Path(folder) / "shard.db"
        back_up(shard.path, path)
        with Archive.open(path) as archive:
            for backlog in _backlogs(archive):
                backlog.read_old()
            for source, names in _missing_params(archive, target).items():
                drop_visit_params(archive, source, names)
        if shard.is_older:
            _refuse_one_at_work(path)
        yield path


def _has_backlog(archive: Archive) -> bool:
    return any(backlog.left() > 0 for backlog in _backlogs(archive))


def _backlogs(archive: Archive) -> tuple[Citations | Mentions | Offices | Languages, ...]:
    """Return what has yet to read articles of an earlier version."""
    return archive.citations, archive.citations.mentions, archive.offices, archive.languages


def _missing_params(archive: Archive, other: Archive) -> dict[str, list[str]]:
    """Return source -> parameters of the visit that another archive knows and this one does not."""
    own = _visit_params(archive)
    missing = {
        source: [name for name in names if name not in own[source]]
        for source, names in _visit_params(other).items()
        if source in own
    }
    return {source: names for source, names in missing.items() if names}


def _visit_params(archive: Archive) -> dict[str, list[str]]:
    return {row["slug"]: json.loads(row["visit_params"]) for row in archive.rows("SELECT * FROM sources")}


def adopt_params(target: Archive, database: Path) -> None:
    """Key the target's pages by what the shard learned of its sources' addresses."""
    with Archive.open(database, create=False, read_only=True) as archive:
        missing = _missing_params(target, archive)
    for source, names in missing.items():
        drop_visit_params(target, source, names)
