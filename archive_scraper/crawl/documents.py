"""Documents that articles lead to, such as PDFs: fetched once, to be kept, and for nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.crawl.own_documents import DOCUMENT, is_of_the_house

if TYPE_CHECKING:
    from datetime import datetime

    from archive_scraper.crawl.run import Run
    from archive_scraper.items import Article
    from archive_scraper.watch.report import RunReport


def queue_documents(run: Run, article: Article, now: datetime) -> None:
    """Queue the documents of an article that was stored, where captures are kept."""
    if run.captures is None:
        return
    for url in article.pdf_links:
        if url != article.url and is_of_the_house(run.rules, url):
            run.frontier.add(
                url, "document", priority=DOCUMENT, run_id=run.report.run_id, referrer=article.url, now=now
            )


def note_missing(report: RunReport) -> None:
    """Say which documents could not be fetched: no row is less for it, so the run may be good."""
    if report.missing_documents:
        first = report.missing_documents[0]
        count = len(report.missing_documents)
        some = "1 document" if count == 1 else f"{count} documents"
        report.notes.append(f"{some} could not be fetched: {first.url}: {first.cause}")
