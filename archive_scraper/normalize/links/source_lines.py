"""Lines that are nothing but labels, one of them a source's, and an outlet's name: "Source: X"."""

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
from archive_scraper.normalize.listed_outlets import find_listed
from archive_scraper.words import book
from archive_scraper.words.book import UNSPACED
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from archive_scraper.normalize.fragments import Line


_SOURCE = late(rf"[\s*•·–—(\[]*{book.alternatives('attribution.sources')}\s*[:：՝]\s*(?=\S)", re.IGNORECASE)
_REFERENCE = compiled(rf"\b{book.alternatives('outlet.reference_words')}\b|\b(?:19|20)\d\d\s*[;:(]", re.IGNORECASE)
_ISSUE = late(rf"{book.alternatives('outlet.issue_words')}\b", re.IGNORECASE)
_LATIN = compiled(r"[A-Za-z]")
_TIED_SOURCE = late(
    rf"(?:^|[\s|｜/／;；(（\[【)）】]){book.alternatives('attribution.sources')}\]?\s?[:：\]】]\s*(?=\S)"
)
"""The label in a script that parts no words: it may follow others."""
_TIED_END = compiled(r"[|｜；;,，。(（]|\s{2}|\s(?=[^\W\d]{1,6}\s?[:：]|\d{2,4}\s?[-/.年년])|$")
_OTHER_LABEL = late(
    rf"(?:^|[\s|｜]){book.alternatives('east_asian.opens', 'east_asian.date_labels', 'button.counted')}\s?[:：]"
)
_PICTURE = book.entries("east_asian.picture_labels")
_AFTER_NAMES = book.entries("east_asian.after_outlets")
_QUOTES = " 《》「」『』〈〉【】“”\"'"
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
    if not text or len(text) > _MAX_LINE:
        return None
    if UNSPACED.search(text):
        outlet = _tied_source(text)
    else:
        outlet = _rest_as_outlet(line, match.end()) if (match := _SOURCE.match(text)) else None
    if outlet is None or _is_credit(outlet.name) or is_office(outlet.name):
        return None  # of a picture or of facts, not of the text
    return Sentence("attribution", "a source label", outlet, strength="source")


def _rest_as_outlet(line: Line, start: int) -> Outlet | None:
    """Return the outlet if the rest of the line is its name alone, with a date or an issue at most."""
    text = line.text
    if _REFERENCE.search(text, start) or is_image_agency(text[start:]):
        return None
    outlet = read_outlet(line, start)
    if outlet is None:
        return _plain_rest(text, start)
    outlet = complete_name(text, outlet)
    rest = text[outlet.end :].strip(" .,:|•·–—-()[]*»”\"'،؛")
    if not rest:
        return outlet
    first, _, more = rest.partition(" ")
    kind = outlet.marked and not more and first.casefold() in words.CONTAINERS  # "Mənbə: «Liman» qəzeti"
    if kind or is_date_word(first, more.split(" ", 1)[0]) or _ISSUE.match(first):
        return outlet
    return _plain_rest(text, start)


def _tied_source(text: str) -> Outlet | None:
    """Return the outlet after a source's label in a script that parts no words, where it is listed or labels follow.

    What else stands there is read by what was learned.
    """
    label = _TIED_SOURCE.search(text)
    end = _TIED_END.search(text, label.end()) if label else None
    if label is None or end is None or text[: label.start()].endswith(_PICTURE):
        return None
    told = text[label.end() : end.start()]
    start = label.end() + len(told) - len(told.lstrip(_QUOTES))
    listed = next((span for span in find_listed(text) if span[0] == start), None)
    if listed is not None and not text[listed[1] : listed[1] + 1].isalnum():
        return Outlet(text[slice(*listed)], *listed)
    name = told.strip(_QUOTES)
    name = next((name[: -len(noun)].rstrip(_QUOTES) for noun in _AFTER_NAMES if told.endswith(f"》{noun}")), name)
    labelled = _OTHER_LABEL.search(text[: label.start()] + text[end.start() :])
    if not name or not labelled or name[0].isdigit() or not may_be_outlet(name):
        return None
    return Outlet(name, start, start + len(name))


def _plain_rest(text: str, start: int) -> Outlet | None:
    """Return the rest of a line where no capital tells a name: "Quelle: dpa", "সূত্র: প্রথম আলো"."""
    # Only the first word of a name has a capital in many languages, and no title marks set the name off.
    whole = text[start:].strip(" .")
    plain = not _LATIN.search(whole) and 0 < len(whole.split()) <= _MAX_WORDS and may_be_outlet(whole)
    return Outlet(whole, start, len(text)) if plain or whole in words.OUTLET_WORDS else None
