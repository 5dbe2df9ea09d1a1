"""The words of Chinese, Japanese and Korean bylines, from the book."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from archive_scraper.normalize.bylines.vocabulary import BUTTONS_AND_LABELS, read_lines
from archive_scraper.normalize.east_asian_letters import HAN
from archive_scraper.words import book


@dataclass(frozen=True, slots=True)
class EastAsianWords:
    """The words of East Asian bylines, each in the order and the form in which pieces are asked for them."""

    leads: tuple[str, ...]
    credits: frozenset[str]
    tails: tuple[str, ...]
    ends: tuple[str, ...]
    """Roles, and what says that a name took the picture or translated the text."""
    apart: frozenset[str]
    """The same, as words of their own."""
    endings: tuple[str, ...]
    openings: tuple[str, ...]
    placeholders: frozenset[str]
    places: frozenset[str]
    labels: re.Pattern[str]
    """Finds the white space before a lead-in or a credit, with a colon or as a word between two names."""
    korean: frozenset[str]
    chinese: frozenset[str]
    districts: re.Pattern[str]
    """A Chinese city and a district of it: "台中東勢"."""

    def endings_in(self, language: str) -> tuple[str, ...]:
        """Return what closes an organization's name; one letter in its own language only: 裕司 is a given name.

        >>> [end for end in east_asian_words().endings_in("ja") if end in ("司", "省", "大学")]
        ['大学', '省']
        """
        return _endings_in(language)


def _inner_labels() -> frozenset[str]:
    """Return the words that stand between names and speak of the second; a role speaks of the name before it."""
    labels = book.words("east_asian.opens", "east_asian.credits") - book.words("east_asian.roles")
    return frozenset(label for label in labels if len(label) > 1)


@lru_cache(maxsize=8)
def _endings_in(language: str) -> tuple[str, ...]:
    endings = east_asian_words().endings
    files = book.by_language("east_asian.organization_endings")
    own = {end for code, found in files.items() if code.partition("-")[0] == language for end in found}
    return tuple(end for end in endings if len(end) > 1 or end in own or not own)


@lru_cache(maxsize=1)
def east_asian_words() -> EastAsianWords:
    """Return the words, read on first use."""

    def longest_first(kind: str) -> tuple[str, ...]:
        return tuple(sorted(book.entries(f"east_asian.{kind}"), key=len, reverse=True))

    surnames, places = (book.by_language(f"east_asian.{kind}") for kind in ("surnames", "places"))
    chinese = frozenset((*surnames["zh"], *surnames["zh-Hant"]))
    return EastAsianWords(
        leads=longest_first("opens"),
        credits=book.words("east_asian.credits"),
        tails=longest_first("roles"),
        ends=(*book.entries("east_asian.roles"), *book.entries("east_asian.taken")),
        apart=book.words("east_asian.roles", "east_asian.taken"),
        endings=longest_first("organization_endings"),
        openings=longest_first("organization_openings"),
        placeholders=book.words(
            "east_asian.nobody",
            "east_asian.ours",
            "byline.nobody",
            "byline.buttons",
            "heading.related",
            *BUTTONS_AND_LABELS,
        ).union(read_lines("place_names.txt")),
        places=book.words("east_asian.places"),
        labels=re.compile(
            rf"\s+(?=(?:{book.alternatives('east_asian.opens', 'east_asian.credits')}){{1,2}}\s{{0,3}}[:：・＝=／/|｜]"
            rf"|(?:{book.any_of(_inner_labels())})\s+\S|(?:[{HAN}]{{5,8}}|(?![{''.join(sorted(chinese))}])[{HAN}]{{4}})[:：])"
        ),
        korean=frozenset(surnames["ko"]),
        chinese=chinese,
        districts=re.compile(rf"{book.any_of((*places['zh'], *places['zh-Hant']))}[{HAN}]{{2,4}}"),
    )
