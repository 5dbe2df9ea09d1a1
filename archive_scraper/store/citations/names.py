"""How texts call the houses that the program knows."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from archive_scraper.normalize.links.mentions import HouseNames
from archive_scraper.store.citations.owners import known_houses
from archive_scraper.words.book import split_entries

if TYPE_CHECKING:
    from collections.abc import Iterator


@cache
def house_names() -> HouseNames:
    """Return the names of houses: of the catalogue, of owners.toml, and of house_names.toml, which has the last word.

    A name of several words is sure, one of capitals alone (CSIS) short, unless house_names.toml says otherwise. A name
    that two houses have is neither's.
    """
    text = resources.files("archive_scraper.store.citations").joinpath("house_names.toml").read_text("utf-8")
    told = tomllib.loads(text)
    never = frozenset(split_entries(told["never"]["names"]))
    sure = [(name, domain) for domain, names in told["sure"].items() for name in split_entries(names)]
    short = [(name, domain) for domain, names in told["short"].items() for name in split_entries(names)]
    settled = frozenset(name for name, _ in (*sure, *short)) | never
    for domain, title in known_houses():
        for name in _names_in(title):
            if name not in settled:
                (sure if " " in name else short).append((name, domain))
    return HouseNames(sure=_of_one(sure), short=_of_one(short))


def _names_in(title: str) -> Iterator[str]:
    """Yield what a title of the catalogue calls a house: without brackets, the article and what follows a comma."""
    name = re.sub(r"\s*\(.*?\)", "", title).split(",")[0].strip().removeprefix("The ")
    if " " in name or name.isupper():
        yield name
    yield from re.findall(r"\(([A-Z]{3,})\)", title)


def _of_one(names: list[tuple[str, str]]) -> dict[str, str]:
    """Return name -> domain of those that are one house's alone."""
    owners = Counter(name for name, _ in set(names))
    return {name: domain for name, domain in names if owners[name] == 1}
