"""Dates without a year below the heading that says it: "2024" or "February 2024", then "11 February" next to a title."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from archive_scraper.extract.listing.fields.lines import DateFound
from archive_scraper.normalize.dates import read_date
from archive_scraper.signs.date_shape import match_day

if TYPE_CHECKING:
    from archive_scraper.extract.listing.fields.lines import Block, Part
    from archive_scraper.extract.listing.page.outline import Outline

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST = 20  # characters of a month and its year
_MAX_LINES = 12
_SOME_DAY = datetime(2100, 1, 1, tzinfo=UTC)


def find_dates_below_years(outline: Outline, blocks: list[Block], titles: list[list[Part]]) -> list[DateFound | None]:
    """Return for each block its day and month with the year of the heading above it.

    Only where nearly every block has such a day and stands below such a heading, and the years fall or rise from
    heading to heading: then there is no doubt.
    """
    nothing: list[DateFound | None] = [None] * len(blocks)
    years = _year_headings(outline)
    if not years:
        return nothing
    places = [node for node, _ in years]
    found: list[DateFound | None] = []
    used: list[int] = []
    for block, title in zip(blocks, titles, strict=True):
        day = day_of(block, set(title))
        place = bisect_left(places, day[1]) - 1 if day is not None else -1
        date = join_year(day[0], years[place][1]) if day is not None and place >= 0 else None
        found.append(DateFound(("above", 0), date, day[1]) if day is not None and date is not None else None)
        used += [years[place][1]] if date is not None and years[place][1] not in used[-1:] else []
    if sum(one is not None for one in found) * 4 < len(blocks) * 3 or sorted(set(used)) not in (used, used[::-1]):
        return nothing
    return found


def _year_headings(outline: Outline) -> list[tuple[int, int]]:
    """Return the headings that are a year, or a month of one, with their nodes."""
    found = []
    for node in outline.headings:
        if not 4 <= outline.length(node) <= _LONGEST or (match := _YEAR.search(text := outline.text(node))) is None:
            continue
        if match[0] == text or _is_month(text):
            found.append((node, int(match[0])))
    return found


def _is_month(text: str) -> bool:
    """Tell whether a text is a month with its year: "February 2024", "2024年2月"."""
    date = read_date(text, now=_SOME_DAY).date
    return date is not None and len(date.value) == len("2024-01")


def day_of(block: Block, title: set[Part]) -> tuple[re.Match[str], int] | None:
    """Return the day and month that a block prints in a piece of its own."""
    for line in block.lines[:_MAX_LINES]:
        for part in line.parts:
            if part not in title and (match := match_day(part.text.strip(" ,|·•–—-"))):
                return match, part.owner
    return None


def join_year(day: re.Match[str], year: int) -> str | None:
    """Return a day and month with a year in the words that are printed, if that is a date."""
    text = f"{day[0]}, {year}" if day["month_first"] else f"{day[0]}{year}" if day["numbers"] else f"{day[0]} {year}"
    date = read_date(text, now=_SOME_DAY).date
    return text if date is not None and len(date.value) >= len("2024-01-01") else None
