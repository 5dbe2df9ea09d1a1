"""One listing page in, its teasers out: by a site's rules where they match, by detection where not."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from archive_scraper.collector import uncollected
from archive_scraper.extract.decisions import Option, record
from archive_scraper.extract.linked_data import StatedItem, read_stated_items
from archive_scraper.extract.listing.blocks.find import Candidate, find_candidates
from archive_scraper.extract.listing.fields.opening import drop_frames
from archive_scraper.extract.listing.fields.read import RecordFields, read_fields
from archive_scraper.extract.listing.others import add_others, drop_strangers
from archive_scraper.extract.listing.page.outline import Outline
from archive_scraper.extract.listing.rank.page_facts import PageFacts
from archive_scraper.extract.listing.rank.ranking import WEIGHTS as BLOCK_WEIGHTS
from archive_scraper.extract.listing.rank.ranking import Ranked, confidence, rank
from archive_scraper.extract.listing.rules.apply import PartFinder, select_blocks
from archive_scraper.extract.listing.rules.freeze import item_selector, part_selector
from archive_scraper.extract.listing.total import read_total
from archive_scraper.extract.next_page import find_next_link, is_pager_text
from archive_scraper.extract.unfollowed import shown_pager
from archive_scraper.items import Listing, Pattern, Teaser
from archive_scraper.normalize.dates import date_order
from archive_scraper.normalize.text import clean_text
from archive_scraper.normalize.urls import bare_host, canonical_url, page_key
from archive_scraper.signs.addresses import read_place
from archive_scraper.sites import ListingRules, SiteRules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.html import HtmlElement

    from archive_scraper.date_order import DateOrder
    from archive_scraper.extract.page import Page

_SURE = 0.3
"""Confidence below which a list stated in JSON-LD beats the blocks found in the page."""
_REJECTED = 3
_SHOWN = 60
"""Characters of a block's first record by which it is told from others."""


@uncollected
def extract_listing(page: Page, *, rules: SiteRules | None = None, now: datetime | None = None) -> Listing:
    """Return the teasers of a page in their order, the next page, and how they were found.

    Selectors of ``rules.listing`` come first; each part without selectors, or whose selectors match nothing in a
    block, is detected. Item selectors that match nothing on the page leave it all to detection, and the pattern
    says so. ``now`` is the time of the fetch. The addresses of the page and its teasers come out as they are stored,
    that of the next page as printed. Never raises for any page.
    """
    now = now or datetime.now(UTC)
    outline = Outline(page)
    own = rules.listing if rules is not None else ListingRules()
    kinds = rules.kind_labels if rules is not None else {}
    stated = read_stated_items(page)
    following = find_next_link(page, rules=rules)
    pager = outline.place(following.element) if following is not None else -1
    listing = _by_rules(outline, own, now, kinds) or _by_detection(outline, own, stated, pager, now, kinds)
    listing.next_page = following.url if following is not None else None
    if following is None and (rules is None or rules.paging != "none"):
        listing.unfollowed = shown_pager(page)
    _settle_addresses(listing, rules)
    printed = [teaser.published_raw for teaser in listing.items if teaser.published_raw]
    listing.date_order = cast("DateOrder | None", date_order(printed, language=page.language))
    listing.total = read_total(outline)
    return listing


def extract_related(
    page: Page, section: HtmlElement, *, rules: SiteRules | None = None, now: datetime | None = None
) -> list[Teaser]:
    """Return the teasers of one given section of a page, such as "More from ..." below an article."""
    outline = Outline(page, section)
    ranked = rank(PageFacts(outline), find_candidates(outline))
    if not ranked:
        return []
    found = Listing(url=page.url)
    found.items = _teasers(outline, read_fields(outline, ranked[0].candidate), now or datetime.now(UTC))
    _settle_addresses(found, rules)
    return found.items


def _settle_addresses(listing: Listing, rules: SiteRules | None) -> None:
    """Write the addresses of a listing and its teasers in the one spelling under which pages are stored."""
    drop_params = rules.drop_params if rules is not None else ()
    listing.url = canonical_url(listing.url, drop_params=drop_params)
    for teaser in listing.items:
        teaser.url = canonical_url(teaser.url, drop_params=drop_params)


def listing_rules(pattern: Pattern) -> ListingRules:
    """Freeze a found pattern to selectors that find the same items again on this page and on the next."""
    parts = {name: (selector,) for name, selector in pattern.selectors.items()}
    return ListingRules(**parts)


def _by_rules(outline: Outline, own: ListingRules, now: datetime, kinds: Mapping[str, str]) -> Listing | None:
    selected = select_blocks(outline, own.item) if own.item else None
    if selected is None:
        return None
    candidate, selector = selected
    teasers = _teasers(outline, _read(outline, candidate, own, kinds), now)
    if not teasers:
        return None
    named = {name: alternatives[0] for name in _PARTS if (alternatives := getattr(own, name))}
    complete = len(teasers) / len(candidate.records)
    return Listing(
        url=outline.page.url,
        fetched_at=now,
        items=teasers,
        confidence=round(0.5 + 0.5 * complete, 3),
        pattern=Pattern(
            kind="selector",
            selectors=named | {"item": selector},
            why=(f"the rule {selector!r} matches {len(candidate.records)} blocks, {len(teasers)} with title and link",),
        ),
    )


_PARTS = ("item", "title", "link", "summary", "byline", "published", "topics", "next_page")


def _by_detection(
    outline: Outline,
    own: ListingRules,
    stated: dict[str, StatedItem],
    pager: int,
    now: datetime,
    kinds: Mapping[str, str],
) -> Listing:
    listing = Listing(url=outline.page.url, fetched_at=now)
    failed = (f"the rules' selectors match nothing here: {', '.join(own.item)}",) if own.item else ()
    facts = PageFacts(outline, stated, pager)
    ranked = rank(facts, find_candidates(outline))
    for place, best in enumerate(ranked):
        found = _read(outline, best.candidate, own, kinds)
        if (whole := add_others(best.candidate, found, facts)) is not best.candidate:
            found = _read(outline, whole, own, kinds)
        found = drop_strangers(outline, found)
        teasers = _teasers(outline, found, now)
        if len(teasers) > 1:
            listing.items = teasers
            listing.confidence = confidence(ranked[place:])
            listing.pattern = _explain(outline, ranked[place:], found, failed)
            record("listing", BLOCK_WEIGHTS, partial(_options, outline, ranked[place:]))
            break
    if len(stated) > 1 and (listing.confidence < _SURE or not listing.items):
        listing.items = [
            _from_stated(outline, item, place, now) for place, item in enumerate(stated.values()) if item.title
        ]
        listing.confidence = 0.6
        listing.pattern = Pattern(kind="json-ld", why=(*failed, f"the page states {len(stated)} items in JSON-LD"))
    return listing


def _read(outline: Outline, candidate: Candidate, own: ListingRules, kinds: Mapping[str, str]) -> list[RecordFields]:
    found = read_fields(outline, candidate)
    finder = PartFinder(outline, own, kinds)
    for fields in found:
        finder.apply(fields)
    return found


def _teasers(outline: Outline, found: Sequence[RecordFields], now: datetime) -> list[Teaser]:
    teasers: list[Teaser] = []
    seen: set[str] = set()
    page = outline.page
    here = read_place(page.url).series
    titles = drop_frames([fields.title or "" for fields in found])
    for fields, title in zip(found, titles, strict=True):
        key = page_key(fields.url) if fields.url and title else ""
        if not fields.url or not key or key in seen:
            continue
        if read_place(fields.url).series == here and is_pager_text(title):
            continue  # the pager, in a block that looks like one more teaser
        if _is_above(fields.url, page.url):
            continue  # the site itself, or the folder that the list stands in
        seen.add(key)
        teasers.append(
            Teaser(
                listing_url=page.url,
                position=len(teasers),
                url=fields.url,
                title=clean_text(title),
                fetched_at=now,
                page_language=page.language,
                published_raw=fields.published,
                byline_raw=fields.byline,
                authors_linked=fields.authors,
                topics_raw=fields.topics,
                summary_html=fields.summary_html,
                kind_raw=fields.kind,
                outlet_raw=fields.outlet,
                image=fields.picture.url if fields.picture is not None else None,
                image_caption=fields.picture.caption if fields.picture is not None else None,
                image_credit=fields.picture.credit if fields.picture is not None else None,
                origins={"title": "pattern", "url": "pattern", **fields.origins},
            )
        )
    return teasers


def _is_above(url: str, own: str) -> bool:
    """Tell whether an address is that of a folder in which another one stands."""
    there, here = urlsplit(url), urlsplit(own)
    folder = there.path or "/"
    if there.query or bare_host(there.netloc) != bare_host(here.netloc):
        return False
    return folder.endswith("/") and here.path.startswith(folder) and len(here.path) > len(folder)


def _from_stated(outline: Outline, item: StatedItem, place: int, now: datetime) -> Teaser:
    return Teaser(
        listing_url=outline.page.url,
        position=place,
        url=item.url,
        title=item.title or "",
        fetched_at=now,
        page_language=outline.page.language,
        published_raw=item.published,
        byline_raw=", ".join(person.name for person in item.authors) or None,
        authors_linked=item.authors,
        summary_html=item.summary,
        origins=dict.fromkeys(("title", "url", "published", "byline", "summary"), "json-ld"),
    )


def _explain(outline: Outline, ranked: list[Ranked], found: list[RecordFields], failed: tuple[str, ...]) -> Pattern:
    best = ranked[0]
    return Pattern(
        kind="repeated-blocks",
        selectors=_freeze(outline, found),
        why=(*failed, f"{_name(outline, best.candidate)}: {', '.join(best.reasons())}"),
        rejected=tuple(
            f"{_name(outline, one.candidate)}: {', '.join(one.against(best))}" for one in ranked[1 : 1 + _REJECTED]
        ),
    )


def _options(outline: Outline, ranked: Sequence[Ranked]) -> Iterator[Option]:
    """Yield the blocks in their order; of those that a rule put first the score is raised to the best of the others."""
    top = max(one.score for one in ranked)
    for place, one in enumerate(ranked):
        first = fields[0] if (fields := one.candidate.records) else None
        text = outline.text_between(first.first_run, first.last_run)[:_SHOWN] if first is not None else ""
        yield Option(f"{_name(outline, one.candidate)}: {text}", top if place == 0 else one.score, one.signs())


def _name(outline: Outline, candidate: Candidate) -> str:
    parent = candidate.parents[0]
    names = outline.names(parent).split() if parent >= 0 else []
    inside = f"{outline.tags[parent]}{'.' + names[0] if names else ''}" if parent >= 0 else "page"
    return f"{len(candidate.records)} blocks <{candidate.tag}> in <{inside}>"


def _whole_title(outline: Outline, fields: RecordFields) -> int:
    """Return the title's element; -1 where it holds more than the title, a date or a kicker."""
    node = fields.title_node
    return node if node >= 0 and outline.text(node) == fields.title else -1


def _freeze(outline: Outline, found: list[RecordFields]) -> dict[str, str]:
    """Return selectors for the blocks and, where one is exact, for each part."""
    kept = [fields for fields in found if fields.url and fields.title]
    item = item_selector(outline, [fields.block.record.root for fields in kept])
    if item is None:
        return {}
    selectors = {"item": item}
    records = [fields.block.record for fields in kept]
    for name, nodes in (
        ("title", [_whole_title(outline, fields) for fields in kept]),
        ("link", [fields.link_node for fields in kept]),
        ("published", [fields.published_node for fields in kept]),
    ):
        if selector := part_selector(outline, records, nodes):
            selectors[name] = selector
    return selectors
