"""Dates, times and counts in a byline: numbers with the calendar words next to them."""

from __future__ import annotations

from typing import Final

from archive_scraper.normalize.bylines.tokens import MARK, NUMBER, WORD, Token
from archive_scraper.normalize.bylines.vocabulary import (
    CALENDAR,
    CALENDAR_NAME,
    GIVEN,
    JOINT,
    LEAD,
    LEAD_NOUN,
    MODIFIER,
    ORGANIZATION,
    OUTLET,
)
from archive_scraper.normalize.dates.words import fold
from archive_scraper.words import book

# Words that belong to the number before them although they join dates elsewhere.
_AFTER_NUMBER: Final = book.words("byline.after_numbers")
_BEFORE_NUMBERS: Final = book.words("organization.before_numbers")
# Marks that a date or a time may hold: 12/10/2020, 18:03, 6. Mai, '24
_DATE_MARKS: Final = frozenset(".,:/-–—'’·")
_COLONS: Final = frozenset(":：")
_DASHES: Final = frozenset("-–—")
_LABELS: Final = tuple(
    " ".join(map(fold, entry.split())) for entry in book.entries("date.published", "date.updated", "date.issued")
)
_WHOLE_LABELS: Final = frozenset(label for label in _LABELS if not label.endswith("*"))
_LABEL_STEMS: Final = tuple(label[:-1] for label in _LABELS if label.endswith("*"))
_SMALL_WORDS: Final = frozenset(map(fold, book.entries("date.connectors", "date.before_days")))
_LONGEST_LABEL: Final = 3
_NAME: Final = 2
"""Words before a label that no mark and no small word parts from its date: it may be a surname too."""


def find_number_runs(tokens: list[Token]) -> dict[int, int]:
    """Return start -> end of each run of numbers, calendar words and the marks among them.

    A calendar word counts only in a run with a number, so that May, Jan and Domingo stay names elsewhere. The label of
    a date belongs to its run, in every language: "Published on: 3 May".
    """
    runs: dict[int, int] = {}
    position, count = 0, len(tokens)
    known = 0  # the end of the last run
    while position < count:
        end = position
        numbers = 0
        while end < count and _may_date(tokens[end]):
            numbers += tokens[end].kind == NUMBER
            end += 1
        if numbers:
            first, last = _trim_run(tokens, position, end)
            if first < last and not _is_part_of_title(tokens, first, last):
                runs[_label_start(tokens, first, known)] = last
                known = last
        position = max(end, position + 1)
    return runs


def _label_start(tokens: list[Token], first: int, start: int) -> int:
    """Return where the label of the date at ``first`` begins, not before ``start``; ``first`` where it has none."""
    end = first
    is_parted = False  # by a colon or a small word: "Published on: 3 May", "Published on 3 May"
    while end > start:
        before = tokens[end - 1]
        if before.text[:1] in _COLONS or (before.kind == WORD and fold(before.text) in _SMALL_WORDS):
            is_parted = True
        elif before.text[:1] not in _DASHES:
            break
        end -= 1
    if not is_parted:
        end = first
    for count in range(_LONGEST_LABEL, 0, -1):
        label = tokens[max(end - count, start) : end]
        if len(label) == count and all(token.kind == WORD for token in label) and _is_label(label):
            name = tokens[max(end - count - _NAME, start) : end - count]
            is_whole = len(name) == _NAME and all(
                word.kind == WORD and not word.bits & (LEAD | LEAD_NOUN) for word in name
            )
            # Nothing before it, whose surname it could be: "Uppdaterad 3 maj", "Ada Marlowe | Uppdaterad 3 maj"
            is_first = not label[0].bits & GIVEN and (not name or name[-1].kind != WORD)
            return end - count if is_parted or is_whole or is_first else first
    return first


def _is_label(words: list[Token]) -> bool:
    key = " ".join(fold(word.text) for word in words)
    return key in _WHOLE_LABELS or (len(words) == 1 and key.startswith(_LABEL_STEMS))


def _may_date(token: Token) -> bool:
    return (
        token.kind == NUMBER
        or (token.kind == WORD and bool(token.bits & CALENDAR))
        or (token.kind == MARK and token.text[0] in _DATE_MARKS)
    )


def _trim_run(tokens: list[Token], first: int, last: int) -> tuple[int, int]:
    """Take off the marks and joining words at both ends, and a month that is someone's surname."""
    while first < last and (tokens[first].kind == MARK or (tokens[first].bits & JOINT and tokens[first].kind == WORD)):
        first += 1
    while first < last and (
        tokens[last - 1].kind == MARK
        or (
            tokens[last - 1].bits & JOINT
            and not (tokens[last - 1].key in _AFTER_NUMBER and tokens[last - 2].kind == NUMBER)
        )
    ):
        last -= 1
    if (
        first > 0
        and first < last
        and tokens[first].bits & CALENDAR_NAME
        and tokens[first].bits & GIVEN
        and tokens[first - 1].kind == WORD
        and not tokens[first - 1].lower
        and (first == 1 or tokens[first - 2].kind != WORD or tokens[first - 2].bits & LEAD)
        and any(token.bits & CALENDAR_NAME for token in tokens[first + 1 : last])
    ):
        return _trim_run(tokens, first + 1, last)
    return first, last


def _is_part_of_title(tokens: list[Token], first: int, last: int) -> bool:
    """A lone small number next to a word of an outlet's name: Channel 4 News, France 24."""
    if last - first != 1 or len(tokens[first].text) > 3:
        return False
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    title = ORGANIZATION | OUTLET
    return bool(
        (after and after.kind == WORD and after.spaced and after.bits & (title | MODIFIER) and not after.lower)
        or (
            before
            and before.kind == WORD
            and tokens[first].spaced
            and (before.bits & title or before.key in _BEFORE_NUMBERS)
        )
    )
