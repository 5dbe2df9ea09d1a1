"""What the spider does with an answer that is a PDF: read it next to the crawl, and store what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.crawl.moment import this_second
from archive_scraper.crawl.pdfs import article_of, can_read, note_problem, read_aside
from archive_scraper.crawl.storing import store_article
from archive_scraper.extract.page import is_pdf
from archive_scraper.items import Pdf
from archive_scraper.normalize.urls import canonical_url

if TYPE_CHECKING:
    from datetime import datetime

    from scrapy.http import Response

    from archive_scraper.crawl.run import Run
    from archive_scraper.items import Article
    from archive_scraper.store import Entry

STOPPED = "stopped"


async def take_article(run: Run, entry: Entry, response: Response) -> None:
    """Store the article that a PDF is. Whatever goes wrong is noted, and the run goes on."""
    now = this_second()
    try:
        if not (run.keep(entry, response, now) and run.accept(entry, response, now)):
            return
        url = canonical_url(response.url, drop_params=run.rules.drop_params)
        pdf = await read_aside(run, url, response, "piece", now)
        _store(run, entry, pdf, now)
    except Exception as error:  # noqa: BLE001 # as for pages: one that breaks must not lose the rest of the crawl
        run.broke(entry, "reading the PDF", error)


async def take_document(run: Run, entry: Entry, response: Response) -> None:
    """Store the text of a report with the articles that offer it; a document that none offers is only kept."""
    now = this_second()
    try:
        if not (run.keep(entry, response, now) and run.accept(entry, response, now)):
            return
        pdfs, name = run.archive.pdfs, run.rules.name
        is_report = can_read(run) and bool(pdfs.offering(name, entry.url))
        pdf = None
        if is_report and is_pdf(response.body):
            pdf = await read_aside(run, entry.url, response, "report", now)
        if pdf is not None and pdf.cause == STOPPED:
            _put_back(run, entry)
            return
        with run.writing(entry):
            if pdf is not None:
                for article_id in pdfs.offering(name, entry.url):  # more may offer it by now
                    pdfs.save(article_id, name, pdf, now)
                note_problem(run, entry.url, pdf)
            elif is_report:
                content_type = (response.headers.get("Content-Type") or b"no content type").decode("latin-1")
                unread = Pdf(
                    url=entry.url, role="report", cause="not-a-pdf", detail=f"its address answered with {content_type}"
                )
                pdfs.fail(name, entry.url, unread.cause, unread.detail)
                note_problem(run, entry.url, unread)
            run.done(entry, changed=False)
    except Exception as error:  # noqa: BLE001 # as above
        run.broke(entry, "reading the PDF", error)


def take_too_large(run: Run, entry: Entry, detail: str) -> bool:
    """Store the article that a PDF is which was not fetched for its size; False where no teaser tells of it."""
    pdf = Pdf(
        url=canonical_url(entry.url, drop_params=run.rules.drop_params), role="piece", cause="too-large", detail=detail
    )
    article = article_of(run.archive, run.rules.name, entry.url, pdf, this_second())
    if article is None:
        return False
    store_article(run, article)
    return True


def _store(run: Run, entry: Entry, pdf: Pdf, now: datetime) -> None:
    if pdf.cause == STOPPED:
        _put_back(run, entry)
        return
    article: Article | None = article_of(run.archive, run.rules.name, entry.url, pdf, now)
    if article is None:
        run.failed(entry, "not-html", "answered with a PDF, and neither a teaser nor its first page says its title")
    else:
        store_article(run, article)


def _put_back(run: Run, entry: Entry) -> None:
    """Leave the row of a page as it was before it was asked for: the next run asks again."""
    with run.writing(entry):
        pass
