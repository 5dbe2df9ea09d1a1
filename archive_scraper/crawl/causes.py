"""Why a request brought no page: a short cause for counting, and a line for the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from OpenSSL import SSL
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    NotSupported,
    ResponseDataLossError,
    StopDownload,
    UnsupportedURLSchemeError,
)
from service_identity import VerificationError
from twisted.internet.error import ConnectError, ConnectionClosed, DNSLookupError, TCPTimedOutError
from twisted.internet.error import TimeoutError as TwistedTimeoutError
from twisted.web._newclient import (
    ParseError,
    RequestGenerationFailed,
    RequestNotSent,
    RequestTransmissionFailed,
    ResponseFailed,
)
from twisted.web.http import PotentialDataLoss, _DataLoss, _MalformedChunkedDataError

from archive_scraper.crawl.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

_BAD_ANSWER = ("bad-answer", "the answer is not HTTP", True)
# Exception -> (cause, words for the reader, worth another try). The first that fits is taken.
_CAUSES: tuple[tuple[type[BaseException], str, str, bool], ...] = (
    (VerificationError, "tls", "the certificate of the host is for another name", True),
    (SSL.SysCallError, "connection", "the connection failed", True),
    (SSL.ZeroReturnError, "connection", "the connection failed", True),
    (SSL.Error, "tls", "no secure connection: the certificate or the protocol of the host is not accepted", True),
    (ParseError, *_BAD_ANSWER),
    (_MalformedChunkedDataError, *_BAD_ANSWER),
    (ResponseDataLossError, "cut-off", "the answer broke off", True),
    (_DataLoss, "cut-off", "the answer broke off", True),
    (PotentialDataLoss, "cut-off", "the answer broke off", True),
    (CannotResolveHostError, "unknown-host", "the host name is unknown; is the address right?", True),
    (DNSLookupError, "unknown-host", "the host name is unknown; is the address right?", True),
    (DownloadConnectionRefusedError, "refused", "the host refused the connection", True),
    (DownloadTimeoutError, "timeout", "no answer within the time limit", True),
    (TwistedTimeoutError, "timeout", "no answer within the time limit", True),
    (TCPTimedOutError, "timeout", "no answer within the time limit", True),
    (TimeoutError, "timeout", "no answer within the time limit", True),
    (DownloadCancelledError, "too-large", "the page is larger than DOWNLOAD_MAXSIZE", False),
    (StopDownload, "stopped", "the download was stopped", True),
    (UnsupportedURLSchemeError, "not-http", "not an http or https address", False),
    (NotSupported, "not-http", "not an http or https address", False),
    (ConnectionClosed, "connection", "the connection failed", True),
    (ConnectError, "connection", "the connection failed", True),
    (DownloadFailedError, "connection", "the connection failed", True),
    (ResponseFailed, "connection", "the connection failed", True),
    (RequestNotSent, "connection", "the connection failed", True),
    (RequestTransmissionFailed, "connection", "the connection failed", True),
    (OSError, "connection", "the connection failed", True),
    (RequestGenerationFailed, "bad-address", "no request can be made of the address", False),
    (UnicodeError, "bad-address", "no request can be made of the address", False),
    (ValueError, "bad-address", "no request can be made of the address", False),
)

# Worth another try: the server is busy or broken for now (RFC 9110, and what CDNs add).
RETRY_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 522, 524})
GONE_STATUSES = frozenset({404, 410})


def is_for_good(status: int) -> bool:
    """Tell whether an error status says that another run would be told the same.

    A server's own error does not, nor does a status that HTTP does not know, which counts as one (RFC 9110, 15).
    """
    return 300 <= status < 500


def describe(error: BaseException) -> tuple[str, str, bool]:
    """Return cause, words and whether another try may help, for an exception of the downloader or a middleware.

    Scrapy and Twisted wrap what went wrong, so all exceptions inside are looked at, and the one that says most is
    taken: a failed download whose reason is a certificate is a matter of certificates.
    """
    inside = list(_within(error))
    refusal = next((inner for inner in inside if isinstance(inner, Refusal)), None)
    if refusal is not None:
        words = f"{refusal.words}: {refusal}" if str(refusal) else refusal.words
        return refusal.cause, words, refusal.again
    text = str(error)
    if isinstance(error, IgnoreRequest):
        if "max redirections" in text:  # Scrapy's words, which a test holds it to
            return "redirect-loop", "redirects lead on and on", True
        return "refused-by-guard", text, False
    if isinstance(error, ResponseFailed | DownloadFailedError) and any(
        isinstance(inner, ValueError | KeyError) for inner in inside
    ):
        return _BAD_ANSWER  # Twisted's parser came upon a header that it cannot read
    for kind, cause, words, again in _CAUSES:
        if any(isinstance(inner, kind) for inner in inside):
            return cause, words, again
    return type(error).__name__, text or type(error).__name__, False


def _within(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and those it was raised from or wraps, outermost first."""
    waiting, seen = [error], set[int]()
    while waiting:
        found = waiting.pop(0)
        if id(found) in seen:
            continue
        seen.add(id(found))
        yield found
        waiting += [failure.value for failure in getattr(found, "reasons", ())]
        waiting += [inner for inner in (found.__cause__,) if inner is not None]
