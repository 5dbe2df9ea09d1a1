"""Organizations and outlets: whole items, or the tail of a person's."""

from __future__ import annotations

from archive_scraper.normalize.bylines.drafts import (
    AGENCY_NAME,
    IGNORED,
    LONGEST_NAME,
    ORGANIZATION_NAME,
    ROLE_ONLY,
    STAFF_NAME,
    Draft,
    Reading,
    is_whole_name,
)
from archive_scraper.normalize.bylines.persons import read_person
from archive_scraper.normalize.bylines.tokens import WORD, Token, phrase_of
from archive_scraper.normalize.bylines.vocabulary import (
    AGENCY,
    ARTICLE,
    BROADCAST,
    GIVEN,
    IS_OUTLET,
    IS_PLACE,
    LEAD_NOUN,
    MODIFIER,
    ORGANIZATION,
    OUTLET,
    PARTICLE,
    PLACE,
    PREPOSITION,
    ROLE,
    STAFF,
    WIDGET,
    vocabulary,
)
from archive_scraper.normalize.folding import fold_word
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

_ARTICLES = book.words("organization.articles")
_PLACE_PREPOSITIONS = book.words("organization.place_prepositions")
_SURNAMES = frozenset(book.names("persons.cities"))
_SMALL = ARTICLE | PARTICLE | PREPOSITION
_LONGEST_ACRONYM = 4
_WITH_SMALL_WORDS = frozenset(
    fold_word(noun)
    for code, nouns in book.by_language("organization.nouns").items()
    if code not in {"en", "de"}
    for noun in nouns
).difference(map(fold_word, book.by_language("organization.nouns")["en"]))
"""Words of organizations in languages that give a capital to the first word of a name alone."""
_END_NAMES = frozenset(map(fold_word, book.entries("outlet.name_endings")))
_SHORTEST_NAME = 2
_LONGEST_HOUSE = 9
_ROMANIZED_GIVEN = compiled(r"[A-Z][a-z]{1,5}-[a-z]{1,5}")
"""A Korean or Chinese given name in Latin letters: the Sun before Ji-woo is a family, not a newspaper."""


def read_organization(draft: Draft) -> Reading | None:
    """Read an organization, or a person with an outlet after the name; None where the item is neither."""
    _strip_buttons(draft)
    tokens = draft.tokens
    heads = [i for i, token in enumerate(tokens) if token.bits & (ORGANIZATION | OUTLET) or _is_agency(token)]
    article = tokens[0].key in _ARTICLES and len(tokens) > 1
    person = _cut_outlet(draft, tokens)
    if person is not None:
        return person
    if (names := _after_outlet(tokens)) is not None:
        draft.note(tokens[: len(tokens) - len(names)], "outlet", "an outlet before the name")
        draft.tokens = names
        return read_person(draft)
    if tokens[0].bits & PLACE and phrase_of(tokens[1:]) == IS_OUTLET:
        draft.note(tokens[:1], "place", "where the outlet wrote from")
        return draft.result(AGENCY_NAME, "a known outlet after a place", tokens[1:])
    if _opens_with_outlet(tokens):
        return draft.result(AGENCY_NAME, "opens with the name of an outlet", _cut_place(draft, tokens))
    if draft.apart and _opens_daily(tokens):
        return draft.result(AGENCY_NAME, "an article opens it, after a person", _cut_place(draft, tokens))
    if not heads and not article:
        return None
    if _is_prose(tokens):
        named = is_whole_name(tokens[:2])  # "Ada Marlowe received her doctorate from Harbour University"
        return None if named else draft.result(IGNORED, "no name: words in lower case")
    return _read_words(draft, tokens, heads, article=article)


def _is_agency(token: Token) -> bool:
    """Tell whether a word is an agency's name as agencies print it: "PAP" and "dpa", but Pap and Petra are people."""
    if not token.bits & AGENCY or (token.bits & GIVEN and not token.text.isupper()):
        return False
    return len(token.text) > _LONGEST_ACRONYM or not token.text.istitle()


def _strip_buttons(draft: Draft) -> None:
    """Take a button or a label off an agency's name: "AFP Follow", "Agência Lusa Texto"."""
    shout = OUTLET if draft.tokens[0].text.isupper() else 0
    agency = next((i for i, token in enumerate(draft.tokens) if token.bits & (AGENCY | shout)), len(draft.tokens))
    buttons = draft.tokens[agency + 1 :]
    if buttons and all(token.bits & (WIDGET | LEAD_NOUN) and not token.bits & (OUTLET | ROLE) for token in buttons):
        draft.note(buttons, "ignored", "a button or a label after the name")
        draft.tokens = draft.tokens[: agency + 1]


def _read_words(draft: Draft, tokens: list[Token], heads: list[int], *, article: bool) -> Reading | None:
    """Read an item with an article before it, or with words that only organizations and outlets have."""
    if tokens[-1].bits & ROLE and heads and 2 <= heads[0] <= LONGEST_NAME and _is_bare_name(tokens[: heads[0]]):
        draft.cut(heads[0], "outlet", "an outlet and what the person does there")
        return read_person(draft)
    if article and not any(token.bits & ROLE for token in tokens):
        told = len(tokens) > 2 and tokens[0].lower and not tokens[1].lower
        named = told and all(not token.lower or token.bits & _SMALL for token in tokens[2:])
        name = tokens[1:] if named else tokens  # "the RAND Corporation", but "the editors"
        return draft.result(ORGANIZATION_NAME, "opens with an article", _cut_place(draft, name))
    if not heads:
        return None
    preposition = next(
        (
            i
            for i, token in enumerate(tokens)
            if i and token.bits & PREPOSITION and token.lower and not token.bits & PARTICLE
        ),
        len(tokens),
    )
    strong = [index for index in heads if tokens[index].bits & ORGANIZATION]
    last = tokens[preposition - 1].bits
    if last & STAFF and len(tokens) > 1 and preposition == len(tokens) and not tokens[0].bits & GIVEN:
        return draft.result(STAFF_NAME, "the newsroom of an outlet", tokens)
    if last & ROLE and not last & (ORGANIZATION | STAFF) and heads[0] == 0:
        return draft.result(ROLE_ONLY, "the reporter of an outlet, without a name")
    before = [index for index in strong if index < preposition]
    if before:
        return _read_strong(draft, tokens, before)
    outlets = [index for index in heads if index < preposition and not tokens[index].bits & ORGANIZATION]
    if outlets and not _looks_personal(tokens, outlets):
        return draft.result(AGENCY_NAME, "words of an outlet's name", _cut_place(draft, tokens))
    return None


def _is_bare_name(tokens: list[Token]) -> bool:
    """Tell whether words have capitals and mean nothing but names."""
    return all(token.kind == WORD and not token.lower and not token.bits & ~GIVEN for token in tokens)


def _is_prose(tokens: list[Token]) -> bool:
    """Whether a piece is of common words: "the end of the week the board met", not "the Harbour Post".

    A name has capitals, but for the small words between and those that say what the organization is.
    """
    if any(token.key in _WITH_SMALL_WORDS for token in tokens[:2]) and not (tokens[0].lower or tokens[0].bits & GIVEN):
        return len(tokens) > _LONGEST_HOUSE  # "Institut français des relations internationales"
    said = [token for token in tokens[1:] if token.kind == WORD and not token.bits & _SMALL]
    common = sum(token.lower and not token.bits for token in said)
    return common > 1 or common * 2 > len(said)


def _after_outlet(tokens: list[Token]) -> list[Token] | None:
    """Return the whole name that follows a known outlet or an agency without a mark: "AFP Ada Marlowe"."""
    for size in (2, 3):
        if len(tokens) <= size or not tokens[-size].bits & GIVEN:
            continue
        outlet, names = tokens[:-size], tokens[-size:]
        known = phrase_of(outlet) == IS_OUTLET or (len(outlet) > 1 and outlet[-1].key in _END_NAMES)
        if (known or (len(outlet) == 1 and _is_agency(outlet[0]))) and all(
            token.kind == WORD and not token.lower and not token.bits & ~GIVEN for token in names
        ):
            return names
    return None


def _opens_with_outlet(tokens: list[Token]) -> bool:
    """Whether a known name of two words or more stands first: "USA Today Sports"; a place: "Denver Post"."""
    if tokens[-1].bits & ROLE and not tokens[-1].bits & (ORGANIZATION | STAFF):
        return False  # "Daily Mail Reporter"
    for end in range(2, min(len(tokens), vocabulary().longest_phrase) + 1):
        if phrase_of(tokens[:end]) == IS_OUTLET:
            return True
    return _is_town_paper(tokens)


def _is_town_paper(tokens: list[Token]) -> bool:
    """Tell whether a place and one word of newspapers' names are all: "Chicago Tribune"."""
    *place, last = tokens
    return bool(last.bits & OUTLET) and phrase_of(place) == IS_PLACE


def _read_strong(draft: Draft, tokens: list[Token], heads: list[int]) -> Reading | None:
    """An organization's own word: the whole item is its name, unless a person stands before an outlet."""
    head = tokens[heads[-1]]
    names = 0
    while names < len(tokens) and not tokens[names].bits & (ORGANIZATION | OUTLET | AGENCY | MODIFIER):
        names += 1
    if (
        names >= 2
        and tokens[0].bits & GIVEN
        and (head.bits & BROADCAST or head.bits & STAFF or head.bits & OUTLET)
        and tokens[names].bits & (OUTLET | AGENCY | ORGANIZATION | MODIFIER)
    ):
        own = names == len(tokens) - 1 and names > _SHORTEST_NAME and tokens[-1].key in _END_NAMES
        draft.cut(names - own, "outlet", "an outlet after the name")  # "Elif Karaduman Liman Gazetesi"
        return read_person(draft)
    if any(token.bits & ROLE and not token.bits & (ORGANIZATION | GIVEN) for token in tokens) and not head.bits & STAFF:
        first_role = next(
            i for i, token in enumerate(tokens) if token.bits & ROLE and not token.bits & (ORGANIZATION | GIVEN)
        )
        if first_role >= 2 and first_role < heads[-1]:
            return None
    kind = STAFF_NAME if head.bits & STAFF else ORGANIZATION_NAME
    return draft.result(kind, f"named by the word {head.text}", _cut_place(draft, tokens))


def _looks_personal(tokens: list[Token], outlets: list[int]) -> bool:
    if tokens[0].bits & ARTICLE and len(tokens) > 1 and not tokens[0].bits & GIVEN:
        return False
    first = tokens[0]
    if outlets == [0] and len(tokens) == 2 and _ROMANIZED_GIVEN.fullmatch(tokens[1].text):
        return True
    if outlets[0] == 0 and not first.bits & GIVEN:
        return False
    initial = len(first.key.replace(".", "")) == 1
    return bool(first.bits & GIVEN) or initial or (len(outlets) == 1 and 0 < outlets[0] < len(tokens) - 1)


def _cut_outlet(draft: Draft, tokens: list[Token]) -> Reading | None:
    """A person with an outlet, an agency or a place after the name: "Jane Doe The Associated Press"."""
    longest = vocabulary().longest_phrase
    if any(token.bits & ORGANIZATION and not token.bits & GIVEN for token in tokens[:2]):
        return None
    for start in range(2, len(tokens)):
        if start > LONGEST_NAME:
            break
        known = tokens[0].bits & GIVEN
        if not tokens[start - 1].lower and (
            _opens_outlet(tokens[start:]) or (known and _is_town_paper(tokens[start:]))
        ):
            draft.cut(start, "outlet", "an article or a town after the name opens an outlet")
            return read_person(draft)
        shout = tokens[start].bits & (OUTLET | AGENCY) and tokens[start].text.isupper() and not tokens[0].text.isupper()
        if shout and len(tokens[start].text) > 2 and tokens[0].bits & GIVEN:
            draft.cut(start, "outlet", "an outlet in capitals after the name")
            return read_person(draft)
        if start > 1 and _is_shouted(tokens[:start]) and _is_titled_outlet(tokens[start:]):
            draft.cut(start, "outlet", "an outlet after a name in capitals")
            return read_person(draft)
        if len(tokens) - start > longest:
            continue
        kind = phrase_of(tokens[start:])
        single = start == len(tokens) - 1
        if kind == IS_OUTLET and not _is_in_name(tokens, start) and not (single and not tokens[start].bits & AGENCY):
            draft.cut(start, "outlet", "a known agency or outlet after the name")
            return read_person(draft)
        if kind == IS_PLACE and (not single or start > 2 or _ends_before_place(tokens[start - 1], tokens[start])):
            if single and tokens[start].bits & GIVEN:
                continue
            draft.dateline = tokens[start - 1].lower and bool(tokens[start - 1].bits & PREPOSITION)
            draft.cut(start, "place", "a known place after the name")
            return read_person(draft)
    if len(tokens) > 2 and tokens[-1].bits & AGENCY and not tokens[-1].bits & GIVEN and tokens[0].bits & GIVEN:
        draft.cut(len(tokens) - 1, "agency", "a news agency after the name")
        return read_person(draft)
    return None


def _is_shouted(tokens: list[Token]) -> bool:
    """Tell whether a name stands all in capitals: "ADA B. MARLOWE"."""
    return all(token.kind == WORD and token.text.isupper() for token in tokens) and len(tokens[-1].key) > 1


def _is_titled_outlet(tokens: list[Token]) -> bool:
    """Tell whether the words of an outlet follow, each with one capital: "Harbour Times-Dispatch"."""
    titled = all(token.kind == WORD and token.text.istitle() for token in tokens)
    return titled and any(token.bits & (OUTLET | BROADCAST | ORGANIZATION) for token in tokens)


def _opens_outlet(tokens: list[Token]) -> bool:
    """Whether an article with a capital opens a newspaper's name: "The Tribune", "La Presse", "El Mundo"."""
    first, *rest = tokens
    if first.key in _ARTICLES:
        return True
    named = bool(first.bits & ARTICLE) and not first.lower and bool(rest)
    return named and all(token.bits & (OUTLET | BROADCAST | ORGANIZATION) and not token.lower for token in rest)


def _opens_daily(tokens: list[Token]) -> bool:
    """Tell whether an article with a capital stands before words that are no given names: "El Punt", "Die Welle"."""
    first, *rest = tokens
    named = bool(first.bits & ARTICLE) and not first.small and bool(rest)
    return named and not any(token.small or token.bits & (GIVEN | PARTICLE | ROLE) for token in rest)


def _is_in_name(tokens: list[Token], start: int) -> bool:
    """Tell whether an outlet's words belong to a name: "Leopold de la Croix"."""
    return any(token.lower and token.bits & PARTICLE for token in tokens[start - 1 : start + 1])


def _ends_before_place(last: Token, place: Token) -> bool:
    """Tell whether a name of two words ends before a city: "Ada Marlowe Oslo", but "Ana Souza Lima" is a name."""
    if last.lower:
        return True
    named = last.kind == WORD and not last.bits & (GIVEN | PARTICLE) and len(last.key) > 1
    return named and place.key not in _SURNAMES


def _cut_place(draft: Draft, tokens: list[Token]) -> list[Token]:
    """Cut "in Kiev" after an outlet; the tail of an institute's name stays."""
    for index in range(len(tokens) - 2, 0, -1):
        if tokens[index].key in _PLACE_PREPOSITIONS and tokens[index].lower and tokens[index + 1].bits & PLACE:
            draft.note(tokens[index:], "place", "a place after the name")
            return tokens[:index]
    return tokens
