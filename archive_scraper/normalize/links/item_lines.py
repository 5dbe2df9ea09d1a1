"""Lines that say without a verb what the text is and where it stood: "A column by X for Y, 3 May", "Extract from Y".

The noun stands among the first words; the outlet follows a preposition, and nothing but a date or an issue follows it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from archive_scraper.normalize.links import words
from archive_scraper.normalize.links.calls import Sentence
from archive_scraper.normalize.links.offices import is_office
from archive_scraper.normalize.links.outlets import (
    Outlet,
    agrees_with_link,
    begins_as_person,
    is_date_word,
    is_place,
    looks_like_outlet,
    read_outlet,
)
from archive_scraper.words import book

if TYPE_CHECKING:
    from archive_scraper.normalize.fragments import Line

_TOKEN: Final = re.compile(r"\S+")
_PUNCTUATION: Final = '.,;:!?…()[]{}"“”„«»*|'
_ENDS: Final = " .,:;|•·–—-()[]*»”\"'"
_EXTRACTS: Final = words.OWN_VERSION | book.words("attribution.extracts")
_ITEMS: Final = words.OWN_TEXT_NOUNS | frozenset(
    label for label in map(str.casefold, book.entries("outlet.item_labels")) if " " not in label
)
_FOR: Final = book.words("attribution.for_outlets")
_LEADS: Final = words.PREPOSITIONS | words.PERSON_PREPOSITIONS | _FOR
_ORIGINS: Final = book.words("link.origin_prepositions") | words.PREPOSITIONS
_JOINTS: Final = book.words("byline.joins", "byline.joins_here") - words.PREPOSITIONS
_MINE: Final = book.words("attribution.mine")
_DATE_WORDS: Final = book.words("date.before_days", "date.before_months", "link.prepositions", "link.articles")
_ISSUE: Final = re.compile(rf"(?:{book.alternatives('outlet.issue_words')}|№|#)\b", re.IGNORECASE)
_LONGEST: Final = 240
_FIRST: Final = 4
"""Words among which the noun stands: "My latest opinion piece in"."""
_REACH: Final = 24
_SHORTEST: Final = 3


def read_item_line(line: Line) -> Sentence | None:
    """Recognise a line that names the outlet of an item with a noun alone; None for any other line."""
    text = line.text
    if len(text) > _LONGEST:
        return None
    tokens = list(_TOKEN.finditer(text))[:_REACH]
    cores = [_core_of(token[0]) for token in tokens]
    noun = next((i for i, core in enumerate(cores[:_FIRST]) if core in _ITEMS or core in _EXTRACTS), None)
    if noun is None or len(cores) < _SHORTEST or not words.VERBS.isdisjoint(cores[:noun]):
        return None
    by_person = False
    index = noun + 1
    while index < len(tokens):
        token, core = tokens[index], cores[index]
        index += 1
        if core not in _LEADS or not token[0].islower():
            continue
        outlet = read_outlet(line, token.end())
        if outlet is None or outlet.name.isdigit():
            continue
        if not outlet.marked and _is_person(outlet.name):
            by_person = True
            index = _after_persons(tokens, index)
            continue
        if not _ends_line(text, outlet):
            continue
        told = _Told(line, token.end(), outlet, by_person=by_person)
        if told.stood(core, extract=cores[noun] in _EXTRACTS, own=not _MINE.isdisjoint(cores[: noun + 2])):
            return Sentence("attribution", "a noun and its outlet", outlet, strength="item")
    return None


def _core_of(word: str) -> str:
    core = word.strip(_PUNCTUATION).casefold().replace("’", "'")
    return core[elided.end() :] if "'" in core and (elided := words.ELIDED.match(core)) else core


def _is_person(name: str) -> bool:
    """Tell whether a person stands there, alone or before the outlet: "Ada Marlowe for The Strait Observer"."""
    head: list[str] = []
    for word in name.split():
        if word.casefold() in _LEADS and word.islower():
            break
        head.append(word)
    return begins_as_person(" ".join(head))


def _after_persons(tokens: list[re.Match[str]], index: int) -> int:
    """Return the first word after a person, and after those that a list goes on with."""
    while index < len(tokens) and (tokens[index][0][:1].isupper() or tokens[index][0] in _JOINTS):
        index += 1
    return index


def _ends_line(text: str, outlet: Outlet) -> bool:
    """Tell whether the name is the last thing said, but for a date or an issue."""
    rest = text[outlet.end :].strip(_ENDS)
    return not rest or _is_dated(rest) or _ISSUE.match(rest) is not None


def _is_dated(rest: str) -> bool:
    first, _, more = rest.partition(" ")
    second, _, third = more.partition(" ")
    if is_date_word(first, second):
        return True
    return first.casefold() in _DATE_WORDS and is_date_word(second, third.split(" ", 1)[0])


class _Told:
    """What stands around an outlet's name and says that the item stood there."""

    def __init__(self, line: Line, start: int, outlet: Outlet, *, by_person: bool) -> None:
        self.outlet = outlet
        self.by_person = by_person
        self.between = line.text[start : outlet.start].casefold().split()
        self.dated = _is_dated(line.text[outlet.end :].strip(_ENDS))
        self.known = looks_like_outlet(outlet.name) or agrees_with_link(line, outlet)

    def stood(self, preposition: str, *, extract: bool, own: bool) -> bool:
        """Tell whether the item stood in the outlet: nothing else has a date, a magazine before it, an author."""
        name = self.outlet.name
        if is_place(name) or is_office(name):
            return False
        contained = not words.CONTAINERS.isdisjoint(self.between)
        if extract and preposition in _ORIGINS:
            return self.known or self.outlet.marked or contained or self.dated
        if preposition in words.TOPIC_PREPOSITIONS and not (self.dated or own):
            return False
        if contained:
            return own or self.dated or self.by_person
        if self.dated:
            whole = preposition in _ORIGINS and " " in name  # "Artikel aus dem Kieler Kurier vom 3. Mai"
            return self.known or self.by_person or self.outlet.marked or whole
        return self.by_person and self.known
