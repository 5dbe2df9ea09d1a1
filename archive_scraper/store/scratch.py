"""A copy of an archive to try changes on; it is gone afterwards, and the archive is only read."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from archive_scraper.store.archive import Archive
from archive_scraper.store.keeping import need_space
from archive_scraper.store.sqlite_errors import translated

if TYPE_CHECKING:
    from collections.abc import Iterator

_STEP = 2048
_SEARCH = ("bodies_insert", "bodies_update", "bodies_delete", "articles_update", "articles_delete")
"""Triggers that keep the search index: nobody searches in a copy."""


@contextmanager
def scratch_copy(database: Path) -> Iterator[Archive]:
    """Yield a copy of an archive as it is now, also while a crawl writes.

    It lies in the system's folder for temporary files, or next to the archive where there is more room. Raises
    StoreError where the archive cannot be read, or neither disk has room.
    """
    with Archive.open(database, read_only=True) as archive:
        size = archive.value("PRAGMA page_count") * archive.value("PRAGMA page_size")
    here, there = database.absolute().parent, Path(tempfile.gettempdir())
    folder = there if shutil.disk_usage(there).free >= 2 * size else here
    need_space(folder, 2 * size, "trying it on a copy")
    with tempfile.TemporaryDirectory(prefix=".replay-", dir=folder) as temporary:
        path = Path(temporary) / "archive.db"
        with (
            Archive.open(database, read_only=True) as archive,
            archive.snapshot() as sqlite,
            closing(sqlite3.connect(path, isolation_level=None)) as copy,
            translated(path),
        ):
            copy.execute("PRAGMA synchronous = OFF")
            sqlite.backup(copy, pages=_STEP)
        with Archive.open(path) as opened:
            opened.run("PRAGMA synchronous = OFF")  # it is thrown away
            for trigger in _SEARCH:
                opened.run(f"DROP TRIGGER {trigger}")
            yield opened
