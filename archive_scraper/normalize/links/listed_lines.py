"""Lines that are nothing but an outlet of the list and a date, or a call to read on and such an outlet.

"Postimees, 3. mai 2019", "(Evrensel, 12 Mart 2014)", "Lue lisää: Aamulehti". What borders on the name is a mark, a
bracket or a number; no word of a sentence stands there.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from archive_scraper.normalize.links import words
from archive_scraper.normalize.links.calls import Sentence, bare_phrase, is_continue_phrase
from archive_scraper.normalize.links.outlets import Outlet
from archive_scraper.words import book
from archive_scraper.words.calendar import WEEKDAYS, month_names, names_in_all_languages
from archive_scraper.words.kept import compiled
from archive_scraper.words.outlets import is_outlet

if TYPE_CHECKING:
    from archive_scraper.normalize.fragments import Line

_LONGEST = 120
_BORDER = compiled(r"\s*[,|•·–—:(/→»›>]\s*|\s-\s|\s+(?=\d)|(?<=[\d.])\s+")
_AROUND = " \"'“”„«»‘’()[]*•·.→>»|-–—"
_YEAR = compiled(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d\d(?!\d)")
_LETTERS = compiled(r"[^\W\d_]+")
_NUMERALS = compiled(r"[ivxlc]+|[a-zа-яё]")


def read_listed(line: Line) -> Sentence | None:
    """Recognise a line of a listed outlet and a date, or of a call and such an outlet; None for any other."""
    text = line.text
    if not text or len(text) > _LONGEST or "\n" in text:
        return None
    for border in _BORDER.finditer(text):
        left, right = text[: border.start()], text[border.end() :]
        if is_outlet(name := right.strip(_AROUND)) and _is_call(left):
            return Sentence("call", "a call and a listed outlet", _placed(text, name, border.end()), strength="strong")
        for name, date, start in ((left, right, 0), (right, left, border.end())):
            bare = name.strip(_AROUND)
            if _is_date(date) and is_outlet(bare):
                outlet = _placed(text, bare, start)
                return Sentence("attribution", "a listed outlet and its date", outlet, strength="learned")
    return None


def _placed(text: str, name: str, start: int) -> Outlet:
    at = text.index(name, start)
    return Outlet(name, at, at + len(name), known=True)


def _is_call(text: str) -> bool:
    return is_continue_phrase(text) or bare_phrase(text) in words.SOURCE_CALLS


def _is_date(text: str) -> bool:
    """Tell whether a text is a date with a year, or an issue and its year, and nothing else."""
    if _YEAR.search(text) is None:
        return False
    return all(_NUMERALS.fullmatch(word) or word in _date_words() for word in _LETTERS.findall(text.casefold()))


@cache
def _date_words() -> frozenset[str]:
    """Return the words of dates and issues in all languages."""
    phrases = book.entries("date.before_months", "date.before_days", "date.year_words", "date.number_endings")
    days = names_in_all_languages(*WEEKDAYS)
    whole = (*words.MONTHS, *month_names(), *days, *phrases, *book.entries("outlet.issue_words", "date.day_words"))
    return frozenset(part for phrase in whole for part in re.findall(r"[^\W\d_]+", phrase.casefold()))
