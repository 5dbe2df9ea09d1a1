"""Teasers of another markup at the head of a listing or between its rows: the newest item, printed larger."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from archive_scraper.extract.listing.outline import HEADINGS
from archive_scraper.extract.listing.own_classes import stable_class
from archive_scraper.extract.listing.records import Record, whole
from archive_scraper.normalize.urls import page_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.extract.listing.blocks import Candidate
    from archive_scraper.extract.listing.features import PageFacts
    from archive_scraper.extract.listing.fields import RecordFields
    from archive_scraper.extract.listing.outline import Outline

_ARTICLE = 0.5
"""A page that looks more like an article than this has teasers beside it, not a listing with a head."""
_ABOVE = 2
"""Levels above a listing's own container in which its head may stand."""
_INTO_HEADING = 3
"""Levels between a title's link and the heading around it."""
_CARD_LEVELS = 8
_MOST_LEADS = 6
_MOST_NODES = 4000
"""Elements among which titles are looked for."""
_FEWEST_LETTERS = 12
_LONGEST = 1500
_PLAIN_TAGS = frozenset({"a", "b", "strong", "div", "span", "p", "td", "li", "font"})
"""Tags that are no mark of a title without a class."""

_Make = tuple[str, str]


def add_leads(candidate: Candidate, found: Sequence[RecordFields], facts: PageFacts) -> Candidate:
    """Return a candidate with the teasers of another markup before or between its records, itself where there are none.

    Such a teaser has a title of the same tag and class as the others, a date where they have one, an address that is
    not theirs, and no heading between it and them: what stands under a heading of its own is another list.
    """
    outline = facts.outline
    records = sorted(candidate.records, key=lambda record: record.start)
    make = _title_make(outline, found)
    if make is None or facts.is_article > _ARTICLE or candidate.flat:
        return candidate
    container = _container(outline, records)
    titles = _titles_outside(outline, container, records, make)
    if not titles:
        return candidate
    known = {page_key(one.url) for one in found if one.url}
    dated = sum(one.published is not None for one in found) * 5 >= len(found) * 4
    leads: list[Record] = []
    for title in reversed(titles):  # the nearest to the listing first
        root = _card(outline, title, container, records, titles)
        key = page_key(url) if (url := _link(outline, title, root)) else ""
        if not key or key in known or outline.length(root) > _LONGEST or any(facts.surroundings(root)[:2]):
            continue
        if dated and not facts.look(whole(outline, root)).dated:
            continue
        if _is_parted(outline, root, [*records, *leads]):
            continue
        known.add(key)
        leads.append(whole(outline, root))
    if not 0 < len(leads) <= min(_MOST_LEADS, len(records)):
        return candidate
    joined = sorted([*records, *leads], key=lambda record: record.start)
    parents = sorted({outline.parent[record.root] for record in joined})
    return replace(candidate, parents=parents, records=joined)


def _title_make(outline: Outline, found: Sequence[RecordFields]) -> _Make | None:
    """Return tag and class of the titles, if nearly all share them and they mark a title."""
    makes = Counter(_make(outline, one.title_node) for one in found if one.title_node >= 0)
    if not makes:
        return None
    make, count = makes.most_common(1)[0]
    return make if count * 5 >= len(found) * 4 and (make[1] or make[0] not in _PLAIN_TAGS) else None


def _make(outline: Outline, node: int) -> _Make:
    heading = next((above for above in outline.lineage(node, _INTO_HEADING) if outline.tags[above] in HEADINGS), node)
    return outline.tags[heading], stable_class(outline.nodes[heading].get("class") or "")


def _container(outline: Outline, records: list[Record]) -> int:
    """Return the element that holds all records, and what may hold a head above them."""
    node = outline.parent[records[0].root]
    while outline.end[node] < records[-1].stop:
        node = outline.parent[node]
    for above in outline.lineage(node, _ABOVE):
        if outline.tags[above] in {"body", "html"}:
            break
        node = above
    return node


def _titles_outside(outline: Outline, container: int, records: list[Record], make: _Make) -> list[int]:
    """Return the elements of a make before and between records, within the container."""
    starts = [record.start for record in records]
    nodes = (
        outline.within(outline.headings, container, starts[-1])
        if make[0] in HEADINGS
        else range(container, min(starts[-1], container + _MOST_NODES))
    )
    found = []
    tags = outline.tags
    for node in nodes:
        if tags[node] != make[0] or outline.length(node) < _FEWEST_LETTERS:
            continue
        place = bisect_left(starts, node + 1) - 1
        if (place < 0 or node >= records[place].stop) and _make(outline, node) == make:
            found.append(node)
    return found


def _card(outline: Outline, title: int, container: int, records: list[Record], titles: list[int]) -> int:
    """Return the largest element around a title that holds no other title and no record."""
    starts = [record.start for record in records]
    root = title
    while (above := outline.parent[root]) > container:
        others = outline.within(titles, above)
        ranks = [outline.tags[heading] for heading in outline.within(outline.headings, above, title)]
        if len(others) > 1 or outline.within(starts, above) or any(rank < outline.tags[title] for rank in ranks):
            break
        root = above
    return root


def _link(outline: Outline, title: int, root: int) -> str | None:
    """Return where a title's link leads, in it or around it, else the first link of its card."""
    inside = outline.within(outline.anchors, title)
    around = [node for node in outline.lineage(title, _CARD_LEVELS) if outline.tags[node] == "a"]
    for anchor in [*inside, *around, *outline.within(outline.anchors, root)]:
        if url := outline.url(anchor):
            return url
    return None


def _is_parted(outline: Outline, root: int, records: list[Record]) -> bool:
    """Tell whether a heading of its own parts an element from the record that follows it."""
    end = outline.end[root]
    following = min((record.start for record in records if record.start >= end), default=end)
    return bool(outline.within(outline.headings, end, following))
