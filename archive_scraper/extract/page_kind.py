"""Is a page an article or a listing? For callers who were handed an address and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from archive_scraper.normalize.text import html_text
from archive_scraper.sites.rules import CHANNEL_NAMES

if TYPE_CHECKING:
    from archive_scraper.items import Article, Listing

CREDIBLE = 0.3
"""Confidence below which what was found is no listing, but the navigation of a page without one."""

NAMES = {kind: name for kind, name in CHANNEL_NAMES.items() if kind not in ("listing", "browser")}
"""Kinds of the patterns of lists that state what they hold, and what they are called."""
_SURE = 0.8
_TEASER_SHARE = {True: 0.9, False: 0.4}
"""A running text of which teasers make up this much is the listing's own; more is asked of a page whose head says
when it was published."""
_TEASER_WORDS = 25
"""What one teaser counts for against the running text of a page whose head names no date."""
_MOST_RELATED = 6
"""Teasers in a box below a short article; a page of a listing has more."""


def is_credible(listing: Listing) -> bool:
    """Tell whether a page holds the listing that was found on it; one that says that it holds nothing is believed."""
    holds = listing.items or listing.addresses or listing.parts or listing.total == 0
    return bool(holds) and listing.confidence >= CREDIBLE


def stated_as(listing: Listing) -> str | None:
    """Return what a list is called that states what it holds, such as a feed; None for one that was found on a page."""
    return NAMES.get(listing.pattern.kind) if listing.pattern is not None else None


def nothing_found(listing: Listing) -> str:
    """Say why a page is no listing to read, as the end of a sentence on it: a feed and its like say what they hold."""
    name = stated_as(listing)
    if listing.pattern is None or name is None:
        api = " of WordPress's API, which answers with a page" if "/wp-json" in listing.url else ""
        return f"no listing was found on this page{api}"
    why = "; ".join(listing.pattern.why[1:])
    if not (listing.items or listing.addresses or listing.parts):
        return f"this {name} holds nothing to read: {why}"
    return f"too few items of this {name} have a title and an address: {why}"


def page_kind(article: Article, listing: Listing) -> Literal["article", "listing"]:
    """Tell what a page is, from what both extractors found on it.

    On a listing the article extractor takes the teasers for the text. So a page with a list is a listing where
    its running text consists of teasers, or where it is short for so many teasers and the page's head names no
    date of its own; else the list is a box next to an article. Few teasers next to a date that none of them shows
    are such a box too.
    """
    if article.related or not is_credible(listing):
        return "article"
    dated = article.origins.get("published", "").startswith(("json-ld", "meta"))
    if _teaser_share(article, listing) >= _TEASER_SHARE[dated]:
        return "listing"
    words = len((article.body_raw or "").split())
    short = listing.confidence >= _SURE and words <= _TEASER_WORDS * len(listing.items)
    return "listing" if short and not dated and not _is_box(article, listing) else "article"


def _is_box(article: Article, listing: Listing) -> bool:
    """Tell whether few teasers stand on a page that prints a date of its own."""
    own = article.published_raw
    if own is None or len(listing.items) > _MOST_RELATED:
        return False
    return not any(date in own or own in date for item in listing.items if (date := item.published_raw))


def _teaser_share(article: Article, listing: Listing) -> float:
    """Return how much of the article's text stands in the teasers, 0 to 1."""
    texts = [text for item in listing.items for text in (item.title, item.summary_html or "", item.byline_raw or "")]
    shown = {run for text in texts for run in _runs(html_text(text))}
    runs = _runs(article.body_raw or "")
    return sum(run in shown for run in runs) / len(runs) if runs else 1.0


def _runs(text: str) -> list[tuple[str, ...]]:
    """Return each three words that follow each other: single words are common to all texts of a language."""
    words = text.split()
    return list(zip(words, words[1:], words[2:], strict=False))
