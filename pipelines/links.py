"""Links that hand the reader on to another publication; the sentence itself is cut, because it is now data."""

from __future__ import annotations

from typing import ClassVar

from archive_scraper.crawl.step import Record, Step
from archive_scraper.items import Article
from archive_scraper.normalize.cuts import cut_sentence
from archive_scraper.normalize.links import find_links


class LinksPipeline(Step):
    """Find the calls to action and attributions among the article's paragraphs, and cut them out of its body."""

    owns: ClassVar[dict[str, str | None]] = {"external_links": None}

    def apply(self, record: Record, order: str | None) -> None:  # noqa: ARG002 # one signature for all steps
        """Set external_links and cut their sentences out of the body."""
        if not isinstance(record, Article):
            return
        found = find_links(record.links_html, page_url=record.url)
        links = tuple(dict.fromkeys(link for _, link in found))
        addressed = {(link.publication or "").casefold() for link in links if link.url}
        # "Source: The Outlet" adds nothing where another line links to it.
        record.external_links = tuple(
            link for link in links if link.url or (link.publication or "").casefold() not in addressed
        )
        for link in links:
            record.body = _cut(record.body, "\n", link.text)
            record.body_markdown = _cut(record.body_markdown, "\n\n", link.text)


def _cut(text: str | None, border: str, sentence: str) -> str | None:
    if not text:
        return text
    blocks = text.split(border)
    # A call to action stands at either end of an article; the same words in the middle are its own text.
    for index in {*range(min(3, len(blocks))), *range(max(0, len(blocks) - 4), len(blocks))}:
        rest = cut_sentence(blocks[index], sentence)
        if rest is not None:
            blocks[index] = rest
    return border.join(block for block in blocks if block) or None
