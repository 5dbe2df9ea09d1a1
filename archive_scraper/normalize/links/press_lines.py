"""Lines of a list of press mentions: a title, an author, an outlet, its date and page, parted by commas or dashes.

"“Who owns the quay?”, op-ed by Jane Doe, The Strait Observer, 3 May 2019, p. 13": each part is one of these, and the
outlet must be one by its name, as nothing else says that it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from archive_scraper.normalize.bylines.vocabulary import GIVEN, word_bits
from archive_scraper.normalize.folding import fold_word
from archive_scraper.normalize.links import words
from archive_scraper.normalize.links.attributions import is_image_agency
from archive_scraper.normalize.links.calls import Sentence
from archive_scraper.normalize.links.free_words import core_of, cores
from archive_scraper.normalize.links.name_ends import complete_name
from archive_scraper.normalize.links.offices import is_office
from archive_scraper.normalize.links.outlet_names import is_place, looks_like_outlet
from archive_scraper.normalize.links.outlets import is_date_word, read_outlet
from archive_scraper.words import book
from archive_scraper.words.calendar import calendar_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.normalize.fragments import Line
    from archive_scraper.normalize.links.outlets import Outlet

_PART = re.compile(r"(?:(?!,\s|;\s|\s[-–—|•·]\s|:\s|\n)[^\n])+")
"""What stands between commas, dashes, bars and colons."""
_MAX_LINE = 240
_MAX_PARTS = 8
_NAME_WORDS = 6
_LEAST_TITLE = 2
"""Words of a title before an outlet in quotes."""
_ENDS = " .,;:|•·–—-()[]"
_QUOTES = ('"', "“", "„", "«", "‘", "»")
_SIGNS = (*_QUOTES, "(")
_BY = cores(book.words("byline.opens", "attribution.of"))
_LEADS = cores(words.PREPOSITIONS)
_PARTICLES = cores(book.words("name.particles", "byline.joins", "name.joins"))
_ITEMS = cores(words.OWN_TEXT_NOUNS, words.NOUNS, book.words("attribution.extracts"))
_ISSUES = cores(book.words("outlet.issue_words", "outlet.supplements", "outlet.page_words"))
_DAYS = cores(book.words("date.before_days", "date.before_months", "date.year_words", "date.day_words"))
_YEAR = re.compile(r"(?:19|20)\d\d|[./-]\d\d\b")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def read_press_line(line: Line) -> Sentence | None:
    """Recognise a line of nothing but a text's data, among which its outlet is; None for any other line."""
    text = line.text
    # Without a date, quotes or brackets nothing would tell the outlet.
    if not text or len(text) > _MAX_LINE or (_YEAR.search(text) is None and not any(sign in text for sign in _SIGNS)):
        return None
    parts = list(_PART.finditer(text))
    if not 1 <= len(parts) <= _MAX_PARTS:
        return None
    entry = _Entry()
    for number, part in enumerate(parts):
        outlet = _outlet_of(line, part) if entry.outlet is None else None
        if outlet is not None:
            entry.outlet = outlet
            entry.kinds.append("date" if _is_dated(text[outlet.end : part.end()]) else "outlet")
        elif kind := _kind_of(part[0].lstrip(_ENDS), first=number == 0):
            entry.kinds.append(kind)
        elif entry.outlet is None and entry.unknown is None:
            entry.unknown, kind = part, "unknown"
            entry.kinds.append(kind)
        elif not (entry.outlet is not None and _is_section(part[0])):
            return None
    if entry.outlet is not None and entry.unknown is not None:
        return None
    outlet = entry.outlet or (_named_by_place(line, entry) if entry.unknown is not None else None)
    if outlet is None or not _is_entry(entry.kinds, text, outlet):
        return None
    return Sentence("attribution", "a text's outlet among its data", outlet, strength="entry")


@dataclass(slots=True)
class _Entry:
    """What the parts of a line are."""

    kinds: list[str] = field(default_factory=list)
    outlet: Outlet | None = None
    unknown: re.Match[str] | None = None
    """The one part that says nothing else, which may be an outlet's name."""


def _named_by_place(line: Line, entry: _Entry) -> Outlet | None:
    """Return the outlet that only its place tells: between a title or a kind of text and its date."""
    place = entry.kinds.index("unknown")
    told = {"quoted", "item"}.intersection(entry.kinds[:place])
    part = entry.unknown
    if part is None or not told or entry.kinds[place + 1 : place + 2] != ["date"]:
        return None
    start = part.start() + len(part[0]) - len(part[0].lstrip(_ENDS))
    outlet = read_outlet(line, start)
    whole = outlet is not None and not line.text[outlet.end : part.end()].strip(_ENDS)
    nobody = outlet is None or is_place(outlet.name) or is_office(outlet.name) or len(outlet.name.split()) > _NAME_WORDS
    return None if nobody or not whole else outlet


def _is_section(part: str) -> bool:
    """Tell whether a part behind the outlet is a section of it: "Economia"."""
    printed = part.strip(_ENDS).split()
    return len(printed) <= _LEAST_TITLE and printed[0][:1].isupper()


def _is_entry(kinds: Sequence[str], text: str, outlet: Outlet) -> bool:
    """Tell whether the parts make an entry: dated, in brackets, or a title before an outlet in quotes at its end."""
    if "date" in kinds:
        dated = _YEAR.search(text, outlet.end)
        # The year alone is a book's: "Harbor Press, 2019".
        return dated is not None and _DAY.search(text, outlet.end, dated.end()) is not None
    if kinds == ["outlet"]:
        return text.startswith("(") and text.rstrip(" .").endswith(")")
    titled = len(kinds) > 1 and len(text[: outlet.start].split()) > _LEAST_TITLE
    return outlet.marked and kinds[-1] == "outlet" and titled


def _outlet_of(line: Line, part: re.Match[str]) -> Outlet | None:
    """Return the outlet that a part names and nothing else, but for its date: "La Rada 30.12.14"."""
    start = part.start() + len(part[0]) - len(part[0].lstrip(_ENDS))
    if _is_date(part[0].split()):
        return None
    outlet = read_outlet(line, start)
    if outlet is None or outlet.end > part.end() or line.text[start : outlet.start].strip(' "“„«‘'):
        return None
    outlet = complete_name(line.text, outlet)
    rest = line.text[outlet.end : part.end()].strip(_ENDS + '”"»’')
    named = looks_like_outlet(outlet.name) and len(outlet.name.split()) <= _NAME_WORDS
    if (
        not named
        or core_of(line.text[start:].split(maxsplit=1)[0]) in _LEADS
        or is_image_agency(outlet.name)
        or is_place(outlet.name)
        or is_office(outlet.name)
        or (rest and not _is_date(rest.split()))
    ):
        return None
    return replace(outlet, marked=outlet.marked or line.text[start : start + 1] in _QUOTES)


def _kind_of(part: str, *, first: bool) -> str:
    """Return what a part that is no outlet says; nothing where it says something else."""
    printed = part.strip(_ENDS).split()
    if not printed or _is_date(printed):
        return "date" if printed and _YEAR.search(part) else "issue"
    if part.startswith(_QUOTES):
        return "quoted"
    if first:
        return "item" if core_of(printed[0]) in _ITEMS else "title"
    head = core_of(printed[0])
    if head in _ITEMS or (head in _BY and printed[0].islower()) or core_of(printed[-1]) in _ITEMS:
        return "item"
    return "author" if _is_person(printed) else ""


def _is_person(printed: list[str]) -> bool:
    named = all(word[:1].isupper() or core_of(word) in _PARTICLES for word in printed)
    return named and any(word_bits(fold_word(word)) & GIVEN for word in printed)


def _is_date(printed: list[str]) -> bool:
    """Tell whether words are a date, an issue's number or a page, and nothing else."""
    told = (core_of(word) for word in printed)
    return bool(printed) and all(
        not core
        or any(sign.isdigit() for sign in core)
        or core in calendar_names()
        or core in _DAYS
        or core in _ISSUES
        or is_date_word(core, "")
        for core in told
    )


def _is_dated(rest: str) -> bool:
    return _YEAR.search(rest) is not None
