"""Authors: people and organizations, in order; linked author elements beat the byline's string."""

from __future__ import annotations

from typing import ClassVar

from archive_scraper.crawl.step import Record, Step, language_of
from archive_scraper.normalize.urls import host_of
from archive_scraper.signs.printed import read_authors


class AuthorsPipeline(Step):
    """Read the linked authors and the byline, as printed."""

    owns: ClassVar[dict[str, str | None]] = {"authors": "byline_raw"}

    def apply(self, record: Record, order: str | None) -> None:  # noqa: ARG002 # one signature for all steps
        """Set authors."""
        language = language_of(record, self.rules.languages)
        record.authors = read_authors(record.authors_linked, record.byline_raw, language, host_of(record.url))
