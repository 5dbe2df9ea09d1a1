"""One listing page in, its teasers out: by a site's rules where they match, by detection where not."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from archive_scraper.extract.blocks import find_candidates
from archive_scraper.extract.fields import RecordFields, read_fields
from archive_scraper.extract.outline import Outline
from archive_scraper.extract.pagination import find_next_page, is_pager_text, read_place
from archive_scraper.extract.ranking import Ranked, confidence, rank
from archive_scraper.items import Listing, Pattern, Teaser
from archive_scraper.normalize.urls import page_key
from archive_scraper.sites import ListingRules

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from archive_scraper.extract.page import Page
    from archive_scraper.sites import SiteRules


def extract_listing(page: Page, *, rules: SiteRules | None = None, now: datetime | None = None) -> Listing:
    """Return the teasers of a page in their order, the next page, and how they were found."""
    now = now or datetime.now(UTC)
    listing = Listing(url=page.url, fetched_at=now)
    outline = Outline(page)
    ranked = rank(outline, find_candidates(outline))
    if ranked:
        listing.items = _teasers(page, read_fields(outline, ranked[0].candidate), now)
        listing.confidence = confidence(ranked)
        listing.pattern = _explain(outline, ranked)
    listing.next_page = find_next_page(page, rules=rules)
    return listing


def extract_related(page: Page, section: HtmlElement) -> list[Teaser]:
    """Return the teasers of one given section of a page."""
    outline = Outline(page, section)
    ranked = rank(outline, find_candidates(outline))
    return _teasers(page, read_fields(outline, ranked[0].candidate), datetime.now(UTC)) if ranked else []


def listing_rules(pattern: Pattern) -> ListingRules:
    """Freeze a found pattern to selectors that find the same items again."""
    known = {name: (selector,) for name, selector in pattern.selectors.items()}
    return ListingRules(**known)


def _teasers(page: Page, found: list[RecordFields], now: datetime) -> list[Teaser]:
    teasers: list[Teaser] = []
    seen: set[str] = set()
    here = read_place(page.url).series
    for fields in found:
        if not fields.url or page_key(fields.url) in seen:
            continue
        if read_place(fields.url).series == here and is_pager_text(fields.title):
            continue  # the pager, in a block that looks like one more teaser
        seen.add(page_key(fields.url))
        teasers.append(
            Teaser(
                listing_url=page.url,
                position=len(teasers),
                url=fields.url,
                title=fields.title,
                fetched_at=now,
                published_raw=fields.published,
                byline_raw=fields.byline,
                authors_linked=fields.authors,
                topics_raw=fields.topics,
                summary_html=fields.summary_html,
                origins=dict(fields.origins),
            )
        )
    return teasers


def _explain(outline: Outline, ranked: list[Ranked]) -> Pattern:
    best = ranked[0]
    return Pattern(
        kind="repeated-blocks",
        why=tuple(best.reasons(6)),
        rejected=tuple(
            f"{len(one.candidate.records)} x {one.candidate.tag} in "
            f"{outline.tags[one.candidate.parents[0]]}: {', '.join(one.reasons(3))}"
            for one in ranked[1:4]
        ),
    )
