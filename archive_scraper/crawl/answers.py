"""Answers are whole or they are none: decompression that notices a missing end, and statuses that hold no page.

Scrapy returns as much as it can of a body that was cut off, and an article of which two thirds came would be stored as
the article. Browsers refuse such a body, and so do we.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any, Protocol, Self

import brotli
from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware
from scrapy.exceptions import NotConfigured
from scrapy.http import TextResponse
from scrapy.responsetypes import responsetypes

from archive_scraper.crawl.refusals import (
    BadEncodingError,
    CutOffError,
    DecompressionBombError,
    EmptyError,
    NoContentError,
    PartialContentError,
)

try:
    from compression import zstd  # type: ignore[import-not-found,unused-ignore] # Python 3.14
except ImportError:
    from backports import zstd

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

EMPTY_IS_FINE = "archive_empty_is_fine"
"""Key of a request's meta: an empty body is an answer, as of a robots.txt."""
_REFRESH = 4096  # characters in which Scrapy looks for a meta element that sends readers on
_CHUNK = 256 * 1024
_MOST_LAYERS = 3  # encodings one inside the other; two are seen where a proxy compresses again
_MOST_PARTS = 100  # gzip bodies put one after the other; each costs a copy of the rest
_ERRORS = (zlib.error, brotli.error, zstd.ZstdError)


class WholeAnswers:
    """Downloader middleware in place of Scrapy's HttpCompressionMiddleware.

    It asks for compressed answers, decompresses them, and raises a Refusal for one that is not whole, not what it
    says, or nothing. Answers whose status says all (an error, 304) are never refused for their body.
    """

    def __init__(self, max_size: int) -> None:
        self._max_size = max_size

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the middleware. Raises NotConfigured where COMPRESSION_ENABLED is off."""
        if not crawler.settings.getbool("COMPRESSION_ENABLED"):
            raise NotConfigured
        return cls(crawler.settings.getint("DOWNLOAD_MAXSIZE"))

    def process_request(self, request: Request) -> None:
        """Ask for the encodings that are read."""
        request.headers.setdefault("Accept-Encoding", b"gzip, deflate, br, zstd")

    def process_response(self, request: Request, response: Response) -> Response:
        """Return the response decompressed. Raises a Refusal."""
        if request.method == "HEAD":
            return response
        good = 200 <= response.status < 300  # HTTP
        if response.status == 206 and b"Range" not in request.headers:  # HTTP
            raise PartialContentError((response.headers.get("Content-Range") or b"").decode("latin-1"))
        try:
            response = self._decompressed(request, response)
        except (CutOffError, BadEncodingError, DecompressionBombError):
            if good:
                raise
            response = response.replace(body=b"")
            del response.headers["Content-Encoding"]
        if good and not response.body and not request.meta.get(EMPTY_IS_FINE):
            error = NoContentError if response.status in (204, 205) else EmptyError  # HTTP
            raise error(f"HTTP status {response.status}")
        return response

    def _decompressed(self, request: Request, response: Response) -> Response:
        named = b",".join(response.headers.getlist("Content-Encoding")).decode("latin-1").lower().split(",")
        layers = [name.strip() for name in named if name.strip()]
        if not layers or not response.body:
            return response
        limit = request.meta.get("download_maxsize", self._max_size)
        body = response.body
        kept = list(layers)
        # A name that we do not know ("utf-8", "none") is a mistake of the server's: browsers take the body as it is.
        while kept and kept[-1] in _DECODERS:
            if len(layers) - len(kept) >= _MOST_LAYERS:
                raise BadEncodingError(f"more than {_MOST_LAYERS} encodings one inside the other")
            body = decompress(body, kept.pop(), limit)
        kind = responsetypes.from_args(headers=response.headers, url=response.url, body=body)
        values: dict[str, Any] = {"body": body}
        if issubclass(kind, TextResponse):
            values["encoding"] = None  # to be found anew: the compressed body told nothing
        decompressed: Response = response.replace(cls=kind, **values)
        if kept:
            decompressed.headers["Content-Encoding"] = ", ".join(kept)
        else:
            del decompressed.headers["Content-Encoding"]
        return decompressed


class QuickRefresh(MetaRefreshMiddleware):
    """Scrapy's MetaRefreshMiddleware, which parses the beginning of each page, for those that say "refresh" there."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override] # without the spider, which Scrapy no longer hands over
        """Return the response, or the request that its page sends readers to."""
        if isinstance(response, TextResponse) and not _may_refresh(response):
            return response
        answer: Request | Response = super().process_response(request, response)
        return answer


def _may_refresh(response: TextResponse) -> bool:
    """Look at the bytes first: to ask Scrapy for the text decodes a whole page, which nothing else here asks for."""
    beginning = response.body[: 4 * _REFRESH].replace(b"\0", b"")  # which UTF-16 writes beside each letter of ASCII
    return b"refresh" in beginning.lower() and "refresh" in response.text[:_REFRESH].lower()


class _Decompressor(Protocol):
    """What the libraries are made to look like: bytes in, at most _CHUNK bytes out a call."""

    def take(self, data: bytes) -> bytes: ...

    @property
    def ended(self) -> bool: ...

    @property
    def rest(self) -> bytes: ...


def decompress(body: bytes, encoding: str, limit: int = 0) -> bytes:
    """Return a body decompressed by "gzip", "x-gzip", "deflate", "br" or "zstd".

    Raises CutOffError where the end is missing, BadEncodingError where the body is damaged or something else, and
    DecompressionBombError where it grows beyond ``limit`` bytes (0: no limit).
    """
    found: list[bytes] = []
    size = 0
    for _ in range(_MOST_PARTS):
        try:
            stream = _DECODERS[encoding](body)
            data = body
            while not stream.ended:
                chunk = stream.take(data)
                data = b""
                size += len(chunk)
                if limit and size > limit:
                    raise DecompressionBombError(f"more than {limit} bytes of {encoding}")
                found.append(chunk)
                if not chunk and not stream.ended:
                    raise CutOffError(f"its {encoding} body ends early")
        except _ERRORS as error:
            raise BadEncodingError(f"its body is not {encoding}, or damaged: {error}") from error
        body = stream.rest
        further = _MORE.get(encoding)
        if further is None or not body.startswith(further):
            return b"".join(found)  # what stands after the end is no part of it: browsers pass it over
    raise BadEncodingError(f"its body holds more than {_MOST_PARTS} parts of {encoding}")


class _Zlib:
    """zlib's three formats."""

    def __init__(self, wbits: int) -> None:
        self._stream = zlib.decompressobj(wbits)

    def take(self, data: bytes) -> bytes:
        return self._stream.decompress(data or self._stream.unconsumed_tail, _CHUNK)

    @property
    def ended(self) -> bool:
        return self._stream.eof

    @property
    def rest(self) -> bytes:
        return self._stream.unused_data


class _Brotli:
    def __init__(self) -> None:
        self._stream = brotli.Decompressor()

    def take(self, data: bytes) -> bytes:
        found: bytes = self._stream.process(data, output_buffer_limit=_CHUNK)
        return found

    @property
    def ended(self) -> bool:
        return bool(self._stream.is_finished())

    @property
    def rest(self) -> bytes:
        return b""


class _Zstd:
    def __init__(self) -> None:
        self._stream = zstd.ZstdDecompressor()

    def take(self, data: bytes) -> bytes:
        found: bytes = self._stream.decompress(data, _CHUNK)
        return found

    @property
    def ended(self) -> bool:
        return bool(self._stream.eof)

    @property
    def rest(self) -> bytes:
        return bytes(self._stream.unused_data)


def _deflate(body: bytes) -> _Decompressor:
    """Return a decompressor for what is called deflate: zlib's format, or, of some servers, the bare stream."""
    try:
        zlib.decompressobj().decompress(body[:1024], 1)
    except zlib.error:
        return _Zlib(-zlib.MAX_WBITS)
    return _Zlib(zlib.MAX_WBITS)


_DECODERS: dict[str, Callable[[bytes], _Decompressor]] = {
    "gzip": lambda _: _Zlib(16 + zlib.MAX_WBITS),
    "x-gzip": lambda _: _Zlib(16 + zlib.MAX_WBITS),
    "deflate": _deflate,
    "br": lambda _: _Brotli(),
    "zstd": lambda _: _Zstd(),
}
# How a further part begins where a body may have several.
_MORE = {"gzip": b"\x1f\x8b", "x-gzip": b"\x1f\x8b", "zstd": b"\x28\xb5\x2f\xfd"}
