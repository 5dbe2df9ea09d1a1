"""One run of one source: the only place where a crawl meets the database.

Each page is one transaction: its rows, what they add to the frontier, and the tick on its own frontier row. So a
crash loses at most the pages that were on their way, and those are asked for again.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Self

from archive_scraper.crawl.cadence import Cadence
from archive_scraper.crawl.causes import GONE_STATUSES, RETRY_STATUSES, describe
from archive_scraper.crawl.fieldcounts import field_counts
from archive_scraper.crawl.headers import header, retry_after
from archive_scraper.crawl.health import PageFacts
from archive_scraper.crawl.merge import fill_from_teaser
from archive_scraper.crawl.paging import Paging
from archive_scraper.crawl.refetch import next_look
from archive_scraper.crawl.report import Problem, RunReport
from archive_scraper.crawl.trust import ValidatorTrust
from archive_scraper.crawl.watch import watch_run
from archive_scraper.errors import StoreError
from archive_scraper.extract.page_kind import is_credible
from archive_scraper.items import Article, DateOrder, Listing, Teaser
from archive_scraper.store import Archive, Entry, Frontier, ListingOutcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from archive_scraper.crawl.options import CrawlOptions
    from archive_scraper.sites import SiteRules

# Priorities: start pages, then their articles, then the next pages, then known articles that are due again.
_SEED, _ARTICLE, _NEXT_PAGE, _DUE = 20, 10, 0, -10
_MAX_WAIT = 600.0  # seconds; a server that asks for more (Retry-After) is asked again in the next run

Observer = Callable[["Run"], None]


class Run:
    """A run in progress. Made by the scheduler, used by the spider and the store pipeline."""

    def __init__(self, archive: Archive, rules: SiteRules, options: CrawlOptions, crawler: Crawler) -> None:
        self.archive = archive
        self.rules = rules
        self.options = options
        self.crawler = crawler
        self.frontier = Frontier(archive, rules.name)
        self.report = RunReport(source=rules.name)
        self.observer: Observer | None = None
        self._in_flight: dict[tuple[str, str], Entry] = {}
        self._answers: dict[tuple[str, str], tuple[str | None, str | None]] = {}
        self._seeds: tuple[str, ...] = options.urls or rules.start_urls
        self.paging = Paging(options, rules)
        self._stopping: asyncio.Task[None] | None = None
        self._clock = time.monotonic()
        self._broken: StoreError | None = None
        self.date_order: DateOrder | None = rules.date_order
        self._trust = ValidatorTrust(0, every=0)

    @classmethod
    def open(cls, rules: SiteRules, options: CrawlOptions, origin: str, crawler: Crawler) -> Self:
        """Open the database, take the source's lease, and put the start pages into the frontier.

        Raises StoreError where the database cannot be used or another crawl holds the source.
        """
        archive = Archive.open(Path(crawler.settings["ARCHIVE_DB"]))
        try:
            run = cls(archive, rules, options, crawler)
            now = _now()
            with archive.transaction():
                archive.register_source(rules, origin)
                archive.take_lease(rules.name, now)
                run.report.run_id = archive.start_run(rules.name, options.as_arguments(), now)
                for url in run._seeds:
                    run.frontier.add(url, "listing", priority=_SEED, run_id=run.report.run_id, now=now, again=True)
                run.frontier.requeue_failed()
                run.frontier.requeue_due(now, priority=_DUE)
                run._recall(now)
        except BaseException:
            archive.close()
            raise
        return run

    def _recall(self, now: datetime) -> None:
        """Take over what earlier runs learned: is a deep look due, may the site's validators be trusted."""
        settings = self.crawler.settings
        memory = self.archive.source_memory(self.rules.name)
        self.date_order = self.rules.date_order or memory.date_order
        looked = memory.last_deep_look
        patience = timedelta(days=settings.getint("ARCHIVE_DEEP_DAYS"))
        self.paging.deep_look_is_due = looked is None or now - looked > patience
        self._trust = ValidatorTrust(
            self.report.run_id,
            every=settings.getint("ARCHIVE_DISTRUST_EVERY"),
            trusted=memory.validators_lied_at is None,
        )

    def close(self, reason: str) -> None:
        """Give the verdict, write it, and let the source go."""
        report = self.report
        report.seconds = round(time.monotonic() - self._clock, 1)
        if self._broken is not None:
            report.remarks.append(str(self._broken))
        if self.paging.capped:
            report.remarks.append(f"stopped at the depth cap of {self.rules.max_pages} pages; --pages N goes deeper")
        report.judge(started=len(self._seeds), finished=reason == "finished" and self._broken is None)
        try:
            if self._broken is None:
                self.archive.link_republications(self.rules.name, _now())
            with self.archive.transaction():
                stats = self.crawler.stats
                self.archive.save_field_counts(report.run_id, field_counts(stats.get_stats() if stats else {}))
                if report.state in ("good", "degraded") and (self.paging.deep_look_is_due or self.options.full):
                    self.archive.note_deep_look(self.rules.name, _now())
                if self._trust.lied_at:
                    self.archive.note_lying_validators(self.rules.name, _now())
                if report.state != "stopped":
                    self._note_visit(_now())
                watch_run(self.archive, report, _now(), bounded=bool(self.options.until))
                self.archive.finish_run(report.run_id, report.state, report.totals(), _now(), report.message())
                self.archive.release_lease(self.rules.name)
        finally:
            self.archive.close()

    def _note_visit(self, now: datetime) -> None:
        """Set when the source is due next, where it has a schedule."""
        row = self.archive.schedule(self.rules.name)
        if row is None:
            return
        cadence = Cadence(
            every=row["every"], adaptive=bool(row["adaptive"]), shortest=row["shortest"], longest=row["longest"]
        )
        wait = cadence.next_wait(row["wait"], found=bool(self.report.new or self.report.changed))
        self.archive.note_visit(self.rules.name, wait=wait, next_due=cadence.due_after(now, wait))

    # --- the frontier, for the scheduler ---

    def has_work(self) -> bool:
        """Tell whether a row is open that this run will still ask for."""
        return bool(self._in_flight) or self._wait() is not None

    def seconds_to_next(self) -> float | None:
        """Return how long until a row is due; None where nothing is waiting."""
        return self._wait()

    def next_entry(self) -> Entry | None:
        """Take the next row that is due, or None."""
        while (entry := self.frontier.next(_now(), exclude=self._in_flight)) is not None:
            if entry.kind == "listing" and entry.depth and self.options.since:
                if self._in_flight:
                    return None  # its articles may still say that the listing has become too old
                if self.paging.is_too_old(entry.referrer):
                    self.frontier.done(entry, now=_now())
                    continue
            self._in_flight[entry.kind, entry.url] = entry
            return entry
        return None

    def progress(self) -> tuple[int, int]:
        """Return how many rows of this run are done, and how many are known."""
        return self.report.pages, self.report.pages + self.frontier.pending() + len(self._in_flight)

    def _wait(self) -> float | None:
        due = self.frontier.next_due(exclude=self._in_flight)
        if due is None:
            return None
        seconds = max((due - _now()).total_seconds(), 0.0)
        return seconds if seconds <= _MAX_WAIT else None

    # --- answers, for the spider ---

    def validators(self, entry: Entry) -> dict[str, str]:
        """Return the headers of a conditional GET for a page that was fetched before."""
        if self.options.full or (entry.kind == "listing" and self.paging.goes_deep()):
            return {}  # an unchanged listing page still has to name the next one
        return self._trust.headers(entry)

    def accept(self, entry: Entry, response: Response) -> bool:
        """Count an answer; True where it holds a page to read, False where its status says all."""
        self.report.pages += 1
        self.report.bytes += len(response.body)
        self.report.current = entry.url
        status = response.status
        if 200 <= status < 300:  # HTTP
            self._answers[entry.kind, entry.url] = (header(response, "ETag"), header(response, "Last-Modified"))
            return True
        if status == 304:  # HTTP
            self.report.note_not_modified(article=entry.kind == "article")
            self._unchanged(entry)
        elif status in GONE_STATUSES and entry.kind == "article":
            self._gone(entry, status)
        elif status in RETRY_STATUSES:
            self._retry(entry, f"http-{status}", f"answered with HTTP status {status}", retry_after(response, _now()))
        else:
            self.failed(entry, f"http-{status}", f"answered with HTTP status {status}", status=status)
        return False

    def failed_download(self, entry: Entry, error: BaseException) -> None:
        """Record a request that brought no answer; it is repeated where that may help."""
        cause, words, again = describe(error)
        if again:
            self._retry(entry, cause, words, None)
        else:
            self.failed(entry, cause, words)

    def failed(
        self, entry: Entry, cause: str, detail: str, *, status: int | None = None, for_good: bool = True
    ) -> None:
        """Give an address up: for this run, or for good where another try would bring the same."""
        if entry.kind == "listing":
            cause = f"listing-{cause}"
        if cause == "robots":
            self.report.skipped += 1  # the site's wish is no fault of the run
        else:
            self.report.problems.append(Problem(url=entry.url, cause=cause, detail=detail))
        with self._writing(entry):
            if for_good:
                self.frontier.refused(entry, _now(), status=status)
            else:
                self.frontier.failed(entry, _now(), status=status)
            self.archive.save_failure(self.report.run_id, entry.url, cause, detail, _now())

    def document(self, entry: Entry, url: str, now: datetime) -> Article | None:
        """Return an article made of what a teaser says, for an address that is a document such as a PDF."""
        teaser = self.archive.teaser_for(entry.url, self.rules.name)
        if teaser is None:
            return None
        article = Article(source=self.rules.name, url=url, title=teaser["title"], fetched_at=now, kind="document")
        article.origins |= {"title": "teaser", "kind": "content-type"}
        article.pdf_links = (url,) if url.lower().endswith(".pdf") else ()
        return article

    # --- items, for the store pipeline ---

    def store_listing(self, listing: Listing) -> None:
        """Store the teasers of a listing page, queue what they lead to, and the next page where it may tell more."""
        entry = self._in_flight[("listing", listing.requested_url or listing.url)]
        if not is_credible(listing):
            if not entry.depth:
                self.report.start_pages[entry.url] = PageFacts(teasers=0)
                self.failed(entry, "no-teasers", "no teaser was found on this page; has its layout changed?")
                return
            listing.items = []  # past the last page
        self.paging.note_page(entry)
        with self._writing(entry):
            outcome = self.archive.save_listing(self.rules.name, self.report.run_id, listing)
            if listing.date_order:
                self.archive.learn_date_order(self.rules.name, listing.date_order)
            queued = 0
            for teaser in listing.items:
                self.paging.note_date(listing.url, teaser.published)
                if self._follows(teaser):
                    queued += self._queue_article(teaser.url, listing.url, outcome)
            more = outcome.news or queued or self.paging.goes_deep()
            if listing.next_page and more and self.paging.may_go_on(entry, self.frontier.key(listing.next_page)):
                self._queue_page(listing, entry)
            self._done(entry, changed=outcome.news)
            self.report.note_listing(listing, outcome, None if entry.depth else entry.url)
        self._remark_pattern(listing)

    def store_article(self, article: Article) -> None:
        """Store an article, completed by its teaser."""
        entry = self._in_flight.get(("article", article.requested_url or article.url))
        fill_from_teaser(article, self.archive.teaser_for(article.requested_url or article.url, self.rules.name))
        outside = self.options.excludes(article.published)
        with self._writing(entry):
            if entry is not None:
                self.paging.note_date(entry.referrer or "", article.published)
            if not outside:
                aliases = [url for url in (article.requested_url,) if url and url != article.url]
                outcome = self.archive.save_article(self.report.run_id, article, aliases=aliases)
                self.report.note_article(outcome, article.published, _now().date().isoformat())
                if entry is not None:
                    self._done(entry, changed=outcome == "changed", again_at=next_look(article.published, _now()))
            else:
                self.report.skipped += 1
                if entry is not None:
                    self.frontier.skipped(entry, _now())

    def dropped(self, item: object, reason: str) -> None:
        """Record an item that could not be stored."""
        if isinstance(item, Article):
            entry = self._in_flight.get(("article", item.requested_url or item.url))
            if entry is not None:
                self.failed(entry, "no-title", reason)

    # --- inside ---

    def _follows(self, teaser: Teaser) -> bool:
        return (
            self.rules.owns(teaser.url)
            and self.rules.follows(teaser.url)
            and not self.options.excludes(teaser.published)
        )

    def _queue_article(self, url: str, referrer: str, outcome: ListingOutcome) -> bool:
        """Queue what a teaser leads to where it is unknown or its teaser changed; True where it is now waiting."""
        again = self.options.full or url in outcome.touched
        if not again and url not in outcome.unknown:
            return False
        now = _now()
        if self.frontier.add(
            url, "article", priority=_ARTICLE, run_id=self.report.run_id, referrer=referrer, now=now, again=again
        ):
            return True
        # Left out by an earlier run's bounds: an unbounded run takes it.
        bounded = self.options.since or self.options.until
        return not bounded and self.frontier.requeue_skipped(url, "article", priority=_ARTICLE)

    def _queue_page(self, listing: Listing, entry: Entry) -> None:
        self.frontier.add(
            str(listing.next_page),
            "listing",
            priority=_NEXT_PAGE,
            depth=entry.depth + 1,
            run_id=self.report.run_id,
            referrer=listing.url,
            now=_now(),
            again=True,
        )

    def _remark_pattern(self, listing: Listing) -> None:
        if listing.pattern is not None and self.rules.listing.item and listing.pattern.kind != "selector":
            remark = (
                f"the selectors of this source matched nothing, teasers were found by {listing.pattern.kind} instead"
            )
            if listing.items and remark not in self.report.remarks:
                self.report.remarks.append(remark)

    def _unchanged(self, entry: Entry) -> None:
        with self._writing(entry):
            if entry.kind == "article":
                self.archive.touch_article(self.rules.name, entry.url, _now())
                published = self.archive.published_of(self.rules.name, entry.url)
                self.frontier.done(entry, _now(), status=304, again_at=next_look(published, _now()))
            else:
                self.archive.touch_listing(self.rules.name, entry.url, _now())
                self.frontier.done(entry, _now(), status=304)

    def _gone(self, entry: Entry, status: int) -> None:
        with self._writing(entry):
            self.archive.mark_gone(self.report.run_id, entry.url, status, _now())
            self.archive.save_failure(self.report.run_id, entry.url, "gone", f"HTTP status {status}", _now())
            self.frontier.gone(entry, _now(), status=status)
        self.report.gone += 1
        self.report.settled += 1

    def _retry(self, entry: Entry, cause: str, detail: str, wait: float | None) -> None:
        settings = self.crawler.settings
        if entry.attempts >= settings.getint("ARCHIVE_RETRIES"):
            self.failed(entry, cause, f"{detail}; given up after {entry.attempts + 1} tries", for_good=False)
            return
        backoff = settings.getfloat("ARCHIVE_BACKOFF") * 2**entry.attempts
        with self._writing(entry):
            self.frontier.failed(entry, _now(), retry_at=_now() + timedelta(seconds=wait or backoff))

    def _done(self, entry: Entry, *, changed: bool, again_at: datetime | None = None) -> None:
        etag, modified = self._answers.pop((entry.kind, entry.url), (None, None))
        self._trust.check(entry, etag, modified, changed=changed)
        self.frontier.done(entry, _now(), etag=etag, last_modified=modified, again_at=again_at)
        self.archive.keep_lease(self.rules.name, _now())

    @contextmanager
    def _writing(self, entry: Entry | None) -> Iterator[None]:
        """Write in one transaction. Where the database fails, end the crawl: what is stored stays."""
        try:
            with self.archive.transaction():
                yield
        except StoreError as error:
            self._broken = error
            if self._stopping is None and self.crawler.engine is not None:
                self._stopping = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason="store"))
        finally:
            if entry is not None:
                self._in_flight.pop((entry.kind, entry.url), None)
                self._answers.pop((entry.kind, entry.url), None)
            if self.observer is not None:
                self.observer(self)


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
