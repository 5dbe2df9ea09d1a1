"""PDFs of a run: read next to the crawl, in processes of their own, and stored with the article that they are."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from archive_scraper.captures.digest import digest_of
from archive_scraper.crawl.judging import document
from archive_scraper.crawl.moment import this_second
from archive_scraper.crawl.own_documents import DOCUMENT
from archive_scraper.items import Pdf
from archive_scraper.normalize.language import detect_language
from archive_scraper.normalize.urls import host_of
from archive_scraper.pdfs.evidence import find_byline, find_date, find_title, read_created
from archive_scraper.pdfs.reader import MISSING, library_folder, method, read_pdf
from archive_scraper.signs.printed import read_day, read_line
from archive_scraper.store.pdfs import NOT_INSTALLED, WAITING
from archive_scraper.watch.report import Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from scrapy.http import Response

    from archive_scraper.crawl.run import Run
    from archive_scraper.items import Article, PdfRole
    from archive_scraper.store import Archive

_AT_ONCE = 2
"""PDFs that one process has read at the same time; each may take a core, and 1 GiB."""
_pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="pdf")
"""The threads wait for the reading processes, so that the crawl's own thread need not."""
ORIGIN = "pdf"


def make_pdf(url: str, body: bytes, role: PdfRole, now: datetime, *, stopped: Callable[[], bool] | None = None) -> Pdf:
    """Read a PDF and return what it holds, with what its first page says of the piece. Blocks; see read_pdf()."""
    found = read_pdf(body, stopped=stopped)
    language = detect_language("\n".join(found.texts))
    lines = found.first_page
    return Pdf(
        url=url,
        role=role,
        cause=found.cause,
        detail=found.detail,
        pages=found.pages,
        texts=found.texts,
        language=language,
        created=read_created(found.created, now),
        title_raw=find_title(lines, found.title),
        byline_raw=find_byline(lines, found.author, language, host_of(url)),
        published_raw=find_date(lines, language, now),
        size=len(body),
        digest=digest_of(body),
        method=method(),
    )


async def read_aside(run: Run, url: str, response: Response, role: PdfRole, now: datetime) -> Pdf:
    """Return what a PDF that was fetched holds; other pages are fetched and read meanwhile. Raises OSError."""
    known = run.archive.pdfs.known(digest_of(response.body), method())
    if known is not None:
        return replace(known, url=url, role=role)

    def stopped() -> bool:
        return run.is_ending

    return await asyncio.get_running_loop().run_in_executor(
        _pool, lambda: make_pdf(url, response.body, role, now, stopped=stopped)
    )


def article_of(archive: Archive, source: str, requested: str, pdf: Pdf, now: datetime) -> Article | None:
    """Return the article that a PDF is, with its text; None where neither a teaser nor its first page has a title."""
    article = document(archive, source, requested, pdf.url, now, title=pdf.title_raw or "")
    if article is None:
        return None
    article.requested_url = requested
    article.pdf_links = (pdf.url,)
    article.pdf = pdf
    if pdf.texts:
        article.body = "\n".join(text for text in pdf.texts if text)
        article.word_count = len(article.body.split())
        article.origins["body"] = ORIGIN
    if pdf.language:
        article.language = pdf.language
        article.origins["language"] = "detected"
    return article


def fill_from_pdf(article: Article) -> None:
    """Fill fields that neither a page nor a teaser fills from the first page of the article's own PDF."""
    pdf = article.pdf
    if pdf is None or pdf.role != "piece":
        return
    if not article.authors and pdf.byline_raw:
        article.authors = read_line(pdf.byline_raw, pdf.language, host_of(article.url))
        article.byline_raw = article.byline_raw or pdf.byline_raw
        article.origins["authors"] = ORIGIN
    if article.published or not pdf.published_raw:
        return
    date = read_day(pdf.published_raw, now=article.fetched_at, language=pdf.language)
    if date is not None and not date.future:
        article.published, article.published_precision = date.value, date.precision
        article.published_raw = pdf.published_raw
        article.origins["published"] = ORIGIN


def is_on(run: Run) -> bool:
    """Tell whether this run is to read PDFs; without the library it says of each that it cannot."""
    return run.crawler.settings.getbool("ARCHIVE_PDFS")


def can_read(run: Run) -> bool:
    """Tell whether this run is to read PDFs, and can."""
    return is_on(run) and library_folder() is not None


def queue_report(run: Run, article: Article, article_id: int | None, now: datetime, *, changed: bool) -> None:
    """Queue the PDF that an article's page says is the piece; again where the page changed. In its transaction."""
    url = article.report_url
    if article_id is None or url is None or not is_on(run):
        return
    there = can_read(run)
    why = (WAITING, "") if there else (NOT_INSTALLED, MISSING)
    is_new = run.archive.pdfs.expect(article_id, run.rules.name, url, *why)
    if there and (is_new or changed):
        if not run.has_asked("document", url):  # for another article; what has not come yet the next run asks for
            _queue(run, url, article.url, now)
    elif is_new:
        run.pdf_problems.append(Problem(url=url, cause=NOT_INSTALLED, detail=MISSING))


def _queue(run: Run, url: str, referrer: str, now: datetime) -> None:
    run.frontier.add(
        url, "document", priority=DOCUMENT, run_id=run.report.run_id, referrer=referrer, now=now, again=True
    )


def note_problem(run: Run, url: str, pdf: Pdf) -> None:
    """Note that a PDF was not read, or not whole, and why: in the run, and in its failures. In a transaction."""
    if not pdf.cause:
        return
    run.pdf_problems.append(Problem(url=url, cause=pdf.cause, detail=pdf.detail))
    run.archive.runs.save_failure(run.report.run_id, url, f"pdf-{pdf.cause}", pdf.detail, this_second())


def note_unread(run: Run) -> None:
    """Say which PDFs of a run were not read, a line a cause. No article is less for it, so the run may be good."""
    causes: dict[str, list[Problem]] = {}
    for problem in run.pdf_problems:
        causes.setdefault(problem.cause, []).append(problem)
    for problems in causes.values():
        first = problems[0]
        how = "was not read whole" if first.cause == "cut" else "was not read"
        some = f"1 PDF {how}" if len(problems) == 1 else f"{len(problems)} PDFs {how.replace('was', 'were')}"
        run.report.notes.append(f"{some}: {first.detail}{'' if len(problems) == 1 else ', such as'}: {first.url}")
