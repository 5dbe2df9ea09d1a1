"""Is a page an article or a listing? For callers who were handed an address and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from archive_scraper.normalize.text import html_text

if TYPE_CHECKING:
    from archive_scraper.items import Article, Listing

CREDIBLE = 0.3
"""A listing found with less confidence than this is none: what is left of a page without one is its navigation."""

_TEASER_SHARE = {True: 0.9, False: 0.4}
"""A running text of which teasers make up this much is the listing's own; more is asked of a page whose head says
when it was published."""
_TEASER_WORDS = 25
"""What one teaser counts for against a running text that nobody signed or dated."""


def is_credible(listing: Listing) -> bool:
    """Tell whether a page holds the listing that was found on it."""
    return bool(listing.items) and listing.confidence >= CREDIBLE


def page_kind(article: Article, listing: Listing) -> Literal["article", "listing"]:
    """Tell what a page is, from what both extractors found on it.

    On a listing the article extractor takes the teasers for the text, and the first teaser's author and date
    for the page's. So a page with a list is a listing where its running text consists of teasers, or where it
    is short, undated and unsigned; else the list is a box beside an article.
    """
    if not is_credible(listing):
        return "article"
    words = len((article.body or "").split())
    dated = article.origins.get("published", "").startswith(("json-ld", "meta"))
    if _teaser_share(article, listing) >= _TEASER_SHARE[dated]:
        return "listing"
    signed = bool(article.published_raw or article.byline_raw or article.authors_linked)
    return "article" if signed or words > _TEASER_WORDS * len(listing.items) else "listing"


def _teaser_share(article: Article, listing: Listing) -> float:
    """Return how much of the article's text stands in the teasers, 0 to 1."""
    texts = [text for item in listing.items for text in (item.title, item.summary_html or "", item.byline_raw or "")]
    shown = {word for text in texts for word in html_text(text).split()}
    words = (article.body or "").split()
    return sum(word in shown for word in words) / len(words) if words else 1.0
