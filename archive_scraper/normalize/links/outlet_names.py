"""What a name says by itself: whether it is an outlet, a person or a place, and the key that its spellings share."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from archive_scraper.normalize.bylines.vocabulary import (
    GIVEN,
    IS_OUTLET,
    IS_PLACE,
    OUTLET,
    PLACE,
    vocabulary,
    word_bits,
)
from archive_scraper.normalize.folding import fold_word
from archive_scraper.normalize.links import words
from archive_scraper.normalize.urls import host_of
from archive_scraper.words import book
from archive_scraper.words.kept import compiled
from archive_scraper.words.outlets import is_outlet

_SHORTEST_PAPER = 8
"""Letters of a name that ends as papers' names do: "Hamnblad", not "Bladet"."""
_PAPERS = book.entries("outlet.name_endings")
_EAST_ASIAN_PAPERS = book.entries("east_asian.papers")
_EAST_ASIAN_PLACES = book.words("east_asian.places")
_SHORTEST_NAME = 3
"""Letters of a name that a part of a host tells."""
_MOST_LISTED = 4
"""Words of a listed name that is looked for in a text."""
_WITH_ARTICLE = compiled(r"\bThe [A-Z]")
_AROUND = ".,:;!?()[]\"“”„«»'"
DOMAIN = compiled(r"(?:[\w-]+\.)+[a-z]{2,12}", re.IGNORECASE)


@lru_cache(maxsize=8192)
def looks_like_outlet(name: str) -> bool:
    """Tell whether a name alone, without a sentence around it, is an outlet's.

    >>> looks_like_outlet("The Strait Observer"), looks_like_outlet("North Korea")
    (True, False)
    """
    if DOMAIN.fullmatch(name):
        return True
    lower = name.casefold()
    if lower in words.SECTION_WORDS:
        return False
    if lower in words.OUTLET_WORDS or _is_listed(name):
        return True
    if re.search(r"[a-z][A-Z]", name):  # HarborWire, but no place and no topic
        return True
    if name.startswith("The ") and len(name) > 4:
        return True
    if len(lower) >= _SHORTEST_PAPER and name[:1].isupper() and lower.endswith(_PAPERS):
        return True
    if not name.isascii() and name.endswith(_EAST_ASIAN_PAPERS) and name not in _EAST_ASIAN_PAPERS:
        return True
    return any(part.strip(".,:()") in words.OUTLET_WORDS for part in re.split(r"[\s'’-]+", lower))


def names_outlet(text: str) -> bool:
    """Tell whether some words of a text are an outlet's name by themselves, cheaply.

    >>> names_outlet("It stood in the Strait Observer."), names_outlet("It stood in the harbour.")
    (True, False)
    """
    printed = [token.strip(_AROUND) for token in text.split()]
    if any(map(looks_like_outlet, printed)) or _WITH_ARTICLE.search(text):
        return True
    phrases, keys = vocabulary().phrases, list(map(fold_word, printed))
    capitals = [place for place, token in enumerate(printed[:-1]) if token[:1].isupper()]
    return any(
        phrases.get(" ".join(filter(None, keys[place:end]))) == IS_OUTLET
        for place in capitals
        for end in range(place + 2, place + _MOST_LISTED + 1)
    )


def is_known_outlet(name: str) -> bool:
    """Tell whether a name is a known outlet's, or has a newspaper's word next to others.

    >>> is_known_outlet("Harbour Herald"), is_known_outlet("The Hague")
    (True, False)
    """
    parts = re.split(r"[\s'’-]+", name.casefold())
    if _listed_as(name) == IS_OUTLET:
        return True
    told = any(part.strip(".,") in words.OUTLET_WORDS or word_bits(fold_word(part)) & OUTLET for part in parts)
    return told and len(parts) > 1 and not begins_as_person(name)


def begins_as_person(name: str) -> bool:
    """Tell whether a known given name and another word stand there: "translated by Jane Doe"."""
    first, _, rest = name.partition(" ")
    bits = word_bits(fold_word(first))
    return bool(rest) and bool(bits & GIVEN) and not bits & PLACE and not looks_like_outlet(name)


def is_place(name: str) -> bool:
    """Tell whether a name is that of a city or a country."""
    return _listed_as(name) == IS_PLACE or name in _EAST_ASIAN_PLACES


def _is_listed(name: str) -> bool:
    """Tell whether a name stands in the list of outlets that bylines share: one of one word as it is printed there."""
    return _listed_as(name) == IS_OUTLET if " " in name else is_outlet(name, as_printed=True)


def _listed_as(name: str) -> str | None:
    """Return what a name is in the lists of names that bylines share."""
    return vocabulary().phrases.get(" ".join(map(fold_word, name.split())))


def publication_key(name: str | None, url: str | None = None) -> str | None:
    """Return the key that all spellings of one outlet share: its name folded, or its host where it has no name.

    Case, accents, punctuation, a leading article and a domain's ending do not count; a bare domain in place of a
    name is read as a host.

    >>> publication_key("The Atlantic"), publication_key("the  ATLANTIC."), publication_key(None, "https://www.x.org/a")
    ('atlantic', 'atlantic', 'x.org')
    """
    folded = _fold(name or "")
    if folded and name and DOMAIN.fullmatch(name.strip(" .")):
        return name.strip(" .").casefold().removeprefix("www.")
    if folded:
        return folded
    return host_of(url) or None


def is_called(host: str | None, name: str) -> bool:
    """Tell whether a part of a host is what an outlet is called.

    >>> is_called("harboroptions.quay.example", "Harbor Options"), is_called("quay.example", "Harbor Options")
    (True, False)
    """
    key = bare_key(name)
    labels = host.replace("-", "").removeprefix("www.").split(".")[:-1] if host else ()
    return len(key) >= _SHORTEST_NAME and key in labels


def bare_key(name: str) -> str:
    """Return a name as a host would print it: without spaces, case and a domain's ending."""
    return (publication_key(name) or "").split(".", 1)[0].replace(" ", "")


def _fold(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    # A final mark of a non-Latin script is a letter's own part; only the accents of Latin, Greek and Cyrillic go.
    plain = "".join(char for char in decomposed if not 0x0300 <= ord(char) <= 0x036F)
    plain = re.sub(r"(?<=\b\w)\.(?=\w\b|\W|$)", "", plain)  # U.S. and US
    plain = re.sub(r"['’`´]s\b", "s", plain.replace("&", " and "))
    plain = " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", plain.replace("'", "").replace("’", ""))))
    for article in words.OUTLET_STARTS:
        if plain.startswith(article) and len(plain) > len(article):
            return plain[len(article) :]
    return plain
