"""What the headers of an answer say."""

from __future__ import annotations

from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from archive_scraper.captures.writer import Exchange

if TYPE_CHECKING:
    from datetime import datetime

    from scrapy.http import Headers, Response


def header(response: Response, name: str) -> str | None:
    """Return a header's value, None where the answer has none."""
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def exchange(response: Response, at: datetime) -> Exchange:
    """Return an answer with its request, as it is kept."""
    request = response.request
    return Exchange(
        url=response.url,
        at=at,
        status=response.status,
        headers=_pairs(response.headers),
        body=response.body,
        request_headers=_pairs(request.headers) if request is not None else (),
        method=request.method if request is not None else "GET",
    )


def _pairs(headers: Headers) -> list[tuple[str, str]]:
    # As Scrapy keeps them: to ask it for each name makes that a header's name anew, letter by letter.
    kept = dict.items(headers)
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, values in kept for value in values]


LONGEST_WAIT = 24 * 3600.0
"""Seconds; a server that asks for more, or for nonsense, is asked again after a day."""


def retry_after(response: Response, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for, at most a day; None where it asks for nothing.

    RFC 9110, 10.2.3: a whole number of seconds, or a date, which is in UTC where it names no zone.
    """
    value = (header(response, "Retry-After") or "").strip()
    if value.isascii() and value.isdecimal():
        digits = value.lstrip("0") or "0"
        return LONGEST_WAIT if len(digits) > len(str(int(LONGEST_WAIT))) else min(float(digits), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(value)
        wait = (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return min(max(wait, 0.0), LONGEST_WAIT)
