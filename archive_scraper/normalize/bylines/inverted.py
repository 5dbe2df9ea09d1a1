"""Lists whose names all have the last name first: "Marlowe, Ada; Vell, Tomas", "Marlowe, A., & Vell, T."."""

from __future__ import annotations

import re
from typing import Final

from archive_scraper.normalize.bylines.vocabulary import ARTICLE, GIVEN, PARTICLE, word_bits
from archive_scraper.normalize.bylines.wholes import is_label_key
from archive_scraper.normalize.folding import fold_word
from archive_scraper.normalize.late import late
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

_LEAD: Final = book.any_of(
    entry for meaning in ("byline.opens", "byline.joins") for entry in book.by_language(meaning)["en"]
)
_WORD: Final = r"[^\W\d_][\w'’-]{0,40}"
# One name, last name first: "Marlowe, Ada B.", "de la Mar, Ada".
_INVERTED: Final = late(
    rf"\s*(?P<lead>(?:{_LEAD}\s)?)(?P<last>(?:[^\W\d_]{{1,4}}['’]?\s){{0,3}}(?P<family>{_WORD})),[^\S\n]"
    rf"(?P<given>(?P<first>{_WORD})\.?(?:[\s-]{_WORD}\.?){{0,2}})\s*",
    re.IGNORECASE,
)
_INITIALS: Final = r"[^\W\d_]\.(?:[\s-]?[^\W\d_]\.){0,2}"
_AND: Final = rf"(?:{book.alternatives('name.joins')}|&)"
# References of journals: "Marlowe, A., Vell, T., and Okoro, I. B.".
_REFERENCE: Final = compiled(rf"\s*([^\W\d_][\w'’ -]{{0,40}}, {_INITIALS})(?:,?\s{_AND}\s|[,;]\s*(?:{_AND}\s)?|\s*$)")
_BETWEEN: Final = compiled(rf",?\s{_AND}\s")
_ABBREVIATED: Final = compiled(r"[^\W\d_]{2}\.\s*$")
"""The end of "Harbour, Mass."."""


def turn_inverted(text: str) -> str:
    """Return a list whose names are all inverted with the given names first; another text as it is.

    >>> turn_inverted("Marlowe, Ada; Vell, Tomas"), turn_inverted("Marlowe, A., Vell, T., & Okoro, I. B.")
    ('Ada Marlowe; Tomas Vell', 'A. Marlowe; T. Vell; I. B. Okoro')
    >>> turn_inverted("Ada Marlowe, Tomas Vell"), turn_inverted("Marlowe, London; Vell, Paris")
    ('Ada Marlowe, Tomas Vell', 'Marlowe, London; Vell, Paris')
    """
    pieces = _pieces(text) if "," in text else []
    if not pieces:
        return text
    names = [_INVERTED.fullmatch(piece) for piece in pieces]
    found = [name for name in names if name is not None]
    if len(found) < len(names) or not all(map(_may_be_name, found)):
        return text
    known = sum(map(_is_known, found))
    alone = len(found) == 1
    if known < len(found) and (";" not in text) and not (alone and _says_nothing_else(found[0])):
        return text
    if alone and known and not _is_plain(found[0]):
        return text
    return "; ".join(f"{name['lead']}{name['given']} {name['last']}" for name in found)


def _pieces(text: str) -> list[str]:
    """Return the names of a list, each whole."""
    if ";" in text:
        return text.split(";")
    place, found = 0, []
    while match := _REFERENCE.match(text, place):
        found.append(match[1])
        place = match.end()
        if place == len(text):
            return found
    return _BETWEEN.split(text)


def _is_known(name: re.Match[str]) -> bool:
    return _is_initial(name) or bool(word_bits(fold_word(name["first"])) & GIVEN)


def _is_initial(name: re.Match[str]) -> bool:
    return name["given"][1:2] in {".", " "}


def _may_be_name(name: re.Match[str]) -> bool:
    """Tell whether the given name is no place, office or agency, and small words before the last name are particles."""
    bits = word_bits(fold_word(name["first"]))
    *small, _ = name["last"].split()
    if _ABBREVIATED.search(name[0]) or not (_is_initial(name) or bits & GIVEN or not bits):
        return False
    return all(word_bits(fold_word(word)) & (PARTICLE | ARTICLE) for word in small)


def _is_plain(name: re.Match[str]) -> bool:
    """Tell whether two words are a last name and a given one: not "Ada, Tomas" and not "Paris, France"."""
    if " " in name["given"] + name["last"]:
        return True
    family, first = (word_bits(fold_word(name[part])) for part in ("family", "first"))
    return not family and not first & ~GIVEN


def _says_nothing_else(name: re.Match[str]) -> bool:
    """Tell whether neither word is known: "Sow, Aminata"."""
    words = name["family"], name["first"]
    family = fold_word(name["family"])
    labels = any(is_label_key(fold_word(word)) for word in words)  # "Arsim, Shkencë": two sections
    return all(word[0].isupper() for word in words) and not word_bits(family) and not labels
