"""A feed as a listing: its items as teasers, with the origin "feed"."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from archive_scraper.extract.page_kind import FEED
from archive_scraper.items import Listing, Pattern, Teaser
from archive_scraper.normalize.dates import date_order
from archive_scraper.normalize.urls import canonical_url, page_key

if TYPE_CHECKING:
    from archive_scraper.extract.feed.model import Feed, FeedItem
    from archive_scraper.items import DateOrder
    from archive_scraper.sites import SiteRules


def extract_feed(feed: Feed, *, rules: SiteRules | None = None, now: datetime | None = None) -> Listing:
    """Return the teasers of a feed in its order, its next page, and how they were found.

    A feed states what its items are, so its confidence is the share of them that have a title and an address: one with
    a single sound item is credible, one of titles alone is not, nor is an empty one.
    """
    now = now or datetime.now(UTC)
    drop_params = rules.drop_params if rules is not None else ()
    listing = Listing(url=canonical_url(feed.url, drop_params=drop_params), fetched_at=now, next_page=feed.next_page)
    seen: set[str] = set()
    whole = 0
    for item in feed.items:
        if not item.url or not item.title:
            continue
        whole += 1
        url = canonical_url(item.url, drop_params=drop_params)
        if (key := page_key(url)) not in seen:
            seen.add(key)
            listing.items.append(_teaser(feed, item, url, len(listing.items), now))
    listing.confidence = round(whole / len(feed.items), 3) if feed.items else 0.0
    printed = [teaser.published_raw for teaser in listing.items if teaser.published_raw]
    listing.date_order = cast("DateOrder | None", date_order(printed))
    listing.pattern = Pattern(kind=FEED, why=tuple(_why(feed, whole)))
    return listing


def _teaser(feed: Feed, item: FeedItem, url: str, position: int, now: datetime) -> Teaser:
    teaser = Teaser(
        listing_url=feed.url,
        position=position,
        url=url,
        title=item.title,
        fetched_at=now,
        page_language=feed.language,
        published_raw=item.published,
        byline_raw=", ".join(person.name for person in item.authors) or None,
        authors_linked=item.authors if len(item.authors) > 1 or any(person.url for person in item.authors) else (),
        topics_raw="\n".join(item.topics) or None,
        summary_html=item.summary_html,
    )
    given = {
        "published": item.published,
        "byline": item.authors,
        "topics": item.topics,
        "summary": item.summary_html,
    }
    teaser.origins = dict.fromkeys(("title", "url", *(name for name, value in given.items() if value)), FEED)
    return teaser


def _why(feed: Feed, whole: int) -> list[str]:
    """Return the evidence: what the feed calls itself, and how much of what its items say."""
    count = len(feed.items)
    lines = [f"{feed.kind} feed{f' {feed.title!r}' if feed.title else ''}"]
    if feed.home:
        lines[0] += f" of {feed.home}"
    if not count:
        return [*lines, "it holds no item", *feed.faults]
    parts = {
        "with title and address": whole,
        "with a date": sum(bool(item.published) for item in feed.items),
        "with authors": sum(bool(item.authors) for item in feed.items),
        "with a summary": sum(bool(item.summary_html) for item in feed.items),
        "with their full text": sum(item.has_text for item in feed.items),
    }
    said = ", ".join(f"{number} {words}" for words, number in parts.items() if number)
    lines.append(f"{count} item{'' if count == 1 else 's'}: {said or 'none with a title and an address'}")
    if changed := sum(bool(item.updated and not item.published) for item in feed.items):
        lines.append(f"{changed} say when they were changed, and not when they were published")
    return [*lines, *feed.faults]
