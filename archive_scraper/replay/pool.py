"""Reading captures on all cores: jobs in, their readings out in the same order, a bounded number on the way."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from multiprocessing import connection, get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Protocol, Self

from archive_scraper.errors import ArchiveError
from archive_scraper.replay.reading import read, with_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future
    from types import TracebackType

    from archive_scraper.replay.reading import Reading, Task
    from archive_scraper.sites import SiteRules

CHUNK = 16
"""Captures of a job: so few that a slow page holds up little, so many that handing them over costs little."""
_AHEAD = 2
"""Jobs a process that are read before they are wanted."""
_WORTH = 100
"""So few captures are read sooner than other processes have started."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Captures that are read in one go."""

    tasks: tuple[Task, ...]
    orders: Mapping[str, str | None] = field(default_factory=dict)
    """Source -> the order of day and month that its pages taught."""


class ReadsJobs(Protocol):
    """Reads captures, here or elsewhere."""

    def read(self, jobs: Iterable[Job]) -> Iterator[list[Reading]]:
        """Yield the readings of each job, in their order. Raises ArchiveError."""


MakeReaders = Callable[[Path, Mapping[str, "SiteRules"], int], AbstractContextManager[ReadsJobs]]
"""The archive's database, the rules by source, how many captures there are -> what reads them."""


def readers_here(processes: int) -> MakeReaders:
    """Return what reads in so many processes of this machine."""

    def make(database: Path, rules: Mapping[str, SiteRules], captures: int) -> Readers:
        return Readers(database, rules, processes=processes, captures=captures)

    return make


class Readers:
    """Processes that read captures. A context manager."""

    def __init__(self, database: Path, rules: Mapping[str, SiteRules], *, processes: int, captures: int) -> None:
        """Begin them where it is worth it: for more than one process and for many captures."""
        self._database = database
        self._rules = dict(rules)
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None
        if processes > 1 and captures > _WORTH:
            self._pool = ProcessPoolExecutor(
                processes, get_context("spawn"), initializer=_begin, initargs=(database, self._rules)
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._pool is None:
            return
        if error is not None:  # nobody waits for what is still being read
            for process in list((self._pool._processes or {}).values()):  # noqa: SLF001 # public from Python 3.14 on
                process.kill()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def read(self, jobs: Iterable[Job]) -> Iterator[list[Reading]]:
        """Yield the readings of each job, in their order.

        Raises ArchiveError where a process is killed from outside, for want of memory.
        """
        if self._pool is None:
            for job in jobs:
                yield read_job(job, self._database, self._rules)
            return
        waiting: deque[Future[list[Reading]]] = deque()
        try:
            for job in jobs:
                waiting.append(self._pool.submit(_read_there, job))
                if len(waiting) > self._processes * (1 + _AHEAD):
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool:
            raise ArchiveError(
                "a process that reads captures was killed, perhaps for want of memory; what was applied stays, and the "
                "same command goes on (--jobs 1 needs the least memory)"
            ) from None


def read_job(job: Job, database: Path, rules: Mapping[str, SiteRules]) -> list[Reading]:
    """Return what the captures of a job say, in their order, by the rules of their sources."""
    names = {task.capture.source for task in job.tasks}
    own = {name: with_order(rules[name], job.orders.get(name)) for name in names}
    return [read(task, database, own[task.capture.source]) for task in job.tasks]


_OWN: dict[str, tuple[Path, dict[str, SiteRules]]] = {}
"""What a reading process reads with."""


def _begin(database: Path, rules: dict[str, SiteRules]) -> None:
    """Prepare a reading process: Ctrl-C is its parent's business, and it does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_leave_with_parent, daemon=True).start()
    _OWN["all"] = (database, rules)


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)  # a parent that was killed cannot end what waits for its next job


def _read_there(job: Job) -> list[Reading]:
    return read_job(job, *_OWN["all"])
