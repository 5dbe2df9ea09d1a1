"""One replay from its beginning to its end: tried on a copy, or applied to the archive in batches."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from archive_scraper.errors import StoreError
from archive_scraper.replay import plan
from archive_scraper.replay.findings import Findings
from archive_scraper.replay.history import History, units_of
from archive_scraper.replay.latest import Latest
from archive_scraper.replay.pool import CHUNK, readers_here
from archive_scraper.replay.subjects import reader_of, register
from archive_scraper.store import Archive
from archive_scraper.store.scratch import scratch_copy

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from archive_scraper.replay.history import Unit
    from archive_scraper.replay.pool import Job, MakeReaders, ReadsJobs
    from archive_scraper.replay.reading import Reading
    from archive_scraper.replay.subjects import Subject

BATCH = 3 * CHUNK
"""Captures of one transaction."""
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How captures are read again."""

    since: str = ""
    """Only captures of this day or later."""
    whole: bool = False
    """The whole history of each page, in place of its newest capture."""
    readers: MakeReaders = field(default_factory=lambda: readers_here(1))
    """What reads, and where."""


def try_out(database: Path, subjects: Sequence[Subject], options: Options, progress: Progress) -> list[Findings]:
    """Return what a replay would change; the archive is only read. Raises StoreError, ArchiveError.

    It is applied to a copy that is thrown away, so what is found is what applying it does.
    """
    with scratch_copy(database) as archive:
        return [_Replay(archive, database, subject, options, progress).run() for subject in subjects]


def apply(database: Path, subjects: Sequence[Subject], options: Options, progress: Progress) -> list[Findings]:
    """Apply a replay and return what it changed. One that was killed goes on where it was, called in the same way.

    Raises LeaseHeldError where a crawl is at work on a source, StoreError, ArchiveError.
    """
    with Archive.open(database, create=False) as archive, _leases(archive, subjects):
        return [_Replay(archive, database, subject, options, progress).run() for subject in subjects]


@contextmanager
def _leases(archive: Archive, subjects: Sequence[Subject]) -> Iterator[None]:
    with archive.transaction():
        for subject in subjects:
            archive.leases.take(subject.name, _now())
    try:
        yield
    finally:
        with suppress(StoreError), archive.transaction():
            for subject in subjects:
                archive.leases.release(subject.name)


class _Replay:
    """The replay of one source."""

    def __init__(
        self, archive: Archive, database: Path, subject: Subject, options: Options, progress: Progress
    ) -> None:
        self._archive = archive
        self._database = database
        self._subject = subject
        self._options = options
        self._progress = progress
        self._findings = Findings(source=subject.name)
        self._id = 0
        self._done = self._total = 0

    def run(self) -> Findings:
        archive, subject = self._archive, self._subject
        with archive.transaction():
            register(archive, subject)
            reader_id = reader_of(archive, subject)
        retold = self._history(reader_id) if self._options.whole else self._latest(reader_id)
        archive.republications.link_again(retold, _now())
        with archive.transaction():
            archive.people.match(subject.name)
            archive.persons.match()
            archive.citations.count(subject.name)
            archive.replays.finish(self._id, _now())
        return self._findings

    def _begin(self, scope: str, count: int, newest: int, reader_id: int) -> int:
        """Open the replay of so many captures, and return how many of them are applied already."""
        scope = f"{scope}, {count} captures up to {newest}"
        begun = self._archive.replays.open(self._subject.name, scope, reader_id, _now())
        self._id, self._findings.before, self._total = begun.id, begun.position, count - begun.position
        return begun.position

    def _latest(self, reader_id: int) -> set[int]:
        since = self._options.since
        listings = plan.latest_listings(self._archive, self._subject.name, since)
        articles = plan.latest_articles(self._archive, self._subject.name, since)
        reports = plan.reports(self._archive, self._subject.name, since)
        scope = f"latest since {since}" if since else "latest"
        newest = max((*listings, *articles, *reports), default=0)
        done = self._begin(scope, len(listings) + len(articles) + len(reports), newest, reader_id)
        latest = Latest(self._archive, self._findings, replay_id=self._id, reader_id=reader_id, now=_now())
        with self._readers(self._total) as readers:
            # Listings first: what they say completes the articles, and they teach the order of dates. Reports last:
            # an article says which of the documents is its own.
            of_articles, of_reports = done - len(listings), done - len(listings) - len(articles)
            for ids in (listings[done:], articles[max(0, of_articles) :], reports[max(0, of_reports) :]):
                tasks = plan.Tasks(self._archive, [self._subject])
                for batch in self._batches(readers, tasks.jobs(ids)):
                    with self._archive.transaction():
                        changed = sum([latest.apply(reading) for reading in batch])
                        self._note(len(batch), changed)
        return latest.retold

    def _history(self, reader_id: int) -> set[int]:
        listings = plan.listings(self._archive, self._subject.name)
        units = units_of(self._archive, self._subject.name)
        reports = plan.reports(self._archive, self._subject.name, "")
        count = sum(len(unit.captures) for unit in units) + len(reports)
        newest = max((*listings, *reports, *(unit.captures[-1] for unit in units)), default=0)
        done = self._begin("all", count, newest, reader_id)
        self._total += len(listings)
        history = History(self._archive, self._findings, replay_id=self._id, reader_id=reader_id)
        with self._readers(self._total) as readers:
            tasks = plan.Tasks(self._archive, [self._subject])
            for batch in self._batches(readers, tasks.jobs(listings)):
                with self._archive.transaction():
                    for reading in batch:
                        history.apply_listing(reading)
                    self._note(len(batch), 0, settled=False)  # read as a whole: one reading replaces what another said
            self._apply_units(history, readers, tasks, _after(units, done))
            for batch in self._batches(readers, tasks.jobs(reports[max(0, done + len(reports) - count) :])):
                with self._archive.transaction():
                    self._note(len(batch), sum([history.apply_report(reading) for reading in batch]))
        return history.retold

    def _apply_units(self, history: History, readers: ReadsJobs, tasks: plan.Tasks, units: list[Unit]) -> None:
        ids: array[int] = plan.joined(unit.captures for unit in units)
        readings = (one for batch in readers.read(tasks.jobs(ids, articles_only=True)) for one in batch)
        waiting: list[tuple[int | None, list[Reading]]] = []
        for unit in units:
            waiting.append((unit.article_id, [reading for _, reading in zip(unit.captures, readings, strict=False)]))
            if sum(len(one) for _, one in waiting) >= BATCH:
                self._write_units(history, waiting)
                waiting = []
        self._write_units(history, waiting)

    def _write_units(self, history: History, units: list[tuple[int | None, list[Reading]]]) -> None:
        with self._archive.transaction():
            changed = sum([history.apply(article_id, readings) for article_id, readings in units])
            self._note(sum(len(readings) for _, readings in units), changed)

    def _readers(self, captures: int) -> AbstractContextManager[ReadsJobs]:
        subject = self._subject
        return self._options.readers(self._database, {subject.name: subject.rules}, captures)

    def _batches(self, readers: ReadsJobs, jobs: Iterable[Job]) -> Iterator[list[Reading]]:
        batch: list[Reading] = []
        for readings in readers.read(jobs):
            batch += readings
            if len(batch) >= BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    def _note(self, captures: int, changed: int, *, settled: bool = True) -> None:
        """Count a batch, in its transaction."""
        self._archive.replays.advance(self._id, captures=captures, changed=changed, settled=settled)
        self._archive.leases.keep(self._subject.name, _now())
        self._done += captures
        self._progress(self._subject.name, self._done, self._total)


def _after(units: list[Unit], done: int) -> list[Unit]:
    """Return the units after so many captures."""
    for place, unit in enumerate(units):
        if done <= 0:
            return units[place:]
        done -= len(unit.captures)
    return []


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
