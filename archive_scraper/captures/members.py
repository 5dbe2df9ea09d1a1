"""The records of a capture file as they stand: gzip members that can be checked, and copied as they are."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Protocol

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from archive_scraper.errors import CaptureError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive_scraper.store.captures import Captured

Span = tuple[int, int]
"""Offset and length, in bytes."""

_HEAD = 65_536
"""Bytes in which the first record of a file ends."""


class Target(Protocol):
    """What is written from its beginning to its end."""

    def write(self, data: bytes, /) -> object:
        """Append."""

    def tell(self) -> int:
        """Return how many bytes were written."""


def read_span(file: BinaryIO, span: Span) -> bytes:
    """Return what stands at a place of a file. Raises CaptureError where the file ends before."""
    file.seek(span[0])
    data = file.read(span[1])
    if len(data) < span[1]:
        raise CaptureError("the file ends before it does")
    return data


def unpack(data: bytes) -> bytes:
    """Return the content of one gzip member. Raises CaptureError where it is damaged, cut, or followed by more."""
    unpacker = zlib.decompressobj(31)
    try:
        plain = unpacker.decompress(data) + unpacker.flush()
    except zlib.error as error:
        raise CaptureError(f"is damaged ({error})") from error
    if not unpacker.eof or unpacker.unused_data:
        raise CaptureError("is no whole record")
    return plain


def sound_record(data: bytes, expected: WarcRecordType) -> WarcRecord:
    """Return the one record that a gzip member holds, once its digest is right. Raises CaptureError."""
    plain = unpack(data)
    try:
        records = list(ArchiveIterator(BytesIO(plain), parse_http=False))
        if len(records) != 1 or records[0].record_type & expected == 0:
            raise CaptureError("is another record than the index says")
        record = WarcRecord.from_bytes(plain)
        if not record.verify_block_digest():
            raise CaptureError("is not what its digest says")
    except OSError as error:
        raise CaptureError(f"is damaged ({error})") from error
    return record


def head_of(file: BinaryIO, captures: list[Captured]) -> Span:
    """Return where the record stands that says what a file is; all before its first capture where none is whole."""
    before = captures[0].offset
    file.seek(0)
    unpacker = zlib.decompressobj(31)
    data = file.read(min(before, _HEAD))
    try:
        unpacker.decompress(data, _HEAD)
    except zlib.error:
        return 0, before
    return (0, len(data) - len(unpacker.unused_data)) if unpacker.eof else (0, before)


def spans_of(captures: Iterable[Captured]) -> Iterator[Span]:
    """Yield where captures stand, each with its request."""
    for capture in captures:
        yield capture.offset, capture.length + capture.request_length


def copy_spans(source: BinaryIO, spans: Iterable[Span], target: Target) -> Iterator[int]:
    """Append what stands at places of a file to another one; yield where each begins there. Raises CaptureError."""
    end = target.tell()
    for span in spans:
        target.write(read_span(source, span))
        yield end
        end += span[1]
