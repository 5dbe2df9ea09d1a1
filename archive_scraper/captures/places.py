"""Where the captures of an archive stand: in a folder next to its database, one file a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.errors import CaptureError

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".warc.gz"


def folder_of(database: Path) -> Path:
    """Return the folder for the captures of an archive.

    >>> from pathlib import Path
    >>> folder_of(Path("data/archive.db")), folder_of(Path("data/demo.db"))
    (PosixPath('data/captures'), PosixPath('data/demo-captures'))
    """
    return database.with_name("captures" if database.stem == "archive" else f"{database.stem}-captures")


def run_file(database: Path, source: str, run_id: int) -> Path:
    """Return the file for what one run fetches."""
    return folder_of(database) / source / f"{run_id}{SUFFIX}"


def stored_name(database: Path, file: Path) -> str:
    """Return a file as the index names it: from the database's own folder, so that both can move together."""
    return file.relative_to(database.parent).as_posix()


def path_of(database: Path, name: str) -> Path:
    """Return the file that the index names, be the folder a link to another disk.

    Raises CaptureError for a name that leads out of the database's folder: the archive may be a stranger's.
    """
    if "\0" in name or name.startswith("/") or ".." in name.split("/"):
        raise CaptureError(
            f"{name}: stands outside of the folder of {database.name}; captures stand next to their archive"
        )
    return database.parent / name
