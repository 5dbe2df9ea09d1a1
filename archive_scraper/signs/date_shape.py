"""Which texts of a teaser may be its date: a check of the shape, without reading it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache, lru_cache

from archive_scraper.normalize.dates import read_date
from archive_scraper.normalize.late import late
from archive_scraper.normalize.word_finder import phrase_finder
from archive_scraper.words import book
from archive_scraper.words.calendar import WEEKDAYS, month_names, names_in_all_languages
from archive_scraper.words.kept import compiled

# Days that need no number; all other shapes have one.
_names_day = phrase_finder(book.entries("date.day_words"))
_says_when = phrase_finder(book.entries("date.day_words", "ago.before", "ago.after", "ago.wide"))
_YEAR_OR_MARKS = compiled(
    r"\d{4}|\d\s?[./-]\s?\d{1,2}\s?[./-]\s?\d\d|[年년]"
    r"|\d(?:[./-]|\.?\s)[^\d\s]{2,13}[\s./-]['’]?\d\d|\d,?\s['’]\d\d"
)
"""What all shapes but those of words have in them."""
_OF = book.alternatives("date.before_months")
_TH = book.alternatives("date.number_endings")
# Letters, and the marks that vowels are in Indic scripts, Thai, Burmese and Khmer.
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff\u0e31-\u0e4e\u102b-\u103e\u17b4-\u17d3])"
_THAI_MONTH = r"[เ-ไ]?[ก-ฮ][\u0e31-\u0e4e]?\.[ก-ฮ]\."
_SHAPE = late(
    rf"""(?<![\d.,/])(?:(?<!-)|(?<=[\u05d0-\u05ea]-))(?:          # Hebrew hangs its prepositions on with a hyphen
      (?:\d{{4}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?\d{{1,2}}|\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?(?:\d{{4}}
      |\d{{2}}))(?![\d/-])              # 12.03.2024, 2024-03-12
    | (?:\d{{4}}\s?|(?:令和|平成|昭和)\s?(?:元|\d{{1,2}}))[年년]\s?\d{{1,2}}\s?[月월](?:\s?\d{{1,2}}\s?[日일])?
    | \d{{1,2}}(?:{_TH}|[.ºª°])?[\s.\-]+(?:{_OF}\s?)?{_LETTER}{{3,12}}(?:/{_LETTER}{{3,12}})?
      (?:\.|[.,،]{{0,2}}[\s\-]+(?:(?:{_OF}|{_THAI_MONTH})\s+)?)\d{{4}}\b
    | \d{{1,2}}\s(?:[\u0900-\u0dff]{{2}}|{_THAI_MONTH})\s\d{{4}}      # months of two letters
    | \d{{1,2}}\s{_THAI_MONTH}\s\d\d\b
    | \d{{1,2}}/{_LETTER}{{3,12}}/\d{{4}}
    | \d{{4}}(?:\.|\s?m\.)\s(?:{_LETTER}{{3,12}}\s\d{{1,2}}\b
      |{book.alternatives("date.year_words")}\s\d{{1,2}}\.\s{_LETTER}{{3,12}})    # Hungarian, Baltic
    | \d+\s?\w{{1,12}}\s+{book.alternatives("ago.after")}\b
    )
    | \b{_LETTER}{{3,12}}\.?\s+\d{{1,2}}{_TH}?\s*,?\s+\d{{4}}\b              # March 12, 2024
    | [\u0900-\u0dff]{{2}}\s\d{{1,2}},\s\d{{4}}
    | \b{book.alternatives("ago.before")}\s+\d+\s+\w+
    | \d+\s?{book.alternatives("ago.wide_units")}\s?{book.alternatives("ago.wide")}
    | \b{book.alternatives("date.day_words")}\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Shapes that only the name of a month makes dates of: "12-Mar-24", "Mar-12-2024", "2024 Mar 12", "१२ जन. २०२४".
_NAMED = late(
    rf"""(?<![\w.,/-])(?:
      \d{{1,2}}(?:[./-]|\.?\s)(?P<inner>{_LETTER}{{2,12}})\.?[\s./-](?:['’]?\d\d|\d{{4}})
    | \d{{1,2}}\s(?P<words>{_LETTER}{{2,12}}(?:\s{_LETTER}{{2,5}}){{1,2}}),?\s\d{{4}}
    | (?P<first>{_LETTER}{{2,12}})\.?[\s-]\d{{1,2}}(?:-|,\s?)\d{{4}}
    | (?P<opening>{_LETTER}{{2,12}})\.?\s\d{{1,2}},?\s['’]\d\d
    | \d{{4}}[.,]?\s(?P<last>{_LETTER}{{2,12}})\.?\s\d{{1,2}}
    )(?![\w/-])""",
    re.VERBOSE,
)
_DIGIT = compiled(r"\d")
_MONTH = r"[^\W\d_]{3,12}\.?"
_DAY = compiled(
    rf"(?:(?P<plain>\d{{1,2}}{_TH}?\.?\s{_MONTH})|(?P<month_first>{_MONTH}\s\d{{1,2}}{_TH}?)"
    r"|(?P<numbers>\d{1,2}\.\d{1,2}\.))",
)
_EAST_ASIAN_DAY = compiled(r"\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일](?:\s?\d{1,2}[時时시:]\d{1,2}[分분]?)?")
_LONGEST_DAY = 24
SOME_DAY = datetime(2100, 1, 1, tzinfo=UTC)
"""For the question whether a text is a date at all, as "yesterday" is: no day is one to come."""
_EXTRA = 14
_TIME = compiled(
    rf"(?:\b{book.alternatives('date.before_hours')}\b\.?\s*)?\d{{1,2}}\s?[:.h]\s?\d{{2}}(?::\d\d)?"
    rf"(?:\s?(?:{book.alternatives('date.hour_words')}|[ap]\.?m)\b|\s?[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
# Words next to a date that say it is the day of a change.
_CHANGED = late(book.bordered("date.updated", "date.changed"))
_OPENING = 48
"""Characters at the start or the end of a text in which a date is looked for."""
_FEW_WORDS = 24
"""Characters before the date of "Order no. 12 of 3 May 2024 on ports"."""
_MARKS_BEFORE = (",", ";", "|", "·", "•", "–", "—", "-", "(", "[")
_AROUND_DAY = " \u00a0,.:()（）"
_AFTER_DATE = " \u00a0,;:|·•–—-)]"
MAX_LINE = 120
"""A line of more characters is prose that may mention a date."""


def says_changed(text: str) -> bool:
    """Tell whether a text calls its date one of a change.

    >>> says_changed("Updated: 3 May 2024"), says_changed("Published 3 May 2024")
    (True, False)
    """
    return _CHANGED.search(text.lower()) is not None


def match_day(text: str) -> re.Match[str] | None:
    """Match a day and a month without a year: "11 February", "Feb 11th", "11.02."; a word may be no month."""
    return _DAY.fullmatch(text)


@lru_cache(maxsize=8192)
def has_date_shape(text: str) -> bool:
    """Tell whether a short text has the shape of a date in it.

    >>> has_date_shape("Posted on March 12, 2024"), has_date_shape("5 min read")
    (True, False)
    >>> has_date_shape("12-Mar-24"), has_date_shape("Room 12-Sea-24")
    (True, False)
    """
    return find_shape(text) is not None


@lru_cache(maxsize=4096)
def is_day(text: str) -> bool:
    """Tell whether a text is a day and a month without a year.

    >>> is_day("11 February"), is_day("Episode 41")
    (True, False)
    """
    if match_day(text) is None:
        return len(text) < _LONGEST_DAY and _EAST_ASIAN_DAY.fullmatch(text) is not None
    return read_date(f"{text} 2024", now=SOME_DAY).date is not None


@lru_cache(maxsize=8192)
def is_date_line(text: str) -> bool:
    """Tell whether a text is a date and little else.

    >>> is_date_line("Posted on 12 March 2024 at 10:30 am")
    True
    >>> is_date_line("12 March 2024"), is_date_line("Letter of October 13, 2023 to the court of appeals, in full")
    (True, False)
    """
    match = find_shape(text)
    if match is None:
        return False
    rest = text[: match.start()] + text[match.end() :]
    return len(rest) <= _EXTRA or len(_TIME.sub("", rest, count=1)) <= _EXTRA


def is_date_alone(text: str) -> bool:
    """Tell whether a text is a date, with its weekday at most.

    >>> is_date_alone("Thu, 14 March 2024"), is_date_alone("2024年3月14日（木）")
    (True, True)
    >>> is_date_alone("14 March 2024: Salt"), is_date_alone("Opinions of 14 March 2024")
    (False, False)
    """
    match = find_shape(text)
    if match is None:
        return False
    around = f"{text[: match.start()]} {text[match.end() :]}".casefold().strip(_AROUND_DAY)
    return not around or around in names_in_all_languages(*WEEKDAYS)


def without_date(text: str) -> str:
    """Return a text without the first date in it.

    >>> without_date("2024-05-03 Ada Marlowe")
    'Ada Marlowe'
    """
    match = find_shape(text)
    return text if match is None else f"{text[: match.start()].strip()} {text[match.end() :].strip()}".strip()


def after_date(text: str) -> str:
    """Return what follows the date that a text opens with; the whole text where it opens with none.

    >>> after_date("05/28/2024 In re Pellman"), after_date("A letter of 3 May 2024")
    ('In re Pellman', 'A letter of 3 May 2024')
    """
    match = find_shape(text[:_OPENING])
    return text[match.end() :].lstrip(_AFTER_DATE) if match is not None and match.start() == 0 else text


def before_date(text: str) -> str:
    """Return what stands before the date that closes a text after a mark; the whole text where none does.

    >>> before_date("Hall v. Ives — May 28, 2024"), before_date("Hall v. Ives (May 28, 2024)")
    ('Hall v. Ives', 'Hall v. Ives')
    >>> before_date("The storm of May 28, 2024")
    'The storm of May 28, 2024'
    """
    for last in _SHAPE.finditer(text, max(0, len(text) - _OPENING)) if _may_hold_shape(text) else ():
        before = text[: last.start()].rstrip()
        if before.endswith(_MARKS_BEFORE) and not text[last.end() :].strip(" .)]"):
            return before.rstrip(_AFTER_DATE + "([")
    return text


def dates_at_ends(text: str) -> list[str]:
    """Return the dates that a text opens with, that close it, or that follow the first words of it.

    >>> dates_at_ends("Hall v. Ives, SJC 12 (May 28, 2024)"), dates_at_ends("28 mai 2024 - Pourvoi 12")
    (['May 28, 2024'], ['28 mai 2024'])
    >>> dates_at_ends("Order 12 of 3 May 2024"), dates_at_ends("What the very great storm of 3 May 2024 has cost")
    (['3 May 2024'], [])
    """
    found = []
    first = find_shape(text[: _OPENING + _FEW_WORDS])
    if first is not None and first.start() <= _FEW_WORDS:
        found.append(first[0])
    closing = _SHAPE.finditer(text, max(0, len(text) - _OPENING))
    found += [last[0] for last in closing if last.start() > 0 and not text[last.end() :].strip(" .)]")]
    return list(dict.fromkeys(found))  # of a short text, one date may be both


@lru_cache(maxsize=8192)
def find_shape(text: str) -> re.Match[str] | None:
    """Return the first thing in a short text that has the shape of a date."""
    if len(text) > MAX_LINE or not _may_hold_shape(text):
        return None
    found = _SHAPE.search(text)
    if found is None and (named := _NAMED.search(text)) is not None:
        if named.lastgroup == "words":
            date = read_date(named[0], now=SOME_DAY).date
            return named if date is not None and len(date.value) >= len("2024-03-12") else None
        return named if (named[named.lastgroup or 0]).casefold() in _months() else None
    return found


def _may_hold_shape(text: str) -> bool:
    """Tell whether a text holds what no shape of a date is without: most texts of a page do not."""
    if _DIGIT.search(text) is None:
        return _names_day(text.lower())
    return _YEAR_OR_MARKS.search(text) is not None or _says_when(text.lower())


@cache
def _months() -> frozenset[str]:
    return frozenset(name.strip(".॰") for name in month_names())
