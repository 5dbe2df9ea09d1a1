"""The series that an item stands in, with volume and issue, by the line that a site's rules describe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.normalize.patterns import search

if TYPE_CHECKING:
    from collections.abc import Iterable

Series = tuple[str, str | None, str | None]
"""Name, volume, issue."""


def find_series(lines: Iterable[str], pattern: str | None) -> Series | None:
    r"""Return the series from the first line that the pattern of the rules (``series_line``) matches.

    >>> find_series(["In: Tide Notes, 3/2021"], r"In: (?P<series>.+), (?P<issue>\w+)/(?P<volume>\d+)")
    ('Tide Notes', '2021', '3')
    """
    if pattern is None:
        return None
    anchored = rf"\A(?:{pattern})"
    found = (
        search(anchored, line[:_LINE], origin="the source's rules", key="series_line", ignore_case=True)
        for line in lines
    )
    match = next(filter(None, found), None)
    return None if match is None else (match["series"].rstrip(" ,;"), match["volume"], match["issue"])


_LINE = 1000
"""Characters of a line that are looked at."""
