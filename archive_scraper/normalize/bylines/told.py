"""Sentences that say who wrote a text: "The article was written by Ada Marlowe", "A cikket Szabó Réka írta"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from archive_scraper.normalize.bylines.small_words import TALKED_WITH
from archive_scraper.normalize.bylines.surroundings import WROTE
from archive_scraper.normalize.bylines.tokens import WORD, Token, join_tokens
from archive_scraper.normalize.bylines.vocabulary import (
    AGENCY,
    ARTICLE,
    CONNECTOR,
    CONTRIBUTOR,
    CREDIT,
    GIVEN,
    KIND,
    LEAD,
    LEAD_FIRST,
    LEAD_NOUN,
    LOCAL_CONNECTOR,
    ORGANIZATION,
    OUTLET,
    PARTICIPLE,
    PARTICLE,
    PREPOSITION,
    ROLE,
)
from archive_scraper.normalize.folding import fold_word
from archive_scraper.words import book

if TYPE_CHECKING:
    from collections.abc import Sequence

_TEXTS: Final = frozenset(map(fold_word, book.entries("attribution.own_nouns", "byline.text_nouns")))
_BY: Final = LEAD | LEAD_FIRST | PARTICLE
_NO_NAME: Final = ROLE | ORGANIZATION | OUTLET | AGENCY | KIND | LEAD_NOUN | PARTICIPLE
_FARTHEST: Final = 5
"""Words between a name and what says that it is the author's."""
_NEAREST: Final = 2
_LONGEST_NAME: Final = 4
_SHORTEST_NAME: Final = 2
_SHORTEST_SURNAME: Final = 3
"""Letters in a script without capitals, whose small words are names by nothing else."""


def read_told(tokens: Sequence[Token], *, surname_first: bool) -> list[str]:
    """Return the names that a sentence says wrote a text; all others are passed over.

    Two words that nobody knows are a name only right next to what says so. Names that open the sentence, joined to
    one that wrote it, wrote it too: "Szabó Réka és Kis Anna írta".
    """
    found: list[str] = []
    opening: list[str] = []
    end = 0
    for start in range(len(tokens)):
        size = _name_size(tokens, start) if start >= end else 0
        if not size:
            continue
        near = start == end + 1
        joint = near and bool(tokens[end].bits & (CONNECTOR | LOCAL_CONNECTOR))
        linked = joint or (near and tokens[end].text == ",")
        joined = bool(found) and joint
        opening = opening if linked else []
        at_start = start == 0 or bool(opening)
        end = start + size
        known = tokens[start].bits & GIVEN or (surname_first and any(word.bits & GIVEN for word in tokens[start:end]))
        if known:
            told = joined or _is_told_before(tokens, start, _FARTHEST) or _is_told_after(tokens, end, _NEAREST)
        else:
            unknown = start > 0 and size == _SHORTEST_NAME and not any(word.bits for word in tokens[start:end])
            told = unknown and (_is_told_before(tokens, start, 1) or _is_told_after(tokens, end, 1))
        name = join_tokens(list(tokens[start:end])).rstrip(".")
        if told:
            found += [*opening, name]
        opening = [*opening, name] if known and at_start and not told else []
    return found


def _name_size(tokens: Sequence[Token], start: int) -> int:
    """Return how many words of a name begin here; 0 for none."""
    first = tokens[start]
    if first.kind != WORD or first.lower or first.key in _TEXTS:
        return 0
    end = start + 1
    if first.small:
        while end < len(tokens) and tokens[end].kind == WORD and tokens[end].bits & first.bits & GIVEN:
            end += 1
        end += end < len(tokens) and bool(first.bits & GIVEN) and _is_surname(tokens[end])
    else:
        while end < min(len(tokens), start + _LONGEST_NAME) and _goes_on(tokens, end):
            end += 1
    return end - start if end - start >= _SHORTEST_NAME else 0


def _is_surname(word: Token) -> bool:
    """Tell whether a word of a script without capitals may end a name."""
    known = word.bits or word.key in WROTE or word.key in _TEXTS
    return word.kind == WORD and not known and len(word.key) >= _SHORTEST_SURNAME


def _goes_on(tokens: Sequence[Token], position: int) -> bool:
    word = tokens[position]
    if word.kind != WORD or (word.bits & _NO_NAME and not word.bits & GIVEN):
        return False
    following = tokens[position + 1] if position + 1 < len(tokens) else word
    return not word.small or bool(word.bits & PARTICLE and following.kind == WORD and not following.small)


def _is_told_before(tokens: Sequence[Token], start: int, farthest: int) -> bool:
    """Tell whether the words before a name say that it wrote: "written by", "Krönikan av", "napsala"."""
    by = False
    for position in range(start - 1, max(-1, start - 1 - farthest), -1):
        word = tokens[position]
        other = word.bits & (CREDIT | CONTRIBUTOR) and not word.bits & GIVEN
        if word.kind != WORD or word.key in TALKED_WITH or other or word.bits & (PREPOSITION | _BY) == PREPOSITION:
            return False
        near = position == start - 1 or (position == start - 2 and tokens[start - 1].bits & ARTICLE)
        if word.bits & LEAD_NOUN or (word.key in WROTE and near):
            return True
        is_text = word.key in _TEXTS and (word.small or position == 0 or by)
        if (by and word.bits & PARTICIPLE) or (is_text and (by or near)):
            return True
        if not word.small and word.key not in _TEXTS:
            return False
        by = by or bool(word.bits & _BY)
    return False


def _is_told_after(tokens: Sequence[Token], end: int, nearest: int) -> bool:
    """Tell whether the name is followed by what it did, with a small word between or none: "Szabó Réka írta"."""
    for word in tokens[end : end + nearest]:
        if word.kind != WORD or not word.small:
            return False
        if word.key in WROTE:
            return True
    return False
