"""Why a request brought no page: a short cause for counting, and a line for the reader."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)

from archive_scraper.crawl.guards import PrivateAddressError

# Exception -> (cause, words for the reader, worth another try)
_CAUSES: tuple[tuple[type[BaseException], str, str, bool], ...] = (
    (PrivateAddressError, "private-address", "leads into a private network", False),
    (CannotResolveHostError, "unknown-host", "the host name is unknown; is the address right?", True),
    (DownloadConnectionRefusedError, "refused", "the host refused the connection", True),
    (DownloadTimeoutError, "timeout", "no answer within the time limit", True),
    (DownloadCancelledError, "too-large", "the page is larger than DOWNLOAD_MAXSIZE", False),
    (ResponseDataLossError, "cut-off", "the answer broke off", True),
    (DownloadFailedError, "connection", "the connection failed", True),
    (UnsupportedURLSchemeError, "not-http", "not an http or https address", False),
    (OSError, "connection", "the connection failed", True),
)

# Worth another try: the server is busy or broken for now (RFC 9110, and what CDNs add).
RETRY_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 522, 524})
GONE_STATUSES = frozenset({404, 410})


def describe(error: BaseException) -> tuple[str, str, bool]:
    """Return cause, words and whether another try may help, for an exception of the downloader."""
    for kind, cause, words, again in _CAUSES:
        if isinstance(error, kind):
            return cause, words, again
    if isinstance(error, IgnoreRequest):
        if "robots.txt" in str(error):
            return "robots", "robots.txt does not allow it", False
        return "refused-by-guard", str(error), False
    return type(error).__name__, str(error) or type(error).__name__, False
