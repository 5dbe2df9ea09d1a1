"""One capture of the past, judged and written as the crawl of its time did it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.replay.reading import GOOD
from archive_scraper.replay.writing import (
    GONE,
    UNCHANGED,
    Bounds,
    Refusals,
    Writer,
    article_in,
    channel_of,
    recorder,
    write_report,
)
from archive_scraper.store.articles.revisions import Reread
from archive_scraper.store.values import timestamp

if TYPE_CHECKING:
    from archive_scraper.crawl.judging import Recorder, Written
    from archive_scraper.replay.findings import Findings
    from archive_scraper.replay.reading import Reading
    from archive_scraper.store import Archive
    from archive_scraper.store.rewind import Rewound


class Past:
    """The past of one source. Its captures come in the order of time, at least those of each page."""

    def __init__(self, archive: Archive, findings: Findings, reader_id: int) -> None:
        self._archive = archive
        self._findings = findings
        self._source = findings.source
        self._reader_id = reader_id
        self._bounds = Bounds(archive)
        self._refusals = Refusals()
        self._writer = Writer(archive, findings, self._refusals)
        self._recorders: dict[int | None, Recorder] = {}

    def count(self, reading: Reading) -> None:
        """Count a capture that was read."""
        self._findings.captures += 1
        if reading.unreadable:
            self._findings.unreadable.note(reading.capture.url, reading.detail)

    def listing(self, reading: Reading) -> None:
        """Write the teasers of a listing page. Call it inside of a transaction."""
        if reading.capture.status == UNCHANGED:
            channel = channel_of(self._archive, reading)
            self._archive.teasers.touch_listing(self._source, reading.requested_url, reading.at, channel)
        elif reading.listing is not None:
            record = self._record(reading.capture.run_id)
            outcome = record.write_listing(reading.listing, channel_of(self._archive, reading))
            self._findings.teasers += outcome.new + outcome.changed

    def article(self, reading: Reading, anew: Rewound | None = None) -> Written | None:
        """Write the article of a page, or what its status says of it; return what became of it where there is one.

        ``anew`` is a row that begins with this capture. Call it inside of a transaction.
        """
        archive, capture = self._archive, reading.capture
        if capture.status not in GOOD:
            if anew is None and capture.kind == "article":
                self._note_status(reading)
            return None
        article = article_in(archive, reading, self._bounds)
        if article is None:
            return None
        reread = None
        if anew is not None and archive.addresses.article_id(self._source, article.url) == anew.article_id:
            reread = Reread(replay_id=None, at=timestamp(reading.at), alone=True)
        return self._writer.write(self._record(capture.run_id), reading, article, reread)

    def report(self, reading: Reading) -> bool:
        """Write the report that a capture holds; True where that changed a text. Call it inside of a transaction."""
        return self._findings.note_report(write_report(self._archive, reading))

    def _note_status(self, reading: Reading) -> None:
        articles, capture = self._archive.articles, reading.capture
        if capture.status == UNCHANGED:
            articles.touch(self._source, reading.requested_url, reading.at)
        elif capture.status in GONE:
            articles.mark_gone(capture.run_id, reading.requested_url, capture.status, reading.at, self._source)

    def _record(self, run_id: int | None) -> Recorder:
        """Return what judges for a run: it compares the pages of the run with each other."""
        if run_id not in self._recorders:
            self._recorders[run_id] = recorder(
                self._archive, self._source, self._refusals, run_id=run_id, reader_id=self._reader_id
            )
        return self._recorders[run_id]
