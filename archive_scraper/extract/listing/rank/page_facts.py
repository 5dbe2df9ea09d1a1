"""What is asked of the whole page once, for all its candidates."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from archive_scraper.extract.listing.rank.record_features import Look, look_at
from archive_scraper.normalize.urls import host_of
from archive_scraper.signs.date_shape import has_date_shape
from archive_scraper.signs.surroundings import read_surroundings

if TYPE_CHECKING:
    from collections.abc import Collection

    from archive_scraper.extract.listing.blocks.cut import Record
    from archive_scraper.extract.listing.page.outline import Outline

AN_ARTICLE = 0.5
"""How much a page looks like an article that has teasers next to it, and no listing with heads or sections."""
_MOST_OF_PAGE = 0.4
"""Share of a page's text from which on an element is more than a menu or a box at the side."""
_CLOSE = 60
"""Runs of text between a block and the heading that it is under."""


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
            for number, (text, run) in enumerate(zip(outline.bare, outline.runs, strict=True))
            if text and 5 < len(run) < 160 and has_date_shape(text)
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
        for node, length in zip(outline.paragraphs, outline.lengths(outline.paragraphs), strict=True):
            if length > 120:
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
        while node >= 0:
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
