"""Teasers in groups, by day, month or topic: the listing is what the groups hold, all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from archive_scraper.extract.listing.rank.sections import by_container, label_above
from archive_scraper.normalize.urls import page_key
from archive_scraper.signs.addresses import is_author_url, is_topic_url
from archive_scraper.signs.buttons import is_generic
from archive_scraper.signs.date_shape import has_date_shape
from archive_scraper.signs.headings import MOST_READ_HEADING, POPULAR_HEADING, RELATED_HEADING
from archive_scraper.signs.line_shape import text_width
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.extract.listing.blocks.cut import Record
    from archive_scraper.extract.listing.blocks.find import Candidate
    from archive_scraper.extract.listing.page.outline import Outline
    from archive_scraper.extract.listing.rank.page_facts import PageFacts

_HEAD = 60
"""Characters of a group outside of its members: a day, a topic, "See all"."""
_PARTS = compiled(r"\s[|–—·:»-]\s")
"""Marks between the parts of a page's title: "News | Harbour Review"."""
_TITLE = 20
"""Width from which on a text may be a title."""
_DATED_TITLE = 12
"""The same next to a date."""


def are_groups(groups: Candidate, members: Candidate, facts: PageFacts) -> bool:
    """Tell whether records are groups whose members are the records of another candidate.

    Nothing of a group but its head is outside of its members, every group has members, and each member has an address
    and a title of its own. A teaser with links to more of its subject has a title and a text next to them.
    """
    inner = members.records
    if len(groups.records) >= len(inner):
        return False
    starts = [group.start for group in groups.records]
    held: list[list[Record]] = [[] for _ in starts]
    for record in inner:
        place = bisect_right(starts, record.start) - 1
        if place < 0 or record.stop > groups.records[place].stop or record.first_run < groups.records[place].first_run:
            return False
        held[place].append(record)
    return (
        all(held)
        and all(_is_group(group, own, facts) for group, own in zip(groups.records, held, strict=True))
        and _are_teasers(inner, facts)
    )


def _is_group(group: Record, members: Sequence[Record], facts: PageFacts) -> bool:
    """Tell whether a record holds nothing but a head, members, and a link to more of them."""
    outline = facts.outline
    length = outline.length_between
    inside = sum(length(record.first_run, record.last_run) for record in members)
    outside = length(group.first_run, group.last_run) - inside
    if outside > _HEAD or length(group.first_run, members[0].first_run) > _HEAD:
        return False
    if outside > inside and not has_date_shape(outline.text_between(group.first_run, members[0].first_run)):
        return False
    first = bisect_left(outline.anchors, group.start)
    head = outline.anchors[first : bisect_left(outline.anchors, members[0].start)]
    # What its members are called by a title stands in them: of a head a link leads to a day's or a topic's page.
    own = {page_key(url) for record in members for url in facts.look(record).urls}
    return not any((url := outline.url(anchor)) and page_key(url) in own for anchor in head)


def _are_teasers(records: Sequence[Record], facts: PageFacts) -> bool:
    looks = [look for record in records if (look := facts.look(record)).title and not is_generic(look.title)]
    firsts = [look.urls[0] for look in looks if look.urls]
    titled = sum(text_width(look.title) >= (_DATED_TITLE if look.dated else _TITLE) for look in looks)
    apart = len({page_key(url) for url in firsts})
    others = sum(is_topic_url(url) or is_author_url(url) for url in firsts)
    count = max(1, len(looks))
    return count * 2 > len(records) and apart * 10 >= count * 9 and titled * 4 >= count * 3 and others * 4 <= count


def is_union(part: Candidate, union: Candidate, facts: PageFacts) -> bool:
    """Tell whether a block that stands in several containers is one list in groups, of which another is one group.

    The containers are all groups of one list where each is headed in the same way, none of them as the most read or
    as related, and none of them stands in a menu or at the side.
    """
    if len(part.parents) != 1 or union.tag != part.tag or len(union.parents) < 2:
        return False
    outline = facts.outline
    groups = by_container(outline, union)
    if not any(group[0].start == part.records[0].start for group in groups):
        return False
    if not _have_one_head_row(outline, groups) and not _are_teasers(union.records, facts):
        return False
    before = [None, *(group[-1] for group in groups)]
    labels = [label_above(outline, group[0], last) for group, last in zip(groups, before, strict=False)]
    if not all(labels) or len({_head(outline, *pair) for pair in pairwise(groups)}) < len(groups) - 1:
        return False
    if any(_is_of_its_own(label) for label in labels) or _name_the_page(outline, labels):
        return False
    return not any(any(facts.surroundings(group[0].root)[:3]) for group in groups)


def _have_one_head_row(outline: Outline, groups: Sequence[Sequence[Record]]) -> bool:
    """Tell whether tables name their columns alike: they hold one kind of rows, whatever stands in these."""
    if outline.tags[groups[0][0].root] != "tr":
        return False
    heads = set()
    for group in groups:
        root = group[0].root
        table = next((node for node in outline.lineage(root) if outline.tags[node] == "table"), root)
        heads.add(outline.text_between(outline.run_start[table], group[0].first_run))
    return len(heads) == 1 and any(heads)


def _is_of_its_own(label: str) -> bool:
    """Tell whether a heading opens a list of its own: the most read, the newest, what is related."""
    return any(sign.match(label) for sign in (MOST_READ_HEADING, POPULAR_HEADING, RELATED_HEADING))


def _name_the_page(outline: Outline, labels: Sequence[str]) -> bool:
    """Tell whether one of several headings names the page, "News": what stands below the others is next to its list."""
    titles = {text.strip().casefold() for node in outline.page.head("title") for text in _PARTS.split(node.text or "")}
    return any(label.casefold() in titles for label in labels)


def _head(outline: Outline, before: Sequence[Record], group: Sequence[Record]) -> str:
    """Return what stands between one group and the next."""
    return outline.text_between(before[-1].last_run, group[0].first_run)
