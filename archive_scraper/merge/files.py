"""The files of captures: brought next to the target, each under a name that only this shard's file has."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from archive_scraper.captures.places import SUFFIX, folder_of, path_of, stored_name
from archive_scraper.errors import CaptureError, StoreError
from archive_scraper.files import replacing

if TYPE_CHECKING:
    from pathlib import Path

    from archive_scraper.merge.pair import Pair

_ID = 12  # digits of the shard's id in a name

# A file of that name, with records that the shard's own does not have: a copy of the shard went its own way.
_IS_ANOTHER = """
SELECT EXISTS (SELECT 1 FROM main.captures t WHERE t.file = :new AND NOT EXISTS (
    SELECT 1 FROM shard.captures s WHERE s.file = :old AND s.offset = t.offset AND s.at = t.at))
"""


def place_files(pair: Pair) -> None:
    """Bring the files of captures next to the target, and note their names there.

    They are linked where that is possible, else copied; one that was missing when its captures were merged, or was not
    there whole, is brought now. Raises StoreError where the disk is full.
    """
    pair.archive.run("CREATE TEMP TABLE capture_files (old TEXT PRIMARY KEY, new TEXT NOT NULL)")
    rows = pair.archive.rows(
        "SELECT c.file, c.source, max(c.offset + c.length + c.request_length) AS size, max(n.old) AS added "
        "FROM shard.captures c LEFT JOIN temp.new_captures n ON n.old = c.id GROUP BY c.file ORDER BY min(c.id)"
    )
    for row in rows:
        name = _name_for(pair, row["file"], row["source"])
        if row["added"] is None and not _is_wanting(pair, name):
            continue
        pair.archive.run("INSERT INTO temp.capture_files (old, new) VALUES (?, ?)", (row["file"], name))
        try:
            origin = path_of(pair.report.path, row["file"])
            size = origin.stat().st_size
        except (CaptureError, OSError):
            pair.report.missing.append(row["file"])
            continue
        if size < row["size"]:
            pair.report.missing.append(row["file"])
        if not pair.is_trial:
            _place(origin, path_of(pair.target, name), min(size, row["size"]))


def _is_wanting(pair: Pair, name: str) -> bool:
    """Tell whether the target names records of a file that are not there."""
    place = path_of(pair.target, name)
    return pair.archive.captures.end_of(name) > (place.stat().st_size if place.exists() else 0)


def _name_for(pair: Pair, file: str, source: str) -> str:
    stem = file.rpartition("/")[2].removesuffix(SUFFIX)
    number = 1
    while True:
        ending = "" if number == 1 else f"-{number}"
        path = folder_of(pair.target) / source / f"{pair.report.archive[:_ID]}-{stem}{ending}{SUFFIX}"
        name = stored_name(pair.target, path)
        if not pair.archive.value(_IS_ANOTHER, {"new": name, "old": file}):
            return name
        number += 1


def _place(origin: Path, place: Path, size: int) -> None:
    """Have the first bytes of a file stand at a place, on the disk, whole or not at all."""
    if place.exists() and (place.samefile(origin) or place.stat().st_size >= size):
        return
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{place.parent}: cannot be made: {error.strerror}") from error
    if origin.stat().st_size == size and _link(origin, place):
        return
    with replacing(place) as unfinished:
        shutil.copyfile(origin, unfinished)
        os.truncate(unfinished, size)


def _link(origin: Path, place: Path) -> bool:
    """Link a file to a place; False where the file systems do not."""
    with suppress(OSError):
        place.unlink(missing_ok=True)
        place.hardlink_to(origin)
        return True
    return False
