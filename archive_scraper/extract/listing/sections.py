"""Blocks in several containers: one listing in rows or under days, or sections of which only some are the listing."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from archive_scraper.extract.datelike import has_date_shape
from archive_scraper.extract.listing.blocks import MAX_PARTS

if TYPE_CHECKING:
    from archive_scraper.extract.listing.blocks import Candidate
    from archive_scraper.extract.listing.features import PageFacts
    from archive_scraper.extract.listing.outline import Outline
    from archive_scraper.extract.listing.records import Record

_BESIDE = 20
"""Characters between a heading and the block it is right above: "See all"."""
_MANY_HEADINGS = 4
"""Headings between the records of one container that make sections of it for certain."""
_MONTH_OR_YEAR = re.compile(r"^\W*(?:[^\W\d_]+\W{1,3})?(?:19|20)\d\d(?:\W\d{2,4})?\W*$")


def by_container(outline: Outline, candidate: Candidate) -> list[list[Record]]:
    """Return a candidate's records by the container they stand in, in the order of the page."""
    groups: dict[int, list[Record]] = {}
    for record in candidate.records:
        groups.setdefault(outline.parent[record.root], []).append(record)
    return list(groups.values())


def drop_asides(candidate: Candidate, facts: PageFacts) -> Candidate:
    """Return a candidate without those of its containers that are beside the listing, if not all of them are."""
    if not 1 < len(candidate.parents) <= MAX_PARTS:
        return candidate
    if all(facts.surroundings(parent)[0] for parent in (candidate.parents[0], candidate.parents[-1])):
        return candidate  # a menu
    groups = by_container(facts.outline, candidate)
    kept, low = [], 0
    for group in groups:
        if not facts.is_aside(group[0], low):
            kept.append(group)
        low = group[-1].stop
    records = [record for group in kept for record in group]
    if len(kept) == len(groups) or len(records) < 2:
        return candidate
    parents = sorted({facts.outline.parent[record.root] for record in records})
    return replace(candidate, parents=parents, records=records)


def find_headed(outline: Outline, candidate: Candidate) -> float:
    """Return how much headings part a block into sections of its own, 0 to 1. Dates do not count.

    A heading right above one item is its label rather than a section's.
    """
    if len(candidate.parents) < 2 or candidate.parents[0] < 0:
        return min(_MANY_HEADINGS, max(0, _headings_between(outline, candidate.records))) / _MANY_HEADINGS
    groups = by_container(outline, candidate)
    if min(map(len, groups)) < 2:
        return 0.0
    headed = sum(
        is_section_heading(outline, heading)
        for before, group in pairwise(groups)
        if (heading := heading_right_above(outline, group[0], before[-1].stop)) >= 0
    )
    return headed / max(1, len(groups) - 1)


def heading_right_above(outline: Outline, record: Record, low: int) -> int:
    """Return the heading that stands right above a record, not before the node ``low``; -1 if none does."""
    place = bisect_left(outline.headings, record.start) - 1
    heading = outline.headings[place] if place >= 0 else -1
    if heading < low or outline.end[heading] > record.start:
        return -1
    between = outline.length_between(outline.run_end[heading], record.first_run)
    return heading if between <= _BESIDE else -1


def is_section_heading(outline: Outline, heading: int) -> bool:
    """Tell whether a heading names a section, not a day, month or year."""
    text = outline.text(heading)
    return not has_date_shape(text) and _MONTH_OR_YEAR.match(text) is None


def _headings_between(outline: Outline, records: list[Record]) -> int:
    """Count the headings that stand between records: sections of their own."""
    headings = outline.headings
    between = outline.within(headings, records[0].start, records[-1].stop)
    if not between:
        return 0
    inside = sum(bisect_left(headings, record.stop) - bisect_left(headings, record.start) for record in records)
    if inside >= len(between):
        return 0
    return sum(is_section_heading(outline, heading) for heading in between[:100]) - min(inside, 100)
