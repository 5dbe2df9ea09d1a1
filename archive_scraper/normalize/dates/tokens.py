"""From a date line to labelled tokens: one letter a token, so that the grammar is regular expressions over letters.

D numbers with day, month and year (2/5/2015, 2015-02-05)     d yearless day and month (5.2., 5/2)
m month and year in numbers (02/2015)   V years of a season or volume (2010/11)
  E the same with CJK signs (2015年2月5日)    e yearless (2月5日)
C date and time in one number (20150222170400)
n number up to 31   N number up to 99   Y year   G day and year glued (222015)   # any other number
M month   X month or weekday   W weekday   J Persian month   S season   R Roman month
T time of day   H dotted pair (14.35)   P am or pm   Z zone   o clock word (Uhr)
t day word (yesterday)   r relative age (3 hours ago)   u hours, minutes, seconds   y days, months, years
U B K marker of change, publication, something else   i issue word   q ordinal   c connector
w any other word   . , / - ( ) : | ' themselves   x any other sign
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from archive_scraper.normalize.dates.lexer import RawToken, dotted_time, lex
from archive_scraper.normalize.dates.words import Meanings, Trie, add_phrase, fold
from archive_scraper.words import book

_ORDINALS = book.words("date.ordinals")
_PUBLISHED_STEMS, _UPDATED_STEMS = (
    tuple(fold(entry.rstrip("*")) for entry in book.entries(meaning) if entry.endswith("*"))
    for meaning in ("date.published", "date.updated")
)
# Kinds in the order in which a word's meaning is chosen where it has several, and the letter of each.
_LETTERS = (
    ("day", "t"), ("duration", "u"), ("month", "M"), ("jalali", "J"), ("weekday", "W"),
    ("meridiem", "P"), ("season", "S"), ("updated", "U"), ("published", "B"), ("other", "K"), ("zone", "Z"),
    ("issue", "i"), ("clock", "o"), ("unit", "u"), ("connector", "c"),
)  # fmt: skip


@dataclass(slots=True)
class Tokens:
    """The labelled tokens of one text; four lists of the same length (labels is a string)."""

    text: str
    """The text that starts and ends point into: signs and digits unified, same length as what was handed in."""
    labels: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)


def label(text: str, trie: Trie) -> Tokens:
    """Cut a text (as ``unify`` returns it) into tokens and label each by the lexicon.

    >>> from archive_scraper.normalize.dates.words import lexicon
    >>> label("Posted on Feb. 2nd, 2015 at 5:04 pm", lexicon("en")).labels
    'BcM.nq,YcTP'
    """
    raw = lex(text)
    out = Tokens(text)
    letters: list[str] = []
    index, size = 0, len(raw)
    while index < size:
        kind, value, start, end = raw[index]
        taken = 1
        if kind == "R" and index + 1 < size and raw[index + 1][1] in trie.get(fold(text[start:end]), ()):
            kind, value = "w", fold(text[start:end])  # "I går" is no Roman number
            raw[index] = (kind, value, start, end)
        if kind == "w" and value in _ORDINALS and index and _is_next(raw[index - 1], value, start):
            kind = "q"
        elif kind == "w" or (kind in "nN#" and index + 1 < size and raw[index + 1][0] == "w"):
            length, meanings, count = _phrase(trie, text, raw, index)
            if meanings is not None:
                kind, value = _choose(meanings, count)
                taken = length
                end = raw[index + length - 1][3]
            elif kind == "w":
                kind, value = _other_word(value)
        elif kind == "D" and letters and letters[-1] in "YDo":
            kind, value = dotted_time(kind, value)
        letters.append(kind)
        out.starts.append(start)
        out.ends.append(end)
        out.values.append(value)
        index += taken
    if "u" in letters and "T" in letters:
        _turn_hours_to_clock(letters, out.values)
    out.labels = "".join(letters)
    return out


def _is_next(number: RawToken, ordinal: str, start: int) -> bool:
    """Tell whether an ordinal's ending stands right after its number; Bengali may set a space between."""
    return number[0] in "nN" and start - number[3] <= (
        not ordinal.isascii() and unicodedata.category(ordinal[0]) == "Lo"
    )


def _turn_hours_to_clock(letters: list[str], values: list[Any]) -> None:
    for place in range(1, len(letters)):  # "20:05 horas", "ora 20:05": a clock word, no length of time
        for hour, time in ((place, place - 1), (place - 1, place)):
            if letters[hour] == "u" and letters[time] == "T" and values[hour] == "hour":
                letters[hour] = "o"


def _choose(meanings: Meanings, count: int) -> tuple[str, Any]:
    """Return the label and value of a phrase; ``count`` is the number in it."""
    if "ago" in meanings:
        return "r", (meanings["ago"], -count)
    if "twice" in meanings:  # a dual: "منذ ساعتين"
        return "r", (meanings["twice"], -2)
    chosen: tuple[str, Any] | None = meanings.get("chosen")
    if chosen is None:  # kept in the lexicon: the choice is the same for every text
        chosen = meanings["chosen"] = _choose_kind(meanings)
    return chosen


def _choose_kind(meanings: Meanings) -> tuple[str, Any]:
    if "month" in meanings and "weekday" in meanings:
        return "X", (meanings["month"], meanings["weekday"])
    for kind, letter in _LETTERS:
        if kind not in meanings:
            continue
        value = meanings[kind]
        if kind == "unit" and value in ("day", "week", "month", "year"):
            return "y", value
        return letter, value
    return "w", None


@lru_cache(4096)
def _other_word(word: str) -> tuple[str, Any]:
    """Label a word that the lexicon does not hold."""
    if word.startswith(_UPDATED_STEMS):
        return "U", 1
    if word.startswith(_PUBLISHED_STEMS):
        return "B", 1
    return "w", word


_WORD_NUMBERS = {fold(word): number for number in range(1, 11) for word in book.entries(f"numbers.{number}")}


def _phrase(trie: Trie, text: str, raw: list[RawToken], index: int) -> tuple[int, Meanings | None, int]:
    """Return the longest phrase of the lexicon that starts at a token: tokens taken, meanings, the number in it."""
    kind, value, _, _ = raw[index]
    if kind == "w" and value not in _WORD_NUMBERS:
        node = trie.get(value)
        if node is None:
            return 0, None, 1
        if len(node) == 1 and "" in node:
            return 1, node[""], 1
    found = _walk(trie, text, raw, index)
    if kind == "w" and value in _WORD_NUMBERS and "#" in trie:  # "a week ago"
        length, meanings, _ = _walk(trie["#"], text, raw, index + 1)
        if length >= found[0]:
            return length + 1, meanings, _WORD_NUMBERS[value]
    return found


def _walk(node: Trie, text: str, raw: list[RawToken], index: int) -> tuple[int, Meanings | None, int]:
    best, found, count, number = 0, None, 1, 1
    place, last = index, min(index + _LONGEST_PHRASE, len(raw))
    in_age = False
    while place < last:
        kind, value, start, end = raw[place]
        if place > index and (kind in ".'" or (kind == "-" and text[start - 1 : start].isalpha())):  # avant-hier
            place += 1
            continue
        following: Trie | None = None
        if kind == "w":
            following = node.get(value)
            if following is None and value in _WORD_NUMBERS and "#" in node:
                following, number = node["#"], _WORD_NUMBERS[value]
        elif kind in "nN#":
            following = node.get(text[start:end])
            if following is None and "#" in node:
                following, number = node["#"], value
        in_age = in_age or "#" in node
        if following is None:
            about = _match(_about(), raw, place) if in_age and place > index else 0
            if not about:
                break
            place += about
            continue
        node = following
        place += 1
        if "" in node:
            best, found, count = place - index, node[""], number
    return best, found, count


@cache
def _about() -> Trie:
    """Return the phrases that say how exact an age is."""
    trie: Trie = {}
    for phrase in book.entries("ago.about"):
        add_phrase(trie, phrase, "about", 1)
    return trie


def _match(trie: Trie, raw: list[RawToken], place: int) -> int:
    """Return how many tokens from a place on are a phrase of the trie."""
    start, best = place, 0
    while place < len(raw) and (raw[place][0] in ".-" or raw[place][1] in trie):
        if raw[place][0] not in ".-":
            trie = trie[raw[place][1]]
        elif place == start:
            break
        place += 1
        if "" in trie:
            best = place - start
    return best


# Thai and Chinese phrases count one token a letter.
_LONGEST_PHRASE = 24
