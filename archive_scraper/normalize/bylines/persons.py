"""The name of a person, without what stands after it."""

from __future__ import annotations

from typing import Final

from archive_scraper.normalize.bylines.drafts import (
    IGNORED,
    LONGEST_NAME,
    PERSON,
    ROLE_ONLY,
    SUBJECT,
    Draft,
    Reading,
    is_initial,
    is_postnominal,
    is_whole_name,
)
from archive_scraper.normalize.bylines.tokens import BRACKETED, NUMBER, QUOTED, WORD, Token, phrase_of
from archive_scraper.normalize.bylines.vocabulary import (
    ARTICLE,
    CHAIR,
    CONTRIBUTOR,
    CREDIT,
    GIVEN,
    IS_OUTLET,
    IS_PLACE,
    KIND,
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
    SERVICE,
    SUFFIX,
    WIDGET,
    vocabulary,
    word_bits,
)
from archive_scraper.normalize.bylines.wholes import is_section
from archive_scraper.normalize.folding import fold_word
from archive_scraper.words import book

NAME_SHAPE: Final = "capitalised words in the shape of a name"
_OUTLET_PREPOSITIONS: Final = book.words("name.tail_prepositions")
_CAPITAL_ROLES: Final = frozenset(
    fold_word(role) for code in ("en", "de") for role in book.by_language("role.nouns")[code]
)
_FEW: Final = 3
_TIED: Final = tuple(entry for entry in book.entries("byline.tied") if entry)
_PICTURE_PLURALS: Final = book.words("picture.plurals")


def read_person(draft: Draft) -> Reading:
    """Read a name, after taking off what stands after it."""
    _cut_tail(draft)
    _cut_button(draft)
    _cut_outlet(draft)
    _cut_place(draft)
    _cut_label(draft)
    _strip_back(draft)
    _strip_front(draft)
    return _read_name(draft)


def _cut_button(draft: Draft) -> None:
    """Cut a button and what it says after a known name: "Ada Marlowe Follow You will receive".

    Words of buttons are names too ("Leer" is "read" in Spanish), so no name may be all that follows.
    """
    if not draft.tokens or not draft.tokens[0].bits & GIVEN:
        return
    for index, token in enumerate(draft.tokens[2:-1], 2):
        rest = draft.tokens[index + 1 :]
        goes_on = any(word.bits & WIDGET or (word.lower and not word.bits & PARTICLE) for word in rest)
        if goes_on and token.bits & WIDGET and not token.bits & ~(WIDGET | PARTICIPLE) and not token.lower:
            draft.cut(index, "ignored", "a button after the name")
            return


def _cut_tail(draft: Draft) -> None:
    """Cut the role, the place, the desk after a name."""
    tokens = draft.tokens
    for index, token in enumerate(tokens[1:], 1):
        if token.kind != WORD:
            continue
        bits = token.bits
        small = token.lower or token.text.lower() == token.text.upper()  # a script without capitals
        opens = small or (index > 1 and index + 1 < len(tokens) and token.key in _OUTLET_PREPOSITIONS)
        if bits & PREPOSITION and opens and not bits & PARTICLE:
            place = " ".join(word.key for word in tokens[index + 1 :])
            draft.dateline = draft.dateline or vocabulary().phrases.get(place) == IS_PLACE
            draft.cut(index, "tail", "a preposition opens a place, an outlet or a desk")
            break
        if bits & PREPOSITION and token.lower and index > 1 and _is_known(tokens[index + 1 :]):
            draft.cut(index, "tail", "a preposition before a known outlet or place")
            break
    _cut_role(draft)


def _is_known(tokens: list[Token]) -> bool:
    """Tell whether an outlet of several words ends the item: "Ada Marlowe i Svenska Dagbladet"."""
    kind = phrase_of(tokens)
    named = all(token.kind == WORD and not token.lower for token in tokens)
    return len(tokens) > 1 and named and (kind == IS_OUTLET or bool(tokens[-1].bits & OUTLET))


def _is_office(tokens: list[Token]) -> bool:
    """Tell whether an office is all that an item says: "Diplomatischer Korrespondent", "CARE Executive Director".

    Where a language writes its nouns small, a capital makes a surname of them.
    """
    first, last = tokens[0], tokens[-1]
    if (first.bits | last.bits) & GIVEN and not (first.text.isupper() and not last.text.isupper()):
        return False
    told = last.small or last.key in _CAPITAL_ROLES or last.key.endswith(vocabulary().role_endings)
    return told or any(token.lower or token.bits & (MODIFIER | ORGANIZATION | OUTLET) for token in tokens[:-1])


def _is_caseless_office(tokens: list[Token]) -> bool:
    """Tell whether an office, a degree or a house stands in words of a script without capitals, and no given name."""
    if len(tokens) < _FEW or tokens[0].bits & GIVEN or not all(t.small and not t.text.islower() for t in tokens):
        return False
    if not "\u0600" <= tokens[0].text[0] <= "\u06ff" and not any(token.bits & GIVEN for token in tokens):
        return True  # three words, of which none is a given name; Arabic names are longer
    told = any(token.bits & (ROLE | ORGANIZATION) and not token.bits & GIVEN for token in tokens)
    return told or bool(tokens[-1].bits & RANK) or any(_names_house(token) for token in tokens)


def _names_house(token: Token) -> bool:
    """Tell whether Hebrew or Arabic ties "in", "of" or "for" to a house: "במכון", "بجامعة"."""
    return token.key[:1] in _TIED and bool(word_bits(token.key[1:]) & ORGANIZATION)


def _is_surname(tokens: list[Token]) -> bool:
    """Tell whether the last word is a surname, whatever else it means: "Kemal A. Yazar"."""
    *given, last = tokens
    return not last.small and len(given) > 1 and bool(given[0].bits & GIVEN) and all(map(is_initial, given[1:]))


def _is_with_article(tokens: list[Token]) -> bool:
    """Tell whether an article with a capital makes a surname of an office: "Bruno Le Maire"."""
    given, article, office = tokens
    small = given.lower or article.lower or office.lower or office.text.isupper() != given.text.isupper()
    return bool(given.bits & GIVEN) and bool(article.bits & ARTICLE) and not small


def _cut_role(draft: Draft) -> None:
    tokens = draft.tokens
    if draft.apart and ((tokens[-1].bits & ROLE and _is_office(tokens)) or _is_caseless_office(tokens)):
        draft.cut(0, "role", "an office, after the name that has it")
        return
    for index in range(1, len(tokens)):
        if not tokens[index].bits & ROLE:
            continue
        if index == 1 and not tokens[0].bits & GIVEN and is_whole_name(tokens[2:]):
            draft.note(tokens[:2], "title", "an office before a whole name")
            draft.tokens = tokens[2:]
            return
        if index == len(tokens) - 1 and _is_surname(tokens):
            return
        if index == _FEW - 1 and _is_with_article(tokens[:_FEW]):
            continue  # "Bruno Le Maire"
        start = index
        while start > 1 and (
            tokens[start - 1].bits & (MODIFIER | SERVICE | ORGANIZATION | OUTLET)
            or (tokens[start - 1].lower and not tokens[start - 1].bits & PARTICLE)
        ):
            start -= 1
        while start > 2 and tokens[start - 1].bits & ARTICLE and not tokens[start - 1].bits & GIVEN:
            start -= 1  # "Ada Marlowe Die Autorin"
        if start == 1 and not draft.first and tokens[0].bits & PLACE and not tokens[0].bits & GIVEN:
            draft.note(tokens, "role", "an office for a country")
            draft.tokens = []
            return
        if start >= 2 or (start == 1 and (tokens[start].lower if draft.first else tokens[start].small)):
            chair = tokens[index].bits & CHAIR and not draft.first and not draft.tokens[0].bits & RANK
            draft.cut(start, "role", "what the person does")
            if chair:
                draft.tokens = []
            return


def _cut_outlet(draft: Draft) -> None:
    """Cut the site's own name, and a daily's, that no mark parts from the person's."""
    tokens = draft.tokens
    if draft.site:
        for start in range(len(tokens) - 1, 1, -1):
            if "".join(token.key for token in tokens[start:]).replace("-", "") == draft.site:
                draft.cut(start, "outlet", "the name of the site")
                return
    if len(tokens) > _FEW and tokens[-1].bits & OUTLET and tokens[-2].bits & OUTLET and tokens[-2].bits & MODIFIER:
        draft.cut(len(tokens) - 2, "outlet", "a daily after the name")
        return


def _cut_place(draft: Draft) -> None:
    """Cut a known place in other letters after a name in capitals: "ADA MARLOWE Berlin"."""
    capitals = [token.kind == WORD and token.text.isupper() and len(token.key) > 1 for token in draft.tokens]
    start = next((number for number, capital in enumerate(capitals) if not capital), 0)
    if start > 1 and phrase_of(draft.tokens[start:]) == IS_PLACE:
        draft.cut(start, "place", "a known place after the name")


def _cut_label(draft: Draft) -> None:
    """Cut a section, a kind of text or an account after a name: "Ada Marlowe Politics", but "Hans Peter Kunst"."""
    for start in (2, 3):
        name, rest = draft.tokens[:start], draft.tokens[start:]
        if rest and is_whole_name(name) and not name[-1].bits & GIVEN and not rest[0].lower:
            account = len(rest) == 1 and rest[0].bits & (PLACEHOLDER | KIND) and not rest[0].bits & GIVEN
            if account or is_section(" ".join(token.key for token in rest)):
                draft.cut(start, "ignored", "a section or an account after the name")
                return


def _strip_back(draft: Draft) -> None:
    """Take degrees, services and buttons off the end."""
    end = len(draft.tokens)
    while end > 1:
        token = draft.tokens[end - 1]
        bits = token.bits
        named = sum(word.kind == WORD for word in draft.tokens[: end - 1])
        if (
            (bits & POSTNOMINAL and is_postnominal(token) and not bits & SUFFIX and (named >= 2 or "." in token.text))
            or (bits & WIDGET and named >= 2 and not bits & GIVEN)
            or (bits & LEAD_NOUN and token.small and not token.lower and named >= 2 and not bits & GIVEN)
            or token.kind == NUMBER
            or (token.key in _OUTLET_PREPOSITIONS and named >= 2)
            or (token.kind == WORD and bits & PARTICLE and token.lower and not bits & SUFFIX)
        ):
            end -= 1
        else:
            break
    if end < len(draft.tokens):
        draft.note(draft.tokens[end:], "ignored", "a degree, a service or a button after the name")
        draft.tokens = draft.tokens[:end]


def _strip_front(draft: Draft) -> None:
    """Take a word or two in lower case off a whole name: a title that nobody knows."""
    if not draft.first or not draft.tokens or not draft.tokens[0].lower:
        return
    front = next((index for index, token in enumerate(draft.tokens) if not token.lower), 0)
    known = RANK | SERVICE | ROLE | MODIFIER | POSTNOMINAL
    unknown_title = 0 < front < _FEW and not any(token.bits & ~known for token in draft.tokens[:front])
    if unknown_title and is_whole_name(draft.tokens[front:]):
        draft.note(draft.tokens[:front], "title", "words in lower case before a whole name")
        draft.tokens = draft.tokens[front:]


def _read_name(draft: Draft) -> Reading:
    tokens = [token for token in draft.tokens if token.kind in {WORD, QUOTED, BRACKETED}]
    words = [token for token in tokens if token.kind == WORD]
    if not words:
        return draft.result(ROLE_ONLY if draft.tail else IGNORED, "no name")
    lower = [i for i, token in enumerate(words) if token.lower and not token.bits & PARTICLE]
    small = words[lower[0]].bits if len(words) == 2 and len(lower) == 1 else 0
    if small & GIVEN and (lower == [1] or not small & ~(GIVEN | PARTICLE)):
        lower = []  # careless: "Nora whitlock", "nora Whitlock"
    if lower:
        if len(lower) == len(words) or all(word.lower for word in words):
            return _read_lower_case(draft, tokens, words)
        cut = words[lower[0]]
        if lower[0] == 0 or (lower[0] == 1 and not words[0].bits & GIVEN):
            return draft.result(IGNORED, "no name: words in lower case")
        position = tokens.index(cut)
        draft.note(tokens[position:], "ignored", "words in lower case after the name")
        tokens = tokens[:position]
        words = [token for token in tokens if token.kind == WORD]
    names = [token for token in words if not (token.bits & PARTICLE and token.lower)]
    if not names or len(names) > LONGEST_NAME:
        return draft.result(IGNORED, "no name: too many words" if names else "no name: particles only")
    if any(token.text.endswith(("'s", "’s")) for token in words):
        return draft.result(SUBJECT, "a possessive: the title of something")
    button = words[0].bits & WIDGET and not words[0].bits & GIVEN and words[0].small and not words[0].lower
    if button or all(
        token.bits & (MODIFIER | WIDGET | KIND | PARTICIPLE | CONTRIBUTOR) and not token.bits & GIVEN for token in names
    ):
        return draft.result(SUBJECT, "a subject or a button")
    if (words[0].bits & CREDIT and not words[0].bits & GIVEN) or words[-1].key in _PICTURE_PLURALS:
        return draft.result(IGNORED, "a credit")
    known = bool(names[0].bits & GIVEN) or is_initial(names[0])
    return draft.result(PERSON, NAME_SHAPE, tokens, known=known)


def _read_lower_case(draft: Draft, tokens: list[Token], words: list[Token]) -> Reading:
    """A name or an account in lower case."""
    known = bool(words[0].bits & GIVEN)
    if len(words) == 1 and words[0].key.replace("_", "").isalnum() and len(words[0].key) > 2:
        return draft.result(PERSON, "a single name or an account", tokens, known=known)
    if known and len(words) <= 4 and not any(word.bits & (PREPOSITION | MODIFIER | ROLE) for word in words[1:]):
        return draft.result(PERSON, "a known given name in lower case", tokens, known=True)
    return draft.result(IGNORED, "no name: words in lower case")
