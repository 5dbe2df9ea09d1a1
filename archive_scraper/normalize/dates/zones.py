"""Zones as pages print them: "ET", "MESZ", "GMT+7", "Eastern Time" -> the offset on that day."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from archive_scraper.words import book

# Abbreviations that name one offset. Sources: the tz database, CLDR 45 short names, and, where several zones share
# three letters, the one that newspapers of the language print (IST is India's, CST America's, BST Britain's).
_FIXED = {
    "GMT": 0,
    "UTC": 0,
    "Z": 0,
    "UT": 0,
    "WET": 0,
    "TU": 0,
    "TUC": 0,
    "WEST": 60,
    "BST": 60,
    "CET": 60,
    "MEZ": 60,
    "WAT": 60,
    "HEC": 60,
    "CEST": 120,
    "MESZ": 120,
    "EET": 120,
    "SAST": 120,
    "CAT": 120,
    "OEZ": 120,
    "SEČ": 60,
    "SELČ": 120,
    "IDT": 180,
    "EEST": 180,
    "MSK": 180,
    "МСК": 180,
    "TRT": 180,
    "TSI": 180,
    "TSİ": 180,
    "EAT": 180,
    "GST": 240,
    "SAMT": 240,
    "IRST": 210,
    "PKT": 300,
    "UZT": 300,
    "IST": 330,
    "NPT": 345,
    "BDT": 360,
    "WIB": 420,
    "ICT": 420,
    "WITA": 480,
    "SGT": 480,
    "HKT": 480,
    "MYT": 480,
    "PHT": 480,
    "PHST": 480,
    "AWST": 480,
    "WIT": 540,
    "JST": 540,
    "KST": 540,
    "ACST": 570,
    "AEST": 600,
    "ACDT": 630,
    "AEDT": 660,
    "NZST": 720,
    "NZDT": 780,
    "EST": -300,
    "EDT": -240,
    "CST": -360,
    "CDT": -300,
    "MST": -420,
    "MDT": -360,
    "PST": -480,
    "PDT": -420,
    "AKST": -540,
    "AKDT": -480,
    "HST": -600,
    "AST": -240,
    "ADT": -180,
    "NST": -210,
    "NDT": -150,
    "BRT": -180,
    "ART": -180,
    "CLT": -240,
    "CLST": -180,
    "COT": -300,
    "PET": -300,
    "HNE": -300,
    "HAE": -240,
}
# Names that mean standard or daylight time, whichever the clocks show on that day.
_DAYLIGHT = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles",
    "AKT": "America/Anchorage", "HE": "America/Toronto",
}  # fmt: skip
_LONG = {name: zone for zone in book.keys("zones") for name in book.entries(f"zones.{zone}")}
# The same letters under another language of the page.
_BY_LANGUAGE = {("CST", "zh"): 480, ("IST", "he"): 120, ("BST", "bn"): 360, ("AST", "ar"): 180}

_OFFSET = re.compile(r"(?:GMT|UTC|UT|Z)?\s?([+-])\s?(\d{1,2})(?::?(\d\d))?", re.IGNORECASE)
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
