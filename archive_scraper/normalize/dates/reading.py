"""Dates as the page printed them -> ISO 8601 at the precision that the text supports, never more.

The rules:

* Minutes to weeks ago give the day, months ago the month, years ago the year; all count from ``now``.
* A season or a quarter gives its year, a two-month issue its first month.
* A day without its year takes the last such day up to ``now``; without ``now`` it says nothing.
* The day of publication beats the day of an update, a whole date beats a month, a month beats a year.
* An offset stands only where the text names a zone; "ET" is resolved for that day.
* No date is made of "May", "12", "Volume: 12 Issue: 35", "5 min read", "0:00 / 12:34" or a time of day alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import MAXYEAR, UTC, datetime, timedelta
from typing import TYPE_CHECKING

from archive_scraper.normalize.dates.build import Context, Found
from archive_scraper.normalize.dates.explain import explain
from archive_scraper.normalize.dates.grammar import find_dates
from archive_scraper.normalize.dates.lexer import unify
from archive_scraper.normalize.dates.machine import Date, read_formats, read_iso
from archive_scraper.normalize.dates.order import date_order
from archive_scraper.normalize.dates.short_forms import write_out
from archive_scraper.normalize.dates.times import Time, find_times, join_times
from archive_scraper.normalize.dates.tokens import Tokens, label
from archive_scraper.normalize.dates.words import full_lexicon, language_code, lexicon
from archive_scraper.normalize.dates.zones import offset_of, print_offset, zone_info
from archive_scraper.normalize.east_asian_letters import CJK
from archive_scraper.normalize.parts import Part
from archive_scraper.normalize.text import clean_text
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


__all__ = ["Date", "DateReading", "date_order", "read_date", "read_iso"]

MAX_TEXT = 1000
"""Characters of a text that are considered: a date line is short, and what follows is no date line."""


@dataclass(frozen=True, slots=True)
class DateReading:
    """What a text says about dates."""

    date: Date | None
    """The day of publication; where the text tells of an update only, that."""
    updated: Date | None = None
    """The date of an update in the same text."""
    explain: Callable[[], tuple[Part, ...]] = field(default=tuple, repr=False, compare=False)
    """Finds the parts, when somebody asks."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The pieces recognised, in printed order."""
        return self.explain()


def read_date(
    text: str,
    *,
    now: datetime | None = None,
    language: str | None = None,
    order: str | None = None,
    timezone: str | None = None,
    formats: Sequence[str] = (),
) -> DateReading:
    """Read the date in a printed text. Pure and total; only the first 1,000 characters count.

    ``now`` is the fetch time: without it nothing is read from "yesterday" or "Sept. 3". ``language`` (ISO 639-1) is
    tried first, then English, then all others. ``order`` ("DMY", "MDY", "YMD") is the site's, see ``date_order``.
    ``formats`` are the site's own strptime formats, tried first, on the whole text. ``timezone`` (IANA) is where
    the site's "today" is: ``now`` is seen from there. It never adds an offset: the text did not say one.

    >>> read_date("Published Fri, Apr 28 20232:23 PM EDT | Updated Apr 29").date.value
    '2023-04-28T14:23:00-04:00'
    >>> read_date("3 hours ago", now=datetime(2015, 2, 22, 1)).date.value
    '2015-02-21'
    >>> read_date("Volume: 12 Issue: 35").date is None
    True
    """
    text = clean_text(text[: 2 * MAX_TEXT])[:MAX_TEXT]
    if now is not None and timezone and now.tzinfo is not None and (zone := zone_info(timezone)) is not None:
        now = now.astimezone(zone)
    known = (read_formats(text, formats) if formats else None) or (read_iso(text) if text[:1].isdigit() else None)
    if known is not None:
        known = _flag_future(known, now)
        return DateReading(known, explain=lambda: (Part(text, "date", known.rule),))
    context = Context(now=now, language=language_code(language), order=order)
    text = write_out(text, context.language or "")
    return _read_line(text, context)


def _read_line(text: str, context: Context) -> DateReading:
    """Read a text by the grammar: in the words of its language and English, then in those of all languages."""
    unified = unify(text)
    tokens = label(unified, lexicon(context.language))
    dates, times = _expressions(tokens, context)
    settled = any(found.rank == 0 and not found.relative and found.role != "updated" for found in dates)
    if not settled and _DIGITS.search(unified) and _WORDS.search(tokens.labels):
        others = label(unified, full_lexicon(context.language))
        if others.labels != tokens.labels:
            more, more_times = _expressions(others, context)
            if more and (not dates or min(map(_weakness, more)) < min(map(_weakness, dates))):
                tokens, dates, times = others, more, more_times
    return _choose(text, tokens, dates, times, context)


_DIGITS = compiled(r"\d")
_WORDS = compiled("[wcUBy]")


def _weakness(found: Found) -> tuple[int, bool, bool]:
    return found.rank, found.relative, found.role == "updated"


def _expressions(tokens: Tokens, context: Context) -> tuple[list[Found], list[Time]]:
    dates = find_dates(tokens, context)
    times = find_times(tokens, dates, context.language) if dates else []
    if times:
        times = join_times(tokens, dates, times)
    if dates and _MARKERS.search(tokens.labels):
        _mark(tokens, dates, context)
    return dates, times


_MARKERS = compiled("[UBK]")
_ROLES = {"U": "updated", "B": "published", "K": "other"}
# Languages that put the marker after the date.
_HEAD_FINAL = frozenset(["ja", "ko", "zh", "zh-Hant", "hu", "tr"])


def _mark(tokens: Tokens, dates: list[Found], context: Context) -> None:
    """Give each date the role of the marker in front of it; in head-final lines, of the one after it."""
    gaps: list[str] = []
    place = 0
    for found in dates:
        first = min(found.first, found.time_span[0]) if found.time_span[1] else found.first
        gaps.append(tokens.labels[place:first])
        place = max(found.last, found.time_span[1])
    tail = tokens.labels[place:]
    roles = [_role(gap, last=True) for gap in gaps]
    behind = [_role(gap, last=False) for gap in [*gaps[1:], tail]]
    if not roles[0] and all(behind) and (context.language in _HEAD_FINAL or CJK.search(tokens.text)):
        roles = behind
    for found, role in zip(dates, roles, strict=True):
        found.role = role


def _role(gap: str, *, last: bool) -> str:
    marks = [sign for sign in gap if sign in _ROLES]
    return _ROLES[marks[-1 if last else 0]] if marks else ""


def _preference(found: Found) -> tuple[int, ...]:
    role = 2 if found.role == "updated" else 0
    return (
        3 if found.rank == 4 else role,
        found.rank,
        0 if found.role == "published" else 1,
        found.relative,
        found.first,
    )


def _choose(text: str, tokens: Tokens, dates: list[Found], times: list[Time], context: Context) -> DateReading:
    every = dates
    dates = [found for found in dates if found.role != "other"]
    if not dates:
        return DateReading(None, explain=lambda: explain(text, tokens, None, None, every))
    best = min(dates, key=_preference)
    for other in dates:
        # The same day told twice: the finer one is what the page knows.
        if (
            best.time is None
            and other.time is not None
            and other.role in ("", best.role)
            and (other.year, other.month, other.day) == (best.year, best.month, best.day)
        ):
            best = other
    update = next((found for found in dates if found.role == "updated"), None)
    if update is None:
        update = _timed_update(tokens, best, times)
    updated = _date(update, context) if update else None
    return DateReading(_date(best, context), updated, lambda: explain(text, tokens, best, update, every))


def _timed_update(tokens: Tokens, best: Found, times: list[Time]) -> Found | None:
    """Return the update whose time alone is printed after the date: "5 May 2024, updated at 20:56"."""
    if not best.day or best.role == "updated":
        return None
    for time in times:
        if time.first >= best.last and "U" in tokens.labels[best.last : time.first]:
            return _move(best, time)
    return None


def _move(best: Found, time: Time) -> Found:
    """Return the same day at another time."""
    return Found(
        time.first, time.last, "time of the update, on the day of publication", best.year, best.month, best.day,
        time=time.clock, zone=time.zone, role="updated",
    )  # fmt: skip


def _date(found: Found, context: Context) -> Date:
    value = f"{found.year:04}"
    if found.month:
        value += f"-{found.month:02}"
    if found.day:
        value += f"-{found.day:02}"
    zone = None
    if found.time is not None and found.day:
        hour, minute, second = found.time
        value += f"T{hour:02}:{minute:02}:{second or 0:02}"
        if found.zone:
            moment = datetime(found.year, found.month, found.day, hour, minute)  # noqa: DTZ001 - a local moment
            offset = offset_of(found.zone, moment, context.language)
            if offset is not None:
                zone = found.zone
                value += print_offset(offset)
    date = Date(
        value,
        found.precision,
        ambiguous=found.ambiguous,
        assumed_year=found.assumed_year,
        is_age=found.relative,
        zone=zone,
        rule=found.rule,
    )
    return _flag_future(date, context.now)


def _flag_future(date: Date, now: datetime | None) -> Date:
    if now is None or now.year == MAXYEAR or int(date.value[:4]) < now.year:
        return date
    limit = (now.astimezone(UTC) if now.tzinfo else now) + timedelta(days=1)
    future = date.value[:19] > limit.isoformat()[: min(19, len(date.value))]
    return replace(date, future=True) if future else date
