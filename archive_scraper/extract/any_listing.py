"""The listing of anything that was parsed: a list that states what it holds, or a page with what its JSON adds."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from archive_scraper.extract.listing import extract_listing
from archive_scraper.extract.page_kind import is_credible
from archive_scraper.extract.stated import StatedList, extract_stated
from archive_scraper.extract.stated.page_json import page_json
from archive_scraper.normalize.urls import page_key

if TYPE_CHECKING:
    from datetime import datetime

    from archive_scraper.extract.page import Page
    from archive_scraper.items import Listing, Teaser
    from archive_scraper.sites import SiteRules

_CLEARLY = 1.5
"""How many times the teasers of a page its JSON must hold to be the list that the page shows a part of."""
_SAME = 0.6
"""Share of a page's teasers that stand in the list of which they are a part."""
_MADE_FIELDS = ("published_raw", "byline_raw", "authors_linked", "topics_raw", "summary_html", "kind_raw", "outlet_raw")
_ORIGINS = {"published_raw": "published", "byline_raw": "byline", "topics_raw": "topics", "summary_html": "summary"}


def listing_of(page: Page | StatedList, *, rules: SiteRules | None = None, now: datetime | None = None) -> Listing:
    """Return the listing of a page or a list.

    The JSON in a page's scripts is read where the page has no credible listing, or clearly fewer teasers than that
    JSON, most of them the same. What the page prints goes first: it is what its readers see.
    """
    if isinstance(page, StatedList):
        return extract_stated(page, rules=rules, now=now)
    listing = extract_listing(page, rules=rules, now=now)
    if listing.pattern is not None and listing.pattern.kind == "selector" and is_credible(listing):
        return listing  # which the rules name
    is_found = is_credible(listing)
    carried = page_json(page, least=_CLEARLY * len(listing.items) if is_found else 0)
    if carried is None:
        return listing
    stated = extract_stated(carried, rules=rules, now=now)
    if not is_credible(stated) or not (_is_part(listing, stated) or not is_found):
        return listing
    return _joined(listing, stated)


def _is_part(listing: Listing, stated: Listing) -> bool:
    """Tell whether the teasers of a page are some of those in its JSON."""
    if len(stated.items) < _CLEARLY * len(listing.items):
        return False
    known = {page_key(teaser.url) for teaser in stated.items}
    return sum(page_key(teaser.url) in known for teaser in listing.items) >= _SAME * len(listing.items)


def _joined(listing: Listing, stated: Listing) -> Listing:
    """Return the list in JSON with what the page prints of the same articles, and the page's way on."""
    printed = {page_key(teaser.url): teaser for teaser in listing.items} if is_credible(listing) else {}
    stated.items = [_filled(printed.get(page_key(teaser.url)), teaser) for teaser in stated.items]
    for position, teaser in enumerate(stated.items):
        teaser.position = position
    for item in fields(stated):
        if item.name not in ("items", "pattern", "confidence", "date_order", "total", "addresses", "parts", "texts"):
            setattr(stated, item.name, getattr(listing, item.name))
    stated.total = stated.total or listing.total
    stated.date_order = stated.date_order or listing.date_order
    return stated


def _filled(printed: Teaser | None, stated: Teaser) -> Teaser:
    """Return a printed teaser, and what the JSON says of it besides."""
    if printed is None:
        return stated
    for name in _MADE_FIELDS:
        if not getattr(printed, name) and (value := getattr(stated, name)):
            setattr(printed, name, value)
            if (field := _ORIGINS.get(name)) and field in stated.origins:
                printed.origins[field] = stated.origins[field]
    return printed
