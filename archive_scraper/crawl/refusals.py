"""Why we refuse an address or an answer: one exception a cause, so that nobody has to read a message to know it.

All are Scrapy's IgnoreRequest: Scrapy hands them to the request's errback without a traceback in the log.
"""

from __future__ import annotations

from typing import ClassVar

from scrapy.exceptions import IgnoreRequest


class Refusal(IgnoreRequest):
    """A request that we did not send, or an answer that we did not read.

    Attributes:
        cause: the short word that is counted and stored.
        words: the same for the reader.
        again: whether another try may bring something else.
    """

    cause: ClassVar[str]
    words: ClassVar[str]
    again: ClassVar[bool] = True


class PrivateAddressError(Refusal):
    """The address leads into this machine or its network, and the user did not name it."""

    cause = "private-address"
    words = "leads into a private network"
    again = False


class NotHttpError(Refusal):
    """The address is of another scheme than http and https."""

    cause = "not-http"
    words = "not an http or https address"
    again = False


class RobotsForbiddenError(Refusal):
    """The site's robots.txt excludes the address."""

    cause = "robots"
    words = "robots.txt does not allow it"
    again = False


class RobotsUnreachableError(Refusal):
    """The site's robots.txt could not be read, which forbids all of it for now (RFC 9309, 2.3.1.4)."""

    cause = "robots-unreachable"
    words = "robots.txt could not be read, so nothing of the site may be asked for now"


class AskedTooOftenError(Refusal):
    """The run has asked for this address as often as it may."""

    cause = "asked-too-often"
    words = "this address was asked for too often in one run"


class RedirectLoopError(Refusal):
    """A redirect back to an address that led here. Without cookies it would lead on in the same way for ever."""

    cause = "redirect-loop"
    words = "redirects lead in a circle"


class CutOffError(Refusal):
    """The answer ended before its end: its compressed body is not whole."""

    cause = "cut-off"
    words = "the answer broke off"


class BadEncodingError(Refusal):
    """The body is not what its Content-Encoding says."""

    cause = "bad-encoding"
    words = "the answer cannot be decompressed"


class DecompressionBombError(Refusal):
    """The body grows beyond DOWNLOAD_MAXSIZE when it is decompressed."""

    cause = "decompression-bomb"
    words = "the page is larger than DOWNLOAD_MAXSIZE once it is decompressed"
    again = False


class PartialContentError(Refusal):
    """A part of the page (206), although the whole was asked for."""

    cause = "partial-content"
    words = "the server sent a part of the page (206) although the whole was asked for"


class NoContentError(Refusal):
    """An answer that says that it holds nothing: 204, 205."""

    cause = "no-content"
    words = "the server says that there is no content"


class EmptyError(Refusal):
    """An answer that says that all is well, with an empty body."""

    cause = "empty"
    words = "the answer is empty"


class HeaderFloodError(Refusal):
    """The head of the answer is longer than any honest one."""

    cause = "header-flood"
    words = "the head of the answer does not end"


class BrowserError(Refusal):
    """A page that the browser could not render."""

    cause = "browser"
    words = "the browser could not show it"
    again = False
