"""All that a crawl on a cluster does to the archive itself: leases, the beginnings of shards, folding them in.

One thread does it, so that the crawl in charge goes on handing out tasks meanwhile. Dask knows nothing of it.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self, TypeVar

from archive_scraper.cluster.shards import is_whole, pages_of, settle
from archive_scraper.crawl.closing import fail_start
from archive_scraper.crawl.outcome import settle as settle_run
from archive_scraper.errors import ArchiveError, StoreError
from archive_scraper.merge import merge_shards
from archive_scraper.store import Archive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from concurrent.futures import Future
    from pathlib import Path
    from types import TracebackType

    from archive_scraper.cluster.shards import Attempt, Shards
    from archive_scraper.crawl.sources import Source

T = TypeVar("T")


class Desk:
    """The archive, in a thread of its own. A context manager; leases that are held at its end are given back."""

    def __init__(self, database: Path, shards: Shards) -> None:
        self._database = database
        self._shards = shards
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="archive")
        self._archive: Archive | None = None
        self._held: set[str] = set()
        self._begun: set[str] = set()
        """Sources whose shards were made here and are not merged."""

    def __enter__(self) -> Self:
        self.do(self._open).result()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._thread.submit(self._close).result()
        self._thread.shutdown()

    def do(self, work: Callable[..., T], *values: object) -> Future[T]:
        """Have something done after all that was asked for before."""
        return self._thread.submit(work, *values)

    # --- what it does ---

    def take_over(self) -> list[str]:
        """Take the sources of which crawls that were cut off left shards, and tell those who still work there to end.

        A source that somebody else crawls is left to them.
        """
        found = []
        for source in self._shards.left():
            try:
                self._take(source)
            except StoreError:
                continue
            self._shards.claim(self._shards.attempts(source)[-1])
            found.append(source)
        return found

    def begin(self, source: Source) -> tuple[Attempt, int]:
        """Take the lease of a source and make its shard, with 0 pages fetched.

        Raises LeaseHeldError, and StoreError, also where an earlier shard of it waits to be merged: a new one would
        stand in its place.
        """
        archive = self._open()
        with archive.transaction():
            archive.sources.register(source.rules, source.origin)  # a lease names a source
        self._take(source.rules.name)
        left = self._shards.attempts(source.rules.name)
        if left:
            raise StoreError(
                f"not begun: an earlier crawl left {left[-1].database}, which has to be merged before; without it, "
                f"remove {left[-1].folder.parent}"
            )
        attempt = self._shards.begin(source.rules.name)
        self._begun.add(source.rules.name)
        return attempt, 0

    def go_on(self, lost: Attempt) -> tuple[Attempt, int]:
        """Make the next attempt after a lost one; return how many pages that one had fetched in its last run, too.

        A shard that cannot be read any more is left, and the source begun again from the archive. Raises StoreError,
        also where there is no room for the copy of one that can be read: what it holds is to be merged.
        """
        try:
            return self._shards.go_on(lost), pages_of(lost)
        except StoreError:
            if is_whole(lost):
                raise
            return self._shards.begin(lost.source), 0

    def fold(self, sources: Sequence[str]) -> dict[str, tuple[int, str]]:
        """Fold the shards of some sources into the archive; return of each the source's newest run, or why it failed.

        The lease of each is given back, and its shards are removed where all went well: they were there, with all
        files of captures that they name.
        """
        last = {source: attempts[-1] for source in sources if (attempts := self._shards.attempts(source))}
        lacking = dict.fromkeys(self._begun.intersection(sources) - last.keys(), "it is gone")
        try:
            for attempt in last.values():
                settle(attempt)
            if last:
                shards = [attempt.database for attempt in last.values()]
                report = merge_shards(self._database, shards, leased=tuple(sources))
                for source, shard in zip(last, report.shards, strict=True):
                    if shard.missing:
                        lacking[source] = f"{len(shard.missing)} of its capture files missing: {shard.missing[0]}"
        except ArchiveError as error:
            if len(sources) == 1:
                return {sources[0]: (0, str(error))}
            return {name: found for source in sources for name, found in self.fold([source]).items()}
        return {source: (0, lacking[source]) if source in lacking else (self._finish(source), "") for source in sources}

    def note(self, run_id: int, notes: Iterable[str]) -> None:
        """Write notes into a run that holds none of them yet."""
        archive = self._open()
        known: str = archive.value("SELECT notes FROM runs WHERE id = ?", (run_id,)) or ""
        missing = [note for note in notes if note not in known]
        if missing:
            archive.runs.save_totals(run_id, {"notes": "; ".join(filter(None, [known, *missing]))})

    def give_up(self, source: Source, attempt: Attempt | None, words: str) -> None:
        """Note a run of a source that failed, for a reason that no crawl could write down."""
        if attempt is None:
            fail_start(self._database, source.rules.name, StoreError(words))
            return
        with suppress(StoreError), Archive.open(attempt.database, create=False) as shard:
            shard.run("DELETE FROM leases")
            settle_run(
                shard,
                source.rules.name,
                newest_run=shard.value("SELECT coalesce(max(id), 0) FROM runs WHERE finished IS NOT NULL"),
                exit_code=1,
                words=words,
                asked=False,
                now=datetime.now(UTC),
            )

    def release(self, source: str) -> None:
        """Give the lease of a source back."""
        if source in self._held:
            with suppress(StoreError):
                self._open().leases.release(source)
            self._held.discard(source)

    def keep(self) -> None:
        """Say that the crawl is alive, for all sources whose leases it holds."""
        with suppress(StoreError):  # said again in a moment
            archive, now = self._open(), datetime.now(UTC)
            with archive.transaction():
                for source in self._held:
                    archive.leases.keep(source, now)

    def _finish(self, source: str) -> int:
        """Give back what belongs to a source whose shard is merged; return its newest run."""
        archive = self._open()
        archive.forget()
        newest = archive.runs.last_id(source) or 0
        self.release(source)
        self._shards.remove(source)
        self._begun.discard(source)
        return newest

    def _take(self, source: str) -> None:
        self._open().leases.take(source, datetime.now(UTC))
        self._held.add(source)

    def _open(self) -> Archive:
        if self._archive is None:
            self._archive = Archive.open(self._database)
        return self._archive

    def _close(self) -> None:
        for source in list(self._held):
            self.release(source)
        if self._archive is not None:
            self._archive.close()
