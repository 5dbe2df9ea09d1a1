"""The newest capture of each page, read again: what it says now takes the place of what was read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.replay.differences import snapshot_of
from archive_scraper.replay.writing import Bounds, Refusals, Writer, article_in, channel_of, recorder, write_report
from archive_scraper.store.articles.merge import content_hash
from archive_scraper.store.articles.revisions import Reread
from archive_scraper.store.rewording import replace_wordings
from archive_scraper.store.values import timestamp

if TYPE_CHECKING:
    from datetime import datetime

    from archive_scraper.items import Article
    from archive_scraper.replay.findings import Findings
    from archive_scraper.replay.reading import Reading
    from archive_scraper.store import Archive
    from archive_scraper.store.captures import Captured


class Latest:
    """Applies readings of newest captures to the archive of one source."""

    def __init__(self, archive: Archive, findings: Findings, *, replay_id: int, reader_id: int, now: datetime) -> None:
        self._archive = archive
        self._findings = findings
        self._replay_id = replay_id
        self._now = timestamp(now)
        self._bounds = Bounds(archive)
        refusals = Refusals()
        self._writer = Writer(archive, findings, refusals)
        self._source = findings.source
        self._refusals = refusals
        self._reader_id = reader_id
        self._recorder = recorder(
            archive, self._source, refusals, run_id=None, reader_id=reader_id, replay_id=replay_id
        )
        self._confirmed: set[int] = set()
        self.retold: set[int] = set()
        """Articles whose text changed."""

    def apply(self, reading: Reading) -> bool:
        """Write what a capture says; True where that changed an article. Call it inside of a transaction."""
        capture = reading.capture
        self._findings.captures += 1
        if reading.unreadable:
            self._findings.unreadable.note(capture.url, reading.detail)
            return False
        if capture.kind == "document":
            return self._findings.note_report(write_report(self._archive, reading))
        changed = self._article(reading)
        if reading.listing is not None:
            self._recorder.run_id = capture.run_id
            outcome = self._recorder.write_listing(reading.listing, channel_of(self._archive, reading))
            self._findings.teasers += outcome.new + outcome.changed
            replace_wordings(self._archive, self._source, reading.listing, self._confirmed)
        return changed

    def _article(self, reading: Reading) -> bool:
        archive, capture = self._archive, reading.capture
        article = article_in(archive, reading, self._bounds)
        known = self._row_of(article.url if article is not None else reading.requested_url)
        if article is None:
            self._note_none(reading, known)
            return False
        reread = Reread(replay_id=self._replay_id, at=self._now, alone=self._is_alone(known, capture))
        self._recorder.run_id = capture.run_id
        own_address = archive.captures.key_of(self._source, article.url) == capture.page_key
        is_same = reread.alone and own_address and self._is_same(known, article)
        before = None if is_same else snapshot_of(archive, known)
        written = self._writer.write(self._recorder, reading, article, reread)
        if written is None or (article_id := written.article_id) is None:
            return False
        if is_same and written.outcome == "unchanged":
            self._findings.unchanged += 1
            return False
        after = snapshot_of(archive, article_id)
        self._findings.note(before, after)
        if before is None or after is None or before["body"] != after["body"]:
            self.retold.add(article_id)
        return before != after

    def _is_same(self, article_id: int | None, article: Article) -> bool:
        """Tell whether a row says all that was read, so that nobody need compare it."""
        known = self._archive.value("SELECT content_hash FROM articles WHERE id = ?", (article_id,))
        return bool(known == content_hash(article))

    def _row_of(self, url: str) -> int | None:
        return self._archive.addresses.article_id(self._source, url)

    def _is_alone(self, article_id: int | None, capture: Captured) -> bool:
        """Tell whether all that a row says comes from one capture, so that nothing of it need be kept."""
        row = self._archive.row("SELECT capture_id, first_run_id, source FROM articles WHERE id = ?", (article_id,))
        if row is None or (row["capture_id"], row["first_run_id"], row["source"]) != (
            capture.id,
            capture.run_id,
            capture.source,
        ):
            return False
        count = self._archive.value(
            "SELECT count(*) FROM article_urls u JOIN captures c ON c.source = u.source AND c.page_key = u.page_key "
            "WHERE u.article_id = ? AND c.status BETWEEN 200 AND 299 AND c.kind <> 'document'",
            (article_id,),
        )
        return bool(count == 1)

    def _note_none(self, reading: Reading, known: int | None) -> None:
        """Note a row whose own capture reads as no article any more."""
        if known is None or not reading.cause or reading.capture.kind != "article":
            return
        rests_on = self._archive.value("SELECT capture_id FROM articles WHERE id = ?", (known,))
        if rests_on == reading.capture.id:
            self._findings.no_longer.note(reading.capture.url, f"{reading.cause}: {reading.detail}")
