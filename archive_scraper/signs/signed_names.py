"""Is a line nothing but people with what stands next to their names: ranks, offices, agencies, dates?"""

from __future__ import annotations

from functools import lru_cache

from archive_scraper.normalize.bylines import read_byline
from archive_scraper.normalize.bylines.vocabulary import GIVEN, word_bits
from archive_scraper.normalize.folding import fold_word
from archive_scraper.signs.person_name import is_person_name
from archive_scraper.words.kept import compiled

_MOST_WORDS = 16
_EAST_ASIAN = "\u3000"
"""Scripts from here on have no lists of given names: an office tells a name."""
_NEXT_TO_NAMES = frozenset(
    ("person", "title", "role", "agency", "connector", "date", "ignored", "credit", "placeholder")
)
_ANNOUNCE = frozenset(("lead-in", "label"))
_FEW_WORDS, _LEAST_WORDS = 8, 3
_LETTERS = compiled(r"[^\W\d_]+")


@lru_cache(maxsize=4096)
def are_signed_names(text: str) -> bool:
    """Tell whether a text is a byline that nothing opens: known names, each with its rank, office or agency at most.

    >>> are_signed_names("Dr. Ada Marlowe, Senior Fellow"), are_signed_names("박서연 기자")
    (True, True)
    >>> are_signed_names("Ada Marlowe resigns as mayor"), are_signed_names("Interview with Ada Marlowe")
    (False, False)
    >>> are_signed_names("Ada Marlowe (text), Tomas Vell (photos)")
    True
    """
    words = text.split()
    if not 1 < len(words) <= _MOST_WORDS:
        return False
    if text[0] < _EAST_ASIAN and not any(word_bits(fold_word(word)) & GIVEN for word in words):
        return False
    byline = read_byline(text)
    roles = {part.role for part in byline.parts}
    if not byline.authors or not roles <= _NEXT_TO_NAMES:
        return False
    if any(part.role == "ignored" and part.text[:1].islower() for part in byline.parts):
        return False
    return all(is_person_name(one.name) or (one.name.isalpha() and "role" in roles) for one in byline.authors)


@lru_cache(maxsize=4096)
def are_announced_names(text: str) -> bool:
    """Tell whether a text is words that announce authors in any language, and persons after them, known or not.

    >>> are_announced_names("Текст: Анна Велл"), are_announced_names("執筆：松本花子")
    (True, True)
    >>> are_announced_names("Текст: Анна Велл. Фото: Олег Панин"), are_announced_names("Texto y fotos: Ada Vell")
    (True, True)
    >>> are_announced_names("Foto: Ada Vell"), are_announced_names("Contact: Ada Vell")
    (False, False)
    """
    wide = any(char >= _EAST_ASIAN for char in text)
    # What announces and a name of two words: no time of day, no label alone.
    if not wide and (not 1 < len(text.split()) <= _FEW_WORDS or len(_LETTERS.findall(text)) < _LEAST_WORDS):
        return False
    byline = read_byline(text)
    roles = [part.role for part in byline.parts]
    if not byline.authors or not {*roles} <= _NEXT_TO_NAMES | _ANNOUNCE:
        return False
    if roles[0] != "lead-in" and (roles[0] != "connector" or roles[1] not in _ANNOUNCE):  # "Text and photos: Ada Vell"
        return False
    if "label" in roles[2:] and "credit" not in roles:
        return False
    return all(one.type == "person" and (wide or " " in one.name) for one in byline.authors)
