"""Authors: people and organizations, in order; linked author elements beat the byline's string."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from archive_scraper.crawl.step import Record, Step, language_of
from archive_scraper.normalize.bylines import read_author_name, read_byline
from archive_scraper.normalize.bylines.vocabulary import GIVEN, PLACE, fold, fold_word, word_bits
from archive_scraper.normalize.urls import host_of

if TYPE_CHECKING:
    from archive_scraper.items import Person


_WORDS = re.compile(r"[^\W\d_]+")


class AuthorsPipeline(Step):
    """Read the linked authors, or the byline where there are none."""

    owns: ClassVar[dict[str, str | None]] = {"authors": "byline_raw"}

    def apply(self, record: Record, order: str | None) -> None:  # noqa: ARG002 # one signature for all steps
        """Set authors."""
        authors = _read_linked(record.authors_linked)
        if not authors and record.byline_raw:
            authors = read_byline(
                record.byline_raw, language=language_of(record, self.rules.languages), site=host_of(record.url)
            ).authors
        record.authors = authors


def _read_linked(linked: tuple[Person, ...]) -> tuple[Person, ...]:
    found: dict[str, Person] = {}
    for author in linked:
        person = read_author_name(author.name)
        if person is not None:
            person = replace(person, name=_with_surname(person.name, author))
            found.setdefault(person.name, replace(person, url=author.url))
    return tuple(found.values())


def _with_surname(name: str, linked: Person) -> str:
    """Return a name with the place behind it that is a surname: the address of the person's page has it too.

    >>> _with_surname("Ada Marlowe", Person(name="Ada Marlowe Lima", url="https://site.example/people/ada-marlowe-lima"))
    'Ada Marlowe Lima'
    """
    rest = linked.name.removeprefix(name).split() if linked.name.startswith(name + " ") else []
    if not 1 <= len(rest) <= 2 or not linked.url:
        return name
    slug = _WORDS.findall(fold(linked.url.rstrip("/").rpartition("/")[2]))
    known = [word_bits(fold_word(word)) for word in rest]
    is_surname = all(bits & PLACE and not bits & ~(PLACE | GIVEN) for bits in known)
    return linked.name if is_surname and slug == _WORDS.findall(fold(linked.name)) else name
