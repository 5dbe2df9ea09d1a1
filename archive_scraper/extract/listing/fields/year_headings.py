"""Dates without a year below the heading that says it: "2024" or "February 2024", then "11 February" at a title."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from archive_scraper.extract.listing.fields.lines import NEAR_TITLE, DateFound, are_usual
from archive_scraper.normalize.dates import read_date
from archive_scraper.signs.date_shape import SOME_DAY, match_day
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from archive_scraper.extract.listing.fields.lines import Block, Part
    from archive_scraper.extract.listing.page.outline import Outline

_YEAR = compiled(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST = 20  # characters of a month and its year
_HEADS = frozenset({"li", "dt", "b", "strong", "p", "div", "summary"})
_LEAST_RUNS = 6
"""Runs of text, breaks among them, from a year to the next: less hold no item."""


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
        said = years[place][1] if place >= 0 else ""
        year = int(said[:4] or 0)
        date = join_year(day[0], year, said) if day is not None and said else None
        found.append(DateFound(("above", 0), date, day[1]) if day is not None and date is not None else None)
        used += [year] if date is not None and year not in used[-1:] else []
    if not are_usual(found) or sorted(set(used)) not in (used, used[::-1]):
        return nothing
    return found


def _year_headings(outline: Outline) -> list[tuple[int, str]]:
    """Return the headings that are a year, or a month of one, with their nodes: "2024", "2024-02"."""
    found = []
    for node in outline.headings:
        if 4 <= outline.length(node) <= _LONGEST and _YEAR.search(text := outline.text(node)):
            said = text if len(text) == len("2024") else _month(text)
            if said is not None:
                found.append((node, said))
    return sorted([*found, *_bare_years(outline)])


def _bare_years(outline: Outline) -> Iterator[tuple[int, str]]:
    """Yield the years that stand alone above lists: "<li>2024 <ul>". Years in a row are a menu."""
    alone = [
        (run, text)
        for run, raw in enumerate(outline.runs)
        if len(raw) < _LONGEST and _YEAR.fullmatch(text := raw.strip()) and outline.tags[outline.owner[run]] in _HEADS
    ]
    runs = [-_LONGEST, *(run for run, _ in alone), len(outline.runs) + _LONGEST]
    for (before, _, after), (run, text) in zip(zip(runs, runs[1:], runs[2:], strict=False), alone, strict=True):
        if min(run - before, after - run) >= _LEAST_RUNS:
            yield outline.owner[run], text


def _month(text: str) -> str | None:
    """Return the month and year that a text names, and nothing more exact: "2024-02"."""
    date = read_date(text, now=SOME_DAY).date
    return date.value if date is not None and len(date.value) == len("2024-02") else None


def day_of(block: Block, title: set[Part]) -> tuple[re.Match[str], int] | None:
    """Return the day and month that a block prints in a piece of its own."""
    for line in block.lines[:NEAR_TITLE]:
        for part in line.parts:
            if part in title:
                continue
            text = part.text.strip(" ,|·•–—-")
            if match := match_day(text) or (match_day(f"{text}.") if text[:1].isdecimal() else None):
                return match, part.owner
    return None


def join_year(day: re.Match[str], year: int, within: str = "") -> str | None:
    """Return a day and month with a year in the words that are printed, if that is a date: one ``within`` a month."""
    text = f"{day[0]}, {year}" if day["month_first"] else f"{day[0]}{year}" if day["numbers"] else f"{day[0]} {year}"
    date = read_date(text, now=SOME_DAY).date
    is_day = date is not None and len(date.value) >= len("2024-01-01") and date.value.startswith(within)
    return text if is_day else None
