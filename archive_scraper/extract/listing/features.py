"""What a repeated block looks like, in numbers: the features that decide which block is the listing."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from archive_scraper.extract.datelike import has_date_shape
from archive_scraper.extract.listing.looks import Look, average, look_at
from archive_scraper.extract.listing.sections import find_headed, label_above
from archive_scraper.extract.listing.surroundings import (
    ITEM,
    MOST_READ_HEADING,
    POPULAR_HEADING,
    RELATED_HEADING,
    read_surroundings,
)
from archive_scraper.normalize.urls import host_of, page_key

if TYPE_CHECKING:
    from collections.abc import Collection

    from archive_scraper.extract.listing.blocks import Candidate
    from archive_scraper.extract.listing.outline import Outline
    from archive_scraper.extract.listing.records import Record

SAMPLE = 12
_HUGE = 1500
"""Mean characters of a record that is more than a teaser."""
_MOST_OF_PAGE = 0.4
"""Share of a page's text from which on an element is more than a menu or a box at the side."""
_CLOSE = 60
"""Runs of text between a block and the heading that it is under."""
_NEAR = 12
"""Runs of text before a parent in which a date heading stands."""


class PageFacts:
    """What is asked of the whole page once, for all its candidates."""

    def __init__(self, outline: Outline, stated: Collection[str] = (), pager: int = -1) -> None:
        """Take the page, the page keys that its JSON-LD lists, and the node of its link to the next page, or -1."""
        self.outline = outline
        self.stated = stated
        self.pager = pager
        self.size = max(1, outline.length(0)) if outline.nodes else 1
        self.host = host_of(outline.page.url)
        self._side: dict[int, tuple[bool, bool, bool, bool]] = {}
        self._looks: dict[tuple[int, int, int, int], Look] = {}

    @cached_property
    def date_runs(self) -> list[int]:
        """Numbers of the text runs that have the shape of a date."""
        outline = self.outline
        return [
            number
            for number, run in enumerate(outline.runs)
            if 5 < len(run) < 160 and not run.isspace() and has_date_shape(run.strip())
        ]

    @cached_property
    def is_article(self) -> float:
        """How much the page looks like one article rather than a list, 0 to 1."""
        page, score = self.outline.page, 0.0
        if any("article" in value.lower() for value in page.meta.get("og:type", ())):
            score += 0.5
        names = {str(kind) for item in page.json_ld[:50] if isinstance(kind := item.get("@type"), str)}
        if any(name.endswith("Article") or name in {"BlogPosting", "Report"} for name in names):
            score += 0.25
        if any(name in {"CollectionPage", "ItemList", "Blog", "SearchResultsPage"} for name in names):
            score -= 0.4
        if any(key.startswith("article:published") for key in page.meta):
            score += 0.3
        if self.prose > 0.3:
            score += 0.3
        return max(0.0, min(1.0, score))

    @cached_property
    def prose(self) -> float:
        """The share of the page's text in the longest series of sibling paragraphs."""
        outline = self.outline
        totals: dict[int, int] = {}
        for node, tag in enumerate(outline.tags):
            if tag == "p" and (length := outline.length(node)) > 120:
                totals[outline.parent[node]] = totals.get(outline.parent[node], 0) + length
        return max(totals.values(), default=0) / self.size

    def look(self, record: Record) -> Look:
        """Return what a record looks like."""
        key = (record.start, record.stop, record.first_run, record.last_run)
        if (known := self._looks.get(key)) is None:
            known = self._looks[key] = look_at(self.outline, record, self.date_runs)
        return known

    def surroundings(self, node: int) -> tuple[bool, bool, bool, bool]:
        """Tell whether a node stands in navigation, at the side, among related items, in the content.

        What most of the page stands in is named by its layout: "has-sidebar", "content-sidebar-wrap".
        """
        outline = self.outline
        chain: list[int] = []
        known = (False, False, False, False)
        while node >= 0 and len(chain) < 200:
            if node in self._side:
                known = self._side[node]
                break
            chain.append(node)
            node = outline.parent[node]
        for place in reversed(chain):
            tag = outline.tags[place]
            names = outline.names(place) if tag not in {"body", "html"} else ""
            navigation, side, related, content = known
            named = read_surroundings(names) if names != " " else (False, False, False, False)
            if (named[0] or named[1]) and outline.length(place) > _MOST_OF_PAGE * self.size:
                named = (named[0] and self._is_linked(place), False, *named[2:])
            element = outline.nodes[place]
            role = element.get("role") or ""
            navigation = (
                navigation or tag in {"nav", "footer"} or role in {"navigation", "contentinfo", "menu"} or named[0]
            )
            side = side or tag == "aside" or role == "complementary" or named[1]
            related = related or named[2]
            content = content or tag in {"main", "article"} or role == "main" or named[3]
            known = self._side[place] = (navigation, side, related, content)
        return known

    def is_in_menu(self, record: Record) -> bool:
        """Tell whether a record's container stands in navigation."""
        return self.surroundings(self.outline.parent[record.root])[0]

    def is_at_side(self, record: Record) -> bool:
        """Tell whether a record's container stands at the side."""
        return self.surroundings(self.outline.parent[record.root])[1]

    def _is_linked(self, node: int) -> bool:
        """Tell whether most of what an element says are links."""
        linked = sum(map(self.outline.length, self.outline.within(self.outline.anchors, node)))
        return linked * 10 > self.outline.length(node) * 7

    def heading_above(self, node: int) -> int:
        """Return the nearest heading before a node, if it stands close; else -1."""
        outline = self.outline
        place = bisect_right(outline.headings, node) - 1
        if place < 0 or outline.end[outline.headings[place]] > node:
            return -1
        heading = outline.headings[place]
        return heading if outline.run_start[node] - outline.run_end[heading] < _CLOSE else -1


def describe(candidate: Candidate, facts: PageFacts) -> dict[str, float]:
    """Return a candidate's features, each about 0 to 1."""
    outline = facts.outline
    records = candidate.records
    step = max(1, len(records) // SAMPLE)
    sample = records[::step]
    count = len(sample)
    looks = [facts.look(record) for record in sample]
    sizes = [look.size for look in looks]
    navigation, side, related, content = facts.surroundings(records[0].root)
    own = outline.names(records[0].root)
    heading = facts.heading_above(records[0].start)
    above = (outline.text(heading) if heading >= 0 else "", label_above(outline, records[0], None))
    article = facts.is_article
    is_related = float(related or any(map(RELATED_HEADING.match, above)))
    is_popular = float(any(map(POPULAR_HEADING.match, above)))
    place = records[0].start / max(1, len(outline.nodes))
    features = average(looks)
    features["date"] = max(features["date"], _dates_above(outline, candidate, facts.date_runs))
    features["urls_each"] = min(1.0, features["urls_each"])
    return features | {
        "many": min(math.log2(len(records)), 5.0) / 5,
        "two": float(len(records) == 2),
        "title_distinct": len({look.title for look in looks}) / count,
        "share": min(1.0, sum(sizes) * step / facts.size) ** 0.5,
        "even": 1.0 - min(1.0, _spread(sizes)),
        "linked": sum(min(look.size, look.linked) for look in looks) / max(1, sum(sizes)),
        "distinct": len({tuple(look.urls) for look in looks}) / count,
        "before_pager": _before_pager(outline, records, facts.pager),
        "headed": find_headed(outline, candidate, article),
        "navigation": float(navigation),
        "side": float(side),
        "content": float(content),
        "item_name": float(candidate.tag in {"article", "tr"} or ITEM.search(own) is not None),
        "flat": float(candidate.flat),
        "containers": min(1.0, (len(candidate.parents) - 1) / max(1, len(records))),
        "popular": is_popular,
        "popular_on_article": is_popular * article,
        "most_read": float(any(map(MOST_READ_HEADING.match, above))),
        "related_on_article": is_related * article,
        "related_on_list": is_related * (1 - article),
        "side_on_article": float(side) * article,
        "place": place,
        "place_on_article": article * place,
        "stated": sum(any(page_key(url) in facts.stated for url in look.urls) for look in looks) / count
        if facts.stated
        else 0.0,
        "huge": float(sum(sizes) / count > _HUGE),
    }


def _before_pager(outline: Outline, records: list[Record], pager: int) -> float:
    """Return 1 for a block that ends right before the link to the next page, falling with the text between them."""
    if pager < records[-1].stop:
        return 0.0
    between = outline.length_between(records[-1].last_run, outline.run_start[pager])
    return 1 / (1 + between / 100)


def _dates_above(outline: Outline, candidate: Candidate, dates: list[int]) -> float:
    """Return 0.8 for records below date headings: a day, then its items, in a container for each day or in one."""
    parents = candidate.parents
    if parents[0] < 0:
        return 0.0
    if len(parents) < 2:
        return 0.8 if _is_parted_by_dates(outline, candidate.records, dates) else 0.0
    headed = 0
    for before, parent in pairwise([-1, *parents]):
        low = outline.run_end[before] if before >= 0 and outline.end[before] <= parent else 0
        headed += _any_between(dates, max(low, outline.run_start[parent] - _NEAR), outline.run_start[parent])
    return 0.8 if headed * 5 >= len(parents) * 4 else 0.0


def _is_parted_by_dates(outline: Outline, records: list[Record], dates: list[int]) -> bool:
    """Tell whether a date stands before the first record and before others of one container."""
    first = records[0].first_run
    if not _any_between(dates, max(first - _NEAR, outline.run_start[outline.parent[records[0].root]]), first):
        return False
    return any(_any_between(dates, left.last_run, right.first_run) for left, right in pairwise(records))


def _any_between(numbers: list[int], low: int, stop: int) -> bool:
    place = bisect_left(numbers, low)
    return place < len(numbers) and numbers[place] < stop


def _spread(sizes: list[int]) -> float:
    mean = sum(sizes) / len(sizes)
    return math.sqrt(sum((size - mean) ** 2 for size in sizes) / len(sizes)) / mean if mean else 1.0
