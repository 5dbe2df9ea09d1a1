"""A new archive made of captures alone: the history of all crawls, in the order in which they stored it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from archive_scraper.captures.places import path_of
from archive_scraper.errors import UsageError
from archive_scraper.replay import plan
from archive_scraper.replay.differences import snapshot_of
from archive_scraper.replay.findings import Findings
from archive_scraper.replay.past import Past
from archive_scraper.replay.subjects import reader_of, register
from archive_scraper.store import Archive
from archive_scraper.store.keeping import new_database
from archive_scraper.store.transplant import ask_again_for_missing, transplant

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from archive_scraper.replay.pool import MakeReaders
    from archive_scraper.replay.reading import Reading
    from archive_scraper.replay.subjects import Subject


def rebuild(
    database: Path,
    target: Path,
    subjects: Sequence[Subject],
    make_readers: MakeReaders,
    progress: Callable[[str, int, int], None],
) -> list[Findings]:
    """Write a new archive from the captures of some sources of another one, and return what it holds.

    It is whole or not there at all. Raises UsageError for a target that exists, StoreError, ArchiveError.
    """
    if target.exists():
        raise UsageError(f"--into: {target} exists already; name a new file")
    if not target.absolute().parent.is_dir():
        raise UsageError(f"--into: the directory {target.absolute().parent} does not exist")

    def place_of(file: str) -> str:
        return os.path.relpath(
            path_of(Path(os.path.realpath(database)), file), os.path.realpath(target.absolute().parent)
        )

    names = [subject.name for subject in subjects]
    with new_database(target) as path, Archive.open(path) as archive:
        archive.run("PRAGMA synchronous = OFF")  # it gets its name when all of it is written
        transplant(archive, database, names, place_of)
        findings = _Rebuild(archive, path, subjects).run(make_readers, progress)
        with archive.transaction():
            ask_again_for_missing(archive)
        archive.analyze()
        archive.shrink_journal()
        archive.run("PRAGMA journal_mode = DELETE")
    return findings


@dataclass(slots=True)
class _Crawl:
    """A run of the past that is being told."""

    source: str
    finished: str
    last: int
    """Its last capture."""


@dataclass(slots=True)
class _Told:
    """What is known of one source while its past is told."""

    past: Past
    findings: Findings


class _Rebuild:
    def __init__(self, archive: Archive, database: Path, subjects: Sequence[Subject]) -> None:
        self._archive = archive
        self._database = database
        self._subjects = subjects
        self._told: dict[str, _Told] = {}
        with archive.transaction():
            for subject in subjects:
                register(archive, subject)
                findings = Findings(source=subject.name)
                self._told[subject.name] = _Told(Past(archive, findings, reader_of(archive, subject)), findings)
        rows = archive.rows(
            "SELECT r.id, r.source, r.finished, max(c.id) AS last FROM runs r JOIN captures c ON c.run_id = r.id "
            "WHERE r.finished IS NOT NULL GROUP BY r.id ORDER BY r.finished, r.id"
        )
        self._running = [_Crawl(row["source"], row["finished"], row["last"]) for row in rows]

    def run(self, make_readers: MakeReaders, progress: Callable[[str, int, int], None]) -> list[Findings]:
        ids = plan.everything(self._archive, list(self._told))
        rules = {subject.name: subject.rules for subject in self._subjects}
        done = 0
        with make_readers(self._database, rules, len(ids)) as readers:
            tasks = plan.Tasks(self._archive, self._subjects)
            for readings in readers.read(tasks.jobs(ids)):
                for reading in readings:
                    self._end_runs(reading.capture.at, reading.capture.id)
                    with self._archive.transaction():
                        self._tell(reading)
                done += len(readings)
                progress("", done, len(ids))
            # The articles say by now which of the documents are their reports.
            reports = plan.joined(plan.reports(self._archive, source, "") for source in self._told)
            for readings in readers.read(tasks.jobs(reports)):
                with self._archive.transaction():
                    for reading in readings:
                        told = self._told[reading.capture.source]
                        told.past.count(reading)
                        told.past.report(reading)
        self._end_runs(None, None)
        with self._archive.transaction():
            for source in self._told:
                self._archive.people.match(source)
            self._archive.persons.match()
            self._archive.citations.count()
        return [told.findings for told in self._told.values()]

    def _tell(self, reading: Reading) -> None:
        told = self._told[reading.capture.source]
        told.past.count(reading)
        before = self._archive.value("SELECT max(id) FROM articles")
        written = told.past.article(reading)
        if written is not None and written.article_id is not None and written.outcome != "unchanged":
            self._archive.republications.link_stored(written.article_id, reading.at)
            if written.article_id > (before or 0):
                told.findings.note(None, snapshot_of(self._archive, written.article_id))
        if reading.capture.kind == "listing":
            told.past.listing(reading)

    def _end_runs(self, at: str | None, capture_id: int | None) -> None:
        """End the runs that had ended by a moment: people are compared when a run ends."""
        while self._running:
            crawl = self._running[0]
            if at is not None and capture_id is not None and (crawl.finished > at or crawl.last >= capture_id):
                return
            self._running.pop(0)
            with self._archive.transaction():
                self._archive.people.match(crawl.source)
