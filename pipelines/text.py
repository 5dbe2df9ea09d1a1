"""The main text: what became data is cut out of it, and what cutting left open is closed."""

from __future__ import annotations

from typing import ClassVar

from archive_scraper.crawl.step import Record, Step
from archive_scraper.items import Article
from archive_scraper.normalize.cuts import cut_sentence
from archive_scraper.normalize.summaries.citations import mend_lines

_ENDS = 4
"""Blocks at the end of an article, one fewer at its start, among which a call to action stands; the same words in the
middle are its own text."""


class TextPipeline(Step):
    """Make the stored text of the printed one; the links must be known."""

    owns: ClassVar[dict[str, str | None]] = {"body": "body_raw"}

    def apply(self, record: Record, order: str | None) -> None:  # noqa: ARG002 # one signature for all steps
        """Set body, body_markdown and word_count: the sentences of external links cut out, citations' holes closed."""
        if isinstance(record, Article):
            record.body = _text(record.body_raw, "\n", record.link_sentences)
            record.body_markdown = _text(record.body_markdown_raw, "\n\n", record.link_sentences)
            record.word_count = len(record.body.split()) if record.body else None


def _text(printed: str | None, border: str, sentences: tuple[str, ...]) -> str | None:
    text = mend_lines(printed) if printed else None
    for sentence in sentences:
        text = _cut(text, border, sentence)
    return text


def _cut(text: str | None, border: str, sentence: str) -> str | None:
    if not text:
        return text
    blocks = text.split(border)
    for index in {*range(min(_ENDS - 1, len(blocks))), *range(max(0, len(blocks) - _ENDS), len(blocks))}:
        rest = cut_sentence(blocks[index], sentence)
        if rest is not None:
            blocks[index] = rest
    return border.join(block for block in blocks if block) or None
