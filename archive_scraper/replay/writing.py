"""What captures say now goes into the archive: what every way of replaying shares."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from archive_scraper.crawl.from_teaser import fill_from_teasers
from archive_scraper.crawl.judging import Asked, Recorder, document
from archive_scraper.crawl.named_pages import was_no_article
from archive_scraper.crawl.options import CrawlOptions
from archive_scraper.crawl.pdfs import article_of, fill_from_pdf
from archive_scraper.crawl.suspects import Suspects
from archive_scraper.normalize.secrets import HIDDEN
from archive_scraper.pdfs.reader import method
from archive_scraper.replay.differences import Difference
from archive_scraper.store.pdfs import NOT_INSTALLED, WAITING
from archive_scraper.store.values import without_secrets

if TYPE_CHECKING:
    from archive_scraper.crawl.judging import Written
    from archive_scraper.items import Article, Pdf, PdfRole
    from archive_scraper.replay.differences import Kind
    from archive_scraper.replay.findings import Findings
    from archive_scraper.replay.reading import Reading
    from archive_scraper.store import Archive
    from archive_scraper.store.articles.prints import Print
    from archive_scraper.store.articles.revisions import Reread

GONE = (404, 410)
UNCHANGED = 304


class Refusals:
    """Pages that were refused for what they held, as the queue remembers them for a crawl: a replay leaves it alone."""

    def __init__(self) -> None:
        self._prints: dict[tuple[str, str], str] = {}

    def get(self, source: str, key: str) -> str | None:
        """Return what a page held when it was refused last."""
        return self._prints.get((source, key))

    def note(self, source: str, key: str, seen: str) -> None:
        """Remember what a page held that is refused."""
        self._prints[source, key] = seen

    def clear(self, source: str, key: str) -> None:
        """Forget a page that was stored."""
        self._prints.pop((source, key), None)

    def seen_as(self, source: str, seen: Print) -> int:
        """Return how many pages of a source were refused with this title or this text."""
        return sum(
            known_source == source and (held.startswith(f"{seen.title} ") or held.endswith(f" {seen.body}"))
            for (known_source, _), held in self._prints.items()
        )


class Bounds:
    """The dates that each run was asked to stay within: what it read and left out is left out again."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._options: dict[int, CrawlOptions] = {}

    def exclude(self, run_id: int | None, published: str | None) -> bool:
        """Tell whether a run left out an article of this date."""
        if run_id is None:
            return False
        if run_id not in self._options:
            text = self._archive.value("SELECT arguments FROM runs WHERE id = ?", (run_id,))
            given = json.loads(text or "{}")
            self._options[run_id] = CrawlOptions(since=given.get("since"), until=given.get("until"))
        return self._options[run_id].excludes(published)


def recorder(
    archive: Archive,
    source: str,
    refusals: Refusals,
    *,
    run_id: int | None,
    reader_id: int,
    replay_id: int | None = None,
) -> Recorder:
    """Return what judges and writes for one run, or for one replay."""
    suspects = Suspects(
        archive, source, run_id, replay_id=replay_id, seen_as=lambda seen: refusals.seen_as(source, seen)
    )
    return Recorder(archive, source, suspects, run_id=run_id, reader_id=reader_id)


def channel_of(archive: Archive, reading: Reading) -> str | None:
    """Return the channel that a listing page belongs to, as the queue knows it; None where it does not."""
    return archive.frontier(reading.capture.source).start_of(reading.requested_url)


def article_in(archive: Archive, reading: Reading, bounds: Bounds) -> Article | None:
    """Return the article of a reading, completed by the teaser of its time; None where it holds none to store."""
    source, article = reading.capture.source, reading.article
    if reading.document_url is not None and reading.capture.kind == "article":
        pdf = pdf_in(archive, reading, reading.document_url, "piece")
        if pdf is None:
            article = document(archive, source, reading.requested_url, reading.document_url, reading.at)
        else:
            article = article_of(archive, source, reading.requested_url, pdf, reading.at)
        if article is None:
            reading.cause, reading.detail = "not-html", f"answered with {reading.capture.content_type}"
    if article is None or not _with_its_address(archive, reading, article):
        return None
    may_be_none = reading.capture.kind == "article" and not (article.published or reading.is_named)
    if may_be_none and was_no_article(archive.frontier(source).entry(reading.requested_url, "article")):
        return None  # a crawl took it for none, and it shows no more than it did
    fill_from_teasers(article, archive.teasers.of_article(article.requested_url or article.url, source, reading.at))
    fill_from_pdf(article)
    return None if bounds.exclude(reading.capture.run_id, article.published) else article


def pdf_in(archive: Archive, reading: Reading, url: str, role: PdfRole) -> Pdf | None:
    """Return what the PDF of a reading holds, just read or stored before; None for any other document.

    Without the library, what was read with it stays.
    """
    if reading.pdf is not None and reading.pdf.cause != NOT_INSTALLED:
        return reading.pdf
    known = archive.pdfs.known(reading.capture.digest or "", method() or None)
    return replace(known, url=url, role=role) if known is not None else reading.pdf


def write_report(archive: Archive, reading: Reading) -> list[tuple[str, Difference]]:
    """Write the report that a capture holds with the articles that offer it; return what that changed, by address.

    Call it inside of a transaction.
    """
    source, url, found = reading.capture.source, reading.requested_url, []
    pdf = pdf_in(archive, reading, url, "report")
    for article_id in archive.pdfs.offering(source, url):
        before = archive.pdfs.text_of(article_id)
        if pdf is not None and archive.pdfs.save(article_id, source, pdf, reading.at):
            address = str(archive.value("SELECT url FROM articles WHERE id = ?", (article_id,)))
            kind: Kind = "added" if before is None else "changed"
            found.append((address, Difference("pdf_text", kind, before, archive.pdfs.text_of(article_id))))
    return found


def _with_its_address(archive: Archive, reading: Reading, article: Article) -> bool:
    """Give an article the tokens of its address back, which captures leave out; False where they are lost."""
    if HIDDEN not in article.url:
        return True
    own: str | None = archive.value("SELECT url FROM articles WHERE capture_id = ?", (reading.capture.id,))
    if own is None or without_secrets(own) != article.url:
        reading.cause, reading.detail = "secret", "its address held a token that captures leave out"
        return False
    if article.requested_url == article.url:
        article.requested_url = own
    article.url = own
    return True


class Writer:
    """Judges and writes the articles of readings."""

    def __init__(self, archive: Archive, findings: Findings, refusals: Refusals) -> None:
        self._archive = archive
        self._findings = findings
        self._refusals = refusals

    def write(
        self, record: Recorder, reading: Reading, article: Article, reread: Reread | None = None
    ) -> Written | None:
        """Write an article where a crawl would; None where it is refused."""
        capture, source = reading.capture, reading.capture.source
        if reread is None or not reread.alone:  # one page does not turn into another one by being read again
            asked = None
            if capture.kind == "article":
                suspected = self._refusals.get(source, capture.page_key)
                asked = Asked(key=capture.page_key, suspected=suspected, cut=reading.cut)
            judgement = record.judge(article, asked)
            if judgement.elsewhere or judgement.refused:
                self._findings.kept.note(capture.url, judgement.elsewhere or judgement.refused or "")
                if judgement.refused:
                    self._refusals.note(source, capture.page_key, judgement.seen)
                return None
        written = record.write_article(article, capture.id, reread)
        if article.report_url is not None and written.article_id is not None:
            self._archive.pdfs.expect(written.article_id, source, article.report_url, WAITING)
        self._refusals.clear(source, capture.page_key)
        return written
