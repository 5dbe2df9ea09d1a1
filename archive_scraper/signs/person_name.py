"""Is a text a person's name, or several?"""

from __future__ import annotations

import re

from archive_scraper.normalize.bylines.vocabulary import GIVEN, ORGANIZATION, PARTICLE, ROLE, fold_word, word_bits

_MAX_NAME = 40
_INSIDE_NAMES = str.maketrans("", "", "-.’'")
_AND = "(?:and|und|et|y|e|og|och|en|ja|i|и)"
_BETWEEN_NAMES = re.compile(rf"\s*[,;&/]\s*(?:{_AND}\s+)?|\s+{_AND}\s+")


def are_names(text: str) -> bool:
    """Tell whether a text has the form of one person's name, or of several, known or not."""
    return all(map(_has_form_of_name, _split_names(text)))


def are_person_names(text: str) -> bool:
    """Tell whether a text is one person's name, or several with commas and "and" between.

    >>> are_person_names("Ada Marlowe, Jon Tell and Ruth Abara"), are_person_names("Ada Marlowe, Senior Fellow")
    (True, False)
    """
    pieces = _split_names(text)
    known = sum(map(is_person_name, pieces))
    return known * 2 >= len(pieces) and is_person_name(pieces[0]) and all(map(_has_form_of_name, pieces))


def is_person_name(text: str) -> bool:
    """Tell whether a text has the form of a person's name, the first word a known given name.

    >>> is_person_name("Ada B. Marlowe"), is_person_name("Water Policy"), is_person_name("Ada")
    (True, False, False)
    """
    if text.isupper() or not _has_form_of_name(text):
        return False
    return bool(word_bits(fold_word(text.split(maxsplit=1)[0])) & GIVEN)


def _split_names(text: str) -> list[str]:
    return [piece for piece in _BETWEEN_NAMES.split(text) if piece] or [""]


def _has_form_of_name(text: str) -> bool:
    """Tell whether a text is two to four capitalised words, with small ones between, none of an organization."""
    words = [(word, word_bits(fold_word(word))) for word in text.split()]
    names = [(word, bits) for word, bits in words if not (word[0].islower() and bits & PARTICLE)]
    if len(text) > _MAX_NAME or not 2 <= len(names) <= 4 or names[0] != words[0] or names[-1] != words[-1]:
        return False
    return all(
        word[0].isupper() and word.translate(_INSIDE_NAMES).isalpha() and not bits & (ROLE | ORGANIZATION)
        for word, bits in names
    )
