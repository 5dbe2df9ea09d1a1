"""Is a candidate an author at all? What a page does not mark up or announce must look like one, in a byline's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.normalize.bylines.vocabulary import (
    AGENCY,
    BROADCAST,
    GIVEN,
    KIND,
    OUTLET,
    STAFF,
    WIDGET,
    word_bits,
)
from archive_scraper.normalize.folding import fold_word
from archive_scraper.signs.person_name import is_person_name_in
from archive_scraper.words.outlets import is_outlet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive_scraper.items import Person

_SIGNING = AGENCY | BROADCAST | OUTLET | STAFF
EVIDENT_WORDS = GIVEN | _SIGNING
"""Bits of the words by one of which a line alone may be evident."""
_UNMARKED = frozenset(("from:name-line", "from:dated-line", "from:profile-link"))
"""Sources that are a place and nothing more: a short line, a line with a date, a link to somebody's page."""
_BESIDE = frozenset(
    (
        "headline:-1",
        "headline:0",
        "headline:1",
        "headline:3",
        "beside-date",
        "place:before-1",
        "place:before-3",
        "line:end",
    )
)
"""Where a byline stands that nothing announces: at the headline, at the date, at either end of the text."""


def is_known_kind(person: Person) -> bool:
    """Tell whether an organization is one that signs articles: an outlet, an agency, a newsroom, an address."""
    if person.type != "organization":
        return False
    bits = [word_bits(fold_word(word)) for word in person.name.split()]
    if any(bit & (KIND | WIDGET) for bit in bits):
        return False
    return is_outlet(person.name) or any(bit & _SIGNING for bit in bits) or "." in person.name.strip(".")


def name_facts(people: Iterable[Person], language: str | None) -> set[str]:
    """Return how much the words themselves speak for authors: all of them, or one that nothing speaks for."""
    kinds = {
        "known-kind"
        if is_known_kind(person)
        else "given-name"
        if is_person_name_in(person.name, language)
        else "no-given-name"
        for person in people
    }
    return {"no-given-name"} if "no-given-name" in kinds else kinds


def is_evident(facts: set[str]) -> bool:
    """Tell whether a candidate with these facts may be named: marked up, announced, or a name where bylines stand."""
    if not {fact for fact in facts if fact.startswith("from:")} <= _UNMARKED:
        return True
    if not facts.isdisjoint(("full-name-of-other", "in-authors-list")):
        return True
    if "away" in facts:
        return False  # names next to an article are of others
    if "known-kind" in facts and "from:dated-line" not in facts and "beside-date" not in facts:
        return False  # headings speak of societies and media as bylines do
    return "no-given-name" not in facts and not _BESIDE.isdisjoint(facts)
