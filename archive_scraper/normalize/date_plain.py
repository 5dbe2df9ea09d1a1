"""The short way for lines with one date in a common shape: "By Ann Lee | February 22, 2015 at 5:04 PM ET".

It answers only where the whole line leaves no choice: no other number stands in it, and no word that changes what
the date means (updated, accessed, issue, yesterday, ago ...). All else goes to the grammar, which costs five times as
much and says the same: a test holds the two against each other.
"""

from __future__ import annotations

import re

from archive_scraper.normalize.date_build import SIGNS_RULE, WHOLE_RULE, Context, Found
from archive_scraper.normalize.date_calendar import exists
from archive_scraper.normalize.date_order import settle_order
from archive_scraper.normalize.date_times import on_24_hours
from archive_scraper.normalize.date_tokens import word_label
from archive_scraper.normalize.date_words import MARKS, UNSPACED, Trie, fold
from archive_scraper.normalize.date_zones import is_zone

_LETTER = rf"[^\W\d_{UNSPACED}]"
_WORD = rf"{_LETTER}{{2,16}}"
_COMMON = re.compile(
    rf"(?:(?<!{_LETTER})(?P<month>{_WORD})\.?[ ](?P<day>\d\d?)(?:st|nd|rd|th)?(?:,[ ]?|[ ])(?P<year>\d{{4}})"
    rf"|(?P<day2>\d\d?)(?:\.|st|nd|rd|th)?[ ](?:(?:de|of)[ ])?(?P<month2>{_WORD})\.?,?[ ](?:de[ ])?(?P<year2>\d{{4}})"
    r"|(?P<one>\d{4}|\d\d?)(?P<sign>[./-])(?P<two>\d\d?)(?P=sign)(?P<three>\d{4}|\d\d)"
    r"|(?P<cjk1>\d{4})年(?P<cjk2>\d\d?)月(?P<cjk3>\d\d?)日)"
    r"(?:(?:[ ]?[,|•·@–—-][ ]?|[ ])(?:(?:at|um|à|alle|om|kl\.?)[ ])?"
    r"(?P<hour>\d\d?)(?::|[ ]?h[ ]?)(?P<minute>\d\d)(?::(?P<second>\d\d))?"
    r"(?:[ ]?(?P<half>[AaPp](?:\.[Mm]\b\.?|[Mm]\b)))?(?:[ ](?P<zone>[A-Z]{2,4})\b)?)?"
)
_DIGIT = re.compile(r"\d")
_WORDS = re.compile(rf"(?:{_LETTER}|[{MARKS}])+")
# Words of these kinds leave the line as plain as it was.
_HARMLESS = frozenset("wBcMXWyo")
# A line longer than this is no date line; its words are not worth a look.
_LONGEST = 120


def read_plain(text: str, trie: Trie, context: Context) -> Found | None:
    """Return the date of a line with one date in a common shape; None where the grammar has to look."""
    if len(text) > _LONGEST or (match := _COMMON.search(text)) is None:
        return None
    start, end = match.span()
    before, after = text[:start], text[end:]
    if _DIGIT.search(before) or _DIGIT.search(after):
        return None
    # Beside numbers a weekday has a say in their order.
    if not _is_harmless(before, after, trie, _HARMLESS - {"W", "X"} if match["one"] else _HARMLESS):
        return None
    found = _read_day(match, trie, context)
    return _add_time(found, match, trie) if found is not None and match["hour"] else found


def _is_harmless(before: str, after: str, trie: Trie, kinds: frozenset[str]) -> bool:
    """Tell whether the words around a date leave it alone."""
    if _GLUED_BEFORE.search(before) or _GLUED_AFTER.match(after):
        return False
    rest = f"{before} {after}"
    if not rest.isascii() and _OTHER_WRITING.search(rest):
        return False
    return all(word_label(trie, word) in kinds for word in _WORDS.findall(rest))


_GLUED_BEFORE = re.compile(rf"(?:{_LETTER}|[-/.:$€£#+~'])$")
_GLUED_AFTER = re.compile(rf"{_LETTER}|[-/']")
_OTHER_WRITING = re.compile(f"[{UNSPACED}©№]")


def _read_day(match: re.Match[str], trie: Trie, context: Context) -> Found | None:
    if match["one"]:
        numbers = match["one"], match["two"], match["three"], match["sign"]
        if len(numbers[0]) == 4 and len(numbers[2]) == 4:
            return None
        settled = settle_order(numbers, order=context.order, language=context.language, weekday=None)
        if settled is None or settled[1]:
            return None
        return Found(0, 0, settled[2], *settled[0])
    if match["cjk1"]:
        year, month, day, rule = int(match["cjk1"]), int(match["cjk2"]), int(match["cjk3"]), SIGNS_RULE
    else:
        node = trie.get(fold(match["month"] or match["month2"]))
        meanings = node.get("") if node else None
        if not meanings or "month" not in meanings or "ago" in meanings or "day" in meanings:
            return None
        year, month, rule = int(match["year"] or match["year2"]), meanings["month"], WHOLE_RULE
        day = int(match["day"] or match["day2"])
    return Found(0, 0, rule, year, month, day) if exists(year, month, day) else None


def _add_time(found: Found, match: re.Match[str], trie: Trie) -> Found | None:
    half = (match["half"] or "").lower().replace(".", "") or None
    if match["half"] == "am" and word_label(trie, "am") != "P":  # "um 12:05 am 14. Januar"
        return None
    hour, minute, second = on_24_hours(int(match["hour"]), half), int(match["minute"]), match["second"]
    zone = match["zone"]
    if hour > 23 or minute > 59 or (second and int(second) > 59) or (zone and not is_zone(zone)):
        return None
    found.time, found.zone = (hour, minute, int(second) if second else None), zone
    return found
