"""The calendar words of two hundred languages as the Unicode CLDR and dateparser give them, frozen into one file.

``tools/freeze_calendar.py`` wrote ``calendar.jsonl``, one language a line. What newspapers print beyond it stands in
the languages' own files.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from archive_scraper.words import book
from archive_scraper.words.kept import kept

if TYPE_CHECKING:
    from collections.abc import Mapping

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
UNITS = ("second", "minute", "hour", "day", "week", "month", "year")


@cache
def _lines() -> Mapping[str, str]:
    text = (book.FOLDER / "calendar.jsonl").read_text(encoding="utf-8")
    return {line[len('{"language": "') : line.index('"', 14)]: line for line in text.splitlines()[1:]}


@cache
def calendar_words(language: str) -> Mapping[str, Any]:
    """Return the words of a language, empty where it is not known.

    Lists by the keys of ``MONTHS``, ``WEEKDAYS``, ``UNITS``, "am" and "pm"; "date_order" ("DMY", "MDY", "YMD");
    "relative": (phrase, unit, amount) such as ("yesterday", "day", -1); "ago" and "duration": (phrase, unit) with "#"
    for the number: ("# hours ago", "hour").

    >>> calendar_words("de")["january"][:2]
    ['jan', 'januar']
    """
    line = _lines().get(language)
    words: Mapping[str, Any] = json.loads(line) if line else {}
    return words


@kept
def names_in_all_languages(*keys: str) -> frozenset[str]:
    """Return the names of some months or weekdays (keys of ``MONTHS``, ``WEEKDAYS``) in every language of the book."""
    calendars = map(calendar_words, book.languages())
    return frozenset(word for calendar in calendars for key in keys for word in calendar.get(key, ()))


@kept
def month_names() -> frozenset[str]:
    """Return the names of the months in every language, with the forms that the languages' own files add."""
    return names_in_all_languages(*MONTHS) | book.words(*(f"months.{number}" for number in range(1, 13)))


@kept
def calendar_names() -> frozenset[str]:
    """Return the names of the months and weekdays in every language."""
    return month_names() | names_in_all_languages(*WEEKDAYS)
