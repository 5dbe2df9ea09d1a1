"""Links that only a script follows: ``onclick="location.href='/a'"``, ``data-href="/a"``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.normalize.urls import host_of, site_domain
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from archive_scraper.extract.page import Page

_GOES_TO = compiled(r"""location(?:\.href)?\s*(?:=|\.(?:assign|replace)\()\s*(['"])(?P<url>[^'"<>]{1,1000})\1""")


def scripted_url(page: Page, element: HtmlElement) -> str | None:
    """Return the address on the page's own site that a script leads to from an element."""
    match = _GOES_TO.search(element.get("onclick") or "")
    url = page.absolute(match["url"] if match else element.get("data-href"))
    return url if url and site_domain(host_of(url)) == site_domain(host_of(page.url)) else None
