"""Blocks in several containers: one listing in rows or under days, or sections of which only some are the listing."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from archive_scraper.extract.listing.blocks.find import MAX_PARTS
from archive_scraper.extract.listing.rank.page_facts import AN_ARTICLE
from archive_scraper.signs.date_shape import has_date_shape
from archive_scraper.signs.headings import MOST_READ_HEADING, POPULAR_HEADING, RELATED_HEADING
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from archive_scraper.extract.listing.blocks.cut import Record
    from archive_scraper.extract.listing.blocks.find import Candidate
    from archive_scraper.extract.listing.page.outline import Outline
    from archive_scraper.extract.listing.rank.page_facts import PageFacts

_BESIDE = 40
"""Characters between a heading and the block it is right above: "See all articles"."""
_LABEL = 60
_LETTER = 2
_FEWEST = 4
"""Records of which one in running text is odd."""
_MANY_HEADINGS = 4
"""Headings between the records of one container that make sections of it for certain."""
_NUMBER = compiled(r"\d+")
_MONTH_OR_YEAR = compiled(r"^\W*(?:[^\W\d_]+\W{1,3})?(?:19|20)\d\d(?:\W\d{2,4})?\W*$")


def by_container(outline: Outline, candidate: Candidate) -> list[list[Record]]:
    """Return a candidate's records by the container they stand in, in the order of the page."""
    groups: dict[int, list[Record]] = {}
    for record in candidate.records:
        groups.setdefault(outline.parent[record.root], []).append(record)
    return list(groups.values())


def drop_pager(candidate: Candidate, facts: PageFacts) -> Candidate:
    """Return a candidate without a last record that is the pager: the link to the next page and little else.

    What else it says does not matter where all its links lead to pages of one series, and no item's does.
    """
    *others, last = candidate.records
    outline, between = facts.outline, facts.outline.length_between
    if len(others) < 2 or not last.start <= facts.pager < last.stop:
        return candidate
    series = _series(outline, last)
    if len(series) > 1 and len({*series}) == 1 and all(series[0] not in _series(outline, record) for record in others):
        return replace(candidate, records=others)
    usual = sorted(between(record.first_run, record.last_run) for record in others)[len(others) // 2]
    return candidate if between(last.first_run, last.last_run) * 2 > usual else replace(candidate, records=others)


def _series(outline: Outline, record: Record) -> list[str]:
    """Return the addresses of a record's links without their numbers."""
    anchors = outline.within(outline.anchors, record.start, record.stop)
    return [_NUMBER.sub("", outline.url(anchor) or "") for anchor in anchors]


def drop_prose(candidate: Candidate, facts: PageFacts) -> Candidate:
    """Return paragraphs without the first and the last one, where these are running text and the others are not.

    "See the archive for older ones" is a paragraph of the page, above or below a list of paragraphs.
    """
    records = candidate.records
    if candidate.tag != "p" or len(records) <= _FEWEST:
        return candidate
    first, last = (facts.look(records[place]).embedded for place in (0, -1))
    if not (first or last) or sum(facts.look(record).embedded for record in records[1:-1]) * _FEWEST > len(records):
        return candidate
    return replace(candidate, records=records[first : len(records) - last])


def drop_asides(candidate: Candidate, facts: PageFacts) -> Candidate:
    """Return a candidate without those of its containers that are next to the listing, if not all of them are."""
    if not 1 < len(candidate.parents) <= MAX_PARTS:
        return candidate
    if all(facts.surroundings(parent)[0] for parent in (candidate.parents[0], candidate.parents[-1])):
        return candidate  # a menu
    outline = facts.outline
    groups = by_container(outline, candidate)
    kept = groups
    for is_aside in (facts.is_in_menu, facts.is_at_side):
        own = {_make_of(outline, group) for group in kept if not is_aside(group[0])}  # the days of one list are alike
        kept = [group for group in kept if _make_of(outline, group) in own] or kept
    lasts = [None, *(group[-1] for group in groups)]
    most_read = [
        group
        for group, before in zip(groups, lasts, strict=False)
        if MOST_READ_HEADING.match(label_above(outline, group[0], before))
    ]
    kept = [group for group in kept if group not in most_read] or kept
    records = [record for group in kept for record in group]
    if len(kept) == len(groups) or len(records) < 2:
        return candidate
    return replace(candidate, parents=sorted({outline.parent[record.root] for record in records}), records=records)


def _make_of(outline: Outline, group: list[Record]) -> tuple[int, int]:
    """Return what a container of records shares with those of its make beside it."""
    container = outline.parent[group[0].root]
    return (outline.parent[container], outline.kind[container]) if container >= 0 else (-1, -1)


def find_headed(outline: Outline, candidate: Candidate, article: float) -> float:
    """Return how much headings part a block into sections of its own, 0 to 1, on an article to 2. Dates do not count.

    In a list a heading right above one item is its label rather than a section's. A page that looks like one
    ``article`` has boxes next to it, and no list of several sections.
    """
    if len(candidate.parents) < 2 or candidate.parents[0] < 0:
        return min(_MANY_HEADINGS, max(0, _headings_between(outline, candidate.records))) / _MANY_HEADINGS
    groups = by_container(outline, candidate)
    if min(map(len, groups)) < 2 and article < AN_ARTICLE:
        return 0.0
    return (1 + article) * any(_starts_section(outline, before[-1], group[0]) for before, group in pairwise(groups))


def label_above(outline: Outline, record: Record, before: Record | None) -> str:
    """Return the heading right above a record and after the one ``before``, or else the line there, or ""."""
    heading = _heading_right_above(outline, record, before.stop if before is not None else 0)
    return outline.text(heading) if heading >= 0 else _line_above(outline, record, before)


def _starts_section(outline: Outline, before: Record, record: Record) -> bool:
    heading = _heading_right_above(outline, record, before.stop)
    if heading >= 0:
        return _is_section_heading(outline, heading)
    line = _line_above(outline, record, before)
    return RELATED_HEADING.match(line) is not None or POPULAR_HEADING.match(line) is not None


def _heading_right_above(outline: Outline, record: Record, low: int) -> int:
    """Return the heading that stands right above a record, not before the node ``low``; -1 if none does."""
    place = bisect_left(outline.headings, record.start) - 1
    heading = outline.headings[place] if place >= 0 else -1
    if heading < low or outline.end[heading] > record.start:
        return -1
    between = outline.length_between(outline.run_end[heading], record.first_run)
    return heading if between <= _BESIDE else -1


def _line_above(outline: Outline, record: Record, before: Record | None) -> str:
    """Return the last line between two records, if it is short."""
    low = before.last_run if before is not None else 0
    run = record.first_run - 1
    while run >= low and (outline.owner[run] < 0 or outline.runs[run].isspace()):
        run -= 1
    if run < low:
        return ""
    text = outline.text_between(outline.line_start(run, low), run + 1)
    return text if len(text) <= _LABEL else ""


def _is_section_heading(outline: Outline, heading: int) -> bool:
    """Tell whether a heading names a section, not a day, month or year, nor a letter."""
    text = outline.text(heading)
    return len(text) > _LETTER and not has_date_shape(text) and _MONTH_OR_YEAR.match(text) is None


def _headings_between(outline: Outline, records: list[Record]) -> int:
    """Count the headings that stand between records: sections of their own."""
    headings = outline.headings
    between = outline.within(headings, records[0].start, records[-1].stop)
    if not between:
        return 0
    inside = sum(bisect_left(headings, record.stop) - bisect_left(headings, record.start) for record in records)
    if inside >= len(between):
        return 0
    return sum(_is_section_heading(outline, heading) for heading in between[:100]) - inside
