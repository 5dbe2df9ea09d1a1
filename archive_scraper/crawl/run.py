"""One run of one source, from its lease to its verdict: which address is next, and what an answer's status says.

Each page is written as one unit: its rows, what they add to the frontier, and the tick on its own frontier row. So a
crash loses at most the pages that were on their way, or not committed yet (see crawl.commits), and those are asked for
again. What a page holds is stored by crawl.storing, the end of a run is crawl.closing.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Self

from archive_scraper.captures.run_captures import RunCaptures, repair
from archive_scraper.crawl.budget import Budget
from archive_scraper.crawl.causes import GONE_STATUSES, RETRY_STATUSES, describe, is_for_good
from archive_scraper.crawl.channels import RunChannels
from archive_scraper.crawl.clock import repair_schedules, repair_source
from archive_scraper.crawl.commits import PageCommits
from archive_scraper.crawl.field_counts import FieldTally
from archive_scraper.crawl.full_texts import FullTexts, is_of_list
from archive_scraper.crawl.headers import exchange, header, retry_after
from archive_scraper.crawl.judging import Recorder
from archive_scraper.crawl.moment import this_second
from archive_scraper.crawl.paging import Paging
from archive_scraper.crawl.refetch import next_look
from archive_scraper.crawl.suspects import Suspects
from archive_scraper.crawl.unread_pdfs import queue_unread
from archive_scraper.crawl.validators import ValidatorTrust
from archive_scraper.errors import StoreError
from archive_scraper.store.shared import SharedArchive
from archive_scraper.store.values import fingerprint
from archive_scraper.version import SOFTWARE, VERSION
from archive_scraper.watch.report import Problem, RunReport

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from archive_scraper.crawl.options import CrawlOptions
    from archive_scraper.date_order import DateOrder
    from archive_scraper.sites import SiteRules
    from archive_scraper.store import Entry, EntryKind

logger = logging.getLogger(__name__)

# Priorities: start pages, then their articles, then the next pages, then known articles that are due again.
SEED, ARTICLE, NEXT_PAGE, DUE = 20, 10, 0, -10
_MAX_WAIT = 600.0
"""Seconds; what is due later waits for the next run."""
_PATIENCE = 3
"""So many errors of our own in a row, or answers that ask for a long wait, end a run: the rest would bring the same."""

Observer = Callable[["Run"], None]
_READINGS = 3  # a page that was begun so often and never read to its end hangs or kills the process


class Run:
    """A run in progress. Made by the scheduler, used by the spider and the store pipeline."""

    def __init__(self, archive: SharedArchive, rules: SiteRules, options: CrawlOptions, crawler: Crawler) -> None:
        self.archive = archive
        self.rules = rules
        self.options = options
        self.crawler = crawler
        self.frontier = archive.frontier(rules.name)
        self.report = RunReport(source=rules.name)
        self.observer: Observer | None = None
        self.fields = FieldTally()
        self.paging = Paging(options, rules)
        self.trust = ValidatorTrust(0, every=0)
        self.commits: PageCommits
        self.recorder: Recorder
        self.channels: RunChannels
        self.date_order: DateOrder | None = rules.date_order
        self.broken: StoreError | None = None
        """Why the database could not be written."""
        self.texts = FullTexts(self.frontier.key)
        self.no_articles: list[str] = []
        """Addresses that a sitemap named and that led to pages which nothing shows to be articles."""
        self.lost_parts: list[str] = []
        """Sitemaps of an index that could not be read, each with the reason."""
        self.pdf_problems: list[Problem] = []
        """PDFs that were not read, or not whole."""
        self.cut: set[str] = set()
        """Addresses of pages of which a paywall left only the beginning."""
        self.ended = False
        """The run's end is written."""
        self.closing: Iterator[None] | None = None
        """The steps of its end, once they have begun."""
        self.clock = time.monotonic()
        self.budget = Budget.of(crawler)
        self.captures: RunCaptures | None = None
        self._in_flight: dict[tuple[str, str], Entry] = {}
        self._answers: dict[tuple[str, str], tuple[str | None, str | None]] = {}
        self._handed_out: Counter[int] = Counter()
        self._stopping: asyncio.Task[None] | None = None
        self._errors_in_a_row = 0
        self._long_waits_in_a_row = 0

    @classmethod
    def open(cls, rules: SiteRules, options: CrawlOptions, origin: str, crawler: Crawler) -> Self:
        """Open the database, take the source's lease, and put the start pages into the frontier.

        Raises StoreError where the database cannot be used, LeaseHeldError where another crawl holds the source.
        """
        archive = SharedArchive.join(Path(crawler.settings["ARCHIVE_DB"]))
        try:
            run = cls(archive, rules, options, crawler)
            with archive.transaction():
                run._begin(origin, this_second())
                return run
        except BaseException:
            archive.close()
            raise

    def _begin(self, origin: str, now: datetime) -> None:
        archive, name = self.archive, self.rules.name
        archive.sources.register(self.rules, origin)
        self.commits = PageCommits(archive, self.report, self._fail, is_careful=archive.runs.is_open(name))
        odd_lease = archive.leases.take(name, now)
        self.report.notes += [odd_lease] if odd_lease else []
        self.report.notes += repair_source(archive, self.frontier, now)
        self.report.notes += repair_schedules(archive, now)
        self.report.run_id = archive.runs.start(name, self.options.as_arguments(), now)
        self._recall(now)
        self.channels = RunChannels(
            archive, self.rules, self.options, self.paging, self.report, now, add_seed=self.add_seed
        )
        for url, earlier in self.channels.seeds():
            self.add_seed(url, now, SEED + earlier)
        if self.options.full:  # the user asks: each page that was told to wait may be asked for once more
            self.frontier.wait_no_longer("listing")
            self.frontier.wait_no_longer("article")
        self.frontier.requeue_failed()
        self.frontier.requeue_due(now, priority=DUE)
        if self.paging.deep_look_is_due:
            self.frontier.requeue_refused()
        if self.crawler.settings.getbool("ARCHIVE_PDFS"):
            queue_unread(archive, name, self.report.run_id, now)
        self.report.notes += repair(archive, name)
        if self.rules.captures and self.crawler.settings.getbool("ARCHIVE_CAPTURES"):
            self.captures = RunCaptures(
                archive, name, self.report.run_id, software=SOFTWARE, reader_id=self._reader_id()
            )
        self.recorder = Recorder(
            archive,
            name,
            Suspects(archive, name, self.report.run_id),
            run_id=self.report.run_id,
            reader_id=self.captures.reader_id if self.captures is not None else None,
        )

    def add_seed(self, url: str, now: datetime, priority: int = SEED) -> None:
        """Queue an address at which a listing or another channel begins; it is asked in this run, whatever is known."""
        self.frontier.add(url, "listing", priority=priority, run_id=self.report.run_id, now=now, again=True)

    def _reader_id(self) -> int:
        return self.archive.captures.reader(VERSION, fingerprint(self.rules.for_reading()))

    def _recall(self, now: datetime) -> None:
        """Take over what earlier runs learned: is a deep look due, may the site's validators be trusted."""
        settings = self.crawler.settings
        memory = self.archive.memory.of(self.rules.name)
        self.date_order = self.rules.date_order or memory.date_order
        self.drop_params(memory.visit_params)
        looked = memory.last_deep_look
        patience = timedelta(days=settings.getint("ARCHIVE_DEEP_DAYS"))
        self.paging.deep_look_is_due = looked is None or now - looked > patience
        self.trust = ValidatorTrust(
            self.report.run_id,
            every=settings.getint("ARCHIVE_DISTRUST_EVERY"),
            trusted=memory.validators_lied_at is None,
        )

    def stop(self, reason: str) -> None:
        """End the crawl after the page that is on its way."""
        engine = self.crawler.engine
        if self._stopping is None and engine is not None:
            self._stopping = asyncio.ensure_future(engine.close_spider_async(reason=reason))

    @property
    def is_ending(self) -> bool:
        """The crawl was told to end: what takes long is given up."""
        return self._stopping is not None or not self.crawler.crawling

    # --- the frontier, for the scheduler ---

    def has_work(self) -> bool:
        """Tell whether a row is open that this run will still ask for."""
        return bool(self._in_flight) or self.seconds_to_next() is not None

    def seconds_to_next(self) -> float | None:
        """Return how long until a row is due that this run will ask for; None where there is none."""
        due = self.frontier.next_due(exclude=self._in_flight)
        if due is None or self.budget.is_spent():
            return None
        seconds = max((due - this_second()).total_seconds(), 0.0)
        return seconds if seconds <= _MAX_WAIT else None

    def next_entry(self) -> Entry | None:
        """Take the next row that is due, or None."""
        while not self.budget.is_spent() and (entry := self._next_due()) is not None:
            if entry.kind == "listing" and entry.depth and self.options.since:
                if self._in_flight:
                    return None  # its articles may still say that the listing has become too old
                if self.paging.is_too_old(entry.referrer):
                    self.frontier.done(entry, now=this_second())
                    continue
            if self.channels.may_be_spared(entry):
                if self._in_flight:
                    return None  # its channel may still say that nothing is new
                if self.channels.stand_in(entry):
                    self.frontier.spared(entry)
                    continue
            if entry.readings >= _READINGS and not self.options.full:
                self._refuse_poison(entry)
                continue
            self._handed_out[entry.id] += 1
            if self._handed_out[entry.id] > self.crawler.settings.getint("ARCHIVE_RETRIES") + 2:
                # Whatever put it back: no address may keep a run from its end.
                self.failed(entry, "tries", f"asked for {self._handed_out[entry.id] - 1} times", for_good=False)
                continue
            self._in_flight[entry.kind, entry.url] = entry
            return entry
        return None

    def _next_due(self) -> Entry | None:
        return self.frontier.next(this_second(), exclude=self._in_flight)

    def entry_of(self, kind: str, url: str) -> Entry | None:
        """Return the row of a page that is on its way, by the address that was asked for."""
        return self._in_flight.get((kind, url))

    def has_asked(self, kind: EntryKind, url: str) -> bool:
        """Tell whether this run has asked for an address."""
        return self.frontier.id_of(url, kind) in self._handed_out

    def progress(self) -> tuple[int, int]:
        """Return how many rows of this run are done, and how many are known."""
        return self.report.pages, self.report.pages + self.frontier.pending() + len(self._in_flight)

    # --- answers, for the spider ---

    def validators(self, entry: Entry) -> dict[str, str]:
        """Return the headers of a conditional GET for a page that was fetched before."""
        if self.options.full or (entry.kind == "listing" and self.paging.goes_deep()):
            return {}  # an unchanged listing page still has to name the next one
        if self.channels.address(entry) != entry.url:
            return {}  # they are those of another window
        if entry.kind == "document" and self.archive.pdfs.is_due(self.rules.name, entry.url):
            return {}  # it was kept before it could be read
        return self.trust.headers(entry)

    def keep(self, entry: Entry, response: Response, now: datetime) -> bool:
        """Keep an answer as it came. False where the disk refuses: its page waits for the next run."""
        if self.captures is None:
            return True
        try:
            self.captures.keep(entry.kind, entry.url, exchange(response, now))
        except StoreError as error:
            self._in_flight.pop((entry.kind, entry.url), None)
            self._fail(error)
            return False
        return True

    def capture_of(self, kind: str, url: str) -> int | None:
        """Return the capture that a page is read from; inside of the transaction that stores what it held."""
        return self.captures.name(kind, url) if self.captures is not None else None

    def accept(self, entry: Entry, response: Response, now: datetime) -> bool:
        """Count an answer that came at a moment; True where it holds a page, False where its status says all."""
        self.report.pages += 1
        self.report.bytes += len(response.body)
        self.report.current = entry.url
        self.report.waiting_for = ""
        status = response.status
        if 200 <= status < 300:  # HTTP
            self._answers[entry.kind, entry.url] = (header(response, "ETag"), header(response, "Last-Modified"))
            return True
        if status == 304:  # HTTP
            self.report.note_not_modified(article=entry.kind == "article")
            self._unchanged(entry, now)
        elif status in GONE_STATUSES and entry.kind == "article":
            if self._has_text(entry, "gone"):
                self.failed(entry, f"http-{status}", f"answered with HTTP status {status}", status=status)
            else:
                self._gone(entry, status, now)
        elif status in RETRY_STATUSES:
            wait = retry_after(response, this_second())
            self._retry(entry, f"http-{status}", f"answered with HTTP status {status}", wait, status)
        else:
            words = f"answered with HTTP status {status}"
            self.failed(entry, f"http-{status}", words, status=status, for_good=is_for_good(status))
        return False

    def failed_download(self, entry: Entry, error: BaseException) -> None:
        """Record a request that brought no answer; it is repeated where that may help."""
        cause, words, again = describe(error)
        if again and not self.paging.is_past_end(entry, cause):
            self._retry(entry, cause, words)
        else:
            self.failed(entry, cause, words)

    def failed(
        self, entry: Entry, cause: str, detail: str, *, status: int | None = None, for_good: bool = True
    ) -> None:
        """Give an address up: for this run, or for good where another try would bring the same."""
        if self.paging.is_past_end(entry, cause):
            self.report.notes.append(f"paging stopped at {entry.url}: {detail}")
            with self.writing(entry):
                self.frontier.done(entry, this_second(), status=status or 200)
            return
        problem = Problem(url=entry.url, cause=cause, detail=detail)
        if entry.kind != "article":
            cause = f"{entry.kind}-{cause}"
        if entry.kind == "document":
            self.report.missing_documents.append(problem)
        elif entry.kind == "article" and self._has_text(entry, cause):
            pass  # which is stored, or was
        elif cause == "robots":
            self.report.skipped += 1  # the site's wish is no fault of the run
        elif entry.kind == "listing" and self.paging.is_part(entry):
            cause = f"part-{cause.removeprefix('listing-')}"
            self.report.problems.append(replace(problem, cause=cause))
            self.lost_parts.append(f"{entry.url} ({detail})")
        else:
            self.report.problems.append(replace(problem, cause=cause))
        with self.writing(entry):
            if for_good:
                self.frontier.refused(entry, this_second(), status=status)
            else:
                self.frontier.failed(entry, this_second(), status=status)
            self.channels.note_failed(entry, problem.cause)
            self.archive.runs.save_failure(self.report.run_id, entry.url, cause, detail, this_second())
            if entry.kind == "document":
                unread = "too-large" if problem.cause == "too-large" else "not-fetched"
                self.archive.pdfs.fail(self.rules.name, entry.url, unread, detail)

    def _has_text(self, entry: Entry, cause: str) -> bool:
        """Tell whether an article whose page cannot be read is stored from a list's full text, now or before."""
        known = self.archive.addresses.find_key(self.rules.name, entry.page_key)
        if known is not None:
            return cause != "gone" and is_of_list(self.archive.articles.body_origin(known))
        return self.texts.is_due(entry.page_key) or self.texts.release(entry.page_key, cause)

    def refuse_content(self, entry: Entry, detail: str, content_hash: str) -> None:
        """Note a page that holds something else than its article; what is stored stays as it is."""
        self.report.problems.append(Problem(url=entry.url, cause="unlike", detail=detail))
        with self.writing(entry):
            self.frontier.suspect(entry, this_second(), content_hash)
            self.archive.runs.save_failure(self.report.run_id, entry.url, "unlike", detail, this_second())

    def drop_params(self, names: tuple[str, ...]) -> None:
        """Take query parameters for the visit's from now on, in this run's rules too."""
        known = self.rules.drop_params
        self.rules = replace(self.rules, drop_params=(*known, *(name for name in names if name not in known)))

    def _refuse_poison(self, entry: Entry) -> None:
        cause = "listing-poison" if entry.kind == "listing" else "poison"
        detail = f"its page was begun {entry.readings} times and never read to its end; crawl --full tries it again"
        self.report.problems.append(Problem(url=entry.url, cause=cause, detail=detail))
        with self.writing(entry):
            self.frontier.poisonous(entry)
            self.channels.note_failed(entry, "poison")
            self.archive.runs.save_failure(self.report.run_id, entry.url, cause, detail, this_second())

    def _unchanged(self, entry: Entry, now: datetime) -> None:
        with self.writing(entry):
            if entry.kind == "article":
                self.archive.articles.touch(self.rules.name, entry.url, now)
                published = self.archive.articles.published_of(self.rules.name, entry.url)
                self.frontier.done(entry, this_second(), status=304, again_at=next_look(published, this_second()))
            elif entry.kind == "document":
                self.frontier.done(entry, this_second(), status=304)
            else:
                self.archive.teasers.touch_listing(self.rules.name, entry.url, now, self.paging.start_of(entry))
                self.channels.note_unchanged(entry)
                self.frontier.done(entry, this_second(), status=304)

    def _gone(self, entry: Entry, status: int, now: datetime) -> None:
        with self.writing(entry):
            self.archive.articles.mark_gone(self.report.run_id, entry.url, status, now)
            self.archive.runs.save_failure(
                self.report.run_id, entry.url, "gone", f"HTTP status {status}", this_second()
            )
            self.frontier.gone(entry, this_second(), status=status)
        self.report.gone += 1
        self.report.settled += 1

    def _retry(
        self, entry: Entry, cause: str, detail: str, wait: float | None = None, status: int | None = None
    ) -> None:
        settings = self.crawler.settings
        if entry.attempts >= settings.getint("ARCHIVE_RETRIES") and (wait or 0.0) <= _MAX_WAIT:
            self.failed(entry, cause, f"{detail}; given up after {entry.attempts + 1} tries", for_good=False)
            return
        backoff = settings.getfloat("ARCHIVE_BACKOFF") * 2 ** min(entry.attempts, 10)
        seconds = wait or backoff
        until = this_second() + timedelta(seconds=seconds)
        if seconds <= _MAX_WAIT:
            self.report.waiting_for = f"{entry.url}: {detail}; asked again in {seconds:,.0f} s"
        with self.writing(entry):
            self.frontier.failed(entry, this_second(), status=status, retry_at=until)
            if seconds > _MAX_WAIT:
                self.channels.note_failed(entry, "waiting")
            if (wait or 0.0) > _MAX_WAIT:
                self._long_waits_in_a_row += 1
                if self._long_waits_in_a_row >= _PATIENCE:  # the whole site says so: nobody knocks at every door
                    self.frontier.let_wait(until)

    def done(self, entry: Entry, *, changed: bool, again_at: datetime | None = None, conditional: bool = True) -> None:
        """Tick off a page that was read; in the transaction that stores what it held.

        With ``conditional`` off the next run asks for it in full.
        """
        etag, modified = self._answers.pop((entry.kind, entry.url), (None, None))
        if not conditional:
            etag = modified = None
        self.trust.check(entry, etag, modified, changed=changed)
        self.frontier.done(entry, this_second(), etag=etag, last_modified=modified, again_at=again_at)
        self.archive.leases.keep(self.rules.name, this_second())
        self._errors_in_a_row = self._long_waits_in_a_row = 0

    # --- errors of our own ---

    def broke(self, entry: Entry | None, doing: str, error: BaseException) -> None:
        """Note an error that nobody expected. The run will end as failed; its row is left for the next run."""
        logger.error("%s: error while %s", entry.url if entry else self.rules.name, doing, exc_info=error)
        self.report.note_error(doing, error, entry.url if entry else "")
        self._errors_in_a_row += 1
        if self._errors_in_a_row >= _PATIENCE:
            self.stop("error")
        if entry is not None:
            try:
                self.failed(entry, "error", f"{doing}: {type(error).__name__}: {error}", for_good=False)
            except Exception as second:  # noqa: BLE001 # neither can it be noted
                self.report.note_error("noting an error", second)
                self.stop("error")

    def forsaken(self) -> None:
        """Note rows that are on their way although nothing is: their page got lost inside.

        Called when Scrapy has nothing left to download or to read.
        """
        lost = list(self._in_flight.values())
        self._in_flight.clear()
        for entry in lost:
            self.broke(entry, "reading the page", RuntimeError("the page got lost on its way"))

    @contextmanager
    def writing(self, entry: Entry | None) -> Iterator[None]:
        """Write as one unit. Where the database fails, end the crawl: what is stored stays."""
        stored = False
        try:
            with self.commits.page():
                if entry is not None:
                    self.capture_of(entry.kind, entry.url)
                yield
            stored = True
        except StoreError as error:
            self._fail(error)
        finally:
            if entry is not None:
                self._in_flight.pop((entry.kind, entry.url), None)
                self._answers.pop((entry.kind, entry.url), None)
            if self.captures is not None and entry is not None:
                self.captures.settled(entry.kind, entry.url, stored=stored)
            self._tell_observer()

    def _fail(self, error: StoreError) -> None:
        self.broken = error
        self.stop("store")

    def _tell_observer(self) -> None:
        if self.observer is None:
            return
        try:
            self.observer(self)
        except Exception as error:  # who watches must not stop what is watched
            logger.exception("the progress could not be shown")
            self.report.notes.append(f"the progress could not be shown: {type(error).__name__}: {error}")
            self.observer = None
