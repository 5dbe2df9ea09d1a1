"""Values as lists state them: addresses and languages."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from archive_scraper.normalize.urls import is_http

LONGEST_SUMMARY = 2_000
"""Characters. What is longer is the text itself in the place of a summary."""


def absolute(href: object, base: str) -> str | None:
    """Return a link as an absolute http(s) address without fragment, or None."""
    text = str(href or "").strip()
    try:
        url = urljoin(base, text).split("#", 1)[0] if text else ""
    except ValueError:  # "http://[broken"
        return None
    return url if is_http(url) else None


def language_of(declared: object) -> str | None:
    """Return the code of a language as a list declares it: "en" of "en-US"."""
    found = re.match(r"\s*([a-zA-Z]{2,3})(?![a-zA-Z])", str(declared or ""))
    return found[1].lower() if found else None
