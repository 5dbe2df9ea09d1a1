"""Summary: the site's own teaser or standfirst, cleaned; whether the site cut it is kept next to it."""

from __future__ import annotations

from typing import ClassVar

from archive_scraper.crawl.step import Record, Step
from archive_scraper.items import Teaser
from archive_scraper.normalize.summaries import read_summary


class SummariesPipeline(Step):
    """Read summary_html under the site's truncation rule, which holds for teasers alone."""

    owns: ClassVar[dict[str, str | None]] = {"summary": "summary_html"}

    def apply(self, record: Record, order: str | None) -> None:  # noqa: ARG002 # one signature for all steps
        """Set summary and whether the site cut it."""
        if not record.summary_html:
            return
        rule = self.rules.truncation if isinstance(record, Teaser) else None
        reading = read_summary(
            record.summary_html,
            html=True,
            max_characters=rule.characters if rule else None,
            lead_ins=self.rules.lead_ins,
        )
        record.summary = reading.text or None
        record.summary_truncated = reading.truncated
