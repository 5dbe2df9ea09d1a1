"""Times of day next to a date: 5:04 pm, 17.04 Uhr, 17h04, 下午3:15, 2010 GMT."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from archive_scraper.normalize.dates.build import Found
    from archive_scraper.normalize.dates.tokens import Tokens

# Languages that print the time with a dot: 14.35 after a date is no decimal there.
_DOTTED = frozenset(
    ["cs", "da", "et", "fi", "hr", "hu", "id", "it", "lt", "lv", "nb", "no", "pl", "ro", "sk", "sl", "sv", "tr"]
)
# A time, in letters: with its meridiem, clock word and zone. Minutes of a film are no time ("01:48 min").
_TIME = compiled(
    r"(?P<before>P?)(?:(?P<T>T)(?![u/]|-T?u)|(?P<H>H)|(?P<n>n)(?=P|o)|(?P<Y>[Y#])(?=Z))"
    r"(?P<clock>o?(?:(?P<minute>(?<=no)[nN](?![.q]?[MXRyY/-]))u?)?)(?P<after>P?)(?P<clock2>o?),?(?P<zone>\(?c?Z)?|o(?P<hour>n)(?![.,]?[MXR])"
)
_CLOSED = compiled(r"\s?(?:$|[^\W\d_]|[|,;(·•/])")
"""After 07.57 that follows a day: no unit, no sign of a currency."""
_ANY = compiled("[THPZo]")
# What may stand between a date and its time.
_NEAR = compiled(r"(?:[,.\-|/:()'xcyWoB]|\(w\)){0,7}")
# Where the time says itself that it is one, other words may.
_FAR = compiled(r"[,.\-|/:()'xcyWoBw]{0,9}")
# "at" before an hour: "à 9h".
_AT = compiled(rf"\b{book.alternatives('date.before_hours')}\.? $", re.IGNORECASE)
_ZONE_AFTER = compiled(r"[,(]?c?Z")


@dataclass(slots=True)
class Time:
    """One time of day: the tokens first to last (exclusive) and what they say."""

    first: int
    last: int
    clock: tuple[int, int, int | None]
    zone: str | None
    certain: bool
    """It carries a meridiem, a zone or a clock word."""


def find_times(tokens: Tokens, dates: list[Found], language: str | None) -> list[Time]:
    """Return the times of day of a text in printed order; none uses a token of a date."""
    if not _ANY.search(tokens.labels):
        return []
    labels = tokens.labels
    for found in dates:
        labels = labels[: found.first] + " " * (found.last - found.first) + labels[found.last :]
    found_times = (_read(tokens, match, language) for match in _TIME.finditer(labels))
    return [time for time in found_times if time is not None]


def _read(tokens: Tokens, match: re.Match[str], language: str | None) -> Time | None:
    place = match.start(match.lastgroup or 0)
    for group in ("T", "H", "n", "Y", "hour"):
        if match[group]:
            place = match.start(group)
            break
    value = tokens.values[place]
    offset = None
    hour, minute, second = 0, 0, None
    if group == "T":
        hour, minute, second, offset = value
    elif group == "H":
        hour, minute = value
        before = tokens.labels[match.start() - 1 : match.start()]
        says_time = match["clock"] or match["after"] or match["zone"] or before == "o" or language in _DOTTED
        if not (says_time or (before == "D" and _CLOSED.match(tokens.text, tokens.ends[place]))):
            return None
    elif group == "Y":
        if tokens.ends[place] - tokens.starts[place] != 4:
            return None
        digits = tokens.text[tokens.starts[place] : tokens.ends[place]]
        hour, minute = int(digits[:2]), int(digits[2:])
    else:
        hour = value
        length = group == "n" and not match["after"] and _is_letter(tokens, place + 1) and not _is_wide(tokens, place)
        if length and not _follows_at(tokens, place):
            return None  # "3 h" is a length of time
        if match["minute"]:  # 10 heures 30
            minute = tokens.values[match.start("minute")]
    half = _half(tokens, match)
    hour = _on_24_hours(hour, half)
    if hour > 23 or minute > 59:
        return None
    zone = offset or (tokens.values[match.end("zone") - 1] if match["zone"] else None)
    certain = bool(half or zone or match["clock"] or group == "hour")
    return Time(match.start(), match.end(), (hour, minute, second), zone, certain)


def _on_24_hours(hour: int, half: str | None) -> int:
    """Return an hour on the clock of 24; "am" and "pm" next to an hour above 12 say nothing.

    >>> _on_24_hours(12, "am"), _on_24_hours(5, "pm"), _on_24_hours(17, "pm")
    (0, 17, 17)
    """
    if half == "pm" and hour < 12:
        return hour + 12
    return 0 if half == "am" and hour == 12 else hour


def _is_letter(tokens: Tokens, place: int) -> bool:
    return place < len(tokens.starts) and tokens.ends[place] - tokens.starts[place] == 1


def _follows_at(tokens: Tokens, place: int) -> bool:
    start = tokens.starts[place]
    return _AT.search(tokens.text, max(0, start - 10), start) is not None


def _is_wide(tokens: Tokens, place: int) -> bool:
    return tokens.ends[place] - tokens.starts[place] == 2


def _half(tokens: Tokens, match: re.Match[str]) -> str | None:
    for group in ("after", "before"):
        if match[group]:
            half: str = tokens.values[match.start(group)]
            return half
    return None


def join_times(tokens: Tokens, dates: list[Found], times: list[Time]) -> list[Time]:
    """Give each day the time printed next to it; return the times that are left.

    A time to the right is nearer than one to the left, unless it leads to the next date ("12:43, 20 Apr 12:44,
    21 Apr").
    """
    labels = tokens.labels
    free = list(times)
    for index, found in enumerate(dates):
        if not found.day or found.time is not None or (found.relative and found.rule.startswith("age")):
            continue
        end = dates[index + 1].first if index + 1 < len(dates) else len(labels)
        begin = dates[index - 1].last if index else 0
        right = next((t for t in free if found.last <= t.first < end and _close(labels, found.last, t.first, t)), None)
        left = next(
            (
                t
                for t in reversed(free)
                if begin <= t.first and t.last <= found.first and _close(labels, t.last, found.first, t)
            ),
            None,
        )
        if left and right and end < len(labels) and _NEAR.fullmatch(labels, right.last, end):
            right = None
        if left is not None:
            left = _first_of_two(labels, free, left)
        time = right or left
        if time is None:
            continue
        free.remove(time)
        found.time, found.time_span = time.clock, (time.first, time.last)
        found.zone = time.zone or _zone_of_range(labels, free, time)
        begin = min(found.first, time.first)
        if found.zone is None and labels[max(begin - 1, 0)] == "Z":
            found.zone = tokens.values[begin - 1]
        if time is left and found.zone is None and (match := _ZONE_AFTER.match(labels, found.last)):
            found.zone = tokens.values[match.end() - 1]
            found.time_span = (time.first, time.last)
    return free


def _first_of_two(labels: str, free: list[Time], time: Time) -> Time:
    """Return the first of two times that tell one moment in two zones: "2010 GMT (0410 HKT)"."""
    for other in free:
        if other.zone and time.zone and labels[other.last : time.first] in ("", "(", "/", "|", ","):
            return other
    return time


def _zone_of_range(labels: str, free: list[Time], time: Time) -> str | None:
    """Return the zone behind the second time of a range: "3:30am-4:01am BST"."""
    return next((other.zone for other in free if labels[time.last : other.first] == "-"), None)


def _close(labels: str, start: int, end: int, time: Time) -> bool:
    gap = _FAR if time.certain and "U" not in labels[start:end] else _NEAR
    return gap.fullmatch(labels, start, end) is not None
