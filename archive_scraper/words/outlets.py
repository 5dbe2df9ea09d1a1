"""Names of outlets by language (``outlets.txt``): newspapers, magazines, journals, broadcasters, agencies, portals."""

from __future__ import annotations

from functools import cache

from archive_scraper.words.book import FOLDER
from archive_scraper.words.kept import kept


@cache
def outlet_names(*languages: str) -> tuple[str, ...]:
    """Return the names of outlets as they print themselves, in their first form: those of some languages, or all.

    >>> "Gazeta Wyborcza" in outlet_names("pl"), "Gazeta Wyborcza" in outlet_names("de", "cs")
    (True, False)
    """
    sections = _sections()
    return tuple(dict.fromkeys(name for code in languages or sections for name in sections.get(code, ())))


def is_outlet(name: str, *, as_printed: bool = False) -> bool:
    """Tell whether a whole name stands in the list, whatever its case.

    >>> is_outlet("GAZETA WYBORCZA"), is_outlet("GAZETA WYBORCZA", as_printed=True)
    (True, False)
    """
    return (name if as_printed else name.casefold()) in _forms(folded=not as_printed)


@cache
def _forms(*, folded: bool) -> frozenset[str]:
    return frozenset(map(str.casefold, outlet_names())) if folded else frozenset(outlet_names())


@kept
def _sections() -> dict[str, tuple[str, ...]]:
    """Return the code of a language -> the names of its outlets, in the order of the file."""
    found: dict[str, list[str]] = {}
    names: list[str] = []
    for line in (FOLDER / "outlets.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            names = found.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            names.append(line)
    return {code: tuple(names) for code, names in found.items()}
