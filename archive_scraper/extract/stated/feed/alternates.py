"""The feeds that a page names: "link rel=alternate" with the type of a feed. None of them is fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive_scraper.extract.page import Page

_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "application/json"}
)
_MOST = 20
"""More are left out: a page of a blog may name one for each of its comments."""
_NOT_FEEDS = ("/wp-json/", "oembed")
"""In addresses of type application/json that WordPress names on every page."""


def feeds_of(page: Page) -> list[str]:
    """Return the addresses of the feeds that a page names, in their order, none twice."""
    found: dict[str, None] = {}
    for link in page.head("link"):
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        if kind not in _TYPES or "alternate" not in (link.get("rel") or "").lower().split():
            continue
        url = page.absolute(link.get("href"))
        if url and not (kind == "application/json" and any(mark in url for mark in _NOT_FEEDS)):
            found.setdefault(url)
    return list(found)[:_MOST]
