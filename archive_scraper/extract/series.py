"""The series that an item stands in, with volume and issue."""

from __future__ import annotations

import re

_SERIES = re.compile(
    r"^\s*Publication:\s*(?P<series>.+?)(?:\s+Volume:\s*(?P<volume>\w+))?(?:,?\s+Issue:\s*(?P<issue>[\w./–-]+))?\s*$",
    re.IGNORECASE,
)


def find_series(lines: list[str]) -> tuple[str, str | None, str | None] | None:
    """Return series, volume and issue from a line that names them.

    >>> find_series(["Publication: China Brief Volume: 21 Issue: 19"])
    ('China Brief', '21', '19')
    """
    for line in lines:
        if match := _SERIES.match(line):
            return match["series"].rstrip(" ,;"), match["volume"], match["issue"]
    return None
