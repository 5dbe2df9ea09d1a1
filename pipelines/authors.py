"""Authors: people and organizations, in order; linked author elements beat the byline's string."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from archive_scraper.crawl.step import Record, Step, language_of
from archive_scraper.normalize.authors import read_author_name, read_byline
from archive_scraper.normalize.urls import host_of

if TYPE_CHECKING:
    from archive_scraper.items import Person


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
            found.setdefault(person.name, replace(person, url=author.url))
    return tuple(found.values())
