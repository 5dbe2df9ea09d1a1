"""Published and modified: never more than the page said."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from archive_scraper.crawl.step import Record, Step, language_of
from archive_scraper.items import Article
from archive_scraper.normalize.dates import Date, usual_order
from archive_scraper.normalize.urls import host_of
from archive_scraper.signs.printed import read_day


class DatesPipeline(Step):
    """Read published_raw and modified_raw with the site's language, order, formats and zone."""

    owns: ClassVar[dict[str, str | None]] = {"published": "published_raw", "modified": "modified_raw"}

    def apply(self, record: Record, order: str | None) -> None:
        """Set published and modified with their precision."""
        date = self._read(record, record.published_raw, order)
        if date is not None:
            record.published = date.value
            record.published_precision = date.precision
        if isinstance(record, Article):
            record.published_ambiguous = date is not None and date.ambiguous
            modified = self._read(record, record.modified_raw, order)
            record.modified = modified.value if modified is not None else None

    def _read(self, record: Record, raw: str | None, order: str | None) -> Date | None:
        if not raw:
            return None
        date = self._date(record, raw, order)
        if date is not None and date.ambiguous and (usual := usual_order(host_of(record.url))):
            # The country's habit is the better guess, and stays one.
            date = replace(self._date(record, raw, usual) or date, ambiguous=True)
        # A date to come is an event's or a mistake: kept raw and counted as unparsed.
        return None if date is None or date.future else date

    def _date(self, record: Record, raw: str, order: str | None) -> Date | None:
        return read_day(
            raw,
            now=record.fetched_at,
            language=language_of(record, self.rules.languages),
            order=order,
            timezone=self.rules.timezone,
            formats=self.rules.date_formats,
        )
