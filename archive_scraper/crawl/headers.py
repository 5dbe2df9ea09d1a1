"""What the headers of an answer say."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from scrapy.http import Response


def header(response: Response, name: str) -> str | None:
    """Return a header's value, None where the answer has none."""
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def retry_after(response: Response, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for (RFC 9110, 10.2.3: a number or a date)."""
    value = (header(response, "Retry-After") or "").strip()
    if value.isdecimal():
        return float(value)
    try:
        return max((parsedate_to_datetime(value) - now).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return None
