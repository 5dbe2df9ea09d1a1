"""Topics: one entry each, as printed, without doubles."""

from __future__ import annotations

import re
from typing import ClassVar

from archive_scraper.crawl.step import Record, Step
from archive_scraper.items import Article
from archive_scraper.normalize.text import clean_text

# "Defense / Transatlantic Security", "Defense | Security", "Defense • Security"; a bare slash may be part of
# a name ("AI/ML"), so it needs its spaces.
_JOINED = re.compile(r"\s+[/|•·]\s+|\s*[|•]\s*|\n")


class TopicsPipeline(Step):
    """Split and clean topics_raw."""

    owns: ClassVar[dict[str, str | None]] = {"topics": "topics_raw"}

    def apply(self, record: Record, order: str | None) -> None:  # noqa: ARG002 # one signature for all steps
        """Set topics."""
        raw = record.topics_raw if isinstance(record, Article) else (record.topics_raw or "",)
        found: dict[str, str] = {}
        for text in raw:
            for piece in _JOINED.split(text):
                if topic := clean_text(piece).strip("#,;"):
                    found.setdefault(topic.casefold(), topic)
        record.topics = tuple(found.values())
