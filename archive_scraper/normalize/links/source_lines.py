"""Lines that are nothing but a source's label and an outlet's name: "Source: X"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive_scraper.normalize.late import late
from archive_scraper.normalize.links import words
from archive_scraper.normalize.links.attributions import is_image_agency
from archive_scraper.normalize.links.calls import Sentence
from archive_scraper.normalize.links.name_ends import complete_name
from archive_scraper.normalize.links.offices import is_office
from archive_scraper.normalize.links.outlets import Outlet, is_date_word, may_be_outlet, read_outlet
from archive_scraper.words import book
from archive_scraper.words.book import UNSPACED
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from archive_scraper.normalize.fragments import Line


_SOURCE = late(rf"[\s*•·–—(\[]*{book.alternatives('attribution.sources')}\s*[:：՝]\s*(?=\S)", re.IGNORECASE)
_REFERENCE = compiled(rf"\b{book.alternatives('outlet.reference_words')}\b|\b(?:19|20)\d\d\s*[;:(]", re.IGNORECASE)
_ISSUE = late(rf"{book.alternatives('outlet.issue_words')}\b", re.IGNORECASE)
_LATIN = compiled(r"[A-Za-z]")
_MAX_LINE = 160
_MAX_WORDS = 4


def _is_credit(name: str) -> bool:
    """Tell whether a photographer and an agency stand there: "Jane Doe/AP", but not "dpa/AFP"."""
    left, slash, _ = name.partition("/")
    pair = bool(slash) and not (len(left) <= 5 and (left.islower() or left.isupper()))
    return pair or name.split(" ", 1)[0].casefold() in words.CREDIT_WORDS


def read_source_line(line: Line) -> Sentence | None:
    """Recognise a line that is a source's label and the name of an outlet, with a date at most; None for any other."""
    text = line.text
    match = _SOURCE.match(text) if text and len(text) <= _MAX_LINE else None
    outlet = _rest_as_outlet(line, match.end()) if match else None
    if outlet is None or _is_credit(outlet.name) or is_office(outlet.name):
        return None  # of a picture or of facts, not of the text
    return Sentence("attribution", "a source label", outlet, strength="source")


def _rest_as_outlet(line: Line, start: int) -> Outlet | None:
    """Return the outlet if the rest of the line is its name alone, with a date or an issue at most."""
    text = line.text
    if _REFERENCE.search(text, start) or is_image_agency(text[start:]):
        return None
    if UNSPACED.search(text, start):
        return None  # read by what was learned
    outlet = read_outlet(line, start)
    if outlet is None:
        return _plain_rest(text, start)
    outlet = complete_name(text, outlet)
    rest = text[outlet.end :].strip(" .,:|•·–—-()[]*»”\"'،؛")
    if not rest:
        return outlet
    first, _, more = rest.partition(" ")
    if is_date_word(first, more.split(" ", 1)[0]) or _ISSUE.match(first):
        return outlet
    return _plain_rest(text, start)


def _plain_rest(text: str, start: int) -> Outlet | None:
    """Return the rest of a line where no capital tells a name: "Quelle: dpa", "সূত্র: প্রথম আলো"."""
    # Only the first word of a name has a capital in many languages, and no title marks set the name off.
    whole = text[start:].strip(" .")
    plain = not _LATIN.search(whole) and 0 < len(whole.split()) <= _MAX_WORDS and may_be_outlet(whole)
    return Outlet(whole, start, len(text)) if plain or whole in words.OUTLET_WORDS else None
