"""Documents that articles lead to, such as PDFs: fetched once, to be kept, and for nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from archive_scraper.normalize.urls import site_domain

if TYPE_CHECKING:
    from datetime import datetime

    from archive_scraper.crawl.run import Run
    from archive_scraper.items import Article
    from archive_scraper.sites import SiteRules
    from archive_scraper.watch.report import RunReport

DOCUMENT = -20
"""Priority: after everything that is read."""


def queue_documents(run: Run, article: Article, now: datetime) -> None:
    """Queue the documents of an article that was stored, where captures are kept."""
    if run.captures is None:
        return
    for url in article.pdf_links:
        if url != article.url and is_of_the_house(run.rules, url):
            run.frontier.add(
                url, "document", priority=DOCUMENT, run_id=run.report.run_id, referrer=article.url, now=now
            )


def is_of_the_house(rules: SiteRules, url: str) -> bool:
    """Tell whether a document belongs to a source: it stands on its hosts, or on a storage that names its domain.

    A PDF that a text refers to is another house's, and left where it is.
    """
    if rules.owns(url):
        return True
    parts = urlsplit(url)
    place = f"{parts.hostname or ''}{parts.path}".lower()
    return any(site_domain(host) in place for host in rules.bare_hosts())


def note_missing(report: RunReport) -> None:
    """Say which documents could not be kept: no row is less for it, so the run may be good."""
    if report.missing_documents:
        first = report.missing_documents[0]
        count = len(report.missing_documents)
        some = "1 document" if count == 1 else f"{count} documents"
        report.notes.append(f"{some} could not be kept: {first.url}: {first.cause}")
