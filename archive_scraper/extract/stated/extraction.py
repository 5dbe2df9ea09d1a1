"""A list as a listing: its items as teasers, whose values have its channel as their origin."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from archive_scraper.extract.stated.addresses import article_addresses, part_addresses
from archive_scraper.extract.stated.page_json import address_of
from archive_scraper.items import Listing, Pattern, Teaser
from archive_scraper.normalize.dates import date_order
from archive_scraper.normalize.urls import canonical_url, page_key

if TYPE_CHECKING:
    from archive_scraper.date_order import DateOrder
    from archive_scraper.extract.stated.model import StatedEntry, StatedList
    from archive_scraper.sites import SiteRules

_SHARED = 3
"""So many items with one picture: then it is none of theirs."""


def extract_stated(stated: StatedList, *, rules: SiteRules | None = None, now: datetime | None = None) -> Listing:
    """Return the teasers of a list in its order, its next page, and how they were found.

    A list states what its items are, so its confidence is the share of them that have a title and an address: one with
    a single sound item is credible, one of titles alone is not, nor is an empty one.
    """
    now = now or datetime.now(UTC)
    drop_params = rules.drop_params if rules is not None else ()
    listing = Listing(
        url=canonical_url(stated.url, drop_params=drop_params), fetched_at=now, next_page=stated.next_page
    )
    seen: set[str] = set()
    whole = 0
    pictures = Counter(item.image for item in stated.items if item.image)
    for item in stated.items:
        if item.image and pictures[item.image] >= _SHARED:  # the list's own, printed with each item
            item = replace(item, image=None)  # noqa: PLW2901 - the same item
        address = item.url or (address_of(item.slug, stated.url, rules) if item.slug else None)
        if not address or not item.title:
            continue
        whole += 1
        url = canonical_url(address, drop_params=drop_params)
        if (key := page_key(url)) not in seen:
            seen.add(key)
            listing.items.append(_teaser(stated, item, url, len(listing.items), now))
            if item.text_html:
                listing.texts[url] = item.text_html
    listing.total = stated.total
    listing.addresses, said = article_addresses(stated, rules, now) if stated.channel == "sitemap" else ((), [])
    listing.parts, said_of_parts = part_addresses(stated, rules, now)
    listing.confidence = round(whole / len(stated.items), 3) if stated.items else 0.0
    if listing.addresses or listing.parts or stated.total == 0:  # which say no more than that
        listing.confidence = 1.0
    printed = [teaser.published_raw for teaser in listing.items if teaser.published_raw]
    listing.date_order = cast("DateOrder | None", date_order(printed))
    listing.pattern = Pattern(kind=stated.channel, why=(*_why(stated, whole), *said, *said_of_parts, *stated.faults))
    return listing


def _teaser(stated: StatedList, item: StatedEntry, url: str, position: int, now: datetime) -> Teaser:
    teaser = Teaser(
        listing_url=stated.url,
        position=position,
        url=url,
        title=item.title,
        fetched_at=now,
        page_language=item.language or stated.language,
        published_raw=item.published,
        byline_raw=", ".join(person.name for person in item.authors) or None,
        authors_linked=item.authors if len(item.authors) > 1 or any(person.url for person in item.authors) else (),
        topics_raw="\n".join(item.topics) or None,
        summary_html=item.summary_html,
        image=item.image,
    )
    given = {
        "published": item.published,
        "byline": item.authors,
        "topics": item.topics,
        "summary": item.summary_html,
        "image": item.image,
    }
    teaser.origins = dict.fromkeys(("title", "url", *(name for name, value in given.items() if value)), stated.channel)
    return teaser


def _why(stated: StatedList, whole: int) -> list[str]:
    """Return the evidence: what the list calls itself, and how much of what its items say."""
    count = len(stated.items)
    lines = [f"{stated.called}{f' {stated.title!r}' if stated.title else ''}"]
    if stated.home:
        lines[0] += f" of {stated.home}"
    if stated.channel == "sitemap" and (count or stated.parts) and not whole:
        return lines
    if not count:
        return lines if stated.channel == "wordpress" and stated.faults else [*lines, "it holds no item"]
    parts = {
        "with title and address": whole,
        "with a date": sum(bool(item.published) for item in stated.items),
        "with authors": sum(bool(item.authors) for item in stated.items),
        "with a summary": sum(bool(item.summary_html) for item in stated.items),
        "with their full text": sum(bool(item.text_html) for item in stated.items),
    }
    said = ", ".join(f"{number} {words}" for words, number in parts.items() if number)
    lines.append(f"{count} item{'' if count == 1 else 's'}: {said or 'none with a title and an address'}")
    if changed := sum(bool(item.updated and not item.published) for item in stated.items):
        lines.append(f"{changed} say when they were changed, and not when they were published")
    return lines
