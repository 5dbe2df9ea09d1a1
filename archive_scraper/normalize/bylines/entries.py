"""An item of a byline with its reading, and the names that running text mentions and nothing calls authors."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive_scraper.normalize.bylines.drafts import (
    IGNORED,
    ORGANIZATION_NAME,
    ORGANIZATIONS,
    PERSON,
    STAFF_NAME,
    Reading,
    is_whole_name,
)
from archive_scraper.normalize.bylines.joints import AND, AUTHOR, COMMA, CREDITS, START, Item
from archive_scraper.normalize.bylines.tokens import WORD, Token
from archive_scraper.normalize.bylines.vocabulary import (
    AGENCY,
    ARTICLE,
    CALENDAR,
    CALENDAR_NAME,
    GIVEN,
    ORGANIZATION,
    OUTLET,
    PARTICLE,
    PLACE,
    PREPOSITION,
)
from archive_scraper.normalize.folding import fold_word
from archive_scraper.words import book

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_OF_STATE = frozenset(fold_word(entry.split()[-1]) for entry in book.entries("title.of_state"))
_FOR_OUTLETS = frozenset(map(fold_word, book.entries("byline.for_an_outlet", "attribution.for_outlets")))
_SMALL_WORDS = PREPOSITION | PARTICLE | ARTICLE
_NAMES_OR_DATES = GIVEN | CALENDAR | CALENDAR_NAME
"""What a word in lower case is by its letters alone: "durante", "åbner"."""


@dataclass(slots=True)
class Entry:
    """One item with its reading."""

    item: Item
    reading: Reading

    @property
    def single(self) -> bool:
        """A person of one word."""
        return self.reading.kind == PERSON and self.words == 1

    @property
    def words(self) -> int:
        """The words of the name without its particles."""
        words = [token for token in self.reading.tokens if token.kind == WORD]
        return sum(not token.lower for token in words) or len(words) or 1


def pass_over_prose(entries: Sequence[Entry], tokens: Iterable[Token]) -> None:
    """Pass over names that no lead-in calls authors in running text: "The pier of Whitlock Harbour lies in fog".

    Words in lower case that the book of words does not know tell running text from a byline. A person whose given
    name is known may be an author all the same, unless joined to what is none: "Warm thanks to Ada and Tomas Vell".
    """
    small = [token for token in tokens if token.kind == WORD and token.text.islower()]
    if not small:
        return
    prose, lost = _is_prose(small), False
    captioned = _find_caption(entries) if prose else 0
    for number, entry in enumerate(entries):
        if entry.item.mode == AUTHOR:
            lost = False
        elif entry.reading.kind in {PERSON, *ORGANIZATIONS}:
            mentioned = number < captioned or (prose and _is_mentioned(entry)) or _is_shown_somewhere(entry)
            lost = mentioned or (lost and entry.item.joint in {AND, COMMA}) or _is_addressed(entry)
            if lost:
                entry.reading.pass_over("ignored", "named in running text, which nothing opens")
        else:
            lost = _is_addressed(entry) or (entry.reading.kind == IGNORED and _is_prose(entry.item.tokens))


def _find_caption(entries: Sequence[Entry]) -> int:
    """Return how many items describe a picture: "Ada Marlowe charts fog. Photo: Tomas Vell"."""
    credit = next(
        (number for number, entry in enumerate(entries) if entry.item.mode == CREDITS and entry.item.opened), 0
    )
    return credit if credit and _is_prose(entries[credit - 1].item.tokens) else 0


def _is_addressed(entry: Entry) -> bool:
    """Tell whether a small word ties something to a whole name: "Merci à Ada Marlowe", "Letter to Ada Marlowe"."""
    words = entry.item.tokens
    for index, word in enumerate(words[1:], 1):
        if word.bits & PREPOSITION and word.lower:
            return not words[0].bits & GIVEN and not entry.reading.titled and is_whole_name(words[index + 1 :])
    return False


def _is_prose(tokens: Iterable[Token]) -> bool:
    return any(token.kind == WORD and token.lower and not token.bits and len(token.key) > 1 for token in tokens)


def _is_shown_somewhere(entry: Entry) -> bool:
    """Tell whether a place is all that goes on after a name with its office: "Le maire Ada Marlowe à Port Hadley"."""
    rest = _after_office(entry) if entry.item.joint == START and entry.reading.kind == PERSON else ()
    if len(rest) < 2 or not (rest[0].lower and rest[0].bits & PREPOSITION):
        return False
    at_place = any(word.bits & PLACE for word in rest)  # "in Berlin", but "for Harbour Notes"
    return (at_place or rest[0].key not in _FOR_OUTLETS) and not any(word.bits & (OUTLET | AGENCY) for word in rest)


def _after_office(entry: Entry) -> Sequence[Token]:
    """Return the words after a name that an office of state stands before; none where none does."""
    words, first, last = entry.item.tokens, entry.reading.tokens[0], entry.reading.tokens[-1]
    before = itertools.takewhile(lambda word: word is not first, words)
    if not any(key in _OF_STATE for word in before for key in word.key.split()):
        return ()
    return words[next((number for number, word in enumerate(words, 1) if word is last), len(words)) :]


def _is_told_of(entry: Entry) -> bool:
    """Tell whether words that nobody knows go on after a name with its office: "Mayor Ada Marlowe opens the pier"."""
    rest = _after_office(entry)
    told = next((word for word in rest if not word.bits & _SMALL_WORDS), None)  # "at the opening of"
    return len(rest) > 1 and told is not None and told.lower and not told.bits & ~_NAMES_OR_DATES


def _is_mentioned(entry: Entry) -> bool:
    """Tell whether nothing but its capital speaks for a person; an account is written small and stands first."""
    name = entry.reading.tokens
    if name and entry.item.joint == START and _is_told_of(entry):
        return True
    if entry.single:
        return not (name[0].lower and entry.item.joint == START)
    house = entry.reading.kind == ORGANIZATION_NAME and any(token.bits & ORGANIZATION for token in name)
    known = entry.reading.known or house or entry.reading.kind == STAFF_NAME  # houses have words that nobody knows
    return not known and _is_prose(token for token in entry.item.tokens if token is not name[0])
