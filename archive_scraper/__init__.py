"""Archive Scraper: listing pages of think tanks and news sites, as a clean SQLite archive.

For a page at hand, without a crawl and without a database:

>>> from archive_scraper import extract_listing
>>> row = '<article><h3><a href="/r/{0}">A report on harbour {0}</a></h3><p>By Ann Lee, May {0}, 2024</p></article>'
>>> page = "<main>" + "".join(row.format(number) for number in (3, 2, 1)) + "</main>"
>>> [(teaser.published, teaser.authors[0].name) for teaser in extract_listing(page, "https://x.example/").items]
[('2024-05-03', 'Ann Lee'), ('2024-05-02', 'Ann Lee'), ('2024-05-01', 'Ann Lee')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.collector import uncollected
from archive_scraper.version import VERSION

if TYPE_CHECKING:
    from datetime import datetime

    from archive_scraper.extract.page import Page
    from archive_scraper.items import Article, Listing
    from archive_scraper.sites import SiteRules

__version__ = VERSION
__all__ = ["__version__", "extract_article", "extract_listing"]


@uncollected
def extract_article(
    page: str | bytes,
    url: str,
    *,
    charset: str | None = None,
    rules: SiteRules | None = None,
    now: datetime | None = None,
) -> Article:
    """Return the article of a page, extracted and normalized as in a crawl.

    ``charset`` is that of the HTTP header, for bytes; ``rules`` those of the site, where there are any; ``now`` the
    time of the fetch, which relative dates count from. A page without an article gives one with title "".
    """
    from archive_scraper.extract.article import extract_article as extract
    from archive_scraper.pipelines import normalize

    parsed = _parse(page, url, charset)
    site = rules or _any_site(parsed.language)
    return normalize(extract(parsed, rules=rules, now=now, source=site.name), site)


@uncollected
def extract_listing(
    page: str | bytes,
    url: str,
    *,
    charset: str | None = None,
    rules: SiteRules | None = None,
    now: datetime | None = None,
) -> Listing:
    """Return the teasers and the next page of a listing, a page or a feed; arguments as of extract_article."""
    from archive_scraper.extract.any_listing import listing_of
    from archive_scraper.extract.stated import is_stated, read_stated
    from archive_scraper.pipelines import normalize

    body = page.encode("utf-8", "replace") if isinstance(page, str) else page
    if is_stated(body):
        stated = read_stated(body, url, charset)
        return normalize(listing_of(stated, rules=rules, now=now), rules or _any_site(stated.language))
    parsed = _parse(page, url, charset)
    return normalize(listing_of(parsed, rules=rules, now=now), rules or _any_site(parsed.language))


def _parse(page: str | bytes, url: str, charset: str | None) -> Page:
    from archive_scraper.extract.page import Page

    return Page(page, url) if isinstance(page, str) else Page.from_bytes(page, url, charset)


def _any_site(language: str | None) -> SiteRules:
    from archive_scraper.sites import SiteRules

    return SiteRules(name="any", languages=(language,) if language else ())
