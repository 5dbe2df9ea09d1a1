"""Is a text a person's name, or several? One answer for listings, articles and the pipelines.

A name is known by its first word: one of the given names of the book of words, or initials. The other words are
capitalised and mean nothing else: no role, no organization, no outlet, no town that is called like a person.
"""

from __future__ import annotations

from functools import lru_cache

from archive_scraper.normalize.bylines.small_words import SURNAME_FIRST
from archive_scraper.normalize.bylines.vocabulary import (
    AGENCY,
    CALENDAR_NAME,
    GIVEN,
    KIND,
    ORGANIZATION,
    OUTLET,
    PARTICLE,
    RANK,
    ROLE,
    WIDGET,
    vocabulary,
    word_bits,
)
from archive_scraper.normalize.folding import fold_word
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

_LONGEST = 40
_FEWEST, _MOST = 2, 5
"""Words of a name, its particles not counted."""
_OTHER_WORDS = AGENCY | CALENDAR_NAME | KIND | ORGANIZATION | OUTLET | RANK | ROLE | WIDGET
_INITIALS = compiled(r"(?:[^\W\d_]\.?){1,3}")
_TWO_INITIALS = len("J.M.")
_NO_NAME = compiled(r"[\d:.!?،؛؟।_/|()\[\]\"“”«»]")
_INSIDE_NAMES = str.maketrans("", "", "-.’'")
_AND = book.alternatives("name.joins")
_BETWEEN_NAMES = compiled(rf"\s*[,;&/]\s*(?:{_AND}\s+)?|\s+{_AND}\s+")


def split_names(text: str) -> list[str]:
    """Return the pieces of a list of names, parted by commas and "and"; one empty piece for an empty text."""
    return [piece for piece in _BETWEEN_NAMES.split(text) if piece] or [""]


def are_names(text: str) -> bool:
    """Tell whether a text has the form of one person's name, or of several, known or not."""
    return all(map(has_form_of_name, split_names(text)))


def are_person_names(text: str) -> bool:
    """Tell whether a text is one person's name, or several with commas and "and" between.

    >>> are_person_names("Ada Marlowe, Jon Tell and Ruth Abara"), are_person_names("Ada Marlowe, Senior Fellow")
    (True, False)
    """
    first, *others = split_names(text)
    if not is_person_name(first) or not all(map(_may_be_name, others)):
        return False
    return (1 + sum(map(is_person_name, others))) * 2 >= 1 + len(others)


def _may_be_name(text: str) -> bool:
    return has_form_of_name(text) or is_person_name(text)


@lru_cache(maxsize=8192)
def is_person_name(text: str) -> bool:
    """Tell whether a text has the form of a person's name, the first word a known given name or initials.

    >>> is_person_name("Ada B. Marlowe"), is_person_name("Walter von Hafen"), is_person_name("J.M. Keynes")
    (True, True, True)
    >>> is_person_name("Water Policy"), is_person_name("Sierra Leone"), is_person_name("Dr. Marlowe")
    (False, False, False)
    >>> is_person_name("ليلى الحسن"), is_person_name("วีระ มั่นคง"), is_person_name("ماذا بعد موسم الجفاف")
    (True, True, False)
    """
    if not has_form_of_name(text):
        return not text.isascii() and _is_caseless_name(text)
    keys = [fold_word(word) for word in text.split()]
    if " ".join(keys) in vocabulary().phrases:  # "Sierra Leone"
        return False
    first = text.split(maxsplit=1)[0]
    if word_bits(keys[0]) & GIVEN:
        return True
    if _INITIALS.fullmatch(first) is None or len(first.replace(".", "")) > 1 + first.count("."):
        return False
    return len(first) >= _TWO_INITIALS or (len(keys) > _FEWEST and bool(word_bits(keys[1]) & GIVEN))


def is_person_name_in(text: str, language: str | None) -> bool:
    """Tell whether a text is a person's name in a language, some of which put the given name last.

    >>> is_person_name_in("Kovács Eszter", "hu"), is_person_name_in("Kovács Eszter", "en")
    (True, False)
    """
    if is_person_name(text):
        return True
    last = fold_word(text.rpartition(" ")[2])
    return language in SURNAME_FIRST and has_form_of_name(text) and bool(word_bits(last) & GIVEN)


def _is_caseless_name(text: str) -> bool:
    """Tell whether words of a script without capitals are a name: the first a given name, and none that means more."""
    if len(text) > _LONGEST or text.lower() != text.upper() or not _FEWEST <= text.count(" ") + 1 < _MOST:
        return False
    first, *rest = (word_bits(fold_word(word)) for word in text.split())
    return bool(first & GIVEN) and not any(bits & ~(GIVEN | PARTICLE) for bits in rest) and not _NO_NAME.search(text)


def has_form_of_name(text: str) -> bool:
    """Tell whether a text is two to five capitalised words, with particles between, that mean nothing else."""
    if len(text) > _LONGEST:
        return False
    words = text.split()
    if len(words) < _FEWEST or not (words[0][0].isupper() and words[-1][0].isupper()):
        return False
    names = 0
    for word in words:
        bits = word_bits(fold_word(word))
        if word[0].islower() and bits & PARTICLE:
            continue
        if not word[0].isupper() or not word.translate(_INSIDE_NAMES).isalpha():
            return False
        if bits & _OTHER_WORDS and not bits & GIVEN:
            return False
        names += 1
    return _FEWEST <= names <= _MOST
