"""Dates as machines print them: ISO 8601, Unix seconds, a site's own strptime format."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from archive_scraper.normalize.dates.calendar import exists
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.items import Precision


@dataclass(frozen=True, slots=True)
class Date:
    """One date, at the precision that the text supports."""

    value: str
    """ISO 8601 prefix: 2015, 2015-02, 2015-02-22, 2015-02-22T17:04:00, with an offset where the text names a zone."""
    precision: Precision
    ambiguous: bool = False
    """Day and month could be swapped and nothing settled it."""
    future: bool = False
    """More than a day after the reference date."""
    assumed_year: bool = False
    """Neither a year nor a weekday is printed: it is the last such day up to the reference date."""
    is_age: bool = False
    """Counted from the reference date: "2 days ago"."""
    zone: str | None = None
    """The zone as the text names it."""
    rule: str = ""
    """The rule that read it, in words."""


_BASIC = compiled(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d(?::?\d\d)?)?")
_ISO = compiled(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?"
)
_EPOCH = compiled(r"[1-9]\d{9}|[1-9]\d{12}")


def read_iso(text: str) -> Date | None:
    """Read a machine value: datetime attribute, JSON-LD, meta. ISO 8601 at any precision, or Unix seconds.

    >>> read_iso("2015-02-22T17:04:00.000Z").value, read_iso("2015-02").precision, read_iso("0000-00-00")
    ('2015-02-22T17:04:00+00:00', 'month', None)
    """
    text = text.strip()
    match = _ISO.fullmatch(text) or _BASIC.fullmatch(text)
    if match is None:
        return _read_epoch(text)
    year, month, day, hour, minute, second, offset = match.groups()
    if not exists(int(year), int(month or 1), int(day or 1)):
        return None
    if month is None:
        return Date(year, "year", rule="year") if 1900 <= int(year) <= 2100 else None
    if day is None:
        return Date(f"{year}-{month}", "month", rule="ISO 8601")
    if hour is None:
        return Date(f"{year}-{month}-{day}", "day", rule="ISO 8601")
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 60:
        return None
    value = f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}"
    if offset is None:
        return Date(value, "minute", rule="ISO 8601")
    digits = offset[1:].replace(":", "").ljust(4, "0")
    return Date(
        value + ("+00:00" if offset == "Z" else f"{offset[0]}{digits[:2]}:{digits[2:]}"),
        "minute",
        zone=offset,
        rule="ISO 8601",
    )


def _read_epoch(text: str) -> Date | None:
    if not _EPOCH.fullmatch(text):
        return None
    seconds = int(text[:10])
    if seconds > 4_100_000_000:
        return None
    return Date(datetime.fromtimestamp(seconds, UTC).isoformat(), "minute", zone="UTC", rule="Unix seconds")


def read_formats(text: str, formats: Sequence[str]) -> Date | None:
    """Read a whole text by the first strptime format that fits, at the precision that the format has.

    >>> read_formats("February 2015", ["%d.%m.%Y", "%B %Y"]).value
    '2015-02'
    """
    for pattern in formats:
        try:
            moment = datetime.strptime(text, pattern)  # noqa: DTZ007 - a zone only where the format has one
        except ValueError:
            continue
        if not exists(moment.year, moment.month, moment.day):
            continue
        precision = _precision_of(pattern)
        if precision is not None:
            return Date(_print(moment, precision), precision, zone=moment.tzname(), rule=f"the site's format {pattern}")
    return None


@cache
def _precision_of(pattern: str) -> Precision | None:
    """Return how much a strptime format says; None where it has no year."""
    has = set(re.findall(r"%-?(\w)", pattern))
    if not has & set("yYcxG"):
        return None
    if has & set("HIcXT"):
        return "minute"
    if has & set("djcx"):
        return "day"
    return "month" if has & set("mbB") else "year"


_WIDTHS: dict[Precision, int] = {"year": 4, "month": 7, "day": 10}


def _print(moment: datetime, precision: Precision) -> str:
    text = moment.isoformat(timespec="seconds")
    return text if precision == "minute" else text[: _WIDTHS[precision]]
