"""From the tokens of a date expression to the date: one function a shape of expression."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from archive_scraper.normalize.dates.calendar import (
    LAST_YEAR,
    Triple,
    exists,
    from_solar_hijri,
    full_year,
    is_solar_hijri,
)
from archive_scraper.normalize.dates.order import settle_order
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive_scraper.items import Precision
    from archive_scraper.normalize.dates.tokens import Tokens


FIRST_BARE_YEAR, LAST_BARE_YEAR = 1900, 2100
"""A number outside of these is no year of publication unless a month stands next to it."""
_WINTER = 1
"""The value of a season's token."""
_PERSIAN_BEFORE = 621
"""Years from the Persian count to ours, from March to December."""
_MIDDLE_OF_WINTER = 11
"""Its Persian month: nearly all of the winter of a Persian year lies in the later of the two years that it spans."""
_WHOLE_RULE = "day, month and year"


@dataclass(slots=True)
class Found:
    """One date expression: the tokens first to last (exclusive) and what they say."""

    first: int
    last: int
    rule: str
    year: int
    month: int = 0
    day: int = 0
    ambiguous: bool = False
    relative: bool = False
    """Counted from the reference date (an age, a day without its year)."""
    assumed_year: bool = False
    """The reference date alone gave the year."""
    rank: int = 0
    """0 for a whole date, more for what says less."""
    time: tuple[int, int, int | None] | None = None
    zone: str | None = None
    time_span: tuple[int, int] = (0, 0)
    role: str = ""
    """"published", "updated", "other" or "" as the marker next to it says."""

    @property
    def precision(self) -> Precision:
        """The precision the text supports."""
        if self.time is not None:
            return "minute"
        return "day" if self.day else "month" if self.month else "year"


@dataclass(frozen=True, slots=True)
class Context:
    """What is known besides the text."""

    now: datetime | None = None
    language: str | None = None
    order: str | None = None


def read_whole(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a date from day, month word and year in any order, a range giving its first day."""
    labels, values = tokens.labels[first:last], tokens.values[first:last]
    month = next((_month(value) for label, value in zip(labels, values, strict=True) if label in "MXRJ"), None)
    numbers = [value for label, value in zip(labels, values, strict=True) if label in "nN"]
    year = next((value for label, value in zip(labels, values, strict=True) if label == "Y"), None)
    if labels.endswith("m") and _begins_with_year(tokens, last - 1):
        year = values[-1][0]
    digits = 4
    if "G" in labels:  # Feb 222015
        numbers[:0], year = [values[-1][0]], values[-1][1]
    elif "d" in labels:  # 19/20 March: the first of two days
        days = values[labels.index("d")]
        numbers = [days[0]] if days[2] == "/" else []
    elif year is None and numbers:
        year, digits = numbers[-1], 2
    if month is None or year is None or not numbers:
        return None
    if "J" in labels:
        triple = from_solar_hijri(year, month, numbers[0])
    else:
        full = full_year(year, digits=digits, language=context.language)
        triple = (full, month, numbers[0]) if full is not None and exists(full, month, numbers[0]) else None
    found = _found(first, last, _WHOLE_RULE, triple)
    if found and "T" in labels:  # Sun Feb 22 17:04:00 EST 2015
        place = labels.index("T")
        hour, minute, second, offset = values[place]
        found.time = (hour, minute, second)
        found.zone = offset or (values[place + 1] if labels[place + 1] == "Z" else None)
    return found


def _month(value: int | tuple[int, int]) -> int:
    """Return the month of a word that may be a weekday too (mar is Tuesday and March in Madrid)."""
    return value[0] if isinstance(value, tuple) else value


def read_month_day_year(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a date from Mar-03-2025, whose numbers alone look like a month."""
    del context
    if _begins_with_year(tokens, last - 1):  # May 2024/5
        return None
    month, (year, day) = tokens.values[first], tokens.values[last - 1]
    triple = (year, _month(month), day)
    return _found(first, last, "month, day and year", triple if exists(*triple) else None)


def _begins_with_year(tokens: Tokens, place: int) -> bool:
    """Tell whether a month in numbers has its year first: 2024/5."""
    return tokens.text[tokens.starts[place] :][:4].isdigit()


def _found(first: int, last: int, rule: str, triple: Triple | None, *, ambiguous: bool = False) -> Found | None:
    return Found(first, last, rule, *triple, ambiguous=ambiguous) if triple else None


def read_short_year(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a date whose year is two digits after day and month."""
    if tokens.ends[last - 1] - tokens.starts[last - 1] != 2:
        return None
    found = read_whole(tokens, first, last, context)
    if found:
        found.rule = "day, month and year of two digits"
    return found


def read_numbers(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a date from three numbers."""
    weekday = next((v for v in _beside(tokens, first, last, "W") if v is not None), None)
    one, _, three, _ = tokens.values[first]
    if len(one) <= 2 and len(three) == 2 and _is_glued(tokens, first):
        return None  # v2.10.15, $12.05.20
    read = settle_order(
        tokens.values[first], order=context.order, language=context.language, weekday=weekday, zone=_zone(tokens)
    )
    if read is None:
        return None
    triple, ambiguous, why = read
    return _found(first, last, why, triple, ambiguous=ambiguous)


def read_range_of_numbers(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build the first day of 30.04.-02.05.2024 or 5.-7.5.2024."""
    found = read_numbers(tokens, last - 1, last, context)
    begin = tokens.values[first]
    if found is None:
        return None
    if tokens.labels[first] == "n":
        month, day = found.month, begin
    else:
        month, day = (begin[0], begin[1]) if context.order == "MDY" else (begin[1], begin[0])
    if not exists(found.year, month, day) or (month, day) > (found.month, found.day):
        return None
    return Found(first, last, found.rule, found.year, month, day, ambiguous=found.ambiguous)


def _zone(tokens: Tokens) -> str | None:
    """Return the zone of the time that is printed with a date."""
    for label, value in zip(tokens.labels, tokens.values, strict=True):
        zone: str | None = value if label == "Z" else value[3] if label == "T" else None
        if zone:
            return zone
    return None


def _is_glued(tokens: Tokens, place: int) -> bool:
    start = tokens.starts[place]
    before = tokens.text[max(start - 2, 0) : start].rpartition(" ")[2]
    return before[-1:].isdigit() or before[-1:] in tuple("$€£#+") or (len(before) == 1 and before.isalpha())


def _beside(tokens: Tokens, first: int, last: int, label: str) -> Iterator[int | None]:
    """Yield the values of tokens of one label within two places of a span."""
    for place in (first - 1, first - 2, last, last + 1):
        if 0 <= place < len(tokens.labels) and tokens.labels[place] == label:
            yield tokens.values[place]


def read_stamp(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a date from 20150222 or 20150222170400."""
    del context
    digits = tokens.values[first]
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:8])
    if not (1950 <= year <= 2099 and exists(year, month, day)):
        return None
    found = Found(first, last, "year, month and day as one number", year, month, day)
    if len(digits) > 8:
        hour, minute = int(digits[8:10]), int(digits[10:12])
        second = int(digits[12:14]) if len(digits) == 14 else None
        if hour > 23 or minute > 59 or (second or 0) > 59:
            return None
        found.time = (hour, minute, second)
        found.rule = "date and time as one number"
    elif len(tokens.labels) > 3:
        # Eight digits inside of a sentence are more often a number of something.
        found.rank = 3
    return found


def read_cjk(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a date from 2015年2月22日 or 2015年2月."""
    printed, digits, month, day = tokens.values[first]
    year = full_year(printed, digits=digits, language=context.language)
    if year is None or not exists(year, month, day or 1):
        return None
    rule = "year, month and day signs" if day else "year and month signs"
    return Found(first, last, rule, year, month, day or 0, rank=0 if day else 2)


def read_cjk_month_first(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a date from 2月 22, 2015, as American templates print it in Chinese."""
    del context
    (month, day), year = tokens.values[first], tokens.values[last - 1]
    if day is None:
        day = tokens.values[first + 1] if tokens.labels[first + 1] == "n" else 0
    return _found(first, last, _WHOLE_RULE, (year, month, day) if exists(year, month, day) else None)


def read_month_year(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a month from its word and a year; of a two-month issue the first."""
    labels, values = tokens.labels[first:last], tokens.values[first:last]
    month = next(_month(value) for label, value in zip(labels, values, strict=True) if label in "MX")
    year, digits = next(
        (value, 4 if label == "Y" else 2) for label, value in zip(labels, values, strict=True) if label in "YnN"
    )
    full = full_year(year, digits=digits, language=context.language)
    if full is None or (digits == 2 and tokens.ends[last - 1] - tokens.starts[last - 1] != 2):
        return None
    return Found(first, last, "month and year", full, month, rank=2)


def read_persian_month(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build the year of a Persian month: it lies in two months of ours."""
    month = next(tokens.values[place] for place in range(first, last) if tokens.labels[place] == "J")
    printed = next(tokens.values[place] for place in range(first, last) if tokens.labels[place] == "Y")
    middle = from_solar_hijri(printed, month, 15) if is_solar_hijri(printed, context.language) else None
    return Found(first, last, "month of another calendar: its year", middle[0], rank=3) if middle else None


def read_numeric_month(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a month from 02/2015 or 2015-02."""
    del context
    year, month = tokens.values[first]
    return Found(first, last, "month and year in numbers", year, month, rank=2) if 1 <= month <= 12 else None


def read_season(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build the year of a season or a quarter."""
    for place in range(first, last):
        if tokens.labels[place] in "YVm":
            value = tokens.values[place]
            printed = value[0] if isinstance(value, tuple) else value
            if is_solar_hijri(printed, context.language):
                winter = tokens.values[tokens.labels.index("S", first, last)] == _WINTER
                begins = from_solar_hijri(printed, _MIDDLE_OF_WINTER if winter else 1, 1)
                year = begins[0] if begins else None
            else:
                year = full_year(printed, language=context.language)
            return Found(first, last, "season or quarter: its year", year, rank=3) if year else None
    return None


def read_yearless(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a date whose year the page leaves to the reader: the last such day up to the reference date."""
    month = day = None
    for place in range(first, last):
        label, value = tokens.labels[place], tokens.values[place]
        if label == "n":
            day = value
        elif label in "MX":
            month = _month(value)
        elif label == "e":
            month, day = value
    return _in_reference_year(tokens, first, last, month, day, context)


def read_yearless_persian(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a day of the Persian calendar without its year: the last such day up to the reference date."""
    if context.now is None or context.now.year > LAST_YEAR:
        return None
    day, month = tokens.values[first], tokens.values[last - 1]
    limit = context.now.date() + timedelta(days=1)
    years = (context.now.year - _PERSIAN_BEFORE, context.now.year - _PERSIAN_BEFORE - 1)
    if not is_solar_hijri(years[0], context.language):
        return None
    days = [found for year in years if (found := from_solar_hijri(year, month, day)) and date(*found) <= limit]
    rule = "day and month; the year from the reference date"
    return Found(first, last, rule, *days[0], relative=True, assumed_year=True, rank=1) if days else None


def read_yearless_numbers(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a yearless date from two numbers, only where they can be nothing else (5.2., or a time next to them)."""
    one, two, sign, closed = tokens.values[first]
    labels = tokens.labels
    timed = "T" in (labels[last : last + 1], labels[first - 1 : first] if first else "")
    timed = timed or labels[last : last + 2] in (",T", "cT", "-T", "|T")
    timed = timed or "W" in labels[max(first - 2, 0) : first] or labels[last : last + 1] == "W"
    if not (timed or closed):
        return None
    month_first = (
        sign == "-"
        or context.order in ("MDY", "YMD")
        or (context.order is None and sign == "/" and context.language in ("en", "ja", "zh", "ko", "zh-Hant", None))
    )
    month, day = (one, two) if month_first else (two, one)
    if month > 12 >= day:
        month, day = day, month
    return _in_reference_year(tokens, first, last, month, day, context)


def _in_reference_year(
    tokens: Tokens, first: int, last: int, month: int | None, day: int | None, context: Context
) -> Found | None:
    if context.now is None or context.now.year == MAXYEAR or not month or not day or month > 12 or day > 31:
        return None
    weekday = next((v for v in _beside(tokens, first, last, "W") if v is not None), None)
    limit = context.now.date() + timedelta(days=1)
    past = [y for y in range(limit.year, limit.year - 8, -1) if exists(y, month, day) and date(y, month, day) <= limit]
    if not past:
        return None
    year = past[0]
    if weekday is not None and date(year, month, day).weekday() != weekday:
        coming = year + 1
        fits = [y for y in (coming, *past[:6]) if exists(y, month, day) and date(y, month, day).weekday() == weekday]
        year = fits[0] if fits else year
    return Found(
        first, last, "day and month; the year from the reference date", year, month, day,
        relative=True, assumed_year=weekday is None, rank=1,
    )  # fmt: skip


_TIME_NEXT = compiled(r"[cyo.,|-]{0,3}(?:T|H|n[Po])")
_NO_SENTENCE_BEFORE = compiled(r".*[BU.,:|()/xT-][cy]?|[cyW]?", re.DOTALL)
_NO_SENTENCE_AFTER = compiled(r"[cyo]{0,2}(?:[,.:|()/xTHPUBW-].*)?|c.*[TH].*|n[Pou].*", re.DOTALL)


def read_day_word(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a date from yesterday, last month, last year; not from "USA Today" or "What now?"."""
    unit, amount = tokens.values[first]
    before, after = tokens.labels[:first], tokens.labels[last:]
    timed = _TIME_NEXT.match(after)
    marked = before.endswith(("B", "U", "Bc", "Uc", "B:", "U:"))
    if not (timed or marked or (_NO_SENTENCE_BEFORE.fullmatch(before) and _NO_SENTENCE_AFTER.fullmatch(after))):
        return None
    if unit in ("hour", "minute", "second", "week") and amount:
        return None
    if unit == "week":  # "this week" is seven days
        return None
    return _ago(first, last, unit, amount, context, "counted from the reference date")


_SECONDS: Final = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_MONTHS: Final = {"year": 12, "month": 1}


def read_age(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a date from "3 hours ago": the day; from months the month, from years the year."""
    labels, values = tokens.labels[first:last], tokens.values[first:last]
    ages = [values[labels.index("r")]]
    ages += [(values[place + 1], -values[place]) for place, letter in enumerate(labels[:-1]) if letter == "n"]
    units = [unit for unit, _ in ages]
    rule = "age, counted from the reference date"
    if len(ages) == 1:
        return _ago(first, last, units[0], ages[0][1], context, rule)
    if "year" in units or "month" in units:  # "2 years, 3 months ago"
        months = sum(amount * _MONTHS.get(unit, 0) for unit, amount in ages)
        return _ago(first, last, "month", months, context, rule)
    return _ago(first, last, "second", sum(amount * _SECONDS[unit] for unit, amount in ages), context, rule)


def _ago(first: int, last: int, unit: str, amount: int, context: Context, rule: str) -> Found | None:
    now = context.now
    if now is None:
        return None
    year, month, day = now.year, 0, 0
    if unit == "year":
        year += amount
    elif unit == "month":
        year, month = divmod(now.year * 12 + now.month - 1 + amount, 12)
        month += 1
    else:
        try:
            then = now + timedelta(seconds=_SECONDS[unit] * amount)
        except OverflowError:
            return None
        year, month, day = then.year, then.month, then.day
    # "1000 years ago" is history, not an age.
    if not FIRST_BARE_YEAR <= year <= LAST_BARE_YEAR:
        return None
    return Found(first, last, rule, year, month, day, relative=True, rank=1)


def read_year(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a year that stands alone: nothing but markers next to it, or cut off by separators at an end."""
    value = tokens.values[first]
    year = full_year(value, language=context.language)
    if year is None or not FIRST_BARE_YEAR <= year <= LAST_BARE_YEAR:
        return None
    before, after = tokens.labels[:first], tokens.labels[last:]
    if _is_glued(tokens, first) or not (_EDGE.fullmatch(before) and _EDGE.fullmatch(after)):
        return None
    return Found(first, last, "year", year, rank=4)


_EDGE = compiled(r"[BUcy.,:|()xW]*|.*[|,(;][Bcy:]*|[cy.]*(?:[|,);i]|\(i).*|nu.*", re.DOTALL)
