"""Capture files without what no row names, in steps of which each may be the last: a kill loses nothing.

The records that stay are copied into a file of another name, that file is brought to the disk, one transaction makes
the index name it, and the old file is removed.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, BinaryIO

from archive_scraper.captures.members import copy_spans, head_of, spans_of
from archive_scraper.captures.places import SUFFIX, path_of, stored_name
from archive_scraper.errors import ArchiveError, CaptureError
from archive_scraper.files import replacing

if TYPE_CHECKING:
    from pathlib import Path

    from archive_scraper.captures.members import Span
    from archive_scraper.store import Archive
    from archive_scraper.store.captures import Captured


def surplus_of(file: BinaryIO, captures: list[Captured]) -> list[Span]:
    """Return where a file holds what none of its captures, in their order, takes."""
    size = file.seek(0, 2)
    if not captures:
        return [(0, size)]
    found = []
    end = head_of(file, captures)[1]
    for offset, length in spans_of(captures):
        if offset > end:
            found.append((end, offset - end))
        end = offset + length
    return [*found, (end, size - end)] if size > end else found


def compact(archive: Archive, name: str) -> int:
    """Take out of a file what no row names, the file itself where that is all; return how many bytes that were.

    Call it while the source's lease is held. Raises CaptureError for a file that is damaged, ArchiveError where the
    disk refuses; the old file then stays as it was.
    """
    path, captures = path_of(archive.path, name), archive.captures.in_file(name)
    try:
        with path.open("rb") as file:
            surplus = surplus_of(file, captures)
        if not captures:
            path.unlink()
        elif len(surplus) == 1 and surplus[0][0] > captures[-1].offset:
            os.truncate(path, surplus[0][0])
        elif surplus:
            _rewrite(archive, path, captures)
            path.unlink()
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be made smaller: {error.strerror}") from error
    return sum(length for _, length in surplus)


def _rewrite(archive: Archive, path: Path, captures: list[Captured]) -> None:
    new = _next_name(path)
    try:
        with replacing(new) as unfinished, path.open("rb") as old, unfinished.open("xb") as file:
            _, *offsets = copy_spans(old, [head_of(old, captures), *spans_of(captures)], file)
    except CaptureError as error:
        raise CaptureError(f"{path}: {error}; `archive-scraper captures verify` says what is wrong") from error
    with archive.durable_transaction():
        for capture, offset in zip(captures, offsets, strict=True):
            archive.captures.move(capture.id, stored_name(archive.path, new), offset)


def _next_name(path: Path) -> Path:
    """Return the name of a file's next version: 7.warc.gz, 7-1.warc.gz, 7-2.warc.gz ..."""
    stem, _, number = path.name.removesuffix(SUFFIX).rpartition("-")
    if not stem or not re.fullmatch(r"[1-9]\d{0,5}", number):
        stem, number = path.name.removesuffix(SUFFIX), "0"
    new = path.with_name(f"{stem}-{int(number) + 1}{SUFFIX}")
    return _next_name(new) if new.exists() else new
