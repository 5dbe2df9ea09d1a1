"""Which documents are a source's own, and when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from archive_scraper.normalize.urls import site_domain

if TYPE_CHECKING:
    from archive_scraper.sites import SiteRules

DOCUMENT = -20
"""Priority: after everything that is read."""


def is_of_the_house(rules: SiteRules, url: str) -> bool:
    """Tell whether a document belongs to a source: it stands on its hosts, or on a storage that names its domain.

    A PDF that a text refers to is another house's, and left where it is.
    """
    if rules.owns(url):
        return True
    parts = urlsplit(url)
    place = f"{parts.hostname or ''}{parts.path}".lower()
    return any(site_domain(host) in place for host in rules.bare_hosts())
