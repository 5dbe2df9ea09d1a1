"""The series that an item stands in, with volume and issue, by the line that a site's rules describe."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

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
    match = next(filter(None, map(_compile(pattern).match, lines)), None)
    return None if match is None else (match["series"].rstrip(" ,;"), match["volume"], match["issue"])


@lru_cache(maxsize=64)
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
