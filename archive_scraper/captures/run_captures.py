"""The captures of one run: records written as pages come in, rows added in the transactions that read those pages.

A record is on the disk before the row that names it is committed. So what a killed run leaves after its last named
record belongs to pages that were not stored, which the next run asks for again: ``repair`` cuts it off.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from archive_scraper.captures.digest import digest_of
from archive_scraper.captures.places import SUFFIX, folder_of, run_file, stored_name
from archive_scraper.captures.writer import CaptureFile, Exchange, Original
from archive_scraper.store.captures import Captured, CaptureKind
from archive_scraper.store.values import timestamp, without_secrets

if TYPE_CHECKING:
    from pathlib import Path

    from archive_scraper.store import Archive

_NOT_MODIFIED = 304


@dataclass(slots=True)
class _Pending:
    capture: Captured
    id: int | None = None


class RunCaptures:
    """Keep the pages that one run of a source fetches."""

    def __init__(self, archive: Archive, source: str, run_id: int, *, software: str, reader_id: int) -> None:
        self._archive = archive
        self._source = source
        self._run_id = run_id
        self.reader_id = reader_id
        path = run_file(archive.path, source, run_id)
        self._file = CaptureFile(path, software)
        self._name = stored_name(archive.path, path)
        self._pending: dict[tuple[str, str], _Pending] = {}

    def keep(self, kind: CaptureKind, requested: str, exchange: Exchange) -> None:
        """Write the record of a page that was asked for; ``name`` adds its row. Raises StoreError."""
        captures = self._archive.captures
        key = captures.key_of(self._source, requested)
        digest = digest_of(exchange.body)
        if exchange.status == _NOT_MODIFIED:
            original = captures.last_body(self._source, key)
        else:
            original = captures.with_body(self._source, digest) if exchange.body else None
        place = self._file.add(exchange, digest=digest, original=_original(original))
        content_type = next((value for name, value in exchange.headers if name.lower() == "content-type"), None)
        self._pending[kind, requested] = _Pending(
            Captured(
                source=self._source,
                run_id=self._run_id,
                kind=kind,
                url=without_secrets(exchange.url),
                requested_url=without_secrets(requested) if requested != exchange.url else None,
                page_key=key,
                at=timestamp(exchange.at),
                status=exchange.status,
                content_type=content_type,
                digest=original.digest if original else digest,
                size=len(exchange.body),
                body_id=original.id if original else None,
                file=self._name,
                offset=place.offset,
                length=place.length,
                request_length=place.request_length,
                reader_id=self.reader_id,
            )
        )

    def name(self, kind: str, requested: str) -> int | None:
        """Return the id of a page's capture; its row is added by the first call, inside of a transaction.

        None for a page that was not kept. Raises StoreError.
        """
        pending = self._pending.get((kind, requested))
        if pending is None:
            return None
        if pending.id is None:
            self._archive.before_commit(self._file.sync)
            pending.id = self._archive.captures.add(pending.capture)
        return pending.id

    def settled(self, kind: str, requested: str, *, stored: bool) -> None:
        """Forget a page whose transaction has ended. Where it was undone, the page may be named again."""
        if stored:
            self._pending.pop((kind, requested), None)
        else:
            for pending in self._pending.values():
                pending.id = None

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _original(capture: Captured | None) -> Original | None:
    if capture is None or capture.digest is None:
        return None
    return Original(url=capture.url, at=datetime.fromisoformat(capture.at), digest=capture.digest)


def repair(archive: Archive, source: str) -> list[str]:
    """Cut off what killed runs of a source wrote and did not name; return what was done, a line each.

    A file of a run that the archive does not know is set aside: it is newer than a database that was restored. Call it
    while the source's lease is held: no other run writes then. Raises StoreError.
    """
    done = []
    for path in sorted((folder_of(archive.path) / source).glob(f"*{SUFFIX}")):
        number = path.name.removesuffix(SUFFIX)
        if not number.isdecimal():
            continue  # imported, or written anew by a prune: whole
        end = archive.captures.end_of(stored_name(archive.path, path))
        with suppress(OSError):  # what cannot be mended does no harm: no row names it
            surplus = path.stat().st_size - end
            if surplus > 0 and end:
                _cut(path, end)
                done.append(f"{path}: {surplus:,} bytes of a run that was killed were cut off; no page is lost")
            elif not end and archive.runs.has_ended(int(number), source):
                path.unlink()
            elif not end:
                done.append(_set_aside(path))
    return done


def _set_aside(path: Path) -> str:
    """Give a file a name that no run has, and say so."""
    number = 1
    while (new := path.with_name(f"unknown-{path.name.removesuffix(SUFFIX)}-{number}{SUFFIX}")).exists():
        number += 1
    path.rename(new)
    return (
        f"{path}: no crawl that this archive knows wrote it; it is {new.name} now, and "
        f"`archive-scraper captures import` takes it in"
    )


def _cut(path: Path, end: int) -> None:
    with path.open("rb+") as file:
        file.truncate(end)
