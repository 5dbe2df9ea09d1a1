"""The address of a listing's next page, or None. Never the page itself, never the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.normalize.text import clean_text
from archive_scraper.normalize.urls import page_key

if TYPE_CHECKING:
    from archive_scraper.extract.page import Page
    from archive_scraper.sites import SiteRules


def find_next_page(page: Page, *, rules: SiteRules | None = None) -> str | None:
    """Return the address of the next page of a listing."""
    if rules is not None and rules.paging == "none":
        return None
    for link in page.root.iter("a", "link"):
        if "next" in (link.get("rel") or "").lower().split():
            url = page.absolute(link.get("href"))
            if url and page_key(url) != page_key(page.url):
                return url
    for link in page.root.iter("a"):
        if clean_text("".join(link.itertext())).lower().startswith(("next", "older")):
            return page.absolute(link.get("href"))
    return None
