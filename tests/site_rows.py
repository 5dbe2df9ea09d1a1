"""Rows of pages for comparing: extracted, normalized, in the keys that the export uses."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from archive_scraper import fixtures
from archive_scraper.crawl.from_teaser import fill_from_teasers
from archive_scraper.fixtures import article_row
from archive_scraper.normalize.urls import page_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from archive_scraper.items import Article, Listing, Teaser
    from archive_scraper.sites import SiteRules

NOW = datetime(2025, 11, 1, 12, tzinfo=UTC)

Row = dict[str, Any]


def read_listing(html: str, url: str, rules: SiteRules) -> Listing:
    """Return a listing as the pipelines leave it."""
    return fixtures.read_listing(html, url, rules, NOW)


def read_article(html: str, url: str, rules: SiteRules) -> Article:
    """Return an article as the pipelines leave it."""
    return fixtures.read_article(html, url, rules, NOW)


def crawl(
    start_urls: Iterable[str], fetch: Callable[[str], tuple[str, str] | None], rules: SiteRules
) -> tuple[list[Listing], list[Row]]:
    """Follow listings and teasers without a network; ``fetch`` gives a page's last address and source, or None.

    Each article has one row, completed from its first teaser as a crawl does.
    """
    listings: list[Listing] = []
    rows: dict[str, Row] = {}
    for start in start_urls:
        url: str | None = start
        while url is not None and len(listings) < 50:
            got = fetch(url)
            assert got is not None, url
            listings.append(read_listing(got[1], url, rules))
            url = listings[-1].next_page
    for listing in listings:
        for teaser in listing.items:
            page = fetch(teaser.url)
            if page is None or not rules.follows(teaser.url):
                continue
            article = read_article(page[1], page[0], rules)
            fill_from_teasers(article, [stored(teaser)])
            rows.setdefault(page_key(article.canonical_url or article.url), article_row(article))
    return listings, list(rows.values())


def stored(teaser: Teaser) -> Row:
    """Return a teaser as the database holds it."""
    row = {name: getattr(teaser, name) for name in teaser.__dataclass_fields__}
    return row | {
        "authors": json.dumps([asdict(person) for person in teaser.authors]),
        "topics": json.dumps(list(teaser.topics)),
        "origins": json.dumps(teaser.origins),
    }


def site_fetch(site: Any) -> Callable[[str], tuple[str, str] | None]:
    """Return a fetch for ``crawl`` that asks a demo site directly and follows its redirects."""

    def fetch(url: str) -> tuple[str, str] | None:
        parts = urlsplit(url)
        answer = site.answer(parts.path, parts.query)
        if answer.location:
            return fetch(urljoin(url, answer.location))
        return (url, answer.body.decode()) if answer.status == 200 else None

    return fetch


def relative(row: Row, base: str) -> Row:
    """Return a row with the addresses of its own site as paths."""

    def cut(value: Any) -> Any:
        if isinstance(value, str):
            return value.replace(f"{base}/", "/")
        if isinstance(value, list):
            return [cut(item) for item in value]
        return {key: cut(item) for key, item in value.items()} if isinstance(value, dict) else value

    return {key: cut(value) for key, value in row.items()}


def local(rules: SiteRules, base: str) -> SiteRules:
    """Return a site's rules for another address, as the demo command does."""
    return replace(rules, start_urls=(base,), hosts=())
