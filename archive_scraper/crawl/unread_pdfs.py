"""PDFs that earlier runs met without the library that reads them: queued once it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.crawl.own_documents import DOCUMENT
from archive_scraper.pdfs.reader import library_folder
from archive_scraper.store.pdfs import NOT_INSTALLED, WAITING

if TYPE_CHECKING:
    from datetime import datetime

    from archive_scraper.store import Archive


def queue_unread(archive: Archive, source: str, run_id: int, now: datetime) -> None:
    """Queue the PDFs of a source that wait to be read, once the library is there. Call it inside of a transaction.

    Articles that are PDFs are asked for in full, whatever their validators say.
    """
    if library_folder() is None:
        return
    frontier, pdfs = archive.frontier(source), archive.pdfs
    frontier.requeue_pdfs(NOT_INSTALLED)
    for row in [*pdfs.unread_reports(source, NOT_INSTALLED), *pdfs.unread_reports(source, WAITING)]:
        pdfs.fail(source, row["url"], WAITING, "")
        frontier.add(
            row["url"], "document", priority=DOCUMENT, run_id=run_id, referrer=row["article_url"], now=now, again=True
        )
