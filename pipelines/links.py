"""Links that hand the reader on to another publication."""

from __future__ import annotations

from typing import ClassVar

from archive_scraper.crawl.step import Record, Step
from archive_scraper.items import Article
from archive_scraper.normalize.links import find_links


class LinksPipeline(Step):
    """Find the calls to action and attributions among the article's paragraphs."""

    owns: ClassVar[dict[str, str | None]] = {"external_links": None}

    def apply(self, record: Record, order: str | None) -> None:  # noqa: ARG002 # one signature for all steps
        """Set external_links, and the sentences that said them."""
        if not isinstance(record, Article):
            return
        found = find_links(record.links_html, page_url=record.url)
        links = tuple(dict.fromkeys(link for _, link in found))
        record.link_sentences = tuple(dict.fromkeys(link.text for link in links))
        addressed = {(link.publication or "").casefold() for link in links if link.url}
        # "Source: The Outlet" adds nothing where another line links to it.
        record.external_links = tuple(
            link for link in links if link.url or (link.publication or "").casefold() not in addressed
        )
