"""A byline as people: who wrote it, by the grammar of this package."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from archive_scraper.items import Person
from archive_scraper.normalize.bylines.drafts import PERSON
from archive_scraper.normalize.bylines.lists import read_list
from archive_scraper.normalize.bylines.persons import NAME_SHAPE
from archive_scraper.normalize.bylines.vocabulary import GIVEN, vocabulary, word_bits
from archive_scraper.normalize.bylines.wholes import is_section
from archive_scraper.normalize.east_asian_letters import has_east_asian_names
from archive_scraper.normalize.folding import fold, fold_word
from archive_scraper.normalize.fragments import has_markup
from archive_scraper.normalize.parts import Part
from archive_scraper.normalize.text import decode_entities
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

# The longest author lists, of physics collaborations, have some thousand names; what is longer is no byline.
_LONGEST_BYLINE: Final = 20_000
_LONGEST_REMEMBERED: Final = 300
# Reading a name again gives the name in nearly all cases; the rest settles or is given up.
_MOST_READINGS: Final = 4
# Names of capitalised words and initials only, which need no second reading where no word means anything else.
_PLAIN_NAME: Final = compiled(r"[A-Z][a-z]+(?: [A-Z]\.| [A-Z][a-z]+)* [A-Z][a-z]+")
_JOINS: Final = book.words("byline.joins")
_NOBODY: Final = frozenset(
    entry
    for entry in book.entries("byline.nobody")
    if not (entry.replace(" ", "").isalnum() and _JOINS.isdisjoint(entry.split()))
) | {entry for entry in book.entries("button.interface") if " " in entry}
"""What stands for nobody and is written with marks or words that part names: "N/A", "Logga in"."""
_NO_TEXT: Final = compiled(
    r"<(?P<tag>script|style|time|svg|button)\b[^<>]*>[^<>]*</(?P=tag)>|<!--[^<>]*-->", re.IGNORECASE
)
_NEXT_LINK: Final = compiled(r"</a>\s+(?=<a\b)", re.IGNORECASE)
_BORDER: Final = compiled(
    r"</?(?:p|div|li|ul|ol|br|h[1-6]|td|tr|section|header|figure)\b[^<>]*>|</\w+>(?=<\w)", re.IGNORECASE
)
"""Blocks, and elements that nothing parts: two people, as two names of one person have a space between."""
_TAG: Final = compiled(r"<[^<>]*>")
_CAPITALISED: Final = r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+"
_KNOWN_NAME: Final = compiled(rf"{_CAPITALISED}(?: (?:[A-ZÀ-ÖØ-Þ]\.|{_CAPITALISED}))? {_CAPITALISED}")


@dataclass(frozen=True, slots=True)
class Byline:
    """The authors of a byline, in order, and every piece of it with the rule that decided it."""

    authors: tuple[Person, ...]
    parts: tuple[Part, ...]


def read_byline(text: str, *, language: str | None = None, site: str | None = None) -> Byline:
    """Read a byline: names as printed, without titles, roles, places, outlets, dates and accounts.

    Persons and organizations in the order of the text, nobody twice. Editors, compilers and reviewers count as
    authors; photographers, translators, hosts and contributors do not. ``language`` (ISO 639-1) settles words
    that join names in one language only ("e", "i", "en"); ``site`` (a host name) the site's own name. Linear in the
    text; never raises; a name that came out reads as itself.

    >>> [person.name for person in read_byline("By Amb. Ada Marlowe & Tomas Vell, Jr., Foreign Policy").authors]
    ['Ada Marlowe', 'Tomas Vell Jr.']
    """
    if len(text) <= _LONGEST_REMEMBERED:
        return _remembered(text, language, site)
    return _read_byline(text, language, site)


@lru_cache(maxsize=1024)
def _remembered(text: str, language: str | None, site: str | None) -> Byline:
    """Read a byline once: a page's is read for its authors and for their offices, and the next pages have it too."""
    return _read_byline(text, language, site)


def _read_byline(text: str, language: str | None, site: str | None) -> Byline:
    rest = ""
    if has_markup(text):
        text = _without_markup(text)
    if len(text) > _LONGEST_BYLINE:
        text, rest = text[:_LONGEST_BYLINE], text[_LONGEST_BYLINE:]
    people, parts = _read(text, language, site)
    if rest:
        parts.append(Part(rest[:80], "ignored", f"after the first {_LONGEST_BYLINE} characters: no byline is longer"))
    # A text that is one name was read just now.
    is_settled = len(people) == 1 and people[0].name == text
    return Byline(tuple(people) if is_settled else _settle(people, language, site), tuple(parts))


def _without_markup(text: str) -> str:
    """Return a byline's HTML as text: links next to each other are people next to each other."""
    text = _NO_TEXT.sub("", text[: 2 * _LONGEST_BYLINE])
    text = _NEXT_LINK.sub(", ", text)
    return decode_entities(_TAG.sub("", _BORDER.sub("\n", text)))


def read_author_name(text: str) -> Person | None:
    """Read one author element or a structured author's name; None where it names nobody.

    Where the text names several, the first.

    >>> read_author_name("By Dr. Ada Marlowe, Senior Fellow").name
    'Ada Marlowe'
    >>> read_author_name("admin") is None
    True
    """
    authors = read_byline(text).authors
    return authors[0] if authors else None


def _read(text: str, language: str | None, site: str | None) -> tuple[list[Person], list[Part]]:
    if _is_known_name(text):
        return [Person(name=text)], [Part(text, PERSON, NAME_SHAPE)]
    if text.strip(" .\n").casefold() in _NOBODY:
        return [], [Part(text, "ignored", "nobody")]
    if has_east_asian_names(text):
        from archive_scraper.normalize.bylines.east_asian import read_east_asian

        return read_east_asian(text, language, site)
    return read_list(text, language, site)


def _is_known_name(text: str) -> bool:
    """Tell without the grammar whether a text is one name: a known given name and words that mean nothing else."""
    if _KNOWN_NAME.fullmatch(text) is None:
        return False
    keys = [fold_word(word) for word in text.split()]
    if not word_bits(keys[0]) & GIVEN or any(word_bits(key) & ~GIVEN for key in keys):
        return False
    if len(keys) > 2 and is_section(keys[-1]):
        return False  # "Ada Marlowe Politics"
    phrases = vocabulary().phrases  # "Virginia Beach" is no person
    return not any(" ".join(keys[:end]) in phrases for end in range(2, len(keys) + 1))


def _settle(people: list[Person], language: str | None, site: str | None) -> tuple[Person, ...]:
    """Return the authors as they read when read again; a name that never comes to rest is dropped."""
    settled: dict[str, Person] = {}
    waiting = [(person, 0) for person in reversed(people)]
    while waiting:
        person, readings = waiting.pop()
        again = (person,) if _is_plain(person) else _read_name_again(person.name, language, site)
        if again == (person,):
            settled.setdefault(fold(person.name), person)
        elif readings < _MOST_READINGS:
            waiting.extend((other, readings + 1) for other in reversed(again))
    return tuple(settled.values())


@lru_cache(maxsize=4096)
def _read_name_again(name: str, language: str | None, site: str | None) -> tuple[Person, ...]:
    """Read a name as a byline; the authors of a source come again and again."""
    return tuple(_read(name, language, site)[0])


def _is_plain(person: Person) -> bool:
    return (
        person.type == "person"
        and person.name.count(" ") < 3  # four words may be two names
        and _PLAIN_NAME.fullmatch(person.name) is not None
        and not is_section(fold_word(person.name.rsplit(" ", 1)[-1]))
        and not any(word_bits(fold_word(word)) & ~GIVEN for word in person.name.split())
    )
