"""One item of a byline, read: a person, an organization, a role, a place, or nothing."""

from __future__ import annotations

from archive_scraper.normalize.bylines.drafts import AGENCY_NAME, ROLE_ONLY, Draft, Reading
from archive_scraper.normalize.bylines.organizations import read_organization
from archive_scraper.normalize.bylines.persons import read_person
from archive_scraper.normalize.bylines.titles import strip_titles
from archive_scraper.normalize.bylines.tokens import NUMBER, WORD, Token, phrase_of
from archive_scraper.normalize.bylines.vocabulary import (
    AGENCY,
    ARTICLE,
    CONTRIBUTOR,
    EDITOR,
    GIVEN,
    IS_OUTLET,
    JOINT,
    LABEL,
    ORGANIZATION,
    PARTICLE,
    PREPOSITION,
    ROLE,
    VERB,
)
from archive_scraper.normalize.bylines.wholes import read_whole


def read_item(tokens: list[Token], *, first: bool, site: str, apart: bool = False, loose: bool = False) -> Reading:
    """Read one item.

    ``first``: no author stands before it; ``apart``: one does, and a comma or a mark after it; ``loose``: nothing
    calls it an author, and more stands in the line; ``site``: the site's name without dots and spaces.
    """
    return _read(Draft(tokens, first, site, apart, loose))


def _read(draft: Draft) -> Reading:
    while draft.tokens and (draft.tokens[-1].kind == NUMBER or _joins_nothing(draft)):
        draft.tokens = draft.tokens[:-1]
    whole = read_whole(draft)
    if whole is not None:
        return whole
    if len(draft.tokens) > 1 and draft.tokens[0].kind == NUMBER:
        return draft.result(AGENCY_NAME, "a number opens the name of an outlet", draft.tokens)
    _cut_sentence(draft)
    if _is_office_in_house(draft.tokens) if draft.apart else _is_office_of_outlet(draft.tokens):
        return draft.result(ROLE_ONLY, "what the person before it does, and where")
    strip_titles(draft)
    if not draft.tokens:
        return draft.result(ROLE_ONLY, "a role without a name")
    whole = read_whole(draft)
    if whole is not None:
        return whole
    organization = read_organization(draft)
    if organization is not None:
        return organization
    return read_person(draft)


def _is_office_in_house(tokens: list[Token]) -> bool:
    """Tell whether an office and its house say all: "Dosen Hubungan Internasional Universitas Indonesia"."""
    house = any(token.bits & ORGANIZATION for token in tokens[1:])
    caseless = tokens[0].small and not tokens[0].lower and len(tokens) > 1
    named = any(token.bits & GIVEN for token in tokens[:-1])
    alone = len(tokens) > 1 and not tokens[0].lower and not tokens[0].bits & (EDITOR | LABEL)
    return bool(tokens[0].bits & ROLE) and (house or caseless or alone) and not named


def _is_office_of_outlet(tokens: list[Token]) -> bool:
    """Tell whether an office and a known outlet say all, in a script without capitals: "مراسل الجزيرة نت"."""
    office = tokens[0].bits & ROLE and not tokens[0].bits & (GIVEN | ORGANIZATION | EDITOR | LABEL)
    outlet = len(tokens) > 1 and (phrase_of(tokens[1:]) == IS_OUTLET or all(t.bits & AGENCY for t in tokens[1:]))
    return bool(office) and tokens[0].small and not tokens[0].lower and outlet


def _joins_nothing(draft: Draft) -> bool:
    """Tell whether a small word ends the item, whose time was taken away: "coalition at", "pkeller le"."""
    last = draft.tokens[-1]
    if last.lower:
        return len(draft.tokens) > 1 and bool(last.bits & (PREPOSITION | JOINT | PARTICLE | ARTICLE))
    return len(draft.tokens) > 1 and last.small and last.bits & (PREPOSITION | PARTICLE | GIVEN) == PREPOSITION


def _cut_sentence(draft: Draft) -> None:
    for index, token in enumerate(draft.tokens[1:], 1):
        if token.bits & VERB and token.small and token.kind == WORD:
            draft.note(draft.tokens[index:], "sentence", "a verb: the rest is about the person")
            draft.tokens = draft.tokens[:index]
            draft.sentence = True
            draft.contributed = bool(token.bits & CONTRIBUTOR)
            return
