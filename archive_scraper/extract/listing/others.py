"""Teasers of another markup than a listing's: the newest printed larger, a row in between, all but the newest."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from archive_scraper.extract.listing.blocks.cut import Record, whole
from archive_scraper.extract.listing.page.walk import HEADINGS
from archive_scraper.extract.listing.rank.page_facts import AN_ARTICLE
from archive_scraper.extract.listing.rank.record_features import names_one_item
from archive_scraper.extract.wall_looks import weight_of
from archive_scraper.normalize.urls import page_key
from archive_scraper.signs.buttons import is_generic, names_file
from archive_scraper.signs.class_names import Hint, read_hints, stable_class
from archive_scraper.signs.date_shape import is_date_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archive_scraper.extract.listing.blocks.find import Candidate
    from archive_scraper.extract.listing.fields.read import RecordFields
    from archive_scraper.extract.listing.page.outline import Outline
    from archive_scraper.extract.listing.rank.page_facts import PageFacts

_ABOVE = 2
"""Levels above a listing's own container in which its head may stand."""
_LONGEST_LABEL = 12
"""Characters of a label in the markup of a title; one of Chinese, Japanese or Korean counts as two and a half."""
_LONGEST_BUTTON = 40
"""Characters of a bare link where no markup tells the titles: "All news"."""
_FEWEST_RECORDS = 4
_MOST_HEADS = 6
_MOST_OTHERS = 100
"""More titles than these outside of a listing belong to something else."""
_MOST_NODES = 4000
"""Elements among which titles are looked for."""
_FEWEST_LETTERS = 12
_LONGEST = 1500

_Make = tuple[str, str]


def add_others(candidate: Candidate, found: Sequence[RecordFields], facts: PageFacts) -> Candidate:
    """Return a candidate with the teasers of another markup around its records, itself where there are none.

    Such a teaser has a title of the same tag and class as the others, a date where they have one, an address that is
    not theirs, and no heading between it and them: what stands under a heading of its own is another list.
    """
    outline = facts.outline
    records = sorted(candidate.records, key=lambda record: record.start)
    make = _title_make(outline, found)
    if make is None or facts.is_article > AN_ARTICLE or candidate.flat:
        return candidate
    container, above = _containers(outline, records)
    last = min(outline.end[container], facts.pager if facts.pager >= records[-1].stop else outline.end[container])
    dated = sum(one.published is not None for one in found) * 5 >= len(found) * 4
    if dated and make[0] in HEADINGS:
        make = ("", make[1])  # of any level: with a date it is a teaser's, not a section's
    titles = _titles_outside(outline, range(above, records[-1].start), records, make)
    behind = _titles_outside(outline, range(records[-1].stop, last), records, make)
    if not 0 < len(titles) + len(behind) <= _MOST_OTHERS:
        return candidate
    known = {page_key(one.url) for one in found if one.url}
    cards = _cards(outline, (container, above), records, titles, behind)
    # What stands next to one of the same items is another list of them, a slider.
    others = {outline.parent[root] for root, key in cards if key in known}
    joined = records
    for root, key in cards:
        if not key or key in known or outline.parent[root] in others or outline.length(root) > _LONGEST:
            continue
        if any(facts.surroundings(root)[:2]) or (dated and not facts.look(whole(outline, root)).dated):
            continue
        if _is_parted(outline, root, joined):
            continue
        known.add(key)
        joined = sorted([*joined, whole(outline, root)], key=lambda record: record.start)
    heads = sum(record.start < records[0].start for record in joined)
    if len(joined) == len(records) or heads > min(_MOST_HEADS, len(records)):
        return candidate
    parents = sorted({outline.parent[record.root] for record in joined})
    return replace(candidate, parents=parents, records=joined)


def _cards(
    outline: Outline, containers: tuple[int, int], records: list[Record], titles: list[int], behind: list[int]
) -> list[tuple[int, str]]:
    """Return the element around each title with the page key of its address, those nearest to the records first."""
    container, above = containers
    starts = [record.start for record in records]
    found = []
    for title in [*reversed(titles), *behind]:
        within = above if title < records[-1].start else container
        root = _card(outline, title, within, starts, sorted({*titles, *behind}))
        url = _link(outline, title, root)
        found.append((root, page_key(url) if url else ""))
    return found


def drop_strangers(outline: Outline, found: list[RecordFields]) -> list[RecordFields]:
    """Leave out what stands among teasers and is no teaser: a box for the newsletter, an advertisement, a pager.

    It lacks each sign of a teaser that nearly all others have; or it is a bare link, "All news", where they have dates,
    or a link that is not its title's, "Subscribe", where theirs are. What only says "See all" is a button, where most
    have titles.
    """
    named = [one for one in found if not is_generic(one.title or "") or names_file(one.title or "")]
    found = named if len(named) * 2 > len(found) else found
    kinds = Counter(outline.kind[one.title_node] for one in found if one.title_node >= 0)
    if len(found) < _FEWEST_RECORDS or not kinds:
        return found
    usual = kinds.most_common(1)[0][0]
    signs = [
        (
            one.published is not None,
            one.title_node >= 0 and outline.kind[one.title_node] == usual,
            one.url is not None and names_one_item(one.url),
            _is_linked(outline, one),
        )
        for one in found
    ]
    few = max(1, len(found) // _FEWEST_RECORDS)
    common = [len(found) - sum(column) <= few for column in zip(*signs, strict=True)]
    make = _title_make(outline, found)
    kept = [one for one, mine in zip(found, signs, strict=True) if not _is_stranger(outline, one, mine, common, make)]
    return kept if len(found) - len(kept) <= few else found


def _is_stranger(
    outline: Outline, one: RecordFields, signs: tuple[bool, ...], common: Sequence[bool], make: _Make | None
) -> bool:
    """Tell whether a record has none of the signs that are common, or lacks what parts a teaser from a button."""
    is_dated, _, names_item, is_linked = signs
    lacks = sum(common[:3]) > 1 and not any(mine for mine, usual in zip(signs[:3], common, strict=False) if usual)
    if lacks and (all(common[:3]) or not is_linked):
        return True
    if is_dated or names_item:
        return False
    if common[-1] and not is_linked:
        return True
    # Nothing but its markup makes a link a teaser then. A label is all it says, or nothing else stands there and no
    # markup tells the titles.
    is_bare = outline.length_between(one.block.record.first_run, one.block.record.last_run) <= len(one.title)
    is_marked = make is not None and _make(outline, one.title_node) == make
    return common[0] and weight_of(one.title) <= (_LONGEST_BUTTON if is_bare and not is_marked else _LONGEST_LABEL)


def _is_linked(outline: Outline, one: RecordFields) -> bool:
    """Tell whether a title is a link, or stands in one or around one: no button beside it leads to the item."""
    title, link, end = one.title_node, one.link_node, outline.end
    return link >= 0 and title >= 0 and (title <= link < end[title] or link <= title < end[link])


def _title_make(outline: Outline, found: Sequence[RecordFields]) -> _Make | None:
    """Return tag and class of the titles, if nearly all share them and one of the two marks a title."""
    makes = Counter(_make(outline, one.title_node) for one in found if one.title_node >= 0)
    if not makes:
        return None
    make, count = makes.most_common(1)[0]
    is_title = make[0] in HEADINGS or read_hints(make[1], "", "") & Hint.TITLE
    return make if is_title and count * 5 >= len(found) * 4 else None


def _make(outline: Outline, node: int) -> _Make:
    heading = next((above for above in outline.lineage(node) if outline.tags[above] in HEADINGS), node)
    return outline.tags[heading], stable_class(outline.nodes[heading].get("class") or "")


def _containers(outline: Outline, records: list[Record]) -> tuple[int, int]:
    """Return what may hold more after the records, and what may hold a head above them."""
    node = outline.parent[records[0].root]
    while outline.end[node] < records[-1].stop:
        node = outline.parent[node]
    chain = [node]
    for above in islice(outline.lineage(node), _ABOVE):
        if outline.tags[above] in {"body", "html"}:
            break
        chain.append(above)
    return chain[min(1, len(chain) - 1)], chain[-1]


def _titles_outside(outline: Outline, nodes: range, records: list[Record], make: _Make) -> list[int]:
    """Return the elements of a make outside of all records; headings of any level where it names none."""
    starts = [record.start for record in records]
    tag, found = make[0], []
    headings = outline.headings
    several: Iterable[int] = nodes[:_MOST_NODES]
    if not tag or tag in HEADINGS:
        several = headings[bisect_left(headings, nodes.start) : bisect_left(headings, nodes.stop)]
    for node in several:
        if (tag and outline.tags[node] != tag) or outline.length(node) < _FEWEST_LETTERS:
            continue
        if is_date_line(outline.text(node)):
            continue
        place = bisect_left(starts, node + 1) - 1
        if (place < 0 or node >= records[place].stop) and _make(outline, node) == (tag or outline.tags[node], make[1]):
            found.append(node)
    return found


def _card(outline: Outline, title: int, container: int, starts: list[int], titles: list[int]) -> int:
    """Return the largest element around a title that holds no other title and no start of a record."""
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
    around = [node for node in outline.lineage(title) if outline.tags[node] == "a"]
    for anchor in [*inside, *around, *outline.within(outline.anchors, root)]:
        if url := outline.url(anchor):
            return url
    return None


def _is_parted(outline: Outline, root: int, records: list[Record]) -> bool:
    """Tell whether a heading of its own parts an element from the record that follows it, or else the one before."""
    end = outline.end[root]
    following = [record.start for record in records if record.start >= end]
    low, stop = (end, following[0]) if following else (records[-1].stop, root)
    return bisect_left(outline.headings, low) < bisect_left(outline.headings, stop)
