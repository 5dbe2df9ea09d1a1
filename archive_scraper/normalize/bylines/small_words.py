"""Small words that open a byline, join its names or stand between them, and the languages that have them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from archive_scraper.normalize.bylines.vocabulary import GIVEN, PARTICLE, PREPOSITION, RANK, printed_bits, word_bits
from archive_scraper.normalize.folding import fold_word
from archive_scraper.words import book

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.normalize.bylines.tokens import Token


def _languages_of(*meanings: str) -> dict[str, frozenset[str]]:
    """Return folded word -> the languages that have it: "va" is a word of Uzbek, and "và" one of Vietnamese."""
    found: dict[str, frozenset[str]] = {}
    for meaning in meanings:
        for word, languages in book.languages_of(meaning).items():
            key = fold_word(word)
            found[key] = found.get(key, frozenset()) | languages
    return found


FIRST_LANGUAGES: Final = _languages_of("byline.opens_first_here", "byline.opens_phrase_here", "byline.opens_name_here")
JOIN_LANGUAGES: Final = _languages_of("byline.joins_here", "byline.joins_company_here")
SURNAME_FIRST: Final = frozenset({"hu", "vi", "km", "zh", "ja", "ko"})
"""Languages that may put the surname before a given name without a comma."""
GLUED_JOINS: Final = book.words("byline.joins_glued")
NOT_GLUED: Final = frozenset(map(fold_word, book.entries("byline.not_joined")))
TALKED_WITH: Final = frozenset(map(fold_word, book.entries("byline.talks_with")))
_CASE_ENDINGS: Final = {code: frozenset(endings) for code, endings in book.by_language("name.case_endings").items()}
FOLLOWS_NAMES: Final = frozenset(map(fold_word, book.entries("byline.follows_names")))
_TAIL_LANGUAGES: Final = _languages_of("byline.prepositions_here")
_RANK_LANGUAGES: Final = _languages_of("title.ranks_here")
_WITH_OWN_WORDS: Final = frozenset().union(*_TAIL_LANGUAGES.values(), *_RANK_LANGUAGES.values())
COMPANY_WORDS: Final = book.words("byline.joins_company_here")
# Small words before authors that are no particles of names, as "von" is.
NEVER_IN_NAMES: Final = frozenset(
    word for word in map(fold_word, book.entries("byline.opens")) if not word_bits(word) & PARTICLE
)
SURNAME_JOINTS: Final = book.words("byline.surname_joints")
OWNED: Final = book.words("byline.owned")
REPORTING: Final = book.words("byline.reporting")


def tell_own_words(tokens: Sequence[Token], language: str) -> None:
    """Give words what they are in a byline's own language: the Swedish "i", the French "M.", the Turkish "Ada'nin"."""
    if endings := _CASE_ENDINGS.get(language):
        for token in tokens:
            name, mark, ending = token.text.replace("’", "'").rpartition("'")
            if mark and name[:1].isupper() and ending in endings:
                token.text, token.key = name, fold_word(name)
                token.bits = printed_bits(name, token.key)
    if language not in _WITH_OWN_WORDS:
        return
    for token, following in itertools.pairwise(tokens):
        if token.lower and language in _TAIL_LANGUAGES.get(token.key, ()):
            token.bits = PREPOSITION
        elif following.bits & GIVEN and language in _RANK_LANGUAGES.get(token.key, ()):
            token.bits |= RANK
