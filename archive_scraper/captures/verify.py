"""Is every capture there and whole, and is nothing else there? What a killed run or prune left can be mended."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

from fastwarc.warc import WarcRecordType

from archive_scraper.captures.digest import digest_of
from archive_scraper.captures.members import head_of, read_span, sound_record
from archive_scraper.captures.places import folder_of, path_of, stored_name
from archive_scraper.captures.rewrite import compact, surplus_of
from archive_scraper.errors import ArchiveError, CaptureError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archive_scraper.captures.members import Span
    from archive_scraper.store import Archive
    from archive_scraper.store.captures import Captured

_ANSWER = WarcRecordType.response | WarcRecordType.revisit
_MEND = "`archive-scraper captures verify --repair`"
_RESTORE = "restore the file from a backup, or let `archive-scraper crawl --full` fetch its pages again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that is not as it should be, and what to do."""

    path: Path
    what: str
    is_mended: bool = False

    def __str__(self) -> str:
        return f"{self.path}: {self.what}"


@contextmanager
def leased(archive: Archive, source: str) -> Iterator[None]:
    """Hold a source's lease: nobody else writes its captures meanwhile. Raises LeaseHeldError."""
    with archive.transaction():
        archive.leases.take(source, datetime.now(UTC))
    try:
        yield
    finally:
        with archive.transaction():
            archive.leases.release(source)


def verify(archive: Archive, source: str, *, mend: bool = False) -> Iterator[Finding]:
    """Yield what is wrong with the captures of a source; with ``mend``, after mending what can be.

    While a crawl is at work, what it has written and not yet named is no fault: files are then compared with the index
    alone. Raises LeaseHeldError where that is so and something is to be mended.
    """
    if mend:
        with leased(archive, source):
            yield from _faults(archive, source, mend=True)
    else:
        yield from _faults(archive, source, mend=False)


def verify_folders(archive: Archive, *, mend: bool = False) -> Iterator[Finding]:
    """Yield the files in folders of sources that the archive does not hold."""
    known = {row["slug"] for row in archive.sources.all()}
    folder = folder_of(archive.path)
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_dir() and path.name not in known:
            yield from _orphans(archive, path, mend=mend)


def _faults(archive: Archive, source: str, *, mend: bool) -> Iterator[Finding]:
    for name in archive.captures.files(source):
        captures = archive.captures.in_file(name)
        try:
            path = path_of(archive.path, name)
        except CaptureError as error:
            yield Finding(path=archive.path, what=f"{error}; {_count(captures)} cannot be read")
            continue
        yield from _faults_of_file(archive, path, captures, mend=mend)
    found = list(_orphans(archive, folder_of(archive.path) / source, mend=mend))
    if _is_at_rest(archive, source, mend=mend):
        yield from found


def _faults_of_file(archive: Archive, path: Path, captures: list[Captured], *, mend: bool) -> Iterator[Finding]:
    try:
        with path.open("rb") as file:
            yield from _wrong_records(archive, path, file, captures)
            surplus = surplus_of(file, captures)
    except OSError as error:
        if archive.captures.names(captures[0].file):  # else it was pruned or removed meanwhile
            yield Finding(path=path, what=f"cannot be read: {error.strerror}; of {_count(captures)}: {_RESTORE}")
        return
    if surplus and _is_at_rest(archive, captures[0].source, mend=mend):
        yield _strip(archive, path, surplus, mend=mend)


def _is_at_rest(archive: Archive, source: str, *, mend: bool) -> bool:
    """Tell that no crawl is at work on a source; asked after looking, as one may have begun meanwhile."""
    now = datetime.now(UTC)
    if mend:
        archive.leases.keep(source, now)
    return mend or archive.leases.living(source, now) is None


def _wrong_records(archive: Archive, path: Path, file: BinaryIO, captures: list[Captured]) -> Iterator[Finding]:
    try:
        sound_record(read_span(file, head_of(file, captures)), WarcRecordType.warcinfo)
    except CaptureError as error:
        yield Finding(path=path, what=f"its first record {error}; {_RESTORE}")
    for capture in captures:
        try:
            _check(archive, file, capture)
        except CaptureError as error:
            yield Finding(
                path=path,
                what=f"the capture of {capture.url} of {capture.at} at byte {capture.offset} {error}; {_RESTORE}",
            )


def _check(archive: Archive, file: BinaryIO, capture: Captured) -> None:
    """Raise CaptureError where a record is not what its row says."""
    record = sound_record(read_span(file, (capture.offset, capture.length)), _ANSWER)
    if record.headers.get("WARC-Target-URI") != capture.url:
        raise CaptureError(f"is one of {record.headers.get('WARC-Target-URI')}")
    if capture.body_id is None:
        record.parse_http()
        if digest_of(record.reader.read()) != capture.digest:
            raise CaptureError("is not what its digest in the index says")
    else:
        body = archive.captures.get(capture.body_id)
        if body is None or body.digest != capture.digest:
            raise CaptureError("has lost the capture that holds its body")
    if capture.request_length:
        sound_record(read_span(file, (capture.offset + capture.length, capture.request_length)), WarcRecordType.request)


def _strip(archive: Archive, path: Path, surplus: list[Span], *, mend: bool) -> Finding:
    size = sum(length for _, length in surplus)
    what = f"{size:,} bytes at byte {surplus[0][0]} belong to no capture; "
    if not mend:
        return Finding(path=path, what=f"{what}{_MEND} takes them out")
    try:
        compact(archive, stored_name(archive.path, path))
    except ArchiveError as error:
        return Finding(path=path, what=f"{what}they stay: {error}")
    return Finding(path=path, what=f"{what}they were taken out", is_mended=True)


def _orphans(archive: Archive, folder: Path, *, mend: bool) -> Iterator[Finding]:
    for path in orphans(archive, folder):
        what = f"belongs to no capture ({path.stat().st_size:,} bytes); "
        if not mend:
            yield Finding(path=path, what=f"{what}{_MEND} removes it, `archive-scraper captures import` takes it in")
            continue
        try:
            path.unlink()
        except OSError as error:
            yield Finding(path=path, what=f"{what}it could not be removed: {error.strerror}")
        else:
            yield Finding(path=path, what=f"{what}it was removed", is_mended=True)


def orphans(archive: Archive, folder: Path) -> list[Path]:
    """Return the files of a folder that no row names."""
    if not folder.is_dir():
        return []
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink())
    return [path for path in files if not archive.captures.names(stored_name(archive.path, path))]


def _count(captures: list[Captured]) -> str:
    return "1 capture" if len(captures) == 1 else f"{len(captures):,} captures"
