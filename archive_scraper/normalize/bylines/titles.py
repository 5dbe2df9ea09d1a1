"""Titles, ranks and roles before a name."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from archive_scraper.normalize.bylines.drafts import is_initial, is_whole_name
from archive_scraper.normalize.bylines.tokens import WORD, Token
from archive_scraper.normalize.bylines.vocabulary import (
    AGENCY,
    ARTICLE,
    BROADCAST,
    CONNECTOR,
    GIVEN,
    KIND,
    LABEL,
    MODIFIER,
    ORGANIZATION,
    OUTLET,
    PARTICLE,
    PLACE,
    PLACEHOLDER,
    POSTNOMINAL,
    PREPOSITION,
    RANK,
    ROLE,
    SERVICE,
    STAFF,
    SUFFIX,
    VERB,
    WEAK_RANK,
    WIDGET,
)
from archive_scraper.normalize.bylines.wholes import is_label
from archive_scraper.normalize.folding import fold
from archive_scraper.words import book

if TYPE_CHECKING:
    from archive_scraper.normalize.bylines.drafts import Draft

_PATRONYMICS = tuple(map(fold, book.entries("name.patronymics")))
_OFFICE_PREPOSITIONS = book.words("name.office_prepositions")
_LONGEST_COMPLEMENT = 4
"""Words in lower case between an office and its holder."""


def strip_titles(draft: Draft) -> None:
    """Take off titles, ranks and role phrases before a name."""
    if _opens_house(draft.tokens[:3]):
        return
    index = _find_holder(draft.tokens)
    if index:
        draft.note(draft.tokens[:index], "title", "a house and an office before the name")
        draft.tokens = draft.tokens[index:]
        draft.titled = True
        return
    while index < len(draft.tokens) - 2 and _is_loose(draft, index):
        index += 1
    if _is_account(draft.tokens[index:]):
        index += 1  # "user pkeller"
    if index == 1 and draft.tokens[0].bits & PREPOSITION and _is_place_before_name(draft.tokens[1:]):
        index = 2
    if index == 0:
        index = _heading_end(draft)
    index = _skip_role_phrase(draft, index)
    ranked = False
    while index < len(draft.tokens) - 1:
        token = draft.tokens[index]
        bits = token.bits
        rest = draft.tokens[index + 1 :]
        if bits & RANK and _is_rank(token, rest, ranked=ranked):
            ranked = True
        elif index == 0 and len(rest) > 2 and rest[0].bits & (RANK | WEAK_RANK | GIVEN) == RANK and is_initial(token):
            pass  # "E. Büyükelçi": retired, in Turkish
        elif bits & (SERVICE | POSTNOMINAL | MODIFIER | PREPOSITION) and _leads_to_rank(draft, index, ranked=ranked):
            pass
        else:
            break
        index += 1
    index = _skip_role_phrase(draft, index)
    draft.office = any(token.lower and token.bits & ROLE for token in draft.tokens[:index])
    draft.titled = any(token.bits & (ROLE | LABEL | RANK) for token in draft.tokens[:index])
    if index:
        draft.note(draft.tokens[:index], "title", "a title, a rank or a role before the name")
        draft.tokens = draft.tokens[index:]


def _is_account(tokens: list[Token]) -> bool:
    """Tell whether a word for a user stands before the name of an account."""
    kind, *name = tokens
    user = kind.bits & PLACEHOLDER and not kind.bits & GIVEN
    return bool(user) and len(name) == 1 and name[0].lower and not name[0].bits & ~GIVEN


def _is_loose(draft: Draft, index: int) -> bool:
    """An article before a title, or a preposition before everything: "The Hon.", "From"."""
    token, following = draft.tokens[index], draft.tokens[index + 1]
    if token.bits & ARTICLE:
        if token.lower and not token.text.isascii() and not following.lower and not following.bits & ~GIVEN:
            return True  # "ο Νίκος Βλάχος"
        return bool(following.bits & RANK and (following.text.endswith(".") or not following.bits & WEAK_RANK))
    if token.bits & GIVEN and not token.lower:
        return False  # "Per Odd Vell"
    return bool(index == 0 and token.bits & PREPOSITION and not token.bits & PARTICLE and following.kind == WORD)


def _is_place_before_name(tokens: list[Token]) -> bool:
    """Tell whether a whole name follows a word that is none: "Z Brukseli Ada Marlowe"."""
    place, *name = tokens
    return (
        not place.bits & (GIVEN | ROLE | RANK)
        and len(name) in {2, 3}
        and bool(name[0].bits & GIVEN)
        and all(word.kind == WORD and not word.lower for word in tokens)
    )


def _is_rank(token: Token, rest: list[Token], *, ranked: bool) -> bool:
    if rest[0].kind != WORD or (rest[0].bits & SUFFIX and len(rest) == 1):
        return False
    if not token.bits & WEAK_RANK or token.text.endswith("."):
        return True
    if token.lower and (not token.bits & GIVEN or not rest[0].small):
        return True
    if ranked or (rest[0].bits & RANK and not rest[0].bits & GIVEN):
        return True
    return len(rest) >= 2 and bool(rest[0].bits & GIVEN) and not rest[-1].bits & SUFFIX


def _leads_to_rank(draft: Draft, index: int, *, ranked: bool) -> bool:
    """Air Force before Lt. Col.: words of a service that end in a rank, or that follow one."""
    for token in draft.tokens[index : index + 5]:
        if token.bits & RANK and not token.bits & SERVICE:
            return True
        if not token.bits & (SERVICE | RANK | POSTNOMINAL | PREPOSITION):
            break
    token = draft.tokens[index]
    return ranked and bool(token.bits & SERVICE) and len(draft.tokens) - index > 2 and not token.bits & GIVEN


def _skip_role_phrase(draft: Draft, start: int) -> int:
    """Return where a role phrase from ``start`` on ends: "Senior Editor", "News Reporter", "Journalist"."""
    end = start
    for index in range(start, len(draft.tokens)):
        token = draft.tokens[index]
        bits = token.bits
        if bits & (ROLE | LABEL) and not (bits & GIVEN and index == start and not bits & LABEL):
            end = index + 1
        elif index == start and bits & ARTICLE and not bits & GIVEN:
            continue  # "El corresponsal", "Il nostro inviato"
        elif (not bits & (MODIFIER | SERVICE | KIND | RANK) and not token.lower) or bits & GIVEN:
            break
    if end == start:
        return start
    named = AGENCY | OUTLET | PLACE | MODIFIER
    if (
        draft.tokens[end - 1].bits & STAFF
        and end < len(draft.tokens)
        and (all(t.bits & named for t in draft.tokens[end:]) or _is_outlet(draft.tokens[end:]))
    ):
        return start  # "Redazione ANSA", "Redacción Ola Radio"
    one = draft.tokens[end:]
    if draft.tokens[0].bits & STAFF and end == 1 and len(one) == 1 and not one[0].lower and not one[0].bits & GIVEN:
        return start  # "Redazione Adnkronos"
    while end < len(draft.tokens) - 1 and draft.tokens[end].lower and draft.tokens[end].bits & MODIFIER:
        end += 1  # "notre envoyé spécial"
    end = _skip_office(draft, end)
    if (name := _name_after_complement(draft.tokens, end)) is not None:
        return name
    rest = draft.tokens[end:]
    if rest and rest[0].lower and (not rest[0].bits & PARTICLE or _opens_complement(rest)):
        return len(draft.tokens)  # "Director of the ...", "Sprecherin der Hafenwerke"
    return end


def _heading_end(draft: Draft) -> int:
    """Return how many words before a whole name are a heading, a section or unknown: "Opinion Ada Marlowe"."""
    for size in (2, 3):
        front, name = draft.tokens[:-size], draft.tokens[-size:]
        if not front or front[0].kind != WORD:
            continue
        told = " " in front[-1].key and not any(token.lower or token.bits for token in name)  # "Все записи автора ..."
        if not (told or is_whole_name(name)):
            continue
        bits = front[0].bits
        heading = bits & (KIND | WIDGET | MODIFIER) and not bits & (GIVEN | PARTICLE)
        alone = len(front) == 1 and (heading or _is_unknown(draft))
        if alone or (is_label(front) and not bits & ARTICLE):
            return len(front)
    return 0


def _opens_complement(tokens: list[Token]) -> bool:
    """Tell whether an article in lower case, a particle too, opens the house of an office: "der Hafenwerke AG"."""
    return len(tokens) > 1 and bool(tokens[0].bits & ARTICLE) and not tokens[1].lower and not tokens[1].bits & GIVEN


def _is_unknown(draft: Draft) -> bool:
    """Tell whether a word that nobody knows may be what the person is: "Dykaren Ada Marlowe, bosatt i Oslo"."""
    first = draft.tokens[0]
    if draft.tokens[-1].key.endswith(_PATRONYMICS):
        return False  # "Лосева Мария Ивановна"
    return draft.loose and draft.first and not first.bits and not first.small and not is_initial(first)


def _opens_house(tokens: list[Token]) -> bool:
    """Tell whether a house opens, not an office: "Bureau of Economic Analysis", "National Bureau of Statistics"."""
    houses = itertools.pairwise(tokens)
    return any(house.bits & ORGANIZATION and link.key in _OFFICE_PREPOSITIONS for house, link in houses)


def _find_holder(tokens: list[Token]) -> int:
    """Return where the holder of an office begins, after a house: "Harbour Institute Research Fellow Ada Marlowe"."""
    for size in (2, 3):
        if len(tokens) < size + 2 or not is_whole_name(tokens[-size:]):
            continue
        office, house = tokens[-size - 1], tokens[: -size - 1]
        named = ORGANIZATION if office.bits & RANK else ORGANIZATION | OUTLET | PREPOSITION
        held = office.bits & (ROLE | RANK) and not office.bits & (GIVEN | ORGANIZATION) and office.kind == WORD
        if held and not house[0].bits & GIVEN and any(token.bits & named for token in house):
            return len(tokens) - size
    return 0


def _is_outlet(tokens: list[Token]) -> bool:
    """Tell whether capitalised words end in what only outlets and houses are called: "Ola Radio"."""
    end = tokens[-1].bits & (OUTLET | AGENCY | BROADCAST | ORGANIZATION) and not tokens[-1].bits & ROLE
    return bool(end) and not any(token.lower or token.bits & GIVEN for token in tokens)


def _name_after_complement(tokens: list[Token], start: int) -> int | None:
    """Return where a whole name follows the small words of an office: "Directrice de recherche Ada Marlowe".

    A preposition before the name ties it to the office: "Editor of Ada Marlowe" is nobody.
    """
    name = start
    while name < len(tokens) and tokens[name].lower and name - start < _LONGEST_COMPLEMENT:
        name += 1
    if name == start or tokens[name - 1].bits & (PREPOSITION | PARTICLE | ARTICLE | CONNECTOR | VERB):
        return None
    return name if is_whole_name(tokens[name:]) else None


def _skip_office(draft: Draft, end: int) -> int:
    """Go on over the office in "Secretary of Defense", "Minister for Foreign Affairs" where a name follows."""
    tokens = draft.tokens
    if end >= len(tokens) or tokens[end].key not in _OFFICE_PREPOSITIONS:
        return end
    office = end + 1
    while (
        office < len(tokens) and tokens[office].bits & (SERVICE | MODIFIER | OUTLET) and not tokens[office].bits & GIVEN
    ):
        office += 1
    if office > end + 1 and len(tokens) - office >= 2 and tokens[office].bits & GIVEN:
        return office
    return end
