"""Titles, subtitles and bodies: exact text."""

from __future__ import annotations

from typing import ClassVar

from archive_scraper.crawl.step import Record, Step
from archive_scraper.items import Article
from archive_scraper.normalize.summaries.citations import mend_lines
from archive_scraper.normalize.text import clean_text


class TextPipeline(Step):
    """Clean the fields that are text as printed."""

    owns: ClassVar[dict[str, str | None]] = {"title": None, "subtitle": None, "body": None, "language": None}

    def apply(self, record: Record, order: str | None) -> None:  # noqa: ARG002 # one signature for all steps
        """Set title, subtitle, word_count; close the holes of citations in the body."""
        record.title = clean_text(record.title)
        if isinstance(record, Article):
            record.subtitle = clean_text(record.subtitle or "") or None
            record.body = mend_lines(record.body) if record.body else None
            record.body_markdown = mend_lines(record.body_markdown) if record.body_markdown else None
            if record.body is not None:
                record.word_count = len(record.body.split())
