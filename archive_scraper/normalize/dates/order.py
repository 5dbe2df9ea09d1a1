"""Which of two numbers is the month: 2/5/2015."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from archive_scraper.normalize.dates.calendar import Triple, exists, from_solar_hijri, full_year, is_solar_hijri
from archive_scraper.normalize.dates.words import date_order_of, fold, lexicon
from archive_scraper.normalize.dates.zones import offset_of
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMERIC = compiled(
    r"(?:([^\W\d_]{2,20})[.,]{0,2}\s)?(?<![\d./-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\3\s?(\d{4}|\d\d)(?![./-]?\d)"
)
# Two-digit years are printed first in these languages (25.06.04 is the fourth of June in Seoul).
_SHORT_YEAR_FIRST = ("ko", "ja", "zh", "zh-Hant", "zh-Hans", "hu", "lt")
_DASHED_YEAR_FIRST = frozenset(("sv", "sv-SE", "sv-FI"))
"""Languages that print a short date as ISO 8601 does: 23-05-11."""
_SOME_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - a local moment
_NEAREST_EAST, _FARTHEST_EAST = timedelta(hours=1), timedelta(hours=4)
"""Offsets of the zones whose lands put the day first in a date of numbers, from Lisbon to Dubai."""
_PLACES = {"DMY": (2, 1, 0), "MDY": (2, 0, 1), "YMD": (0, 1, 2)}


def date_order(texts: Iterable[str], *, language: str | None = None) -> str | None:
    """Return "DMY" or "MDY" where the numeric dates of one site or listing together settle it, else None.

    A number above 12 settles it, and so does a weekday (in English or the given language) that fits one reading
    only; where such dates contradict each other nothing is settled. Without them, five dates or more that run
    steadily up or down in one reading and not in the other settle it: lists are sorted.

    >>> date_order(["2/5/2015", "15/4/2015"]), date_order(["2/5/2015"]), date_order(["24.03.08"], language="ko")
    ('DMY', None, None)
    """
    votes: set[str] = set()
    days: list[tuple[Triple, Triple]] = []
    for text in texts:
        for match in _NUMERIC.finditer(text[:_LONGEST]):
            numbers = match[2], match[4], match[5], match[3]
            if len(match[5]) < len("2024") and _usual_order(match[3], language, long_year=False)[0] == "YMD":
                continue  # its first number may be the year
            dmy, mdy = _read(numbers, "DMY", language), _read(numbers, "MDY", language)
            if dmy and mdy:
                days.append((dmy, mdy))
            if dmy and mdy and dmy != mdy:
                weekday = lexicon(language).get(fold(match[1] or ""), {}).get("", {}).get("weekday")
                dmy, mdy = (day if date(*day).weekday() == weekday else None for day in (dmy, mdy))
            if dmy != mdy and not (dmy and mdy):
                votes.add("DMY" if dmy else "MDY")
    if not votes and len(set(days)) >= _SORTED_LIST:
        votes = {order for place, order in enumerate(("DMY", "MDY")) if _is_sorted([pair[place] for pair in days])}
    return votes.pop() if len(votes) == 1 else None


_LONGEST = 1000
# Of five dates in random order one in sixty runs up or down by chance.
_SORTED_LIST = 5


def _is_sorted(days: list[Triple]) -> bool:
    return days in (sorted(days), sorted(days, reverse=True))


def settle_order(
    numbers: tuple[str, str, str, str],
    *,
    order: str | None,
    language: str | None,
    weekday: int | None,
    zone: str | None,
) -> tuple[Triple, bool, str] | None:
    """Return (year, month, day), whether it stays ambiguous, and the reason; None where no reading exists.

    Settled in this order: a year of four digits in front; a number above 12; the order of the site; the weekday
    printed next to it; the separator and the language; the zone of the time printed with it. English with nothing
    else to go by is read month first and called ambiguous.
    """
    one, _, three, sign = numbers
    readings: dict[Triple, list[str]] = {}
    for name in ("YMD",) if len(one) == 4 else ("DMY", "MDY") if len(three) == 4 else ("DMY", "MDY", "YMD"):
        if (found := _read(numbers, name, language)) is not None:
            readings.setdefault(found, []).append(name)
    if not readings:
        return None
    if len(one) == 4:
        return next(iter(readings)), False, "year, month, day in numbers"
    by_order = {name: found for found, names in readings.items() for name in names}
    long_year = len(three) == 4
    if long_year and len(readings) == 1:
        return next(iter(readings)), False, "only one of the two numbers can be the month"
    if order in by_order:
        return by_order[order], False, f"the site prints {order}"
    if weekday is not None:
        fitting = [found for found in readings if date(*found).weekday() == weekday]
        if len(fitting) == 1:
            return fitting[0], False, "the weekday fits one reading only"
    usual, settled = _usual_order(sign, language, long_year=long_year)
    if zone and not settled and "DMY" in by_order and _is_of_day_first_lands(zone):
        return by_order["DMY"], False, "DMY, as the lands of its zone print it"
    for name in (usual, "DMY", "MDY", "YMD"):
        if name in by_order:
            days_and_months = {found for key, found in by_order.items() if key != "YMD"} if name != "YMD" else {()}
            ambiguous = not settled and len(days_and_months) > 1
            return (
                by_order[name],
                ambiguous,
                f"{name}, as {'the language prints' if settled else 'English often prints'} it",
            )
    return None


def _is_of_day_first_lands(zone: str) -> bool:
    offset = offset_of(zone, _SOME_DAY)
    return offset is not None and _NEAREST_EAST <= offset <= _FARTHEST_EAST


def _usual_order(sign: str, language: str | None, *, long_year: bool) -> tuple[str, bool]:
    """Return the order a language prints with a separator, and whether that settles it."""
    if (language in _SHORT_YEAR_FIRST or (sign == "-" and language in _DASHED_YEAR_FIRST)) and not long_year:
        return "YMD", True
    usual = date_order_of(language)
    if language in (None, "en", "fil", "es-US"):
        return ("DMY", False) if sign == "." else ("MDY", False)
    return ("DMY" if usual == "YMD" else usual), usual != "MDY"


def _read(numbers: tuple[str, str, str, str], order: str, language: str | None) -> Triple | None:
    places = _PLACES[order]
    printed = numbers[places[0]]
    year, month, day = int(printed), int(numbers[places[1]]), int(numbers[places[2]])
    if is_solar_hijri(year, language):
        return from_solar_hijri(year, month, day)
    full = full_year(year, digits=len(printed), language=language)
    return (full, month, day) if full is not None and exists(full, month, day) else None


# Country domains whose sites do not say where they are: sold to everybody.
_WORLDWIDE = frozenset(("ai", "am", "cc", "co", "fm", "gg", "io", "la", "ly", "me", "pw", "sh", "sx", "to", "tv", "ws"))
_YEAR_FIRST = frozenset(("cn", "hu", "jp", "kr", "lt", "mn", "tw"))
_MONTH_FIRST = frozenset(("gov", "mil", "ph", "us"))
_MIXED = frozenset(("ca", "il", "za"))


def usual_order(host: str) -> str | None:
    """Return the order that a country's sites print, by the host's last label; None for worldwide domains.

    Source: CLDR's short date patterns. A habit of the country is weak evidence: a date read by it stays ambiguous.

    >>> usual_order("news.example.co.uk"), usual_order("example.gov"), usual_order("example.com")
    ('DMY', 'MDY', None)
    """
    label = host.rpartition(".")[2].lower()
    if label in _MONTH_FIRST:
        return "MDY"
    if label in _YEAR_FIRST:
        return "YMD"
    if len(label) != 2 or not label.isalpha() or label in _WORLDWIDE | _MIXED:  # a country code
        return None
    return "DMY"
