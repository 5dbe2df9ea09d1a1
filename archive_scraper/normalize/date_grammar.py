"""The grammar of date lines: regular expressions over the letters of the tokens, best reading first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from archive_scraper.normalize.date_calendar import Triple, days_in, exists, from_solar_hijri, full_year
from archive_scraper.normalize.date_order import read_numbers
from archive_scraper.normalize.date_tokens import Tokens
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive_scraper.items import Precision


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
    rank: int = 0
    """0 for a whole date, more for what says less."""
    time: tuple[int, int, int | None] | None = None
    zone: str | None = None
    time_span: tuple[int, int] = (0, 0)
    role: str = ""
    """"published", "updated", "other" or "" as the marker beside it says."""

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


_Builder = Callable[[Tokens, int, int, Context], Found | None]
_C = "[cy']"
_MONTH = r"(?:[MX]\.?)"
_DAY = "n[.q]{0,2}"
# After "Issue", "No." or "Vol." a number counts volumes.
_NOT_ISSUE = r"(?<!i)(?<!i[.:])"


def find_dates(tokens: Tokens, context: Context) -> list[Found]:
    """Return the date expressions of a text in printed order, none overlapping another."""
    labels = tokens.labels
    taken = bytearray(len(labels))
    found: list[Found] = []
    for needs, pattern, build in _PATTERNS:
        if needs and not any(letter in labels for letter in needs):
            continue
        for match in pattern.finditer(labels):
            first, last = match.span()
            if first == last or any(taken[first:last]):
                continue
            result = build(tokens, first, last, context)
            if result is not None:
                found.append(result)
                taken[first:last] = b"\x01" * (last - first)
            elif build in _CLAIMING:  # February 30: a date that does not exist is not a month either
                taken[first:last] = b"\x01" * (last - first)
    found.sort(key=lambda item: item.first)
    return found


def _whole(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a date from day, month word and year in any order, a range giving its first day."""
    day = month = year = None
    digits, roman = 4, False
    time = None
    for place in range(first, last):
        label, value = tokens.labels[place], tokens.values[place]
        if label in "MR":
            month = month or value
        elif label == "X":
            month = month or value[0]
        elif label == "J":
            month, roman = month or value, True
        elif label == "Y":
            year = value
        elif label == "G":
            day, year = value
        elif label == "d" and value[2] == "/":  # 19/20 March: the first of two days
            day = value[0]
        elif label == "T":
            time = place
        elif label in "nN":
            if day is None and label == "n":
                day = value
            elif year is None and place == last - 1 and tokens.labels.find("Y", first, last) < 0:
                year, digits = value, 2
    if month is None or day is None or year is None:
        return None
    if roman:
        triple = from_solar_hijri(year, month, day)
    else:
        full = full_year(year, digits=digits, language=context.language)
        triple = (full, month, day) if full is not None and exists(full, month, day) else None
    found = _found(first, last, "day, month and year", triple)
    if found and time is not None:  # Sun Feb 22 17:04:00 EST 2015
        hour, minute, second, offset = tokens.values[time]
        found.time = (hour, minute, second)
        found.zone = offset or (tokens.values[time + 1] if tokens.labels[time + 1] == "Z" else None)
    return found


def _month_day_year(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a date from Mar-03-2025, whose numbers alone look like a month."""
    del context
    month, (year, day) = tokens.values[first], tokens.values[last - 1]
    month = month[0] if isinstance(month, tuple) else month
    return _found(first, last, "month, day and year", (year, month, day) if exists(year, month, day) else None)


def _found(first: int, last: int, rule: str, triple: Triple | None, *, ambiguous: bool = False) -> Found | None:
    return Found(first, last, rule, *triple, ambiguous=ambiguous) if triple else None


def _short_year(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a date whose year is two digits behind day and month."""
    if tokens.ends[last - 1] - tokens.starts[last - 1] != 2:
        return None
    found = _whole(tokens, first, last, context)
    if found:
        found.rule = "day, month and year of two digits"
    return found


def _numbers(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a date from three numbers."""
    weekday = next((v for v in _beside(tokens, first, last, "W") if v is not None), None)
    before = tokens.text[tokens.starts[first] - 1 : tokens.starts[first]] if tokens.starts[first] else ""
    if len(tokens.values[first][2]) == 2 and len(tokens.values[first][0]) < 4 and (before.isalnum() or before in "$€£#+"):
        if before:
            return None  # v2.10.15, $12.05.20
    read = read_numbers(tokens.values[first], order=context.order, language=context.language, weekday=weekday)
    if read is None:
        return None
    triple, ambiguous, why = read
    return _found(first, last, why, triple, ambiguous=ambiguous)


def _beside(tokens: Tokens, first: int, last: int, label: str) -> Iterator[int | None]:
    """Yield the values of tokens of one label within two places of a span."""
    for place in (first - 1, first - 2, last, last + 1):
        if 0 <= place < len(tokens.labels) and tokens.labels[place] == label:
            yield tokens.values[place]


def _stamp(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
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


def _cjk(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a date from 2015年2月22日 or 2015年2月."""
    printed, digits, month, day = tokens.values[first]
    year = full_year(printed, digits=digits, language=context.language)
    if year is None or not exists(year, month, day or 1):
        return None
    rule = "year, month and day signs" if day else "year and month signs"
    return Found(first, last, rule, year, month, day or 0, rank=0 if day else 2)


def _month_year(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a month from its word and a year; of a two-month issue the first."""
    month = year = None
    digits = 4
    for place in range(first, last):
        label, value = tokens.labels[place], tokens.values[place]
        if label == "Y":
            year = value
        elif label in "MX" and month is None:
            month = value[0] if label == "X" else value
        elif label in "nN":
            year, digits = value, 2
    full = full_year(year or 0, digits=digits, language=context.language)
    if full is None or month is None or (digits == 2 and tokens.ends[last - 1] - tokens.starts[last - 1] != 2):
        return None
    return Found(first, last, "month and year", full, month, rank=2)


def _numeric_month(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a month from 02/2015 or 2015-02."""
    del context
    year, month = tokens.values[first]
    return Found(first, last, "month and year in numbers", year, month, rank=2) if 1 <= month <= 12 else None


def _season(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build the year of a season or a quarter."""
    for place in range(first, last):
        if tokens.labels[place] in "YVm":
            value = tokens.values[place]
            year = full_year(value[0] if isinstance(value, tuple) else value, language=context.language)
            return Found(first, last, "season or quarter: its year", year, rank=3) if year else None
    return None


def _yearless(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a date whose year the page leaves to the reader: the last such day up to the reference date."""
    month = day = None
    for place in range(first, last):
        label, value = tokens.labels[place], tokens.values[place]
        if label == "n":
            day = value
        elif label in "MX":
            month = value[0] if label == "X" else value
        elif label == "e":
            month, day = value
    return _in_reference_year(tokens, first, last, month, day, context)


def _yearless_numbers(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a yearless date from two numbers, only where they can be nothing else (5.2., or a time beside them)."""
    one, two, sign, closed = tokens.values[first]
    labels = tokens.labels
    timed = "T" in (labels[last : last + 1], labels[first - 1 : first] if first else "")
    timed = timed or labels[last : last + 2] in (",T", "cT", "-T", "|T") or "W" in labels[max(first - 2, 0) : first]
    if not (timed or closed):
        return None
    month_first = context.order in ("MDY", "YMD") or (
        context.order is None and sign == "/" and context.language in ("en", "ja", "zh", "ko", "zh-Hant", None)
    )
    month, day = (one, two) if month_first else (two, one)
    if month > 12 >= day:
        month, day = day, month
    return _in_reference_year(tokens, first, last, month, day, context)


def _in_reference_year(
    tokens: Tokens, first: int, last: int, month: int | None, day: int | None, context: Context
) -> Found | None:
    if context.now is None or not month or not day or month > 12 or day > 31:
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
        first, last, "day and month; the year from the reference date", year, month, day, relative=True, rank=1
    )


_TIME_NEXT = re.compile(r"[cyo,|-]{0,3}(?:T|H|n[Po])")
_NO_SENTENCE_BEFORE = re.compile(r".*[BU.,:|()/xT-][cy]?|[cyW]?", re.DOTALL)
_NO_SENTENCE_AFTER = re.compile(r"[cyo]{0,2}(?:[,.:|()/xTHPUBW-].*)?|c.*[TH].*|n[Po].*", re.DOTALL)


def _day_word(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
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


def _age(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a date from "3 hours ago": the day; from months the month, from years the year."""
    unit, amount = tokens.values[first]
    return _ago(first, last, unit, amount, context, "age, counted from the reference date")


def _ago(first: int, last: int, unit: str, amount: int, context: Context, rule: str) -> Found | None:
    now = context.now
    if now is None or abs(amount) > 100_000:
        return None
    try:
        if unit == "year":
            return Found(first, last, rule, now.year + amount, relative=True, rank=1) if now.year + amount > 1 else None
        if unit == "month":
            years, month = divmod(now.year * 12 + now.month - 1 + amount, 12)
            return Found(first, last, rule, years, month + 1, relative=True, rank=1) if years > 1 else None
        seconds = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}[unit]
        then = now + timedelta(seconds=seconds * amount)
    except OverflowError:
        return None
    return Found(first, last, rule, then.year, then.month, then.day, relative=True, rank=1)


def _year(tokens: Tokens, first: int, last: int, context: Context) -> Found | None:
    """Build a year that stands alone: nothing but markers beside it, or cut off by separators at an end."""
    value = tokens.values[first]
    year = full_year(value, language=context.language)
    if year is None or not 1900 <= year <= 2100:
        return None
    before, after = tokens.labels[:first], tokens.labels[last:]
    if not (_EDGE.fullmatch(before) and _EDGE.fullmatch(after)):
        return None
    return Found(first, last, "year", year, rank=4)


_EDGE = re.compile(r"[BUcy.,:|()xW]*|.*[|,(;][Bcy:]*|[cy.]*[|,);].*", re.DOTALL)
_CLAIMING = frozenset({_whole, _numbers, _short_year, _cjk, _stamp})


def _pattern(needs: str, pattern: str, build: _Builder) -> tuple[str, re.Pattern[str], _Builder]:
    return needs, re.compile(pattern), build


# (letters of which one must occur, pattern, builder), best first.
_PATTERNS: tuple[tuple[str, re.Pattern[str], _Builder], ...] = (
    _pattern("D", "D", _numbers),
    _pattern("E", "E", _cjk),
    _pattern("C", "C", _stamp),
    # 30 March - 2 April 2016, 19-20 March 2016, March 19-20, 2016
    _pattern("MX", rf"{_NOT_ISSUE}{_DAY}{_C}?{_MONTH}?[-c/]{_DAY}{_C}{{0,2}}{_MONTH},?{_C}{{0,2}}Y", _whole),
    _pattern("MX", rf"{_MONTH}{_DAY}[-c/]{_MONTH}?{_DAY},?{_C}{{0,2}}Y", _whole),
    # 22nd of February, 2015; 31 Donnerstag Okt 2019; 22-Feb-2015; 22.II.2015
    _pattern("MX", rf"{_NOT_ISSUE}{_DAY}[,/-]?(?:[cy'W,]|\(W\)){{0,3}}{_MONTH}(?:/{_MONTH})?[-/,]?[cy',.]{{0,4}}Y", _whole),
    _pattern("R", rf"{_NOT_ISSUE}{_DAY}[/-]?R[./-]?Y", _whole),
    _pattern("J", rf"{_DAY}{_C}?J,?{_C}{{0,2}}Y", _whole),
    # February 22, 2015; Feb-22-2015; Feb 222015; Sun Feb 22 17:04:00 EST 2015
    _pattern("MX", rf"{_MONTH}[-/,]?{_C}{{0,2}}W?,?{_DAY}[,/-]?{_C}{{0,2}}(?:\(?W\)?,?)?{_C}{{0,2}}Y", _whole),
    _pattern("m", rf"{_MONTH}-m", _month_day_year),
    _pattern("d", rf"{_NOT_ISSUE}d{_C}?{_MONTH},?{_C}{{0,2}}Y", _whole),
    _pattern("G", rf"{_MONTH}G", _whole),
    _pattern("T", rf"{_MONTH}n,?TZ?Y", _whole),
    # 2015. február 22.; 2015 m. vasario 22 d.; 2015. gada 22. februāris
    _pattern("Y", rf"Y(?:\(c\))?[./,-]?(?:[cy']\.?){{0,3}}(?:{_MONTH}|R\.?)[,/-]?{_C}?{_DAY}", _whole),
    _pattern("Y", rf"Y[.-]?(?:[cy]\.?,?){{1,2}}{_DAY}-?{_C}?{_MONTH}", _whole),
    # 22 Feb 15; Feb 22 '15
    _pattern("MX", rf"{_NOT_ISSUE}{_DAY}[/-]?{_MONTH}[/,-]?'?[nN](?![.q]?[MXRu:P]|o)", _short_year),
    _pattern("MX", rf"{_MONTH}{_DAY},?'[nN]", _short_year),
    # Jul/Aug 2012; February 2015; 2015. február; Feb '15
    _pattern("MX", rf"{_MONTH}[-/c]{_MONTH},?{_C}{{0,2}}Y", _month_year),
    _pattern("MX", rf"{_MONTH},?{_C}{{0,3}}Y", _month_year),
    _pattern("MX", rf"Y\.?{_C}{{0,2}}{_MONTH}", _month_year),
    _pattern("MX", rf"{_MONTH}'[nN]", _month_year),
    _pattern("m", rf"{_NOT_ISSUE}m", _numeric_month),
    _pattern("S", rf"S(?:[-/c]S)?,?{_C}{{0,2}}[YVm](?:-[YnN])?|Y,?S", _season),
    _pattern("r", "r", _age),
    _pattern("t", "t", _day_word),
    _pattern("MX", rf"{_NOT_ISSUE}{_DAY}{_C}{{0,2}}{_MONTH}(?!,?{_C}{{0,2}}[YNG#'])|{_MONTH}{_C}?{_DAY}(?!,?{_C}{{0,2}}[YNG#'])", _yearless),
    _pattern("e", "e", _yearless),
    _pattern("d", "d", _yearless_numbers),
    _pattern("Y", r"(?<![-#nN])(?<![nN],)(?<!i)(?<!i[.:])Y(?![-#nN])", _year),
)


__all__ = ["Context", "Found", "days_in", "find_dates"]
