"""What stands around a word or a mark of a byline: whether it opens, lists or joins depends on that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from archive_scraper.normalize.bylines.drafts import is_whole_name
from archive_scraper.normalize.bylines.joints import AUTHOR, CREDITS, EDITORS, Item
from archive_scraper.normalize.bylines.small_words import NOT_GLUED, OWNED
from archive_scraper.normalize.bylines.tokens import MARK, NUMBER, WORD, Token, phrase_of
from archive_scraper.normalize.bylines.vocabulary import (
    AGENCY,
    ARTICLE,
    CALENDAR_NAME,
    COMPANY,
    CONNECTOR,
    CONTRIBUTOR,
    CREDIT,
    DATE_LABEL,
    EDITOR,
    GIVEN,
    IS_PLACE,
    KIND,
    LABEL,
    LEAD,
    LEAD_NOUN,
    MODIFIER,
    ORGANIZATION,
    OUTLET,
    PARTICIPLE,
    PARTICLE,
    PLACE,
    PLACEHOLDER,
    POSTNOMINAL,
    PREPOSITION,
    RANK,
    ROLE,
    STAFF,
    VERB,
    word_bits,
)
from archive_scraper.normalize.folding import fold_word
from archive_scraper.words import book

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WROTE: Final = frozenset(map(fold_word, book.entries("byline.wrote")))
_PUBLISHED: Final = frozenset(map(fold_word, book.entries("attribution.published")))
_POSITIONS: Final = frozenset(book.entries("picture.positions"))
_SHORTEST_NAME: Final = 2
_LONGEST_LISTED: Final = 3
_LONGEST_NICKNAME: Final = 2
_SHORTEST_GLUED: Final = 3
_DASHES: Final = frozenset("-–—")
_TIGHT_MARKS: Final = frozenset("/.")
_NEAR: Final = 3
"""The next word, and one small word before it."""


def bits_of(words: Iterable[Token]) -> int:
    """Return all that the vocabulary says of any of these words."""
    bits = 0
    for word in words:
        bits |= word.bits
    return bits


def ends_credit(tokens: Sequence[Token], position: int, item: Item, *, asked: bool) -> bool:
    """Tell whether a lead-in follows whom a credit names, or who was ``asked``: "Foto: Ada Marlowe Von Tomas Vell"."""
    if len(item.tokens) < _SHORTEST_NAME or not (asked or (item.mode == CREDITS and not tokens[position].lower)):
        return False
    following = tokens[position + 1 : position + 1 + _SHORTEST_NAME]
    return len(following) == _SHORTEST_NAME and all(word.kind == WORD and not word.lower for word in following)


def begins_name(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a whole name stands here, or an account in lower case, and not the second half of a name.

    It tells "Abgelegt von Ada Marlowe" and "Abgelegt von hafenamt" from "Marlowe von Hafen".
    """
    first, *rest = tokens[position : position + 2]
    if first.kind != WORD:
        return False
    if first.lower:
        return not first.bits & (PARTICLE | ARTICLE | PREPOSITION | CONNECTOR)
    return bool(first.bits & GIVEN) and bool(rest) and rest[0].kind == WORD and not rest[0].lower


def is_after_given_name(tokens: Sequence[Token]) -> bool:
    """Tell whether capitalised words end in a given name, whose particle follows: "Editor Niels" before "von"."""
    small = any(word.lower and not word.bits & RANK for word in tokens)  # but "Dr. h.c."
    return bool(tokens[-1].bits & GIVEN) and not small and not tokens[-1].bits & KIND


def is_in_capitals(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether the words around one are all in capitals."""
    near = [
        word.text for word in tokens[max(0, position - 2) : position + 3] if word.kind == WORD and len(word.text) > 1
    ]
    return bool(near) and all(text.isupper() for text in near)


def is_credit_label(tokens: Sequence[Token], position: int, item: Item) -> bool:
    """Tell whether a credit or a lead-in is all that stands before a mark: "Foto – Ada Marlowe", "PHOTOS | AP".

    A credit needs no space before a slash or a dot: "photo/Ada Marlowe", "Zdj. Ada Marlowe".
    """
    words = item.tokens
    if len(words) != 1 or not words[0].bits & (CREDIT | LEAD | LEAD_NOUN | EDITOR) or words[0].bits & GIVEN:
        return False
    if not tokens[position].spaced and not (words[0].bits & CREDIT and tokens[position].text in _TIGHT_MARKS):
        return False
    return position + 1 < len(tokens) and not tokens[position + 1].bits & (CREDIT | KIND)


def lists_names(tokens: Sequence[Token], position: int, item: Item, *, surname_first: bool) -> bool:
    """Tell whether whole names stand before and after a slash or a dot, and nothing else: "Ada Marlowe / Tomas Vell".

    Next to a known given name an unknown one is an outlet's rather than another person's, but in scripts without
    capitals after a lead-in: fewer of their names are known.
    """
    following: list[Token] = []
    for token in tokens[position + 1 : position + 2 + _LONGEST_LISTED]:
        if token.kind != WORD:
            break
        following.append(token)
    if not following or not item.tokens:
        return False
    before, after = (bits_of(words[: None if surname_first else 1]) & GIVEN for words in (item.tokens, following))
    if before and not after and not (item.mode == AUTHOR and following[0].small):
        return False
    if tokens[position].text in _DASHES and not (tokens[position].spaced and before):
        return False
    return all(
        _SHORTEST_NAME <= len(words) <= _LONGEST_LISTED
        and all(not word.lower and not word.bits & ~(GIVEN | PARTICLE) for word in words)
        for words in (item.tokens, following)
    )


def is_in_house(tokens: Sequence[Token], position: int, item: Item) -> bool:
    """Tell whether a tight slash or dash stands inside of an organization's name: "Centre Russie/Eurasie"."""
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    if tokens[position].spaced or following is None or following.spaced or following.kind != WORD or not item.tokens:
        return False
    house = any(word.bits & ORGANIZATION for word in item.tokens[:-1])
    person = following.bits & GIVEN and not following.bits & PLACE
    return house and not person and not (following.bits | item.tokens[-1].bits) & (AGENCY | OUTLET | ORGANIZATION)


def names_subject(words: Sequence[Token]) -> bool:
    """Tell whether a whole name and what its text is about stand before a second "by": "Ada Marlowe of Tides by"."""
    tied = next((number for number, word in enumerate(words) if number and word.bits & PREPOSITION and word.lower), 0)
    return tied > 1 and is_named(words[:tied])


def writes(words: Sequence[Token]) -> int:
    """Return how many words of a name stand before what it writes: "Ada Marlowe writes", "... writes from Kiel"."""
    verb = next((number for number, word in enumerate(words) if number and word.key in WROTE and word.small), 0)
    return verb if len(words) - verb <= _LONGEST_LISTED else 0


def opens_office(words: Sequence[Token]) -> bool:
    """Tell whether an office without a name stands there, whose outlet may follow: "Специальный корреспондент"."""
    return bool(bits_of(words) & ROLE) and not bits_of(words) & (GIVEN | ORGANIZATION)


def opens_title(tokens: Sequence[Token], position: int, item: Item) -> bool:
    """Tell whether words of a script without capitals say before a slash what the person after it is, or where."""
    following = tokens[position + 1].bits if position + 1 < len(tokens) else 0
    caseless = all(word.small and not word.lower and not word.bits & GIVEN for word in item.tokens)
    return bool(item.tokens) and caseless and bool(following & GIVEN)


def tells_where(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a text was published, with a word between or none: "Article first published in Harbours"."""
    return any(
        word.small and (word.key in _PUBLISHED or word.bits & DATE_LABEL)
        for word in tokens[position + 1 : position + _NEAR]
    )


def is_last_word(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether no word follows before the next mark."""
    return position + 1 >= len(tokens) or tokens[position + 1].kind != WORD


def ends_small(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a word in lower case, a mark or nothing follows."""
    return is_last_word(tokens, position) or tokens[position + 1].lower


def is_agency_credit(words: Sequence[Token]) -> bool:
    """Tell whether an agency and what it credits are all that stands there: "ANTARA FOTO"."""
    return (
        len(words) > 1
        and bool(words[-1].bits & CREDIT)
        and all(word.bits & (AGENCY | CREDIT) or word.text.isupper() for word in words)
    )


def is_dateline(words: Sequence[Token], inner: Sequence[Token]) -> bool:
    """Tell whether an agency in brackets follows a word or two in capitals, and no given name: "DUNMORE (AP)"."""
    place = all(word.kind == WORD and word.text.isupper() and not word.bits & GIVEN for word in words)
    return place and 0 < len(words) < _NEAR and bool(inner) and all(word.bits & AGENCY for word in inner)


def is_shown_name(words: Sequence[Token]) -> bool:
    """Tell whether words in brackets are a name of two words or more."""
    return len(words) >= _SHORTEST_NAME and all(word.kind == WORD and not word.lower for word in words)


def is_named(words: Sequence[Token]) -> bool:
    """Tell whether a name stands there, alone or with a verb after it: "Ada Marlowe", "Ada Marlowe writes"."""
    names = words[:-1] if words and words[-1].bits & VERB and words[-1].small else words
    while len(names) > _SHORTEST_NAME and names[0].bits & (ROLE | RANK) and not names[0].bits & GIVEN:
        names = names[1:]  # "Politologul Ada Marlowe:"
    telling = CREDIT | LEAD | LEAD_NOUN | LABEL | ROLE | PARTICIPLE | KIND | ORGANIZATION | MODIFIER | PREPOSITION
    joined = [
        word for word in names if not word.bits & (CONNECTOR | PARTICLE) and not (word.lower and word.bits & ARTICLE)
    ]
    return len(joined) >= _SHORTEST_NAME and all(
        word.kind == WORD and not word.lower and not (word.bits & telling and not word.bits & GIVEN) for word in joined
    )


def is_small_name(tokens: Sequence[Token]) -> bool:
    """Tell whether a name in lower case stands at the beginning: "ada marlowe"."""
    first, *rest = tokens[:_SHORTEST_NAME]
    return (
        bool(first.bits & GIVEN)
        and bool(rest)
        and all(word.kind == WORD and word.lower and not word.bits & ~GIVEN for word in (first, *rest))
    )


def opens_elided(words: Sequence[Token], name: str) -> bool:
    """Tell whether the kind of a text is all that stands before a given name: "Tribune", "Texte", "Le billet"."""
    kinds = KIND | LEAD_NOUN | PARTICIPLE
    told = bool(words) and all(word.bits & (kinds | ARTICLE) and not word.bits & GIVEN for word in words)
    return told and bool(words[-1].bits & kinds) and bool(word_bits(fold_word(name)) & GIVEN)


def opens_phrase(token: Token) -> bool:
    """Tell whether a preposition or an article opens a phrase before a verb: "Aus Kiew berichtet"."""
    return bool(token.bits & (PREPOSITION | ARTICLE)) and len(token.key) > 1 and not token.bits & GIVEN


def after_small_word(tokens: Sequence[Token], position: int, kinds: int) -> Token | None:
    """Return the token after this one, or after one in lower case of these kinds; None at the end."""
    following: Token | None = None
    for following in tokens[position + 1 : position + _NEAR]:
        if not (following.lower and following.bits & kinds):
            break
    return following


def announces_names(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a noun or a verb before everything else opens a list: "Author: ...", "Γράφει ο Νίκος Βλάχος"."""
    following = after_small_word(tokens, position, ARTICLE | VERB)
    if following is None:
        return False
    if following.text in {":", "：", "•", "●"} or following.bits & LEAD:
        return True
    if following.text in {",", "،"} and position == 0:  # "Author, Ada Marlowe", but "Text, photos: ..."
        return not any(token.bits & CREDIT for token in tokens[: position + _NEAR])
    if following.bits & (STAFF | PLACEHOLDER) and position == 0:
        return True  # "Připravila redakce", "Vložil uživatel"
    other = ROLE | ORGANIZATION | CONNECTOR
    return following.kind == WORD and not following.lower and not following.bits & other


def may_credit(token: Token, item: Item) -> bool:
    """Tell whether an item may end here: nothing or a whole name, as in "Artikel Ada Marlowe Foto Tomas Vell"."""
    names = item.tokens
    if not names or token.lower:
        return not names
    opened = item.mode == AUTHOR and all(not word.lower and not word.bits & ~(GIVEN | PLACE) for word in names)
    return len(names) > 1 and (opened or is_whole_name(names[bool(names[0].bits & KIND and not names[0].lower) :]))


def opens_credit(tokens: Sequence[Token], position: int) -> bool:
    """Photo, featuring, source: a capitalised word after them is no role ("Photo Editor") and no lead-in."""
    if position + 1 >= len(tokens):
        return False
    following = tokens[position + 1]
    if following.kind == NUMBER:
        return tokens[position].key in OWNED
    other = ROLE | LABEL | KIND | LEAD | ORGANIZATION | CREDIT | PARTICIPLE | CONNECTOR
    return following.kind == WORD and not following.lower and not following.bits & other


def is_position(text: str) -> bool:
    """Tell whether brackets say where someone stands in a picture: "left", "t. h."."""
    return text.casefold().strip(" .") in _POSITIONS


def is_credited(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a credit's label follows: ". Photo:"."""
    label = tokens[position + 1 : position + _NEAR]
    return len(label) == _NEAR - 1 and bool(label[0].bits & CREDIT) and label[1].text in {":", "："}


def is_caption(item: Item) -> bool:
    """Tell whether words before a picture's credit name what it shows: no lead-in opens them, nor a given name."""
    told = bits_of(item.tokens[:2]) & (GIVEN | RANK)
    return item.mode != AUTHOR and bool(item.tokens) and not told and not all(word.small for word in item.tokens)


def joins_glued(tokens: Sequence[Token], position: int, item: Item) -> bool:
    """Tell whether "and" is written into the next name, as Arabic and Hebrew do: two words before it, one after it."""
    token = tokens[position]
    if len(token.text) < _SHORTEST_GLUED or token.bits or token.key in NOT_GLUED:
        return False
    if word_bits(fold_word(token.text[1:])) & (PLACEHOLDER | AGENCY):
        return True  # "and agencies"
    if len(item.tokens) < _SHORTEST_NAME and not bits_of(item.tokens) & ROLE:
        return False
    return not is_last_word(tokens, position)


def joins_surname(tokens: Sequence[Token], position: int, item: Item) -> bool:
    """Tell "Ortega y Gasset" from two people: two names before the joint, a single unknown word after it."""
    following = tokens[position + 1 : position + 3]
    if len(item.tokens) < _SHORTEST_NAME or not following or following[0].kind != WORD:
        return False
    known = AGENCY | ORGANIZATION | OUTLET | PLACEHOLDER | GIVEN
    single = len(following) == 1 or following[1].kind != WORD or bool(following[1].bits & (CONNECTOR | COMPANY))
    return single and not following[0].bits & known and not following[0].text.isupper()


def is_nickname(words: Sequence[Token], tokens: Sequence[Token], position: int) -> bool:
    """Tell whether words in brackets stand inside of a name that goes on after them: "Ada (Addie) Marlowe"."""
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    if following is None or following.kind != WORD or not following.spaced or following.lower:
        return False
    bits = bits_of(words)
    telling = CREDIT | EDITOR | AGENCY
    known = telling | ROLE | POSTNOMINAL | RANK | PLACE | ORGANIZATION | OUTLET | CONTRIBUTOR | PLACEHOLDER
    return (
        0 < len(words) <= _LONGEST_NICKNAME
        and all(word.kind == WORD and not word.lower for word in words)
        and (not bits & known or bool(bits & GIVEN and not bits & telling))
    )


def is_tight_credit(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a name, a tight slash and a house are all there is: a picture's credit, "Ada Marlowe/Harbour Post".

    What an agency's reporter wrote is signed so, too.
    """
    names = tokens[:position]
    while names and names[0].kind == MARK:
        names = names[1:]
    house = tokens[position + 1 :]
    while house and house[-1].kind == MARK:
        house = house[:-1]
    return (
        bool(house)
        and not (tokens[position].spaced or house[0].spaced)
        and _SHORTEST_NAME <= len(names) <= _LONGEST_LISTED
        and all(word.kind == WORD and not word.small and not word.bits & ~(GIVEN | PARTICLE) for word in names)
        and all(word.kind == WORD and not word.small for word in house)
        and not house[0].bits & (AGENCY | CALENDAR_NAME | ROLE)
        and phrase_of(house) != IS_PLACE
        and (not house[0].bits & GIVEN or bool(house[0].bits & ARTICLE))
    )


def is_text_label(item: Item) -> bool:
    """Tell whether words for a text are all that an item says: the first half of "Text and photos"."""
    return all(word.bits & (LEAD_NOUN | KIND) and not word.bits & GIVEN for word in item.tokens)


def mode_of(bits: int) -> str:
    """Return whose names a lead-in with these words opens."""
    if bits & (CREDIT | CONTRIBUTOR) and not bits & KIND:
        return CREDITS
    if bits & EDITOR and not bits & LEAD_NOUN:
        return EDITORS
    return AUTHOR
