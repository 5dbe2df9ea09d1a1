"""Removing the capture files of a source that left the archive."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from archive_scraper.captures.places import folder_of, path_of
from archive_scraper.captures.verify import orphans
from archive_scraper.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive_scraper.store import Archive


def remove_files(archive: Archive, source: str, names: Iterable[str]) -> int:
    """Remove files that no row names any more, and what else lay in the source's folder; return their bytes.

    ``names`` are those that the index held before. Raises ArchiveError for one that cannot be removed.
    """
    folder = folder_of(archive.path) / source
    paths = {path_of(archive.path, name) for name in names if not archive.captures.names(name)}
    freed = 0
    for path in sorted(paths | set(orphans(archive, folder))):
        try:
            size = path.stat().st_size
            path.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise ArchiveError(
                f"{path}: cannot be removed: {error.strerror}; `archive-scraper captures verify --repair` tries again"
            ) from error
        freed += size
    for emptied in {path.parent for path in paths} | {folder}:
        with suppress(OSError):  # it is not there, or another source's files are in it
            emptied.rmdir()
    return freed
