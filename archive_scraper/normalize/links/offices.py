"""Offices, firms and universities, which stand after "Source:" as outlets do and publish no articles."""

from __future__ import annotations

from archive_scraper.normalize.links import words
from archive_scraper.normalize.links.outlet_names import looks_like_outlet
from archive_scraper.words import book
from archive_scraper.words.book import UNSPACED
from archive_scraper.words.kept import compiled

_AROUND = ".,()\"'“”„«»"
_BRACKET = compiled("[(（]")
_TURKISH_DOT = compiled("\u0307")
"""What casefolding leaves of a Turkish capital."""
_UNSPACED = tuple(word for word in words.OFFICES if UNSPACED.search(word))
_NEWSROOMS = book.entries("east_asian.organization_endings")
_SHORTEST_ENDING = 5
_ENDINGS = tuple(word for word in words.OFFICES if len(word) >= _SHORTEST_ENDING and " " not in word)
"""Words that close a compound, too: Belügyminisztérium, Finansdepartementet."""


def is_office(name: str) -> bool:
    """Tell whether an office, a firm or a university stands there: "Met Office", but not "The Bureau Post".

    >>> is_office("Met Office"), is_office("Belügyminisztérium"), is_office("国家统计局"), is_office("光明日报编辑部")
    (True, True, True, False)
    """
    outlet = looks_like_outlet(name)
    if UNSPACED.search(name) is not None:
        return not outlet and _is_unspaced_office(name)
    parts = [_TURKISH_DOT.sub("", part.strip(_AROUND)) for part in name.casefold().split()]
    offices = sum(part in words.OFFICES or part.endswith(_ENDINGS) for part in parts)
    return offices > outlet  # of "Türkiye Cumhuriyet Merkez Bankası" one word is a newspaper's


def _is_unspaced_office(name: str) -> bool:
    """Tell whether a name begins (Thai) or ends (Chinese, Japanese, Korean) as offices do and newsrooms do not."""
    if name.startswith(_UNSPACED) and "\u0e00" <= name[0] <= "\u0eff":
        return True
    bare = _BRACKET.split(name, maxsplit=1)[0].rstrip()
    office = max((len(end) for end in _UNSPACED if bare.endswith(end)), default=0)
    newsroom = max((len(end) for end in _NEWSROOMS if bare.endswith(end)), default=0)
    return office > 0 and office >= newsroom
