"""Dates at either end of a sentence's line: "3 May 2024 – The council agreed", "(3 May 2024) ...", "LAKESIDE, ..."."""

from __future__ import annotations

from typing import NamedTuple

from archive_scraper.signs.date_shape import find_shape, is_date_line
from archive_scraper.signs.line_shape import STOPS
from archive_scraper.words.kept import compiled

_HEAD = 64
"""Characters at either end of a text in which a date and what belongs to it stand."""
_DIGIT = compiled(r"\d")
_MARKS = " \u00a0,.;:|·•–—-)]"
_BEFORE_CLOSING = ("(", "[", "|", "·", "•", "–", "—", "-", *STOPS)
_ENDS_HEAD = compiled(r"[)\]]|\s?[,.;:|·•–—-]\s|\s+(?=[\"'“„«]?[^\W\d_a-z])")
# "LAKESIDE, Ohio (", "(Lakeside, ": where a text was written.
_PLACE = compiled(r"(\(?)(?:[^\W\d_][\w.'’-]*,?\s){1,4}\(?")
_AFTER_PLACE = compiled(r"\)?\s?(?:[–—:]|-+)\s")


class EdgeDate(NamedTuple):
    """A date at the start or the end of a text."""

    text: str
    rest: str
    """What the text says without it; the place where it was written stays with it."""


def edge_date(text: str) -> EdgeDate | None:
    """Return the date with which a text begins or ends, apart from what the text says.

    >>> edge_date("(3 May 2024) The council agreed.")
    EdgeDate(text='3 May 2024', rest='The council agreed.')
    >>> edge_date("The council agreed. 3 May 2024").rest, edge_date("Posted 3 May 2024. The council agreed.").rest
    ('The council agreed.', 'The council agreed.')
    >>> edge_date("LAKESIDE, 3 May 2024 – The council agreed.")
    EdgeDate(text='3 May 2024', rest='LAKESIDE, 3 May 2024 – The council agreed.')
    >>> edge_date("The storm of 3 May 2024 came late."), edge_date("3 May 2024 was a Friday.")
    (None, None)
    """
    return _opening(text) or _closing(text)


def _opening(text: str) -> EdgeDate | None:
    head = text[:_HEAD]
    match = find_shape(head) if _DIGIT.search(head) else None  # "Today" opens sentences
    if match is None:
        return None
    before, after = text[: match.start()], text[match.end() :]
    if not before.strip("(["):
        return EdgeDate(match[0], after.lstrip(_MARKS)) if _ENDS_HEAD.match(after) else None
    if after.startswith(". ") and is_date_line(before + match[0]):
        return EdgeDate(match[0], after.lstrip(_MARKS))
    place = _PLACE.fullmatch(before)
    if place is None or any(word[:1].islower() for word in before.lstrip("(").split()):
        return None
    is_closed = bool(place[1]) and after.startswith(")")
    return EdgeDate(match[0], text) if is_closed or _AFTER_PLACE.match(after) else None


def _closing(text: str) -> EdgeDate | None:
    start = max(0, len(text) - _HEAD)
    match = find_shape(text[start:]) if _DIGIT.search(text, start) else None
    if match is None or text[start + match.end() :].strip(" .)]|–—-"):
        return None
    before = text[: start + match.start()].rstrip()
    return EdgeDate(match[0], before.rstrip(" |·•–—-([")) if before.endswith(_BEFORE_CLOSING) else None
