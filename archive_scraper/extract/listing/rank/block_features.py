"""What a repeated block looks like, in numbers: the features that decide which block is the listing."""

from __future__ import annotations

import math
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from archive_scraper.extract.listing.rank.record_features import average
from archive_scraper.extract.listing.rank.sections import find_headed, label_above
from archive_scraper.normalize.urls import page_key
from archive_scraper.signs.headings import MOST_READ_HEADING, POPULAR_HEADING, RELATED_HEADING
from archive_scraper.signs.surroundings import names_item

if TYPE_CHECKING:
    from archive_scraper.extract.listing.blocks.cut import Record
    from archive_scraper.extract.listing.blocks.find import Candidate
    from archive_scraper.extract.listing.page.outline import Outline
    from archive_scraper.extract.listing.rank.page_facts import PageFacts

SAMPLE = 12
_HUGE = 1500
"""Mean characters of a record that is more than a teaser."""
_NEAR = 12
"""Runs of text before a parent in which a date heading stands."""


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
        "item_name": float(candidate.tag in {"article", "tr"} or names_item(own)),
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
    return math.sqrt(sum((size - mean) ** 2 for size in sizes) / len(sizes)) / max(1, mean)
