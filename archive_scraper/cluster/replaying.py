"""Captures read by the workers of a cluster: jobs in, their readings out in the same order."""

from __future__ import annotations

import pickle  # from workers, who get their programs in the same way
import time
from collections import deque
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from archive_scraper.cluster.connecting import connected
from archive_scraper.cluster.work import read_captures
from archive_scraper.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from archive_scraper.cluster.address import ClusterAddress
    from archive_scraper.cluster.connecting import Cluster
    from archive_scraper.replay.pool import Job, MakeReaders, ReadsJobs
    from archive_scraper.replay.reading import Reading
    from archive_scraper.sites import SiteRules

_TOGETHER = 4
"""Jobs of one capture file that are read in one go: so many that handing them over costs little."""
_AHEAD = 2
"""Parcels a worker that are read before they are wanted."""
_ATTEMPTS = 3
_LOOK = 1.0
"""Seconds between two looks at the workers."""
_TICK = 0.005
_PATIENCE = 120.0
"""Seconds that are waited for a worker where none is there."""


@contextmanager
def replaying_on(address: ClusterAddress, database: Path, say: Callable[[str], None]) -> Iterator[MakeReaders]:
    """Yield what reads the captures of an archive on a cluster; ``say`` is told what was repeated.

    Every worker has to see the archive's folder under the same path. Raises UsageError for a cluster that is none.
    """
    with connected(address, database.absolute(), writes=False) as cluster:

        @contextmanager
        def make(database: Path, rules: Mapping[str, SiteRules], captures: int) -> Iterator[ReadsJobs]:  # noqa: ARG001 # MakeReaders
            readers = ClusterReaders(cluster, database.absolute(), rules, say)
            try:
                yield readers
            finally:
                readers.forget()

        yield make


@dataclass(slots=True, eq=False)
class _Parcel:
    """Jobs that are read in one go."""

    jobs: list[Job]
    worker: str = ""
    future: Any = None
    losses: int = 0


class ClusterReaders:
    """Hands jobs to the workers and takes their readings."""

    def __init__(
        self, cluster: Cluster, database: Path, rules: Mapping[str, SiteRules], say: Callable[[str], None]
    ) -> None:
        self._cluster = cluster
        self._database = database
        self._rules = rules
        self._say = say
        self._slots: dict[str, int] = cluster.workers()
        self._looked = time.monotonic()
        self._waiting: deque[_Parcel] = deque()

    def read(self, jobs: Iterable[Job]) -> Iterator[list[Reading]]:
        """Yield the readings of each job, in their order.

        Raises ArchiveError where the scheduler or all workers are gone, and for captures that three workers die of.
        """
        for jobs_of_file in _parcels(jobs):
            parcel = _Parcel(jobs_of_file)
            self._submit(parcel)
            self._waiting.append(parcel)
            while len(self._waiting) > sum(self._slots.values()) * (1 + _AHEAD):
                yield from self._first()
        while self._waiting:
            yield from self._first()

    def forget(self) -> None:
        """Let go of what nobody waits for any more."""
        with suppress(Exception):  # of a scheduler that is gone
            self._cluster.client.cancel([parcel.future for parcel in self._waiting], force=True)
        self._waiting.clear()

    def _first(self) -> list[list[Reading]]:
        """Return the readings of the first parcel when they are there."""
        parcel = self._waiting[0]
        while True:
            why = self._what_is_lost(parcel)
            if why:
                self._repeat(parcel, why)
            elif parcel.future.status == "finished":
                with suppress(Exception):  # the worker that held the answer is gone: seen at the next look
                    answer = parcel.future.result(timeout=_PATIENCE)
                    readings: list[list[Reading]] = pickle.loads(answer)  # noqa: S301 # see above
                    self._waiting.popleft()
                    return readings
                self._repeat(parcel, f"worker {parcel.worker} was lost")
            time.sleep(_TICK)

    def _what_is_lost(self, parcel: _Parcel) -> str:
        """Return why a parcel has to be read again, "" where it is on its way."""
        now = time.monotonic()
        if now - self._looked >= _LOOK:
            self._looked = now
            self._slots = self._workers()
        status = parcel.future.status
        if status == "error":
            error = parcel.future.exception()
            return (
                f"{error} on {parcel.worker}"
                if type(error).__name__ == "ReaderDiedError"
                else f"worker {parcel.worker} failed: {error}"
            )
        lost = status in {"cancelled", "lost"} or parcel.worker not in self._slots
        return f"worker {parcel.worker} was lost" if lost else ""

    def _workers(self) -> dict[str, int]:
        """Return the workers that are there; wait for one where there is none. Raises ArchiveError."""
        deadline = time.monotonic() + _PATIENCE
        while True:
            found: dict[str, int] = {}
            with suppress(OSError, TimeoutError):
                found = self._cluster.workers()
            if self._cluster.client.status != "running":
                raise ArchiveError("the scheduler is gone; what was applied stays, and the same command goes on")
            if found:
                return found
            if time.monotonic() > deadline:
                raise ArchiveError(
                    f"no worker has been there for {_PATIENCE:.0f} seconds; what was applied stays, and the same "
                    "command goes on"
                )
            time.sleep(_LOOK)

    def _repeat(self, parcel: _Parcel, why: str) -> None:
        parcel.losses += 1
        if parcel.losses >= _ATTEMPTS:
            first = parcel.jobs[0].tasks[0].capture
            raise ArchiveError(
                f"{first.file}: captures from byte {first.offset} on were given up after {parcel.losses} attempts: "
                f"{why}; what was applied stays, and the same command goes on"
            )
        self._say(f"{parcel.jobs[0].tasks[0].capture.file}: read again: {why}")
        if parcel.worker not in self._slots:
            self._slots = self._workers()
        self._submit(parcel)

    def _submit(self, parcel: _Parcel) -> None:
        """Give a parcel to the worker that has the least to do."""
        busy = [other.worker for other in self._waiting if other is not parcel and not other.future.done()]
        parcel.worker = min(self._slots, key=lambda worker: (busy.count(worker) / self._slots[worker], worker))
        names = {task.capture.source for job in parcel.jobs for task in job.tasks}
        rules = {name: self._rules[name] for name in names}
        parcel.future = self._cluster.client.submit(
            read_captures,
            pickle.dumps((parcel.jobs, self._database, rules)),
            key=f"read-{uuid4().hex}",
            workers=[parcel.worker],
            allow_other_workers=False,
            pure=False,
            retries=0,
        )


def _parcels(jobs: Iterable[Job]) -> Iterator[list[Job]]:
    """Put jobs that follow each other in one capture file together."""
    together: list[Job] = []
    for job in jobs:
        if together and (len(together) >= _TOGETHER or _file_of(job) != _file_of(together[0])):
            yield together
            together = []
        together.append(job)
    if together:
        yield together


def _file_of(job: Job) -> str:
    return job.tasks[0].capture.file
