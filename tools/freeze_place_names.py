"""Freeze what countries, towns and languages are called into ``archive_scraper/words/place_names.txt``.

    python tools/freeze_place_names.py

Names are those of the Unicode CLDR as babel ships it: all countries, the first town of each one's time zones, and the
languages that have a file of the book, in all of these languages. What stands in ``places.txt`` is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from archive_scraper.normalize.east_asian_letters import CJK as EAST_ASIAN
from archive_scraper.normalize.folding import fold_word
from archive_scraper.words import book

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = book.FOLDER / "place_names.txt"
HEAD = """\
# Names of countries, towns and languages, which name nobody where one of them is all that stands in a byline; next to a
# name those of places.txt count alone, which are not here. Folded (lower case, no accents) but in Chinese, Japanese and
# Korean, one a line.
# Source: Unicode CLDR, as shipped by the PyPI package Babel 2: tools/freeze_place_names.py wrote this file.
"""
SHORTEST = 3
"""Letters; of names in Chinese, Japanese and Korean two."""


def names(code: str) -> Iterator[str]:
    """Yield the names of all countries, towns and languages in one language."""
    try:
        locale = Locale.parse(code.replace("-", "_"))
    except UnknownLocaleError:
        return
    yield from (name for key, name in locale.territories.items() if len(key) == 2 and key.isalpha())
    zones = {zones[0] for zones in get_global("territory_zones").values() if zones}
    for zone in sorted(zones):
        yield locale.time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
    yield from (name for key, name in locale.languages.items() if key in LANGUAGES)


CODES = [code for code in book.languages() if (book.FOLDER / f"{code}.toml").exists()]
LANGUAGES = frozenset(code.partition("-")[0] for code in CODES)


def main() -> None:
    """Write the file and print how many names it has."""
    known = frozenset((book.FOLDER / "places.txt").read_text(encoding="utf-8").splitlines())
    found = {
        name if EAST_ASIAN.search(name) else " ".join(map(fold_word, name.split()))
        for code in CODES
        for name in names(code)
    } - known
    shortest = {name: SHORTEST - bool(EAST_ASIAN.search(name)) for name in found}
    kept = sorted(name for name in found if len(name) >= shortest[name] and not any(map(str.isdigit, name)))
    TARGET.write_text(HEAD + "".join(f"{name}\n" for name in kept), encoding="utf-8")
    print(f"{len(kept)} names")


if __name__ == "__main__":
    main()
