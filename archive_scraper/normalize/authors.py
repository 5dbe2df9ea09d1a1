"""Bylines as people: who wrote it, by the grammar of ``normalize.bylines``."""

from __future__ import annotations

from dataclasses import dataclass

from archive_scraper.items import Person
from archive_scraper.normalize.bylines.east_asian import has_east_asian_names, read_east_asian
from archive_scraper.normalize.bylines.keys import group_names, person_key, same_person
from archive_scraper.normalize.bylines.lists import read_list
from archive_scraper.normalize.parts import Part

__all__ = ["Byline", "group_names", "person_key", "read_author_name", "read_byline", "same_person"]


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
    if has_east_asian_names(text):
        people, parts = read_east_asian(text, language, site)
    else:
        people, parts = read_list(text, language, site)
    return Byline(tuple(people), tuple(parts))


def read_author_name(text: str) -> Person | None:
    """Read one author element or a structured author's name; None where it names nobody.

    >>> read_author_name("By Dr. Ada Marlowe, Senior Fellow").name
    'Ada Marlowe'
    >>> read_author_name("admin") is None
    True
    """
    authors = read_byline(text).authors
    return authors[0] if authors else None
