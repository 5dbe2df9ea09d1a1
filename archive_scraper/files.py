"""Files that are whole or not there: written under another name in the same folder, and renamed at the end."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from archive_scraper.errors import ArchiveError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = 100  # characters of the name that the unfinished file keeps; file systems allow 255 bytes


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Yield the path to write to; when the block ends well, what stands there takes the place of ``target``.

    When it does not, nothing is left of it, and an older file is as it was. What is on the disk is whole also after
    a power cut. A device or a pipe (/dev/stdout) is written to as it is, a link keeps pointing to its file. Raises
    UsageError for a place that is none, ArchiveError where the disk refuses: full, read-only, not permitted.
    """
    if target.exists() and not target.is_file() and not target.is_dir():
        with _refusals(target):
            yield target
        return
    place = Path(os.path.realpath(target))
    unfinished = place.with_name(f".{place.name[:_NAME]}.{os.getpid()}.part")
    try:
        with _refusals(target):
            if place.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            yield unfinished
            _settle(unfinished, place)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def write_whole(target: Path, text: str) -> None:
    """Write a text file, whole or not at all. Raises as replacing()."""
    with replacing(target) as path:
        path.write_text(text, encoding="utf-8", newline="")


def _settle(unfinished: Path, place: Path) -> None:
    """Bring a finished file to the disk and to its place."""
    with unfinished.open("rb+") as written:
        os.fsync(written.fileno())
    if place.exists():
        unfinished.chmod(place.stat().st_mode & 0o7777)
    unfinished.replace(place)
    with suppress(OSError):  # not every system lets a folder be opened
        folder = os.open(place.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@contextmanager
def _refusals(target: Path) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
        raise UsageError(f"{target}: cannot be written: {error.strerror}") from error
    except OSError as error:
        raise ArchiveError(f"{target}: cannot be written: {error.strerror}") from error
