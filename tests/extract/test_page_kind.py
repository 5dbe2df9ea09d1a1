"""An article or a listing: what decides, on both sides of each border."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from archive_scraper.extract.page_kind import _teaser_share, is_credible, page_kind
from archive_scraper.items import Article, Listing, Teaser

NOW = datetime(2024, 6, 1, tzinfo=UTC)
URL = "https://harbour.example/notes"


def _article(words: int, *, own: int = 0, dated: bool = False, published: str | None = None) -> Article:
    """Return an article of so many words, the last ``own`` of which stand in no teaser."""
    text = " ".join([*(f"w{number}" for number in range(words - own)), *(f"own{number}" for number in range(own))])
    article = Article(source="", url=URL, title="A", fetched_at=NOW, body_raw=text, published_raw=published)
    if dated:
        article.origins["published"] = "meta:date"
    return article


def _listing(items: int, shown: int, confidence: float = 0.9) -> Listing:
    """Return a listing whose teasers show the first words of such an article."""
    text = " ".join(f"w{number}" for number in range(shown))
    teasers = [
        Teaser(
            listing_url=URL, position=n, url=f"{URL}/{n}", title="", fetched_at=NOW, summary_html=text if not n else ""
        )
        for n in range(items)
    ]
    return Listing(url=URL, items=teasers, confidence=confidence)


@pytest.mark.parametrize(
    ("article", "listing", "kind"),
    [
        # The share of the text that stands in teasers.
        (_article(100, own=50), _listing(2, 50), "listing"),
        (_article(200, own=130), _listing(2, 70), "article"),
        (_article(100, own=5, dated=True), _listing(2, 95), "listing"),
        (_article(100, own=30, dated=True), _listing(2, 70), "article"),
        # A short text next to many teasers, none of it theirs.
        (_article(240, own=240), _listing(10, 0), "listing"),
        (_article(260, own=260), _listing(10, 0), "article"),
        (_article(240, own=240), _listing(10, 0, confidence=0.7), "article"),
        # Few teasers next to a date of the page's own are a box.
        (_article(100, own=100, published="3 May 2024"), _listing(6, 0), "article"),
        (_article(100, own=100, published="3 May 2024"), _listing(7, 0), "listing"),
    ],
)
def test_page_kind(article: Article, listing: Listing, kind: str):
    assert page_kind(article, listing) == kind


@pytest.mark.parametrize(("confidence", "credible"), [(0.3, True), (0.29, False), (0.2, False), (0.5, True)])
def test_a_listing_may_be_no_listing(confidence: float, credible: bool):
    assert is_credible(_listing(3, 0, confidence)) is credible


def test_a_page_without_text_is_a_listing():
    assert page_kind(_article(0), _listing(2, 0)) == "listing"


def test_a_page_without_a_text_has_nothing_but_teasers():
    assert (
        _teaser_share(Article(source="x", url=URL, title="a", fetched_at=NOW), Listing(url="https://x.example/")) == 1.0
    )
