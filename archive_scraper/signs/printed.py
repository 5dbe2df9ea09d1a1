"""What is printed is read once: extraction, which weighs a text, and the pipelines, which store it, share the reading.

Both ask here with the language and the site of the page, and get the same answer; the second question costs nothing.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from archive_scraper.items import Person
from archive_scraper.normalize.bylines import read_byline
from archive_scraper.normalize.bylines.vocabulary import GIVEN, PLACE, word_bits
from archive_scraper.normalize.dates import Date, read_date
from archive_scraper.normalize.folding import fold, fold_name, fold_word
from archive_scraper.signs.bylines import separate_names
from archive_scraper.signs.person_name import is_person_name
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from archive_scraper.normalize.bylines import Byline

_WORDS = compiled(r"[^\W\d_]+")
_NAME = compiled(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")
"""What needs no grammar to be a name, where the page itself marks it up as one."""
_ACCOUNT = compiled(r"[^\W_][\w.-]{1,28}[^\W_]")
"""An account or an office, "a.marlowe", where the page says that it wrote the item."""


@lru_cache(maxsize=4096)
def read_printed(text: str, language: str | None, site: str) -> Byline:
    """Return what a printed line or name says of its item's authors."""
    return read_byline(separate_names(text), language=language, site=site)


def read_line(text: str, language: str | None, site: str) -> tuple[Person, ...]:
    """Return the authors that a printed line or name says."""
    return read_printed(text, language, site).authors


def credits_others(text: str, language: str | None, site: str) -> bool:
    """Tell whether a printed line names nobody as its author, but somebody for another part.

    >>> credits_others("Photo: Tomas Vell", "en", ""), credits_others("Ada Marlowe, photo: Tomas Vell", "en", "")
    (True, False)
    """
    byline = read_printed(text, language, site)
    return not byline.authors and any(part.role == "credit" for part in byline.parts)


@lru_cache(maxsize=8192)
def read_day(
    text: str,
    *,
    now: datetime | None = None,
    language: str | None = None,
    order: str | None = None,
    timezone: str | None = None,
    formats: tuple[str, ...] = (),
) -> Date | None:
    """Return the date that a printed text says; arguments as of normalize.dates.read_date."""
    return read_date(text, now=now, language=language, order=order, timezone=timezone, formats=formats).date


def read_element(printed: Person, language: str | None, site: str) -> tuple[Person, ...]:
    """Return the authors of one element that a page marks up as an author, its name as printed.

    An element with one author gives that one its address; a part that the data call an organization stays one, unless
    it is a person's name.
    """
    authors = read_line(printed.name, language, site)
    if not authors and printed.type == "person":
        is_account = _ACCOUNT.fullmatch(printed.name) is not None and all(
            part.role == "ignored" for part in read_printed(printed.name, language, site).parts
        )
        if is_account or _NAME.fullmatch(printed.name):
            authors = (Person(name=printed.name),)
    if printed.type == "organization":
        authors = tuple(
            author if is_person_name(author.name) else replace(author, type="organization") for author in authors
        )
    if len(authors) == 1:
        return (replace(authors[0], name=_by_address(authors[0].name, printed), url=printed.url),)
    return authors


def read_elements(printed: Iterable[Person], language: str | None, site: str) -> tuple[Person, ...]:
    """Return the authors of several elements, in order, nobody twice."""
    found: dict[str, Person] = {}
    for one in printed:
        for author in read_element(one, language, site):
            found.setdefault(fold_name(author.name), author)
    return tuple(found.values())


def read_authors(linked: tuple[Person, ...], byline: str | None, language: str | None, site: str) -> tuple[Person, ...]:
    """Return the authors of an item: those of its marked elements, or of its byline where that names them and more.

    >>> ada = Person(name="Dr. Ada Marlowe", url="https://harbour.example/people/ada")
    >>> [(author.name, author.url is not None) for author in read_authors((ada,), "By Tomas Vell", None, "")]
    [('Ada Marlowe', True)]
    >>> [(author.name, author.url is not None) for author in read_authors((ada,), "By A. Bo & Ada Marlowe", None, "")]
    [('A. Bo', False), ('Ada Marlowe', True)]
    """
    people = read_elements(linked, language, site)
    if not byline or (people and byline == ", ".join(one.name for one in linked)):
        return people
    printed = read_line(byline, language, site)
    known = {fold_name(person.name): person.url for person in people}
    if known.keys() < {fold_name(person.name) for person in printed}:
        return tuple(replace(person, url=known.get(fold_name(person.name), person.url)) for person in printed)
    return people or printed


def _by_address(name: str, printed: Person) -> str:
    """Return a name with the place after it where that is a surname, and without it where it is none.

    The address of the person's page has the name as it is.

    >>> _by_address("Ada Marlowe", Person(name="Ada Marlowe Oslo", url="https://site.example/people/ada-marlowe-oslo"))
    'Ada Marlowe Oslo'
    >>> _by_address("Ada Marlowe Lima", Person(name="Ada Marlowe Lima", url="https://site.example/people/ada-marlowe"))
    'Ada Marlowe'
    """
    if not printed.url:
        return name
    slug = _WORDS.findall(fold(printed.url.rstrip("/").rpartition("/")[2]))
    rest = printed.name.removeprefix(name).split() if printed.name.startswith(name + " ") else []
    if 1 <= len(rest) <= 2 and _are_places(rest) and slug == _WORDS.findall(fold(printed.name)):
        return printed.name
    before, _, last = name.rpartition(" ")
    if " " in before and _are_places([last]) and slug == _WORDS.findall(fold(before)):
        return before
    return name


def _are_places(words: list[str]) -> bool:
    """Tell whether words are places, and nothing else but given names."""
    known = [word_bits(fold_word(word)) for word in words]
    return all(bits & PLACE and not bits & ~(PLACE | GIVEN) for bits in known)
