"""Dates whose markup or address says more than they print.

"28 May" with ``title="2024-05-28"``, or /2024/05/; "3 days ago" with ``data-date="2024-05-28"``.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from archive_scraper.extract.listing.fields.lines import NEAR_TITLE, DateFound, are_usual
from archive_scraper.extract.listing.fields.year_headings import day_of, join_year
from archive_scraper.normalize.dates import read_date
from archive_scraper.signs.date_shape import SOME_DAY, has_date_shape, match_day
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from archive_scraper.extract.listing.fields.lines import Block, Part
    from archive_scraper.extract.listing.page.outline import Outline

_MAX_ELEMENTS = 80
_ADDRESS = compiled(r"/((?:19|20)\d\d)[/-](\d{1,2})(?=[/-])")
_WHOLE_ADDRESS = compiled(r"(?<!\d)((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_PAIR = compiled(r"[\[(]?(\d{1,2})[-/.](\d{1,2})[\])]?")
_LATER = "2050"
"""A day counted back from SOME_DAY is later; one that is printed in numbers is not."""
_EPOCH = compiled(r"(1\d{9}|[5-9]\d{8})(?:\d{3})?")


def find_dates_of_marked_years(
    outline: Outline, blocks: list[Block], titles: list[list[Part]]
) -> list[DateFound | None]:
    """Return for each block its day and month with the year that its own markup or address says.

    Only where three blocks of four have one: a day alone may be that of an event, and a month in an address that of a
    picture.
    """
    found = [_find(outline, block, set(title)) for block, title in zip(blocks, titles, strict=True)]
    return found if are_usual(found) else [None] * len(blocks)


def _find(outline: Outline, block: Block, title: set[Part]) -> DateFound | None:
    day = day_of(block, title) or _leaf_of(block, title)
    if day is None:
        return _numbers_in_address(outline, block, title)
    match, node = day
    for value in _stated(outline.nodes[block.record.root]):
        if _says_day(value, match):
            return DateFound(("marked", 0), value, node)
    for link in block.links:
        if (address := _ADDRESS.search(outline.url(link) or "")) and (date := join_year(match, int(address[1]))):
            read = read_date(date, now=SOME_DAY).date
            if read is not None and datetime.fromisoformat(read.value).month == int(address[2]):
                return DateFound(("marked", 0), date, node)
    return None


def _numbers_in_address(outline: Outline, block: Block, title: set[Part]) -> DateFound | None:
    """Return the whole date of an address of which two numbers are printed: "05-28" and /202405/t20240528_7.html."""
    addresses = [match for link in block.links if (match := _WHOLE_ADDRESS.search(outline.url(link) or ""))]
    for line in block.lines[:NEAR_TITLE] if addresses else ():
        for part in line.parts:
            if part not in title and (pair := _PAIR.fullmatch(part.text)):
                for address in addresses:
                    if {int(pair[1]), int(pair[2])} == {int(address[2]), int(address[3])}:
                        return DateFound(("marked", 0), "-".join(address.groups()), part.owner)
    return None


def _leaf_of(block: Block, title: set[Part]) -> tuple[re.Match[str], int] | None:
    """Return a day and a month in elements of their own, as on a calendar's leaf."""
    pieces = [part for line in block.lines[:NEAR_TITLE] for part in line.parts if part not in title]
    for part, other in pairwise(pieces):
        if match := match_day(f"{part.text} {other.text.rstrip('.')}"):
            return match, part.owner
    return None


def state_day(outline: Outline, found: DateFound) -> DateFound:
    """Return the day that the element of a date states, or the one around it alone, where its text counts back."""
    read = read_date(found.text, now=SOME_DAY).date
    if read is None or read.value < _LATER:
        return found
    node, above = found.node, outline.parent[found.node]
    if above >= 0 and outline.length(above) == outline.length(node):
        node = above
    texts = (text for text in _stated(outline.nodes[node]) if any(map(str.isdecimal, text)))
    stated = next((text for text in texts if (day := read_date(text, now=SOME_DAY).date) and day.value < _LATER), None)
    return found if stated is None else DateFound(found.key, stated, found.node)


def _stated(root: HtmlElement) -> Iterator[str]:
    """Yield what the attributes of an element and those in it say that may be a date; also of those not shown."""
    for element in islice(root.iter(), _MAX_ELEMENTS):
        for name, value in element.attrib.items():
            text = str(value).strip()
            if str(name) in {"title", "datetime", "content"} or str(name).startswith("data-"):
                if seconds := _EPOCH.fullmatch(text):
                    yield datetime.fromtimestamp(int(seconds[1]), UTC).date().isoformat()
                elif has_date_shape(text):
                    yield text


def _says_day(text: str, day: re.Match[str]) -> bool:
    """Tell whether a date with a year is the day that is printed without one; a zone may move it by a day."""
    date = read_date(text, now=SOME_DAY).date
    if date is None or len(date.value) < len("2024-01-01"):
        return False
    stated = datetime.fromisoformat(date.value).date()
    printed = join_year(day, stated.year)
    own = read_date(printed, now=SOME_DAY).date if printed else None
    return own is not None and abs(datetime.fromisoformat(own.value).date() - stated) <= timedelta(days=1)
