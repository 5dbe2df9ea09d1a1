"""Is a page an article or a listing? For callers who were handed an address and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from archive_scraper.items import Article, Listing

CREDIBLE = 0.3
"""A listing found with less confidence than this is none: what is left of a page without one is its navigation."""

# An article's text outweighs the teasers of a page that is read for itself. Below this share of the words on
# both sides it is the teasers that the page is about.
_TEASER_WORDS = 25
"""What one teaser counts for against the words of the body."""


def is_credible(listing: Listing) -> bool:
    """Tell whether a page holds the listing that was found on it."""
    return bool(listing.items) and listing.confidence >= CREDIBLE


def page_kind(article: Article, listing: Listing) -> Literal["article", "listing"]:
    """Tell what a page is, from what both extractors found on it.

    A page with a date or an author of its own and more running text than its teasers can explain is an article
    (its teasers are then "related" ones); every other page with a list is a listing.
    """
    if not listing.items or listing.confidence < 0.3:  # see docs/how-listings-are-found.md
        return "article"
    words = len((article.body or "").split())
    signed = bool(article.published_raw or article.byline_raw or article.authors_linked)
    return "article" if signed and words > _TEASER_WORDS * len(listing.items) else "listing"
