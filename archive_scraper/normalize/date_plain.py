"""The short way for texts that are one plain date and nothing else: "February 22, 2015", "22/02/2015".

Most dates of a listing have this shape, and the grammar costs three times as much. It says the same: a test holds
the two against each other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive_scraper.normalize.date_build import WHOLE_RULE, Context, Found
from archive_scraper.normalize.date_calendar import exists
from archive_scraper.normalize.date_order import settle_order
from archive_scraper.normalize.date_words import Trie, fold
from archive_scraper.normalize.parts import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = r"[^\W\d_]{2,16}"
_PLAIN = re.compile(
    rf"(?:(?P<weekday>{_WORD})\.?,? )?(?:(?P<month>{_WORD})\.? (?P<day>\d\d?)(?:, ?| )"
    rf"|(?P<day2>\d\d?)\.? (?P<month2>{_WORD})(?:\.?,)? )(?P<year>\d{{4}})"
)
_NUMBERS = re.compile(r"(\d\d\d\d|\d\d?)([./-])(\d\d?)\2(\d\d\d\d|\d\d)")


def read_plain(text: str, trie: Trie, context: Context) -> tuple[Found, tuple[Part, ...]] | None:
    """Return the date of a text that is one plain date, and its parts; None where the grammar has to look."""
    if (match := _PLAIN.fullmatch(text)) is not None:
        return _read_words(match, trie)
    if (match := _NUMBERS.fullmatch(text)) is not None:
        return _read_numbers(match, context)
    return None


def _read_words(match: re.Match[str], trie: Trie) -> tuple[Found, tuple[Part, ...]] | None:
    weekday, name, year = match["weekday"], match["month"] or match["month2"], int(match["year"])
    if weekday and not _means(trie, weekday, "weekday"):
        return None
    month, day = _means(trie, name, "month"), int(match["day"] or match["day2"])
    if not month or not exists(year, month, day):
        return None
    found = Found(0, 0, WHOLE_RULE, year, month, day)
    return found, tuple(
        Part(match[group], group.rstrip("2"), f"published: {WHOLE_RULE}") for group in _groups_in_order(match)
    )


def _groups_in_order(match: re.Match[str]) -> Iterator[str]:
    if match["weekday"]:
        yield "weekday"
    yield from ("month", "day") if match["month"] else ("day2", "month2")
    yield "year"


def _means(trie: Trie, word: str, kind: str) -> int:
    """Return what a word means as a month (1 to 12) or a weekday (1 to 7); 0 where it may mean something else."""
    node = trie.get(fold(word))
    meanings = node.get("") if node else None
    if not meanings or "ago" in meanings or "day" in meanings or kind not in meanings:
        return 0
    number: int = meanings[kind]
    return number if kind == "month" else number + 1


def _read_numbers(match: re.Match[str], context: Context) -> tuple[Found, tuple[Part, ...]] | None:
    one, sign, two, three = match.groups()
    if len(one) == 4 and len(three) == 4:
        return None
    settled = settle_order((one, two, three, sign), order=context.order, language=context.language, weekday=None)
    if settled is None:
        return None
    triple, ambiguous, why = settled
    return Found(0, 0, why, *triple, ambiguous=ambiguous), (Part(match[0], "date", f"published: {why}"),)
