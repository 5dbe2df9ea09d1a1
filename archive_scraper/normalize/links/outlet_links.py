"""The links of a line next to an outlet's name: what their hosts say of it, and which of them leads to the item."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from archive_scraper.normalize.fragments import usable
from archive_scraper.normalize.links.outlet_names import bare_key
from archive_scraper.normalize.urls import host_of, is_http, site_domain
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from archive_scraper.normalize.fragments import Line
    from archive_scraper.normalize.links.outlets import Outlet

_OTHER_PAGE = compiled(
    rf"{book.alternatives('address.other_pages')}|/{book.alternatives('address.other_segments')}", re.IGNORECASE
)
_SHORTEST_HOST = 4
_HOME = compiled(r"(?:https?:)?//[^/?#]+/?(?:[a-z]{2}(?:-[a-z]{2})?/?)?", re.IGNORECASE)
"""The front page of a site, or of its edition in one language."""
_ENDINGS = frozenset(book.names("outlets.endings"))


def agrees_with_link(line: Line, outlet: Outlet) -> bool:
    """Tell whether a link around an outlet's name leads to the host that is called so: "Página/12", pagina12.com.ar."""
    hosts = hosts_around(line, outlet)
    name = bare_key(outlet.name) if hosts else ""
    return len(name) >= _SHORTEST_HOST and any(name.startswith(host) or host.startswith(name) for host in hosts)


def without_ending(line: Line, outlet: Outlet) -> Outlet:
    """Take off a case ending where the host of the link is the name without it: "Nacionalu", nacional.hr."""
    for host in hosts_around(line, outlet) if outlet.name.isalpha() and not outlet.known else ():
        name = bare_key(outlet.name)
        if len(outlet.name) == len(name) and name.startswith(host) and name[len(host) :] in _ENDINGS:
            return replace(outlet, name=outlet.name[: len(host)])
    return outlet


def hosts_around(line: Line, outlet: Outlet) -> list[str]:
    """Return what the hosts are called to which the links around an outlet's name lead, without their endings."""
    hrefs = [span.href for span in line.links if span.href and span.start <= outlet.start < span.end]
    names = [site_domain(host_of(href)).partition(".")[0].replace("-", "") for href in hrefs if is_http(href)]
    return [name for name in names if len(name) >= _SHORTEST_HOST]


def link_for(line: Line, outlet: Outlet | None) -> str | None:
    """Return the address that goes with an outlet's name: its own link's, else the first that leads to a page."""
    links = [s for s in line.links if usable(s.href)]
    if outlet is not None:
        for span in links:
            if span.start < outlet.end and outlet.start < span.end:
                return span.href
    return links[0].href if links else None


def item_address(line: Line, url: str | None) -> str | None:
    """Return the address of the item where ``url`` is only its outlet's home page and another link leads to it.

    "This <a>article</a> first appeared on <a>the outlet's home page</a>": the item's own address says more.
    """
    if url is None or not _is_home(url):
        return url
    domain = site_domain(host_of(url))
    items = (
        s.href for s in line.links if usable(s.href) and not _is_home(s.href) and not _OTHER_PAGE.search(s.href or "")
    )
    return next((href for href in items if href and site_domain(host_of(href)) == domain), url)


def _is_home(url: str | None) -> bool:
    return url is not None and _HOME.fullmatch(url) is not None
