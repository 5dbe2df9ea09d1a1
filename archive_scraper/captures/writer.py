"""Writing captures: one WARC 1.1 file a run, one gzip member a record (ISO 28500:2017).

A body is written as Scrapy hands it over, decoded: Content-Encoding and Transfer-Encoding are left out of the headers
and Content-Length says what is there, so that every tool reads it. Cookies and passwords are left out too.

Records are put together here and not by warcio, which encodes the letters of headers anew where they are not ASCII, and
fails on some. The tests read each kind of record with it.
"""

from __future__ import annotations

import errno
import os
import zlib
from base64 import b32encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha1
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

from archive_scraper.captures.digest import digest_of
from archive_scraper.errors import StoreError
from archive_scraper.normalize.secrets import hide_secrets

if TYPE_CHECKING:
    from pathlib import Path

LEVEL = 4
"""Of zlib. On 300 pages of 159 KB: 2.2 ms a page, where level 9 takes 5.7 and saves a twentieth of the space."""
_GZIP = 16
"""Added to the size of zlib's window: with the head and the tail of gzip."""
_LESS = zlib.MAX_WBITS - zlib.DEF_MEM_LEVEL
_WINDOW_MARGIN = 262  # of zlib's window, which matches do not reach
Headers = Iterable[tuple[str, str]]
_FRAMING = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_PRIVATE = frozenset({"set-cookie", "cookie", "authorization", "proxy-authorization"})
_SAME_BODY = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A request and its answer."""

    url: str
    """The address that answered, after redirects."""
    at: datetime
    status: int
    headers: Headers
    body: bytes
    request_headers: Headers = ()
    method: str = "GET"


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """An earlier capture of the same body."""

    url: str
    at: datetime
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a record stands, in bytes of its file; its request follows it."""

    offset: int
    length: int
    request_length: int


class CaptureFile:
    """A WARC file that grows. What was added is on the disk after ``sync``."""

    def __init__(self, path: Path, software: str) -> None:
        """Begin or go on with a file; it is made with its first record."""
        self.path = path
        self._software = software
        self._fd: int | None = None
        self._end = 0
        self._is_synced = True

    def add(self, exchange: Exchange, *, digest: str | None = None, original: Original | None = None) -> Place:
        """Append the answer and its request: a ``revisit`` of the original where there is one.

        Raises StoreError where the disk refuses; the file then ends where it ended before.
        """
        answer_id = _new_id()
        members = [_answer(answer_id, exchange, digest, original), _request(answer_id, exchange)]
        begin = self._append(b"".join(members))
        return Place(offset=begin, length=len(members[0]), request_length=len(members[1]))

    def sync(self) -> None:
        """Bring what was added to the disk. Raises StoreError."""
        if self._fd is None or self._is_synced:
            return
        try:
            os.fsync(self._fd)
        except OSError as error:
            raise self._refusal(error) from error
        self._is_synced = True

    def close(self) -> None:
        """Close the file."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    def _append(self, data: bytes) -> int:
        try:
            if self._fd is None:
                self._open()
            assert self._fd is not None  # noqa: S101 # just opened
            begin = self._end
            self._is_synced = False
            self._write(data)
        except OSError as error:
            raise self._refusal(error) from error
        return begin

    def _open(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._fd = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
        self._end = os.fstat(self._fd).st_size
        if not self._end:
            self._write(_about(self.path.name, self._software))
            _sync_folder(self.path.parent)

    def _write(self, data: bytes) -> None:
        """Append all of it, or nothing."""
        assert self._fd is not None  # noqa: S101 # callers open it
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(self._fd, rest) :]
        except OSError:
            os.ftruncate(self._fd, self._end)
            raise
        self._end += len(data)

    def _refusal(self, error: OSError) -> StoreError:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        reason = "the disk is full" if full else f"cannot be written: {error.strerror}"
        return StoreError(f"{self.path}: {reason}; the pages so far are kept")


def _sync_folder(folder: Path) -> None:
    """Make a new file's name last through a power cut, where the system can."""
    try:
        fd = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def _about(name: str, software: str) -> bytes:
    info = {"software": software, "format": "WARC File Format 1.1", "conformsTo": _SPECIFICATION}
    block = "".join(f"{key}: {value}\r\n" for key, value in info.items()).encode()
    return _member("warcinfo", _new_id(), datetime.now(UTC), {"WARC-Filename": name}, block)


_SPECIFICATION = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"


def _answer(record_id: str, exchange: Exchange, digest: str | None, original: Original | None) -> bytes:
    headers = [(name, value) for name, value in _public(exchange.headers) if name.lower() not in _FRAMING]
    if original is None:
        headers.append(("Content-Length", str(len(exchange.body))))
    block = _http(f"HTTP/1.1 {exchange.status} {_reason(exchange.status)}", headers)
    url = {"WARC-Target-URI": hide_secrets(exchange.url)}
    if original is None:
        told = url | {"WARC-Payload-Digest": digest or digest_of(exchange.body)}
        return _member("response", record_id, exchange.at, told, block + exchange.body)
    told = url | {
        "WARC-Profile": _NOT_MODIFIED if exchange.status == HTTPStatus.NOT_MODIFIED else _SAME_BODY,
        "WARC-Refers-To-Target-URI": original.url,
        "WARC-Refers-To-Date": warc_date(original.at),
        "WARC-Payload-Digest": original.digest,
    }
    return _member("revisit", record_id, exchange.at, told, block)


def _request(answer_id: str, exchange: Exchange) -> bytes:
    url = hide_secrets(exchange.url)
    parts = urlsplit(url)
    path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    headers = [("Host", parts.netloc.rpartition("@")[2]), *_public(exchange.request_headers)]
    block = _http(f"{exchange.method} {path} HTTP/1.1", headers)
    told = {"WARC-Target-URI": url, "WARC-Concurrent-To": answer_id}
    return _member("request", _new_id(), exchange.at, told, block)


def _http(first_line: str, headers: Headers) -> bytes:
    """Return the head of a message. Scrapy decodes its bytes as Latin-1: they are those that came."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return f"{first_line}\r\n{lines}\r\n".encode("latin-1", "replace")


def _public(headers: Headers) -> list[tuple[str, str]]:
    return [(name, hide_secrets(value)) for name, value in headers if name.lower() not in _PRIVATE]


def _reason(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:  # one that no standard knows
        return "Unknown"


@lru_cache(maxsize=16)  # both records of a page have one
def warc_date(at: datetime) -> str:
    """Return a moment as WARC writes it.

    >>> warc_date(datetime(2024, 5, 3, 12, 30, tzinfo=UTC))
    '2024-05-03T12:30:00Z'
    """
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _new_id() -> str:
    return f"<urn:uuid:{uuid4()}>"


_TYPES = {
    "warcinfo": "application/warc-fields",
    "response": "application/http; msgtype=response",
    "revisit": "application/http; msgtype=response",
    "request": "application/http; msgtype=request",
}


def _member(kind: str, record_id: str, at: datetime, told: Mapping[str, str], block: bytes) -> bytes:
    """Return a record as one gzip member: its head (WARC 1.1, 5), and the block as it is."""
    head = {"WARC-Type": kind, "WARC-Record-ID": record_id, "WARC-Date": warc_date(at), **told} | {
        "WARC-Block-Digest": f"sha1:{b32encode(sha1(block, usedforsecurity=False).digest()).decode()}",
        "Content-Type": _TYPES[kind],
        "Content-Length": str(len(block)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return _compressed(b"".join((b"WARC/1.1\r\n", lines.encode(), b"\r\n", block, b"\r\n\r\n")))


def _compressed(record: bytes) -> bytes:
    """Return a record as gzip, compressed with no more memory than it can use: to get more takes longer than the work.

    A request of 400 bytes takes 3 us and not 43, and no byte more.
    """
    window = min(max((len(record) + _WINDOW_MARGIN).bit_length(), 9), zlib.MAX_WBITS)
    stream = zlib.compressobj(LEVEL, zlib.DEFLATED, _GZIP + window, window - _LESS)
    return stream.compress(record) + stream.flush()
