"""The short way for lines with one date in a common shape: "By Ann Lee | February 22, 2015 at 5:04 PM ET".

It answers only where the whole line leaves no choice: no other number stands in it, and no word that changes what
the date means (updated, accessed, issue, yesterday, ago ...). All else goes to the grammar, which costs five times as
much and says the same: a test holds the two against each other.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from archive_scraper.normalize.dates.build import MONTH_RULE, SIGNS_RULE, WHOLE_RULE, Context, Found
from archive_scraper.normalize.dates.calendar import exists
from archive_scraper.normalize.dates.order import settle_order
from archive_scraper.normalize.dates.times import on_24_hours
from archive_scraper.normalize.dates.tokens import word_label
from archive_scraper.normalize.dates.words import MARKS, UNSPACED, Trie, fold
from archive_scraper.normalize.dates.zones import is_zone
from archive_scraper.normalize.late import late
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    import re

_LETTER = rf"[^\W\d_{UNSPACED}]"
_WORD = rf"{_LETTER}{{2,16}}"
_TH = book.any_of(book.by_language("date.ordinals")["en"])
_OF = book.alternatives("date.before_months")
_COMMON = late(
    rf"(?:(?<!{_LETTER})(?P<month>{_WORD})\.?[ ](?P<day>\d\d?){_TH}?(?:,[ ]?|[ ])(?P<year>\d{{4}})"
    rf"|(?P<day2>\d\d?)(?:\.|{_TH})?[ ](?:{_OF}[ ])?(?P<month2>{_WORD})\.?,?[ ](?:{_OF}[ ])?(?P<year2>\d{{4}})"
    r"|(?P<one>\d{4}|\d\d?)(?P<sign>[./-])(?P<two>\d\d?)(?P=sign)(?P<three>\d{4}|\d\d)"
    rf"|(?P<cjk1>\d{{4}})年(?P<cjk2>\d\d?)月(?P<cjk3>\d\d?)日"
    rf"|(?<!{_LETTER})(?P<month3>{_WORD})\.?[ ](?P<year3>\d{{4}}))"
    rf"(?:(?:[ ]?[,:|•·@–—-][ ]?|[ ])(?:{book.alternatives('date.before_hours')}\.?[ ])?"
    r"(?P<hour>\d\d?)(?::|[ ]?h[ ]?)(?P<minute>\d\d)(?::(?P<second>\d\d))?"
    r"(?:[ ]?(?P<half>[AaPp](?:\.[ ]?[Mm]\b\.?|[Mm]\b)))?(?:[ ](?P<zone>[A-Z]{2,4})\b)?)?"
)
_DIGIT = compiled(r"\d")
_WORDS = late(rf"(?:{_LETTER}|[{MARKS}])+")
# Words of these kinds leave the line as plain as it was.
_HARMLESS = frozenset("wBcMXWyo")
_WITHOUT_WEEKDAY = _HARMLESS - {"W", "X"}
_WITHOUT_MONTH = _HARMLESS - {"M", "X"}
# A line longer than this is no date line; its words are not worth a look.
_LONGEST = 120


def read_plain(text: str, trie: Trie, context: Context) -> Found | None:
    """Return the date of a line with one date in a common shape; None where the grammar has to look."""
    if len(text) > _LONGEST or (first := _DIGIT.search(text)) is None:
        return None
    # The date begins at the first digit of the line, or at the word before it.
    digit = first.start()
    match = _COMMON.match(text, text.rfind(" ", 0, max(digit - 1, 0)) + 1) or _COMMON.match(text, digit)
    if match is None:
        return None
    start, end = match.span()
    before, after = text[:start], text[end:]
    if _DIGIT.search(after):
        after = _READING_TIME.sub(" ", after)
    if _DIGIT.search(after) or _is_glued(before[-1:], after[:1]):
        return None
    ahead, behind = _labels(before, trie), _labels(after, trie)
    harmless = _HARMLESS
    if match["one"]:  # a weekday has a say in their order
        harmless = _WITHOUT_WEEKDAY
    elif match["month3"]:  # a month before it makes it a two-month issue
        harmless = _WITHOUT_MONTH
    is_update = "U" in ahead and "B" not in ahead
    if not (behind <= harmless and (ahead - {"U"} if is_update else ahead) <= harmless):
        return None
    found = _read_day(match, trie, context)
    if found is not None and match["hour"]:
        found = _add_time(found, match, trie)
    if found is not None and is_update:
        found.role = "updated"
    return found


def _is_glued(before: str, after: str) -> bool:
    """Tell whether the sign before or after a date makes it a part of something longer."""
    return before.isalpha() or after.isalpha() or before in _SIGNS_BEFORE or after in _SIGNS_AFTER


_SIGNS_BEFORE = frozenset("-–—/.:$€£#+~'")
_SIGNS_AFTER = frozenset("-–—/'")


def _labels(text: str, trie: Trie) -> set[str]:
    """Return the labels of the words next to a date; "?" where they may be a phrase."""
    if not text.isascii() and _OTHER_WRITING.search(text):
        return {"?"}
    words = _WORDS.findall(text)
    return {word_label(trie, word, following) for word, following in pairwise([*words, ""])}


_READING_TIME = compiled(rf"(?<!\d)\d{{1,3}}[ -]?{book.alternatives('date.reading_minutes')}\b(?! ago)")
_OTHER_WRITING = late(f"[{UNSPACED}©№]")


def _read_day(match: re.Match[str], trie: Trie, context: Context) -> Found | None:
    if match["one"]:
        numbers = match["one"], match["two"], match["three"], match["sign"]
        settled = settle_order(
            numbers, order=context.order, language=context.language, weekday=None, zone=match["zone"]
        )
        return Found(0, 0, settled[2], *settled[0], ambiguous=settled[1]) if settled else None
    if match["cjk1"]:
        year, month, day, rule = int(match["cjk1"]), int(match["cjk2"]), int(match["cjk3"]), SIGNS_RULE
    else:
        node = trie.get(fold(match["month"] or match["month2"] or match["month3"]))
        meanings = node.get("") if node else None
        if not meanings or "month" not in meanings or "ago" in meanings or "day" in meanings:
            return None
        month = meanings["month"]
        if match["month3"]:
            year = int(match["year3"])
            return Found(0, 0, MONTH_RULE, year, month) if exists(year, month, 1) and not match["hour"] else None
        year, rule = int(match["year"] or match["year2"]), WHOLE_RULE
        day = int(match["day"] or match["day2"])
    return Found(0, 0, rule, year, month, day) if exists(year, month, day) else None


_NO_DOTS = str.maketrans("", "", ". ")


def _add_time(found: Found, match: re.Match[str], trie: Trie) -> Found | None:
    half = (match["half"] or "").lower().translate(_NO_DOTS) or None
    if match["half"] == "am" and word_label(trie, "am") != "P":  # "um 12:05 am 14. Januar"
        return None
    hour, minute, second = on_24_hours(int(match["hour"]), half), int(match["minute"]), match["second"]
    zone = match["zone"]
    if hour > 23 or minute > 59 or (second and int(second) > 59) or (zone and not is_zone(zone)):
        return None
    found.time, found.zone = (hour, minute, int(second) if second else None), zone
    return found
