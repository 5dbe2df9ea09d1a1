"""The captures of a source that come from another tool's WARC: written as our own records, with their own time."""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING

from archive_scraper.captures.digest import digest_of
from archive_scraper.captures.places import SUFFIX, folder_of, stored_name
from archive_scraper.captures.writer import CaptureFile, Exchange, Original
from archive_scraper.errors import StoreError
from archive_scraper.store.captures import Captured
from archive_scraper.store.values import storable, timestamp, without_secrets
from archive_scraper.version import SOFTWARE

if TYPE_CHECKING:
    from archive_scraper.captures.foreign import Foreign
    from archive_scraper.store import Archive
    from archive_scraper.store.captures import CaptureKind


class ImportedFile:
    """One file of captures, named by the file that they come from: the same again goes on where it ended.

    Use it inside of a transaction, and ``sync`` before that ends; hold the source's lease.
    """

    def __init__(self, archive: Archive, source: str, name: str) -> None:
        """Begin or go on with a file; what a killed import wrote and did not name is cut off. Raises StoreError."""
        self.source = source
        self._archive = archive
        path = folder_of(archive.path) / source / f"import-{name}{SUFFIX}"
        self._name = stored_name(archive.path, path)
        try:
            if path.exists():
                os.truncate(path, archive.captures.end_of(self._name))
        except OSError as error:
            raise StoreError(f"{path}: cannot be written: {error.strerror}") from error
        self._file = CaptureFile(path, SOFTWARE)

    def add(self, kind: CaptureKind, item: Foreign) -> bool:
        """Add a page, as a revisit where its body is known; False where it is there already. Raises StoreError."""
        digest = digest_of(item.body)
        if is_kept(self._archive, self.source, item, digest):
            return False
        original = self._archive.captures.with_body(self.source, digest)
        self._write(kind, item, digest, original, size=len(item.body))
        return True

    def add_revisit(self, item: Foreign, digest: str | None) -> bool | None:
        """Add a page that repeats another one, whose body has that digest where it is known by it.

        True where it was added, False where it is there already, None where what it repeats is not known.
        """
        original = self._archive.captures.with_body(self.source, digest or item.digest or "") or self._repeated(item)
        if original is None or original.digest is None:
            return None
        if is_kept(self._archive, self.source, item, original.digest):
            return False
        self._write(original.kind, item, original.digest, original, size=original.size)
        return True

    def sync(self) -> None:
        """Bring what was added to the disk. Raises StoreError."""
        self._file.sync()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _repeated(self, item: Foreign) -> Captured | None:
        assert item.repeats is not None  # noqa: S101 # asked for revisits alone
        url, at = item.repeats
        captures = self._archive.captures.of_page(self.source, self._archive.captures.key_of(self.source, url))
        found = next((one for one in captures if at is not None and one.at == timestamp(at)), None)
        return self._archive.captures.get(found.body_id) if found is not None and found.body_id is not None else found

    def _write(self, kind: CaptureKind, item: Foreign, digest: str, original: Captured | None, *, size: int) -> None:
        exchange = Exchange(url=item.url, at=item.at, status=item.status, headers=item.headers, body=item.body)
        place = self._file.add(exchange, digest=digest, original=_original(original))
        content_type = next((value for name, value in item.headers if name.lower() == "content-type"), None)
        self._archive.captures.add(
            Captured(
                source=self.source,
                run_id=None,
                kind=kind,
                url=without_secrets(item.url),
                page_key=self._archive.captures.key_of(self.source, item.url),
                at=timestamp(item.at),
                status=item.status,
                content_type=storable(content_type) if content_type else None,
                digest=digest,
                size=size,
                body_id=original.id if original else None,
                file=self._name,
                offset=place.offset,
                length=place.length,
                request_length=place.request_length,
            )
        )


def is_kept(archive: Archive, source: str, item: Foreign, digest: str) -> bool:
    """Tell whether the archive holds this very capture, whose body has that digest."""
    key = archive.captures.key_of(source, item.url)
    return archive.captures.is_kept(source, key, timestamp(item.at), digest)


def _original(capture: Captured | None) -> Original | None:
    if capture is None or capture.digest is None:
        return None
    return Original(url=capture.url, at=datetime.fromisoformat(capture.at), digest=capture.digest)
