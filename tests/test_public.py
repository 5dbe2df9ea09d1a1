"""The two public functions: what they return is what a crawl stores."""

from __future__ import annotations

from archive_scraper import extract_article, extract_listing
from archive_scraper.sites import ArticleRules, SiteRules

ROW = (
    '<article><h3><a href="HTTPS://X.example:443/r/{0}?utm_source=a&session={0}">A report on harbour {0}</a></h3>'
    "<p>By Ann Lee, May {0}, 2024</p></article>"
)
ROWS = "".join(ROW.format(number) for number in (3, 2, 1))
RULES = SiteRules(name="x", drop_params=("session",), article=ArticleRules(related=("aside",)))
ADDRESSES = [f"https://x.example/r/{number}" for number in (3, 2, 1)]


def test_addresses_of_a_listing_are_those_that_are_stored():
    listing = extract_listing(f"<main>{ROWS}</main>", "https://X.example/list?fbclid=1#top", rules=RULES)
    assert listing.url == "https://x.example/list"
    assert [teaser.url for teaser in listing.items] == ADDRESSES


def test_addresses_of_an_article_are_those_that_are_stored():
    page = (
        '<head><link rel="canonical" href="HTTPS://X.example/a?utm_medium=mail"></head>'
        f"<main><h1>A quiet harbour</h1><p>{'The quay was empty. ' * 30}</p></main><aside>{ROWS}</aside>"
    )
    article = extract_article(page, "https://X.example/a?session=4", rules=RULES)
    assert (article.url, article.canonical_url) == ("https://x.example/a", "https://x.example/a")
    assert [teaser.url for teaser in article.related] == ADDRESSES
