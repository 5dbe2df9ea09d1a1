"""Zones as pages print them: "ET", "MESZ", "GMT+7", "Eastern Time" -> the offset on that day."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from archive_scraper.words import book
from archive_scraper.words.kept import compiled

_FIXED = {
    name: int(minutes)
    for minutes, names in book.read_file("names")["zones"].items()
    for name in book.split_entries(names)
}
# Names that mean standard or daylight time, whichever the clocks show on that day.
_DAYLIGHT = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles",
    "AKT": "America/Anchorage", "HE": "America/Toronto",
}  # fmt: skip
_LONG = {name: zone for zone in book.keys("zones") for name in book.entries(f"zones.{zone}")}
# The same letters under another language of the page.
_BY_LANGUAGE = {("CST", "zh"): 480, ("IST", "he"): 120, ("BST", "bn"): 360, ("AST", "ar"): 180}

_OFFSET = compiled(r"(?:GMT|UTC|UT|Z)?\s?([+-])\s?(\d{1,2})(?::?(\d\d))?", re.IGNORECASE)
LONG_NAMES = tuple(_LONG)


def is_zone(word: str) -> bool:
    """Tell whether a word, in the case it is printed in, names a zone."""
    return word in _FIXED or word in _DAYLIGHT


def offset_of(zone: str, moment: datetime, language: str | None = None) -> timedelta | None:
    """Return the offset a printed zone has at a local moment; None where the name says nothing.

    >>> offset_of("ET", datetime(2024, 9, 3, 10, 30)), offset_of("EST", datetime(2024, 9, 3, 10, 30))
    (datetime.timedelta(days=-1, seconds=72000), datetime.timedelta(days=-1, seconds=68400))
    """
    if (minutes := _BY_LANGUAGE.get((zone, language or ""))) is not None or (minutes := _FIXED.get(zone)) is not None:
        return timedelta(minutes=minutes)
    if (name := _DAYLIGHT.get(zone) or _LONG.get(zone.lower())) is not None:
        return zone_info(name).utcoffset(moment) if zone_info(name) else None  # type: ignore[union-attr] # both cached
    if match := _OFFSET.fullmatch(zone):
        sign, hours, minutes_text = match.groups()
        minutes = int(hours) * 60 + int(minutes_text or 0)
        if minutes <= 14 * 60:
            return timedelta(minutes=-minutes if sign == "-" else minutes)
    return None


@cache
def zone_info(name: str) -> ZoneInfo | None:
    """Return the tz database's zone of this name, None where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def print_offset(offset: timedelta) -> str:
    """Return an offset as ISO 8601 prints it: "+05:30".

    >>> print_offset(timedelta(hours=5, minutes=30))
    '+05:30'
    """
    minutes = int(offset.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
