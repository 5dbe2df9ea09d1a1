"""Items that need no grammar: known names, places, stock phrases, single words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from archive_scraper.normalize.bylines.drafts import (
    AGENCY_NAME,
    IGNORED,
    NOBODY,
    PERSON,
    PICTURE_AGENCY,
    PLACE_ONLY,
    ROLE_ONLY,
    STAFF_NAME,
    SUBJECT,
    SUFFIX_ONLY,
    Draft,
    Reading,
    is_initial,
    is_postnominal,
    is_whole_name,
)
from archive_scraper.normalize.bylines.tokens import MARK, NEWLINE, WORD, Token, phrase_of
from archive_scraper.normalize.bylines.vocabulary import (
    AGENCY,
    ARTICLE,
    BUTTONS_AND_LABELS,
    CALENDAR,
    CONNECTOR,
    CONTRIBUTOR,
    CREDIT,
    GIVEN,
    IS_BOARD,
    IS_OUTLET,
    IS_PICTURE,
    IS_PLACE,
    IS_PLACEHOLDER,
    KIND,
    LABEL,
    LEAD,
    LEAD_FIRST,
    LEAD_NOUN,
    MODIFIER,
    ORGANIZATION,
    OUTLET,
    PARTICIPLE,
    PLACE,
    PLACEHOLDER,
    POSTNOMINAL,
    PREPOSITION,
    RANK,
    ROLE,
    SERVICE,
    STAFF,
    SUFFIX,
    WIDGET,
    read_lines,
    vocabulary,
)
from archive_scraper.normalize.folding import fold_word
from archive_scraper.words import book
from archive_scraper.words.kept import kept

if TYPE_CHECKING:
    from collections.abc import Sequence

# The kinds of known phrases, what an item is that consists of one, and why.
_PHRASES: Final = {
    IS_BOARD: (STAFF_NAME, "the name of a board"),
    IS_OUTLET: (AGENCY_NAME, "a known agency or outlet"),
    IS_PLACEHOLDER: (NOBODY, "a stock phrase for nobody in particular"),
    IS_PLACE: (PLACE_ONLY, "a known place"),
    IS_PICTURE: (PICTURE_AGENCY, "a picture agency: the line credits a picture"),
}
_SHORTEST_SERVICE: Final = 2
_PAGES: Final = frozenset(map(fold_word, book.entries("outlet.page_words")))
_BY_WAY_OF: Final = frozenset(map(fold_word, book.entries("outlet.by_way_of")))
_SECTIONS: Final = frozenset(map(fold_word, book.entries("outlet.sections")))
_SECTIONS_AND_VERBS: Final = _SECTIONS | frozenset(map(fold_word, book.entries("biography.is")))
_OPENS_PLACES: Final = frozenset(map(fold_word, book.entries("byline.opens_places")))
_ENDS_PLACES: Final = frozenset(map(fold_word, book.entries("byline.ends_places")))
_LONGEST_PLACE: Final = 4
_LONGEST_OPENING: Final = 4


@kept
def _labels() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the phrases of these meanings as the keys of their words, and the stems of single words."""
    phrases = {
        " ".join(map(fold_word, entry.rstrip("*").split())): entry.endswith("*")
        for entry in book.entries(*BUTTONS_AND_LABELS)
        if not any(sign in entry[:-1] for sign in "*#.")
    }
    stems = (phrase for phrase, is_stem in phrases.items() if is_stem and " " not in phrase)
    wholes = {phrase for phrase, is_stem in phrases.items() if not is_stem}
    return frozenset(wholes.union(read_lines("place_names.txt"))), tuple(stems)


def label_end(tokens: Sequence[Token], position: int) -> int:
    """Return where a heading or a board ends, between marks, that opens or lists as a byline does, or 0.

    "От редакции", "کسب و کار".
    """
    before = tokens[position - 1].kind if position else NEWLINE
    if before not in {NEWLINE, MARK}:
        return 0
    end = next((end for end in range(position, len(tokens)) if tokens[end].kind != WORD), len(tokens))
    run = tokens[position:end]
    opens = run and run[0].bits & (LEAD | LEAD_NOUN | LEAD_FIRST | PREPOSITION)
    misread = len(run) > 1 and (opens or any(token.bits & CONNECTOR for token in run))
    return end if misread and (is_label(run) or phrase_of(run) == IS_BOARD) else 0


def is_label(tokens: Sequence[Token]) -> bool:
    """Tell whether words are a button, a heading, a section or a label: "Details", "Read more", "Politics".

    A given name alone is none, nor is a paper's word in capitals: "WELT".
    """
    if len(tokens) == 1:
        token = tokens[0]
        if token.bits & GIVEN or (token.bits & OUTLET and token.text.isupper()):
            return False
    words = tokens[1:] if len(tokens) > 1 and tokens[0].bits & PREPOSITION else tokens  # "In Politics"
    return is_label_key(" ".join(token.key for token in words))


@kept
def _headings() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return how headings of lists of other texts begin, and the single words, or their stems, that one of them has."""
    phrases = [" ".join(map(fold_word, entry.split())) for entry in book.entries("heading.related")]
    return frozenset(phrase for phrase in phrases if " " in phrase), tuple(
        phrase for phrase in phrases if " " not in phrase
    )


def _is_heading(tokens: Sequence[Token]) -> bool:
    """Tell whether words head a list of other texts: "You may also like", "Noticias relacionadas"."""
    openings, stems = _headings()
    keys = [token.key for token in tokens[:_LONGEST_OPENING]]
    if any(" ".join(keys[:end]) in openings for end in range(2, len(keys) + 1)):
        return True
    told = any(key.startswith(stems) for key in (keys[0], tokens[-1].key))
    return told and len(tokens) <= _LONGEST_OPENING and not any(token.bits & GIVEN for token in tokens)


def is_label_key(key: str) -> bool:
    """Tell the same of folded words."""
    phrases, stems = _labels()
    return key in phrases or (" " not in key and key.startswith(stems))


@kept
def _sections() -> frozenset[str]:
    return frozenset(
        " ".join(map(fold_word, entry.split())) for entry in book.entries("byline.topics", "role.modifiers")
    )


def is_section(key: str) -> bool:
    """Tell whether folded words are a section of a site, or what stands before a role: "politics"."""
    return key in _sections()


def read_whole(draft: Draft) -> Reading | None:
    """Read known names, places, placeholders, and runs of words that only say what or who in general."""
    tokens = draft.tokens
    if not any(token.kind == WORD for token in tokens):
        return draft.result(IGNORED, "no word")
    if len(tokens) <= vocabulary().longest_phrase:
        kind = phrase_of(tokens)
        if kind == IS_PICTURE and is_label(tokens):
            kind = None  # "Архив" alone is a section
        if kind and not (kind == IS_PLACE and len(tokens) == 1 and draft.first and tokens[0].bits & GIVEN):
            result, why = _PHRASES[kind]
            return draft.result(result, why, tokens if result in {STAFF_NAME, AGENCY_NAME} else None)
    if tokens[0].key in _PAGES and len(tokens) > 1 and all(map(is_initial, tokens[1:])):
        return draft.result(SUBJECT, "a page of the issue")
    if len(tokens) > 1 and _ends_in_picture_agency(tokens):
        return draft.result(PICTURE_AGENCY, _PHRASES[IS_PICTURE][1])
    if is_label(tokens) or _is_heading(tokens):
        return draft.result(SUBJECT, "a button, a heading, a section, a label or a country")
    if all(token.bits & (POSTNOMINAL | SUFFIX) and is_postnominal(token) for token in tokens):
        if all(token.bits & SUFFIX for token in tokens):
            return draft.result(SUFFIX_ONLY, "a suffix of the name before it", tokens)
        return draft.result(IGNORED, "a degree, a decoration or a service")
    return _read_single(draft, tokens[0]) if len(tokens) == 1 else _read_place_or_credit(draft, tokens)


def _read_place_or_credit(draft: Draft, tokens: list[Token]) -> Reading | None:
    if draft.apart and _is_named_as_place(tokens):
        return draft.result(PLACE_ONLY, "words of a place, after the person")
    return draft.result(IGNORED, "a credit") if _is_credit(tokens) else _read_general(draft, tokens)


def _is_credit(tokens: list[Token]) -> bool:
    """Tell whether a credit opens the item, and a small word or another one goes on: "Photo courtesy Harbour Trust"."""
    first, second = tokens[0].bits, tokens[1]
    goes_on = bool(second.lower or second.bits & CREDIT) and not is_whole_name(tokens[-2:])
    return bool(first & CREDIT and not first & (GIVEN | ORGANIZATION)) and goes_on


def _is_named_as_place(tokens: list[Token]) -> bool:
    """Tell whether words of places stand at an end, and no given name first: "Hadley Beach", "Bad Hadlingen"."""
    if not 1 < len(tokens) <= _LONGEST_PLACE or any(token.kind != WORD or token.lower for token in tokens):
        return False
    return not tokens[0].bits & GIVEN and (tokens[0].key in _OPENS_PLACES or tokens[-1].key in _ENDS_PLACES)


def _is_service(draft: Draft, tokens: list[Token]) -> bool:
    """Tell whether words are a rank or a service; after a person with what tells it: "U.S. Army National Guard"."""
    if not tokens[0].bits & (RANK | SERVICE | POSTNOMINAL | MODIFIER):
        return False
    served = sum(bool(token.bits & SERVICE) and not token.lower for token in tokens)
    more = 0 if draft.first or served < _SHORTEST_SERVICE else MODIFIER
    return all(token.bits & (RANK | SERVICE | POSTNOMINAL | more) and not token.bits & GIVEN for token in tokens)


def _ends_in_picture_agency(tokens: list[Token]) -> bool:
    """Tell whether an item names by way of whom a picture came: "AFP via Getty Images"."""
    for index in range(1, len(tokens) - 1):
        if tokens[index].key in _BY_WAY_OF or (tokens[index].bits & PREPOSITION and tokens[index].lower):
            return phrase_of(tokens[index + 1 :]) == IS_PICTURE
    return False


def _read_general(draft: Draft, tokens: list[Token]) -> Reading | None:
    """Read runs of words that name nobody: ranks, subjects, desks."""
    if _is_service(draft, tokens):
        return draft.result(ROLE_ONLY, "a service or a rank without a name")
    general = PLACEHOLDER | MODIFIER | PARTICIPLE | ARTICLE
    staff = bool(tokens[0].bits & ARTICLE and tokens[0].lower)  # "a staff writer", "our correspondent"
    told = MODIFIER | PLACE  # "Redacción Internacional", "Asia Pacific Newsroom"
    if any(
        desk.bits & STAFF
        and desk.bits & ORGANIZATION
        and all(token.bits & told and not token.lower for token in others)
        for desk, others in ((tokens[0], tokens[1:]), (tokens[-1], tokens[:-1]))
    ):
        return draft.result(STAFF_NAME, "a desk of the newsroom", tokens)
    if all(token.bits & (general | ROLE if staff else general) for token in tokens):
        if staff or (any(token.bits & PLACEHOLDER for token in tokens) and not tokens[0].bits & GIVEN):
            return draft.result(NOBODY, "an account or a desk, not a name")
        return draft.result(SUBJECT, "a subject or a section")
    if tokens[-1].bits & ROLE and all(
        token.bits & (PLACE | MODIFIER) and not token.bits & GIVEN for token in tokens[:-1]
    ):
        return draft.result(ROLE_ONLY, "an office for a country or a subject")
    if not draft.site or tokens[0].bits & GIVEN:
        return None  # a person may have a site of that name
    if "".join(token.key for token in tokens).replace("-", "").removeprefix("the") == draft.site:
        return draft.result(AGENCY_NAME, "the name of the site", tokens)
    return None


# What a single word is, in the order of the tests: the bits, the kind, whether the word is a name then, and why.
_SINGLES: Final = (
    (PLACEHOLDER, NOBODY, False, "an account, not a name"),
    (GIVEN, PERSON, True, "a given name"),
    (ROLE | LABEL | LEAD_NOUN, ROLE_ONLY, False, "a role without a name"),
    (OUTLET | ORGANIZATION, AGENCY_NAME, True, "an outlet or an organization"),
    (
        MODIFIER | WIDGET | KIND | CREDIT | CALENDAR | PARTICIPLE | CONTRIBUTOR | PREPOSITION,
        SUBJECT,
        False,
        "a subject, a button or a calendar word",
    ),
    (RANK | SERVICE, ROLE_ONLY, False, "a title without a name"),
)


def _read_single(draft: Draft, token: Token) -> Reading | None:
    bits, text = token.bits, token.text
    if token.key in _SECTIONS_AND_VERBS and not bits & (GIVEN | AGENCY):
        return draft.result(SUBJECT, "a section, not an outlet's name, or the end of a sentence")
    if bits & AGENCY and (text.isupper() or not bits & GIVEN):
        return draft.result(AGENCY_NAME, "a news agency", [token])
    for tested, kind, named, why in _SINGLES:
        if bits & tested and not (tested == GIVEN and bits & (OUTLET | WIDGET)):
            return None if kind == PERSON else draft.result(kind, why, [token] if named else None)
    if text.isupper() and 1 < len(text) <= 5 and text.isascii() and text.isalpha():
        return draft.result(AGENCY_NAME, "an acronym", [token])
    if draft.site and not draft.first and token.key.replace("-", "") == draft.site:
        return draft.result(AGENCY_NAME, "the name of the site", [token])
    return None
