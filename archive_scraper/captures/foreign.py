"""Reading the WARC files of others: WARC 1.0 and 1.1, packed or not, as browsertrix, wget and Common Crawl write them.

A file may be damaged or hostile. What cannot be read is named and skipped; heads and bodies have bounds, and what
claims more is not unpacked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecordType
from warcio.bufferedreaders import BufferedReader, ChunkedDataReader

from archive_scraper.errors import CaptureError, UsageError
from archive_scraper.normalize.urls import is_http

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from fastwarc.warc import WarcRecord

_LARGEST = 20 * 1024 * 1024
"""Bytes of a body, also once it is unpacked: what a crawl takes (DOWNLOAD_MAXSIZE)."""
_HEAD = 256 * 1024
"""Bytes of a head, of the record or of the answer: what a crawl takes."""
_LONGEST_ADDRESS = 8192
_READ = WarcRecordType.response | WarcRecordType.revisit
_GZIP = b"\x1f\x8b\x08"
_RECORD = b"WARC/1."
_CHUNK = 1024 * 1024
_DIGESTS = ("sha1:", "sha256:")
_UNPACKED = ("", "identity")
_PAGES = ("text/html", "application/xhtml+xml", "application/pdf", "")
"""Content types of what is taken; without one the body decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """An answer that another tool kept, its body decoded."""

    url: str
    at: datetime
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    digest: str | None
    """Of the body, as that tool wrote it."""
    repeats: tuple[str, datetime | None] | None
    """Of a revisit: address and time of the capture that holds its body; None for an answer with a body of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A record that was skipped."""

    offset: int
    why: str


def digest_of_file(path: Path) -> str:
    """Return what tells two files apart, as a part of a file's name. Raises UsageError for one that cannot be read."""
    digest = sha256()
    try:
        with path.open("rb") as file:
            while part := file.read(_CHUNK):
                digest.update(part)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    return digest.hexdigest()[:16]


def read_foreign(path: Path) -> Iterator[Foreign | Unreadable]:
    """Yield the pages and PDFs of a WARC file that were answered with status 200, revisits, and what is unreadable.

    Raises UsageError for a file that holds no WARC record.
    """
    found = False
    faults: list[Unreadable] = []
    with path.open("rb") as file:
        for item in _records(file):
            if isinstance(item, Unreadable):
                faults.append(item)
                continue
            found = True
            yield from faults
            faults.clear()
            yield from _answer(item)
    if not found:
        raise UsageError(f"{path}: is not a WARC file: {faults[0].why if faults else 'it is empty'}")
    yield from faults


def _records(file: BinaryIO) -> Iterator[WarcRecord | Unreadable]:
    """Yield the records of a file; after damage it goes on with the next one that can be read."""
    start: int | None = 0
    is_damaged = False
    is_packed = file.read(len(_GZIP)) == _GZIP
    while start is not None:
        position = start
        file.seek(start)
        try:
            for record in ArchiveIterator(file, parse_http=False, max_header_len=_HEAD):
                position = record.stream_pos
                yield record
                is_damaged = False
                if is_packed and record.content_length > _LARGEST + _HEAD:
                    break  # going on would unpack it
            else:
                return
        except OSError as error:
            if not is_damaged:
                is_damaged = True
                yield Unreadable(offset=position, why=f"after this record: {error}" if position > start else str(error))
        start = _next_start(file, position + 1, _GZIP if is_packed else _RECORD)


def _next_start(file: BinaryIO, position: int, mark: bytes) -> int | None:
    """Return where the next record may begin: at the next mark, in a packed file the head of a gzip member."""
    before = b""
    file.seek(position)
    while part := file.read(_CHUNK):
        place = (before + part).find(mark)
        if place >= 0:
            return position - len(before) + place
        before = (before + part)[-len(mark) + 1 :]
        position += len(part)
    return None


def _answer(record: WarcRecord) -> Iterator[Foreign | Unreadable]:
    if record.record_type & _READ == 0 or not record.is_http:
        return
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")  # wget writes it in <>, as WARC 1.0 says
    if not is_http(url) or len(url) > _LONGEST_ADDRESS:
        return
    try:
        found = _read(record, url)
    except (CaptureError, OSError) as error:
        yield Unreadable(offset=record.stream_pos, why=f"{url}: {error}")
    else:
        yield from [found] if found is not None else []


def _read(record: WarcRecord, url: str) -> Foreign | None:
    """Return an answer, None for one that is no page. Raises CaptureError, OSError."""
    is_revisit = record.record_type == WarcRecordType.revisit
    is_large = record.content_length > _LARGEST + _HEAD
    written = record.headers.get("WARC-Block-Digest") or ""
    if not is_large and written.startswith(_DIGESTS) and not record.verify_block_digest():
        raise CaptureError("is not what its digest says")
    record.parse_http(auto_decode="none", max_header_len=_HEAD)
    headers = tuple(record.http_headers.astuples()) if record.http_headers is not None else ()
    fields = {name.lower(): value.strip().lower() for name, value in headers}
    status = (record.http_headers.status_code if record.http_headers is not None else None) or 200
    if not is_revisit and (status != 200 or fields.get("content-type", "").partition(";")[0].strip() not in _PAGES):
        return None
    if is_large:
        raise CaptureError(f"its {record.content_length:,} bytes are more than a page has")
    return Foreign(
        url=url,
        at=_moment(record.headers.get("WARC-Date")),
        status=status,
        headers=headers,
        body=b"" if is_revisit else _decoded(record, fields),
        digest=record.headers.get("WARC-Payload-Digest"),
        repeats=_repeated(record, url) if is_revisit else None,
    )


def _decoded(record: WarcRecord, fields: Mapping[str, str]) -> bytes:
    """Return a body without what its transfer made of it. Raises CaptureError."""
    length = record.content_length
    raw = record.reader.read(_LARGEST + 1)
    if len(raw) < length:
        raise CaptureError("is cut off")
    packing = fields.get("content-encoding", "")
    if packing not in _UNPACKED and packing not in BufferedReader.get_supported_decompressors():
        raise CaptureError(f"is packed in a way that is not known ({packing})")
    kind = ChunkedDataReader if "chunked" in fields.get("transfer-encoding", "") else BufferedReader
    reader, body = kind(BytesIO(raw), decomp_type=None if packing in _UNPACKED else packing), bytearray()
    try:
        while part := reader.read(65_536):
            body += part
            if len(body) > _LARGEST:
                raise CaptureError(f"is larger than {_LARGEST:,} bytes once it is unpacked")
    except (OSError, ValueError, EOFError) as error:
        raise CaptureError(f"its body cannot be unpacked: {error}") from error
    return bytes(body)


def _repeated(record: WarcRecord, url: str) -> tuple[str, datetime | None]:
    other = (record.headers.get("WARC-Refers-To-Target-URI") or url).strip("<> ")
    date = record.headers.get("WARC-Refers-To-Date")
    return other, _moment(date) if date else None


def _moment(text: str | None) -> datetime:
    """Return a time of a record, to the second. Raises CaptureError for what is none."""
    try:
        moment = datetime.fromisoformat((text or "").strip())
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise CaptureError(f"its time {text!r} is none") from None
    return moment.replace(microsecond=0)
