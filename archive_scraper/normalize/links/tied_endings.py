"""Case endings that a mark ties to a name, or its capitals: "Hürriyet'te", "HVG-n", "YLE:ssä", "EITBn"."""

from __future__ import annotations

from functools import cache

from archive_scraper.words import book
from archive_scraper.words.kept import compiled

_TIED = compiled(
    r"(?:(?P<quote>['’])|(?:(?<=[A-Z0-9ÁÉÍÓÖÚÜŐŰŠŽČĆĐÅÄÕ])|(?<=\.[a-z]{2}))(?P<mark>[-:])"
    r"|(?<=[A-Za-z])-(?=[^\W\d_a-zà-ɏ])|(?<=[A-Z]{3})(?![A-Z]))(?P<ending>[^\W\d_]{1,6})$"
)
_GLUED = "*"


@cache
def _endings() -> dict[str, frozenset[str]]:
    """Return a mark -> the endings that it ties to a name."""
    found: dict[str, frozenset[str]] = {}
    for entry in book.entries("outlet.tied_endings"):
        mark, _, endings = entry.partition("=")
        found[mark.strip()] = found.get(mark.strip(), frozenset()) | frozenset(endings.split())
    return found


def without_tied_ending(name: str) -> str:
    """Return a name without the case ending that a mark ties to it.

    >>> list(map(without_tied_ending, ("Liman Postası'nda", "HVG-ben", "YLE:n", "EITBn", "Facebook-ում", "Kai'sa")))
    ['Liman Postası', 'HVG', 'YLE', 'EITB', 'Facebook', "Kai'sa"]
    """
    tied = _TIED.search(name)
    if tied is None:
        return name
    glued = tied.start() == tied.start("ending")
    mark = "'" if tied["quote"] else tied["mark"] or (_GLUED if glued else "-")
    return name[: tied.start()] if tied["ending"] in _endings()[mark] else name
