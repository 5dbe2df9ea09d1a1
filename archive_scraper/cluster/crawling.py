"""A crawl on a cluster: which source is crawled where and when, and what becomes of one whose worker is lost.

Dask runs what it is given. What is to be done, what is done and what has to be done again is decided here: each task is
bound to one worker, so that none is repeated without our knowing it.
"""

from __future__ import annotations

import pickle  # for workers, who get their programs in the same way
import time
from collections import deque
from contextlib import ExitStack, suppress
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from archive_scraper.cluster.gate import Gate
from archive_scraper.cluster.shards import GO, STOP, Shards
from archive_scraper.cluster.tasks import Progress, Task
from archive_scraper.cluster.work import crawl_shard
from archive_scraper.errors import ArchiveError, LeaseHeldError, UsageError
from archive_scraper.watch.report import RunReport

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from concurrent.futures import Future
    from contextlib import AbstractContextManager

    from archive_scraper.cluster.connecting import Cluster
    from archive_scraper.cluster.desk import Desk
    from archive_scraper.crawl.options import CrawlOptions

_TICK = 0.05
_LOOK = 1.0
"""Seconds between two looks at the workers."""
_BEAT = 2.0
"""Seconds between two words to the workers."""
_KEEP = 60.0
"""Seconds between two words of the leases."""
_ATTEMPTS = 3
"""So many workers that are lost with a source are enough: it may be what kills them."""
_FENCE = 3.0
"""Seconds after which a worker that was given up, should it live, has seen that and ended its crawl."""
_MUTE = 60.0
"""Seconds after which a worker that says nothing is given up; one that works speaks every second."""
_ORPHANED = 120.0
"""Seconds after which a worker ends a crawl that nobody waits for."""
_GRACE = 30.0
"""Seconds that a crawl has to end in when it is asked to."""
_AHEAD = 2
"""Shards that are made before a worker is free for them."""
_BACK = 120.0
"""Seconds that are waited for a scheduler that is gone."""


class ClusterCrawl:
    """Crawls sources on a cluster and folds their shards into the archive."""

    def __init__(
        self,
        connect: Callable[[], AbstractContextManager[Cluster]],
        desk: Desk,
        shards: Shards,
        tasks: Sequence[Task],
        options: CrawlOptions,
        settings: Mapping[str, object],
        observer: Callable[[Progress], None],
    ) -> None:
        """``settings`` are Scrapy's as the user gave them; ``observer`` is told how far all is, some times a second."""
        self._connect = connect
        self._desk = desk
        self._shards = shards
        self._options = options
        self._settings = dict(settings)
        self._observer = observer
        self._gate = Gate()
        self._tasks = list(tasks)
        self._waiting = deque(self._tasks)
        self._making: dict[Future[Any], Task] = {}
        self._ready: list[Task] = []
        self._running: dict[str, Task] = {}
        self._ended: list[Task] = []
        self._folding: tuple[Future[dict[str, tuple[int, str]]], list[Task]] | None = None
        self._events: SimpleQueue[dict[str, Any]] = SimpleQueue()
        self._topic = f"archive-scraper-{shards.token}"
        self._slots: dict[str, int] = {}
        self._mute: set[str] = set()
        self._stack = ExitStack()
        self._cluster: Cluster | None = None
        self._progress = Progress(total=len(self._tasks))
        self._looked = self._beaten = self._kept = time.monotonic()
        self.stopping = False
        """Begin nothing more, and end what runs."""

    def run(self) -> list[RunReport]:
        """Crawl, and return a report each, in the order of the sources.

        Raises UsageError where the cluster cannot be used, LeaseHeldError where another crawl holds the only source.
        """
        with self._stack:
            self._open_cluster()
            self._fold_left()
            while not all(task.folded for task in self._tasks):
                self._turn()
                time.sleep(_TICK)
        return [task.report for task in self._tasks if task.report is not None]

    def _turn(self) -> None:
        now = time.monotonic()
        if now - self._beaten >= _BEAT:
            self._beaten = now
            self._say()
        if now - self._kept >= _KEEP:
            self._kept = now
            self._desk.do(self._desk.keep)
        self._hear(now)
        if now - self._looked >= _LOOK:
            self._looked = now
            self._look()
        self._collect(now)
        self._take_made()
        if self.stopping:
            self._begin_no_more()
        else:
            self._make_ahead()
            self._hand_out(now)
        self._fold()
        self._show()

    def _say(self) -> None:
        with suppress(OSError):  # a full disk; said again in a moment
            self._shards.say(STOP if self.stopping else GO)

    # --- the cluster ---

    def _open_cluster(self) -> None:
        cluster = self._stack.enter_context(self._connect())
        cluster.client.subscribe_topic(self._topic, lambda event: self._events.put(event[1]))
        self._cluster, self._slots = cluster, cluster.workers()

    def _look(self) -> None:
        """See which workers are there; where the scheduler is gone, wait for it."""
        cluster = self._cluster
        if cluster is None:
            return
        with suppress(OSError, TimeoutError):
            known = set(cluster.unfit)
            self._slots = cluster.workers()
            self._progress.said += [
                f"{worker} {why}; it is left out" for worker, why in cluster.unfit.items() if worker not in known
            ]
        if cluster.client.status != "running":
            self._wait_for_scheduler()

    def _wait_for_scheduler(self) -> None:
        """Give up what runs, and go on when the scheduler is back; without it, end."""
        self._progress.said.append("the scheduler is gone; waiting for it")
        for task in list(self._running.values()):
            self._lose(task, "the scheduler was lost", counts=False)
        self._slots, self._cluster = {}, None
        self._stack.close()
        deadline = time.monotonic() + _BACK
        while time.monotonic() < deadline and not self.stopping:
            with suppress(UsageError):
                self._open_cluster()
                self._progress.said.append("the scheduler is back")
                return
            self._say()
            self._show()
            time.sleep(_LOOK)
        words = f"the scheduler did not come back within {_BACK:.0f} seconds"
        for task in [*self._ready, *self._waiting]:
            self._give_up(task, words)
        self._ready.clear()
        self._waiting.clear()
        self.stopping = True

    def _hear(self, now: float) -> None:
        """Take what workers said."""
        while True:
            try:
                event = self._events.get_nowait()
            except Empty:
                return
            self._mute.discard(event["worker"])
            task = self._running.get(event["source"])
            if task is not None and task.worker == event["worker"]:
                task.heard, task.counts = now, event

    # --- handing out ---

    def _make_ahead(self) -> None:
        """Have shards made for as many sources as will find a worker soon, of houses that nobody asks."""
        room = sum(self._slots.values()) - len(self._running) + _AHEAD
        for task in list(self._waiting):
            if len(self._making) + len(self._ready) >= room:
                return
            if self._gate.is_open(task.houses):
                self._gate.enter(task.houses)
                self._waiting.remove(task)
                self._making[self._desk.do(self._desk.begin, task.source)] = task

    def _take_made(self) -> None:
        for future in [future for future in self._making if future.done()]:
            task = self._making.pop(future)
            try:
                task.attempt, pages = future.result()
            except ArchiveError as error:
                if isinstance(error, LeaseHeldError) and len(self._tasks) == 1:
                    raise
                self._end(task, RunReport(source=task.name, state="failed", remarks=[str(error)]))
                continue
            if task.notes:
                task.notes[-1] += f"; the {pages} pages before that are kept" if pages else ""
                self._progress.said.append(f"{task.name}: {task.notes[-1]}")
            self._ready.append(task)

    def _hand_out(self, now: float) -> None:
        """Give each free worker a source."""
        taken = [task.worker for task in self._running.values()]
        free = [
            worker
            for worker, slots in self._slots.items()
            if worker not in self._mute
            for _ in range(slots - taken.count(worker))
        ]
        for task in [task for task in self._ready if task.not_before <= now][: len(free)]:
            self._ready.remove(task)
            self._submit(task, free.pop(0))

    def _submit(self, task: Task, worker: str) -> None:
        attempt = task.attempt
        assert attempt is not None and self._cluster is not None  # noqa: S101, PT018 # ready, for a worker that is there
        settings = {**self._settings, "ARCHIVE_DB": str(attempt.database)}
        job = {
            "source": task.name,
            "attempt": attempt.folder.name,
            "claim": str(attempt.claim),
            "said": str(self._shards.said),
            "topic": self._topic,
            "silent": float(str(self._settings["ARCHIVE_SILENT_SECONDS"])),
            "orphaned": _ORPHANED,
            "grace": _GRACE,
        }
        task.worker, task.heard, task.counts = worker, None, {}
        task.future = self._cluster.client.submit(
            crawl_shard,
            job,
            pickle.dumps((task.source, self._options, settings, task.notes)),
            key=f"{task.name}-{attempt.folder.name}",
            workers=[worker],
            allow_other_workers=False,
            pure=False,
            retries=0,
        )
        self._running[task.name] = task

    def _begin_no_more(self) -> None:
        for task in [*self._ready, *self._waiting]:
            self._end(task, RunReport(source=task.name, state="stopped", remarks=["not begun: the crawl was stopped"]))
        self._ready.clear()
        self._waiting.clear()

    # --- what ends ---

    def _collect(self, now: float) -> None:
        """Take what workers have done, and give up those that are gone."""
        for task in list(self._running.values()):
            status = task.future.status
            if status == "finished":
                try:
                    answer = task.future.result(timeout=_GRACE)
                except Exception:  # noqa: BLE001 # the worker that held the answer is gone
                    self._lose(task, f"worker {task.worker} was lost")
                else:
                    self._settle(task, answer)
            elif status == "error":
                error = task.future.exception()
                lost = type(error).__name__ in {"KilledWorker", "FutureCancelledError", "CancelledError"}
                self._lose(task, f"worker {task.worker} " + ("was lost" if lost else f"failed: {error}"))
            elif status in {"cancelled", "lost"} or task.worker not in self._slots:
                self._lose(task, f"worker {task.worker} was lost")
            elif task.heard is not None and now - task.heard > _MUTE:
                self._mute.add(task.worker)
                self._lose(task, f"worker {task.worker} said nothing for {_MUTE:.0f} seconds")

    def _settle(self, task: Task, answer: dict[str, Any]) -> None:
        """Take what became of a crawl."""
        outcome, words = answer["outcome"], answer.get("words", "")
        task.delay = max(task.delay, answer.get("delay", 0.0))
        if outcome == "ended":
            found = answer["report"]
            self._end(
                task,
                RunReport.from_dict(found)
                if found is not None
                else RunReport(source=task.name, state="failed", remarks=[answer["refusal"]]),
            )
        elif outcome == "stopped":
            words = "stopped; it did not end when it was asked to, what it stored is kept"
            self._end(task, RunReport(source=task.name, state="stopped", remarks=[words]))
        else:
            why = {
                "killed": f"its crawl on {task.worker} was killed",
                "hung": f"its crawl on {task.worker} hung",
                "orphaned": f"worker {task.worker} did not see that anybody waits for it",
                "superseded": f"worker {task.worker} found its claim gone",
            }[outcome]
            self._lose(task, f"{why}: {words}" if words else why)

    def _lose(self, task: Task, why: str, *, counts: bool = True) -> None:
        """Give up an attempt: another one goes on where it stopped, unless it was the last one."""
        with suppress(Exception):  # of a scheduler that is gone
            task.future.release()
        self._running.pop(task.name, None)
        task.losses += counts
        # Should the worker live, it asks the site until it sees that its claim is gone.
        task.delay = max(task.delay, _FENCE)
        task.not_before = time.monotonic() + task.delay
        if self.stopping:
            self._end(task, RunReport(source=task.name, state="stopped", remarks=[f"stopped; {why}"]))
        elif task.losses >= _ATTEMPTS:
            self._give_up(task, f"given up after {task.losses} attempts, what they stored is kept: {why}")
        else:
            task.notes.append(f"begun again: {why}")
            self._making[self._desk.do(self._desk.go_on, task.attempt)] = task

    def _give_up(self, task: Task, words: str) -> None:
        self._desk.do(self._desk.give_up, task.source, task.attempt, words)
        self._end(task, RunReport(source=task.name, state="failed", remarks=[words]))

    def _end(self, task: Task, report: RunReport) -> None:
        """Note how a source was crawled, and let others ask its houses after their delay."""
        self._gate.leave(task.houses, task.delay if task.attempt is not None else 0.0)
        self._running.pop(task.name, None)
        task.future = None
        report.notes += [note for note in task.notes if note not in report.notes]
        task.report = report
        self._ended.append(task)

    # --- folding in ---

    def _fold_left(self) -> None:
        """Fold in what crawls that were cut off left."""
        left = self._desk.do(self._desk.take_over).result()
        if left:
            time.sleep(_FENCE)
            for source, (_, why) in self._desk.do(self._desk.fold, left).result().items():
                words = (
                    f"its shard of an earlier crawl cannot be merged: {why}"
                    if why
                    else "what an earlier crawl left is merged"
                )
                self._progress.said.append(f"{source}: {words}")

    def _fold(self) -> None:
        """Fold in the shards of what has ended, all at once, when those before them are."""
        if self._folding is not None and self._folding[0].done():
            future, tasks = self._folding
            self._folding = None
            for task in tasks:
                self._take_folded(task, *future.result()[task.name])
        if self._folding is None and self._ended:
            tasks, self._ended = self._ended, []
            self._folding = self._desk.do(self._desk.fold, [task.name for task in tasks]), tasks

    def _take_folded(self, task: Task, newest: int, why: str) -> None:
        report = task.report
        assert report is not None  # noqa: S101 # it has ended
        if why:
            report.state = "failed"
            report.remarks.append(f"its shard is not merged: {why}; the next crawl on the cluster merges it")
        elif task.attempt is not None:
            report.run_id = newest
            if task.notes:
                self._desk.do(self._desk.note, newest, task.notes)
        task.folded = True
        self._progress.done += 1

    # --- what is shown ---

    def _show(self) -> None:
        progress = self._progress
        progress.workers = {worker: [] for worker in self._slots}
        for task in self._running.values():
            progress.workers.setdefault(task.worker, []).append((task.name, task.counts))
        ended = sum(task.report.pages for task in self._tasks if task.report is not None)
        progress.pages = ended + sum(task.counts.get("pages", 0) for task in self._running.values())
        self._observer(progress)
