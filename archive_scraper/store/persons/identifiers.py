"""Addresses that stand for one person: a profile, an ORCID, an account."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from archive_scraper.normalize.urls import is_http, page_key
from archive_scraper.store.citations.owners import is_share
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

ACCOUNTS = frozenset(
    ("x.com", "linkedin.com", "bsky.app", "facebook.com", "instagram.com", "threads.net", "scholar.google.com")
)
_NUMBERED = ("id", "user")
"""Parameters that name the account where the path does not: facebook.com/profile.php?id=1."""
_PERSONAL = compiled(r"linkedin\.com/(?:in|pub)/.|(?!linkedin\.com/)[^/]+/.")
"""What may be a person's: LinkedIn has companies and schools too."""
_ORCID = compiled(r"orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])")


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
    parts = urlsplit(url)
    if key.split("/")[0].split("?")[0] in ACCOUNTS:
        return None if is_share(url) else _account(key.split("?")[0].casefold(), parse_qs(parts.query))
    return key if parts.path.strip("/") or parts.query else None  # a home page is a house's


def _account(address: str, query: dict[str, list[str]]) -> str | None:
    """Return an account's address without what only counts visits, None where no account is named."""
    if named := next((f"?{name}={query[name][0]}" for name in _NUMBERED if name in query), None):
        return address + named
    return address if _PERSONAL.match(address) and not address.endswith(".php") else None
