"""What one record looks like, in numbers: the part of a block's features that is the mean over its records."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from archive_scraper.signs.addresses import is_author_url, is_topic_url
from archive_scraper.signs.buttons import is_generic
from archive_scraper.signs.date_shape import has_date_shape, is_date_alone
from archive_scraper.signs.line_shape import BEFORE_TITLES, text_width
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.extract.listing.blocks.cut import Record
    from archive_scraper.extract.listing.page.outline import Outline

_MIN_LINK = 4
_LEAD_IN = 20
"""Characters before a link in its line that make it a part of a sentence, if they are no date."""
_SHORT_TITLE = 14
_LONG_TITLE = 200
_LONGEST_DATE = 40
"""Characters of a record that may be a date and nothing else."""
_RUNS = 40
"""Runs of text among which a line that is the title is looked for."""
_SLUG = compiled(r"\d{4,}|\.(?:pdf|docx?)\b", re.IGNORECASE)
_ANCHORS, _HEADINGS = 40, 8
"""Links and headings of a record that are looked at."""
_SCALES = {
    "title_length": 60,
    "title_good": 1,
    "title_short": 1,
    "heading": 1,
    "image": 1,
    "date": 1,
    "text_beyond": 120,
    "embedded": 1,
    "crowded": 1,
    "urls_each": 8,
    "slug": 1,
    "aside_url": 1,
}
"""Feature -> what its mean is divided by; in the order of ``Look.numbers``."""


@dataclass(slots=True)
class Look:
    """What one record looks like; many candidates share their records."""

    title: str
    size: int
    linked: int
    """Characters in links."""
    urls: list[str]
    dated: bool
    embedded: bool
    """Its first link stands in the middle of a sentence."""
    numbers: tuple[float, ...]


def average(looks: Sequence[Look]) -> dict[str, float]:
    """Return feature -> mean over the records."""
    columns = zip(*(look.numbers for look in looks), strict=True)
    return {
        name: sum(column) / len(looks) / scale for (name, scale), column in zip(_SCALES.items(), columns, strict=True)
    }


def look_at(outline: Outline, record: Record, date_runs: list[int]) -> Look:
    """Return what a record looks like, cheaply; ``date_runs`` are the page's text runs that have a date's shape."""
    anchors = outline.within(outline.anchors, record.start, record.stop)[:_ANCHORS]
    links = list(zip(anchors, outline.lengths(anchors), strict=True))
    headings = outline.within(outline.headings, record.start, record.stop)[:_HEADINGS]
    urls = [url for anchor in anchors[:10] if (url := outline.url(anchor))]
    first = urls[0] if urls else ""
    title, level = _quick_title(outline, headings, links)
    size = outline.length_between(record.first_run, record.last_run)
    linked = sum([length for _, length in links])
    if len(title) < _SHORT_TITLE <= size - linked:
        title = _first_line(outline, record) or title
    width = text_width(title)
    dated = _has_any(date_runs, record.first_run, record.last_run) or _has_any(outline.times, record.start, record.stop)
    if dated and size <= _LONGEST_DATE and is_date_alone(outline.text_between(record.first_run, record.last_run)):
        dated = False  # a day of the archive's calendar: nothing else has that day
    embedded = _is_embedded(outline, record, links)
    numbers = (
        min(width, 60),
        22 <= width <= 200,
        width < 14,
        level > 0,
        _has_any(outline.images, record.start, record.stop),
        dated,
        min(max(0, size - len(title)), 120),
        embedded,
        _titles_each(outline, headings, links),
        len(set(urls)),
        names_one_item(first),
        bool(urls) and all(is_topic_url(url) or is_author_url(url) for url in urls),
    )
    return Look(title, size, linked, urls, dated, embedded, numbers)


def _has_any(numbers: list[int], low: int, stop: int) -> bool:
    place = bisect_left(numbers, low)
    return place < len(numbers) and numbers[place] < stop


def _quick_title(outline: Outline, headings: list[int], links: list[tuple[int, int]]) -> tuple[str, int]:
    """Return a record's likely title and its level of heading (0 for none)."""
    best, level = "", 0
    for heading in headings[:4]:
        text = outline.text(heading)
        if len(text) > len(best):
            best, level = text, int(outline.tags[heading][1])
    if len(best) >= 8:
        return best, level
    for anchor, length in links[:8]:
        # Between its runs a text has a space at most.
        if 0 < length < 600 and length + outline.run_end[anchor] - outline.run_start[anchor] > len(best):
            text = outline.text(anchor)
            if len(text) > len(best) and not is_generic(text):
                best, level = text[:300], 0
    return best, level


def _first_line(outline: Outline, record: Record) -> str:
    """Return the first line that may be the title of a record whose links only say "Read more" or name a file."""
    run, last = record.first_run, min(record.last_run, record.first_run + _RUNS)
    while run < last:
        if outline.owner[run] >= 0:
            end = min(outline.line_end(run), record.last_run)
            text = outline.text_between(run, end)
            if text_width(text) >= _SHORT_TITLE and not has_date_shape(text):
                return text if len(text) <= _LONG_TITLE else ""
            run = end
        run += 1
    return ""


@lru_cache(maxsize=4096)
def names_one_item(url: str) -> bool:
    """Tell whether an address looks like one item's: a slug of several words, a number, a document."""
    end = url.partition("?")[0].rstrip("/").rpartition("/")[2]
    return end.count("-") + end.count("_") >= 3 or _SLUG.search(url) is not None


def _is_embedded(outline: Outline, record: Record, links: list[tuple[int, int]]) -> bool:
    """Tell whether a record's first link stands in the middle of a sentence, and is no button at its end."""
    for anchor, length in links[:3]:
        if length >= _MIN_LINK:
            start = outline.run_start[anchor]
            line = outline.line_start(start, record.first_run)
            before = outline.text_between(line, start) if outline.length_between(line, start) else ""
            if len(before) <= _LEAD_IN or before.endswith(BEFORE_TITLES) or has_date_shape(before):
                return False
            return not is_generic(outline.text(anchor))
    return False


def _titles_each(outline: Outline, headings: list[int], links: list[tuple[int, int]]) -> float:
    """Return how much a record looks like a section of several teasers: 0 for one title, 1 for four."""
    titles = {
        url
        for anchor, length in links
        if 20 <= length <= 250
        and outline.length(outline.parent[anchor]) <= length + 12
        and (url := outline.url(anchor))
    }
    heads = {_link_of_heading(outline, heading) for heading in headings} if len(headings) > 1 else set()
    headed = {url for anchor in heads if anchor >= 0 and (url := outline.url(anchor))}
    return min(3, max(0, max(len(titles), len(headed)) - 1)) / 3


def _link_of_heading(outline: Outline, heading: int) -> int:
    """Return the link in or around a heading, or -1."""
    inside = outline.within(outline.anchors, heading)
    if inside:
        return inside[0]
    return next((node for node in outline.lineage(heading) if outline.tags[node] == "a"), -1)
