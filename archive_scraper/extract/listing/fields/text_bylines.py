"""Bylines that close a teaser's text or open it: "... until spring. By Ada Marlowe", "By Ada Marlowe – The ..."."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from archive_scraper.normalize.late import late
from archive_scraper.normalize.text import clean_text
from archive_scraper.signs.buttons import is_generic
from archive_scraper.signs.bylines import after_opening, opens_byline
from archive_scraper.signs.class_names import Hint
from archive_scraper.signs.line_shape import STOPS
from archive_scraper.signs.person_name import are_names, are_person_names
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from archive_scraper.extract.listing.fields.lines import Part

_LONGEST = 120
_DESK = 3
_LEADS = book.any_of(map(str.capitalize, book.entries("byline.opens", "byline.opens_first", "byline.opens_first_here")))
_MARK_INSIDE = compiled(r"[.!?…][\"”’»“]?\s").search
# "By Ada Marlowe – ", "By Ada Marlowe. "; what is named must be persons.
_FIRST_WORDS = late(rf"\s*(?:{_LEADS})\s([^.!?…–—:|\d]{{3,80}}?)(?:\s[–—-]\s+|[.:]\s+)(?=\S)")
_AFTER_NAMES = " :–—-.|,"
# A last sentence of a small word and capitalised words: in running text the names must be known ones.
_LAST_WORDS = late(rf"(?<=[.!?…\"”’»“])\s+(?=(?:{_LEADS})\s[^\s.!?…]+\s[^!?…]{{1,80}}$)")


def split_closing_byline(parts: list[Part]) -> tuple[list[Part], list[Part]]:
    """Part the pieces of a line of text from the byline that closes it, if one does.

    It stands after the end of a sentence, in an element of its own or as the last words of the text.
    """
    for place in range(1, len(parts)):
        before, first = parts[place - 1], parts[place]
        if first.owner == before.owner or not before.raw.rstrip().rstrip("\"'”’»“)]").endswith(STOPS):
            continue
        rest = _without_buttons(parts[place:])
        text = clean_text("".join([part.raw for part in rest]))
        if 0 < len(text) <= _LONGEST and (_is_marked(rest) or _are_named(_names_in(text))):
            return parts[:place], rest
    if not parts:
        return parts, []
    last = parts[-1]
    match = _LAST_WORDS.search(last.raw, max(0, len(last.raw) - _LONGEST)) if _MARK_INSIDE(last.text) else None
    if match is None or not are_person_names(_names_in(last.raw[match.end() :])):
        return parts, []
    return [*parts[:-1], _cut(last, last.raw[: match.start()])], [_cut(last, last.raw[match.end() :])]


def split_opening_byline(parts: list[Part]) -> tuple[list[Part], list[Part]]:
    """Part the byline that opens a line of text, if one does, from the text: "*By Ada Marlowe* The talks began."."""
    if not parts or not parts[-1].text.endswith(STOPS):
        return [], parts
    first = parts[0]
    if len(parts) > 1:
        text = first.text.rstrip(_AFTER_NAMES)
        is_label = first.text.endswith(":") and are_person_names(text)
        is_own = first.owner != parts[1].owner and len(text) <= _LONGEST
        if is_own and (is_label or (opens_byline(text) and are_names(_names_in(text)))):
            return [_cut(first, text)], [_cut(parts[1], parts[1].raw.lstrip(_AFTER_NAMES)), *parts[2:]]
    match = _FIRST_WORDS.match(first.raw)
    if match is None or not are_person_names(match[1]):
        return [], parts
    return [_cut(first, first.raw[: match.end(1)])], [_cut(first, first.raw[match.end() :]), *parts[1:]]


def _cut(part: Part, raw: str) -> Part:
    return replace(part, raw=raw, text=clean_text(raw))


def _is_marked(parts: list[Part]) -> bool:
    return all(part.hint & Hint.AUTHOR for part in parts)


def _are_named(text: str) -> bool:
    """Tell whether a text is names, the last perhaps with a newsroom after it: "Ada Marlowe, BBC"."""
    names, comma, desk = text.rpartition(", ")
    return are_names(text) or (bool(comma) and are_names(names) and desk[:1].isupper() and desk.count(" ") < _DESK)


def _names_in(text: str) -> str:
    return after_opening(clean_text(text)).rstrip(". ")


def _without_buttons(parts: list[Part]) -> list[Part]:
    while parts and (parts[-1].hint & Hint.MORE or is_generic(parts[-1].text)):
        parts = parts[:-1]
    return parts
