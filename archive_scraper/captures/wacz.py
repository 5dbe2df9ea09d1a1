"""Captures as one file for others: WACZ 1.1.1, which ReplayWeb.page opens (https://specs.webrecorder.net/wacz/1.1.1/).

The records are copied as they stand. An index (CDXJ, in blocks that a reader fetches one by one) says where each is, a
list of pages what there is to open, and a package file the size and hash of every part.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import chain
from typing import IO, TYPE_CHECKING, Self
from zipfile import ZIP64_LIMIT, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from archive_scraper.captures.members import copy_spans, head_of, spans_of
from archive_scraper.captures.places import SUFFIX, path_of
from archive_scraper.captures.surt import surt
from archive_scraper.errors import CaptureError, UsageError
from archive_scraper.files import replacing
from archive_scraper.store.keeping import need_space
from archive_scraper.version import SOFTWARE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from archive_scraper.store import Archive
    from archive_scraper.store.captures import Captured

_BLOCK = 300
"""Lines of the index that are packed together, as cdxj-indexer does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What a WACZ holds."""

    captures: int
    pages: int
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A file of the package."""

    path: str
    size: int
    hash: str


def export_wacz(archive: Archive, target: Path, sources: Sequence[str], *, since: str | None = None) -> Exported:
    """Write the captures of sources, of all where none is named, into one WACZ, whole or not at all.

    ``since`` leaves older ones out, but for those that hold the body of a later one. Raises UsageError where there is
    nothing to export, CaptureError for a damaged file, ArchiveError where the disk refuses.
    """
    wanted: Sequence[str | None] = sources or (None,)
    files = [name for source in wanted for name in reversed(archive.captures.files(source))]
    chosen = [(name, captures) for name in files if (captures := _chosen(archive, name, since))]
    if not chosen:
        raise UsageError(f"{archive.path} holds no capture{f' since {since}' if since else ''} to export")
    size = sum(length for _, captures in chosen for _, length in spans_of(captures))
    with replacing(target) as unfinished:
        need_space(unfinished.absolute().parent, size, "the WACZ")
        with ZipFile(unfinished, "w") as package:
            writer = _Writer(archive, package)
            for name, captures in chosen:
                writer.add_file(name, captures)
            writer.finish()
    return Exported(captures=sum(len(one) for _, one in chosen), pages=writer.pages, size=target.stat().st_size)


def _chosen(archive: Archive, name: str, since: str | None) -> list[Captured]:
    captures = archive.captures.in_file(name)
    if since is None:
        return captures
    needed = archive.captures.bodies_since(captures[0].source, since)
    return [capture for capture in captures if capture.at >= since or capture.id in needed]


class _Writer:
    """Writes the parts of one package."""

    def __init__(self, archive: Archive, package: ZipFile) -> None:
        self.pages = 0
        self._archive = archive
        self._package = package
        self._now = datetime.now(UTC)
        self._parts: list[_Part] = []
        self._index = sqlite3.connect("")  # a temporary one, that sorts what no memory holds
        self._index.execute("CREATE TABLE lines (line TEXT)")
        self._index.execute("CREATE TABLE pages (line TEXT)")
        self._listed: set[tuple[str, str]] = set()

    def add_file(self, name: str, captures: list[Captured]) -> None:
        """Copy captures of a file, and note each for the index and, where it is a page, for the list of pages."""
        path = path_of(self._archive.path, name)
        inside = f"{captures[0].source}-{path.name.removesuffix(SUFFIX)}{SUFFIX}"
        try:
            with path.open("rb") as file:
                spans = [head_of(file, captures), *spans_of(captures)]
                with self._part(f"archive/{inside}", size=sum(length for _, length in spans)) as part:
                    _, *offsets = copy_spans(file, spans, part)
        except CaptureError as error:
            raise CaptureError(f"{path}: {error}; `archive-scraper captures verify` says what is wrong") from error
        except OSError as error:
            if error.filename != str(path):
                raise
            raise CaptureError(f"{path}: cannot be read: {error.strerror}") from error
        lines = [(_index_line(one, inside, offset),) for one, offset in zip(captures, offsets, strict=True)]
        self._index.executemany("INSERT INTO lines VALUES (?)", lines)
        self._index.executemany("INSERT INTO pages VALUES (?)", [(line,) for line in self._page_lines(captures)])

    def finish(self) -> None:
        """Write the index, the list of pages and what says what is in the package."""
        with closing(self._index):
            places = self._write_index()
            self._write("indexes/index.idx", places)
            head = json.dumps({"format": "json-pages-1.0", "id": "pages", "title": "All pages", "hasText": False})
            lines = self._index.execute("SELECT line FROM pages ORDER BY rowid")
            self._write("pages/pages.jsonl", (f"{line}\n" for line in chain([head], (line for (line,) in lines))))
        package = {
            "profile": "data-package",
            "wacz_version": "1.1.1",
            "software": SOFTWARE,
            "created": f"{self._now:%Y-%m-%dT%H:%M:%SZ}",
            "resources": [
                {"name": part.path.rpartition("/")[2], "path": part.path, "hash": part.hash, "bytes": part.size}
                for part in self._parts
            ],
        }
        text = json.dumps(package, indent=2)
        self._write("datapackage.json", [text])
        digest = {"path": "datapackage.json", "hash": f"sha256:{sha256(text.encode()).hexdigest()}"}
        self._write("datapackage-digest.json", [json.dumps(digest, indent=2)])

    def _page_lines(self, captures: list[Captured]) -> Iterator[str]:
        for capture in captures:
            page = (capture.source, capture.page_key)
            if not 200 <= capture.status < 300 or (capture.body_id is not None and page in self._listed):  # HTTP
                continue
            self._listed.add(page)
            self.pages += 1
            yield json.dumps(
                {
                    "id": str(capture.id),
                    "url": capture.url,
                    "ts": f"{datetime.fromisoformat(capture.at):%Y-%m-%dT%H:%M:%SZ}",
                    "title": self._archive.captures.title_of(capture) or capture.url,
                },
                ensure_ascii=False,
            )

    def _write_index(self) -> Iterable[str]:
        """Write the sorted index in packed blocks; return the lines that say where each block stands."""
        places = ['!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}\n']
        # By code points, as bytes of UTF-8 sort; SQLite compares so.
        lines = self._index.execute("SELECT line FROM lines ORDER BY line")
        offset = 0
        with self._part("indexes/index.cdx.gz") as part:
            while block := lines.fetchmany(_BLOCK):
                packer = zlib.compressobj(wbits=31)
                packed = packer.compress("".join(line for (line,) in block).encode()) + packer.flush()
                part.write(packed)
                place = {"offset": offset, "length": len(packed), "digest": f"sha256:{sha256(packed).hexdigest()}"}
                places.append(f"{block[0][0].partition(' {')[0]} {json.dumps(place)}\n")
                offset += len(packed)
        return places

    def _write(self, path: str, texts: Iterable[str]) -> None:
        with self._part(path, packed=True) as part:
            for text in texts:
                part.write(text.encode())

    def _part(self, path: str, *, packed: bool = False, size: int = 0) -> _HashingFile:
        info = ZipInfo(path, self._now.timetuple()[:6])
        info.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
        # The head of a large file is longer. Where it need not be, ReplayWeb.page takes it for short (wabac.js 2.27).
        return _HashingFile(self._package.open(info, "w", force_zip64=size > ZIP64_LIMIT), path, self._parts)


class _HashingFile:
    """A part while it is written; its size and hash are noted when it is closed."""

    def __init__(self, file: IO[bytes], path: str, parts: list[_Part]) -> None:
        self._file, self._path, self._parts = file, path, parts
        self._hash, self._size = sha256(), 0

    def write(self, data: bytes) -> None:
        self._file.write(data)
        self._hash.update(data)
        self._size += len(data)

    def tell(self) -> int:
        return self._size

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()
        if error == (None, None, None):
            self._parts.append(_Part(path=self._path, size=self._size, hash=f"sha256:{self._hash.hexdigest()}"))


def _index_line(capture: Captured, file: str, offset: int) -> str:
    fields = {
        "url": capture.url,
        "mime": _mime(capture),
        "status": str(capture.status),
        "digest": capture.digest,
        "length": str(capture.length),
        "offset": str(offset),
        "filename": file,
    }
    stamp = f"{datetime.fromisoformat(capture.at):%Y%m%d%H%M%S}"
    return f"{surt(capture.url)} {stamp} {json.dumps(fields)}\n"


def _mime(capture: Captured) -> str:
    if capture.body_id is not None:
        return "warc/revisit"
    return (capture.content_type or "").partition(";")[0].strip().lower() or "application/octet-stream"
