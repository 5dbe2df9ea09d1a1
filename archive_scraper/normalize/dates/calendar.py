"""Years, days and calendars: what a printed number means in the Gregorian calendar, and whether it exists."""

from __future__ import annotations

from datetime import date, timedelta

Triple = tuple[int, int, int]

FIRST_YEAR, LAST_YEAR = 1600, 2199
"""Nothing on the web was printed earlier; later is a number that is no year."""
_BUDDHIST = range(2400, 2700)
_SOLAR_HIJRI = range(1300, 1500)
_THAI_LETTERS = ("th", "lo")


def exists(year: int, month: int, day: int) -> bool:
    """Tell whether a day exists and lies in the years that a page can print.

    >>> exists(2015, 2, 29), exists(2016, 2, 29)
    (False, True)
    """
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31):
        return False
    return day <= 28 or day <= days_in(year, month)


def days_in(year: int, month: int) -> int:
    """Return the number of days of a month."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def full_year(year: int, *, digits: int = 4, language: str | None = None) -> int | None:
    """Return the Gregorian year a printed one means; None where it cannot be one.

    Two digits follow POSIX (69 to 99 are 1969 to 1999), except in Thai, where the years in use count from 543 BC.

    >>> full_year(15, digits=2), full_year(2568, language="th"), full_year(68, digits=2, language="th")
    (2015, 2025, 2025)
    """
    if digits <= 2:
        if language in _THAI_LETTERS and 50 <= year <= 99:
            return year + 2500 - 543
        return year + (1900 if year >= 69 else 2000)
    if year in _BUDDHIST and language in (*_THAI_LETTERS, None):
        return year - 543
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def is_solar_hijri(year: int, language: str | None) -> bool:
    """Tell whether a printed year counts in the Persian calendar: only on a page of a language that uses it."""
    return year in _SOLAR_HIJRI and language in ("fa", "ps", "ckb")


def from_solar_hijri(year: int, month: int, day: int) -> Triple | None:
    """Return the Gregorian day of a day in the Persian calendar; None where there is none.

    The 33-year cycle, exact for 1244 to 1531 (the years printed on any web page).

    >>> from_solar_hijri(1403, 10, 25)
    (2025, 1, 14)
    """
    if not (year in _SOLAR_HIJRI and 1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        return None
    # Days from the first of Farvardin 1300, 21 March 1921.
    leaps = _leap_days(year) - _leap_days(1300)
    in_year = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    found = date(1921, 3, 21) + timedelta(days=365 * (year - 1300) + leaps + in_year + day - 1)
    return found.year, found.month, found.day


def _leap_days(year: int) -> int:
    """Return the number of leap years before a year, counted from year 1."""
    cycles, rest = divmod(year - 1, 33)
    return 8 * cycles + sum(1 for leap in (1, 5, 9, 13, 17, 22, 26, 30) if leap <= rest)
