"""Addresses that stand for one person: a profile, an ORCID, an account."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from archive_scraper.normalize.urls import is_http, page_key

if TYPE_CHECKING:
    from collections.abc import Iterable

ACCOUNTS = frozenset(
    ("x.com", "linkedin.com", "bsky.app", "facebook.com", "instagram.com", "threads.net", "scholar.google.com")
)
_ORCID = re.compile(r"orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])")


def identifiers_of(urls: Iterable[str]) -> frozenset[str]:
    """Return what the addresses of an author's profiles identify.

    >>> sorted(identifiers_of(["https://orcid.org/0000-0002-1825-0097", "https://twitter.com/Marlowe/"]))
    ['orcid:0000-0002-1825-0097', 'x.com/marlowe']
    """
    return frozenset(found for url in urls if is_http(url) and (found := _identifier(url)) is not None)


def _identifier(url: str) -> str | None:
    if match := _ORCID.search(url):
        return f"orcid:{match[1].upper()}"
    key = re.sub(r"^(?:mobile\.)?twitter\.com/", "x.com/", page_key(url))
    if key.split("/")[0] in ACCOUNTS:
        return key.split("?")[0].casefold() if key.count("/") and "google" not in key else key
    parts = urlsplit(url)
    return key if parts.path.strip("/") or parts.query else None  # a home page is a house's
