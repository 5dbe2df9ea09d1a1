"""Merging, from the names of files to the report.

Each batch is a transaction of its own: readers see whole batches, crawls of other sources get their turn in between,
and what a killed merge had written stays. Rows are told by what names them in every archive, so that a merge that is
called again goes on where it was, and one of a shard that is merged already writes nothing.
"""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from archive_scraper.errors import StoreError, UsageError
from archive_scraper.merge import afterwards, crawls, derive, names, sources
from archive_scraper.merge.articles import merge_articles
from archive_scraper.merge.pair import Pair
from archive_scraper.merge.report import MergeReport, ShardReport
from archive_scraper.merge.shard import adopt_params, check, readable
from archive_scraper.merge.tables import TREATMENTS
from archive_scraper.store import Archive
from archive_scraper.store.keeping import back_up
from archive_scraper.store.values import timestamp

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from archive_scraper.merge.shard import Shard


def merge_shards(
    target: Path,
    shards: Sequence[Path],
    *,
    dry_run: bool = False,
    leased: Collection[str] = (),
    progress: Callable[[Path, int, int], None] | None = None,
) -> MergeReport:
    """Fold archives into one, and return what was added, was there already, and differed.

    The target is made where it is not there yet. Meanwhile it can be read; its sources that a shard has are leased, so
    that no crawl of them begins, but for those whose lease the caller holds (``leased``). Shards are only read.
    ``progress`` is told the shard, how many of its articles are done, and how many it has. With ``dry_run`` a copy of
    the target is merged into, in the folder of temporary files, and nothing is written but that.

    Raises UsageError for a shard that cannot be merged: no archive, damaged, of a newer version, at work, the target
    itself, named twice; and for a target that lacks a table. Raises StoreError where the target cannot be written:
    full disk, locked, a crawl at work.
    """
    checked = check(target, shards)
    report = MergeReport(target=target, is_trial=dry_run)
    with ExitStack() as stack:
        place = target
        if dry_run:
            place = Path(stack.enter_context(TemporaryDirectory(prefix="archive-scraper-"))) / "trial.db"
            if target.exists():
                back_up(target, place)
        archive = stack.enter_context(Archive.open(place))
        _check_tables(archive, target)
        archive.run("PRAGMA temp_store = MEMORY")
        try:
            for shard in checked:
                _merge(archive, shard, report, leased, progress)
        finally:
            _finish(archive, report)
        archive.shrink_journal()
    return report


def _check_tables(archive: Archive, target: Path) -> None:
    """Raise UsageError where the target lacks a table: somebody changed it by hand."""
    there = {row["name"] for row in archive.rows("SELECT name FROM sqlite_master")}
    if lacking := sorted(TREATMENTS.keys() - there):
        raise UsageError(f"{target}: lacks {', '.join(lacking)}; restore a copy, and merge into that")


def _merge(
    archive: Archive,
    shard: Shard,
    report: MergeReport,
    leased: Collection[str],
    progress: Callable[[Path, int, int], None] | None,
) -> None:
    def show(done: int, total: int) -> None:
        if progress is not None:
            progress(shard.path, done, total)

    with _blamed(shard), readable(shard, archive) as database:
        with Archive.open(database, create=False, read_only=True) as opened:
            told = ShardReport(path=shard.path, archive=opened.value("SELECT uuid FROM archive_identity"))
            slugs = [row["slug"] for row in opened.rows("SELECT slug FROM sources ORDER BY slug")]
        mine = [slug for slug in slugs if slug not in leased]
        with _held(archive, mine):
            adopt_params(archive, database)
            pair = Pair(
                archive,
                database,
                told,
                report.target,
                is_trial=report.is_trial,
                sources=slugs,
                leased=mine,
                progress=show,
            )
            try:
                told.was_cut = _fold(pair, shard, mine)
                report.shards.append(told)
            finally:
                pair.close()


@contextmanager
def _blamed(shard: Shard) -> Iterator[None]:
    """Name the shard where it is the one whose tables or rows do not hold together: somebody changed it by hand."""
    try:
        yield
    except StoreError as error:
        cause = error.__cause__
        if isinstance(cause, sqlite3.IntegrityError) or (cause is not None and str(cause).startswith("no such ")):
            raise UsageError(
                f"{shard.path}: does not hold together ({cause}); restore a copy, and merge that"
            ) from error
        raise


@contextmanager
def _held(archive: Archive, sources_of: Sequence[str]) -> Iterator[None]:
    """Hold the leases of those sources that the target has. Raises LeaseHeldError."""
    try:
        with archive.transaction():
            for name in sources_of:
                if archive.value("SELECT EXISTS (SELECT 1 FROM sources WHERE slug = ?)", (name,)):
                    archive.leases.take(name, datetime.now(UTC))
        yield
    finally:
        with archive.transaction():
            for name in sources_of:
                archive.leases.release(name)


def _fold(pair: Pair, shard: Shard, mine: Sequence[str]) -> bool:
    """Take over all that a shard has; return whether an earlier merge of it was cut short."""
    archive = pair.archive
    now = timestamp(datetime.now(UTC))
    with pair.transaction():
        was_cut = bool(archive.value("SELECT NOT is_finished FROM merges WHERE archive = ?", (pair.report.archive,)))
        archive.run(
            "INSERT INTO merges (archive, name, first_merged, last_merged, is_finished) VALUES (?1, ?2, ?3, ?3, 0) "
            "ON CONFLICT DO UPDATE SET is_finished = 0",
            (pair.report.archive, shard.path.name, now),
        )
        sources.merge_sources(pair)
        for name in mine:  # those that are new too
            archive.leases.take(name, datetime.now(UTC))
        crawls.merge_readers(pair)
        crawls.merge_runs(pair)
        crawls.merge_replays(pair)
    crawls.merge_captures(pair)
    with pair.transaction():
        names.merge_shared(pair)
        names.merge_authors(pair)
        names.merge_decisions(pair)
    merge_articles(pair)
    if was_cut:  # at any place, so all that comes after the articles is looked at again
        archive.run("INSERT OR IGNORE INTO temp.touched SELECT new FROM temp.map_articles")
        archive.run("INSERT OR IGNORE INTO temp.texts SELECT new FROM temp.map_articles")
    afterwards.merge_teasers(pair)
    afterwards.merge_twins(pair)
    afterwards.merge_queue(pair)
    with pair.transaction():
        sources.merge_schedules(pair)
        afterwards.merge_watch(pair)
    derive.join_links(pair)
    derive.link_texts(pair)
    derive.match_authors(pair, again=was_cut)
    return was_cut


def _finish(archive: Archive, report: MergeReport) -> None:
    """Work out what rests on all sources, once for all shards, and note that these are merged."""
    if any(shard.was_cut or shard.added or shard.changed for shard in report.shards):
        archive.persons.match()
        archive.analyze()
    now = timestamp(datetime.now(UTC))
    with archive.transaction():
        for shard in report.shards:
            archive.run(
                "UPDATE merges SET name = ?, last_merged = ?, is_finished = 1 WHERE archive = ?",
                (shard.path.name, now, shard.archive),
            )
