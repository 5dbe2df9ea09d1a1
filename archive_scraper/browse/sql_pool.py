"""Processes that run readers' SQL: a few, kept for the next query, ended with the one that goes too far."""

from __future__ import annotations

import asyncio
import marshal
import queue
import sqlite3
import subprocess
import sys
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from archive_scraper.browse.sql_worker import HEAP, LARGEST_ANSWER, MIB, read_frame, write_frame

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WORKER = Path(__file__).with_name("sql_worker.py")
AT_ONCE = 2
"""Queries of a pool that run at the same time; each may take a core and 256 MiB."""
_WAITING = 40
"""Queries that may wait for their turn: a table's page asks about thirty, one after the other."""
_GRACE = 1.0  # seconds in which a query may end by itself once its time is over


class BusyError(Exception):
    """Raised where too many queries wait already."""


class OutOfTimeError(Exception):
    """Raised where a query was stopped because its time was over."""


class Worker:
    """One process and the pipes to it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-I", "-S", str(_WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        read_frame(cast("Any", self._process.stdout))  # it is there; the time of a query begins after that

    def ask(self, job: dict[str, Any]) -> dict[str, Any] | None:
        """Return the answer to a job; None where the process broke. Raises OutOfTimeError where it was killed."""
        process, over = self._process, threading.Event()
        assert process.stdin is not None  # noqa: S101 - both are pipes
        assert process.stdout is not None  # noqa: S101 - see above

        def kill() -> None:
            over.set()
            process.kill()

        deadline = threading.Timer(job["seconds"] + _GRACE, kill)
        deadline.daemon = True
        deadline.start()
        try:
            write_frame(cast("Any", process.stdin), marshal.dumps(job))
            body = read_frame(cast("Any", process.stdout))
        except OSError:
            body = None
        finally:
            deadline.cancel()
        if over.is_set():
            raise OutOfTimeError(f"stopped after {job['seconds']:g} seconds")
        return None if body is None else marshal.loads(body)  # noqa: S302 - from our own process

    @property
    def runs(self) -> bool:
        """Tell whether the process is still there."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End the process; who waits for its answer gets none."""
        self._process.kill()

    def close(self) -> None:
        """End the process, and clean up after it."""
        self._process.kill()
        with suppress(OSError):
            self._process.communicate()


class SqlPool:
    """Runs SQL on one database, in other processes. It may be used from any thread and event loop."""

    def __init__(self, uri: str, at_once: int = AT_ONCE) -> None:
        self._uri = uri
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="sql")
        self._idle: queue.LifoQueue[Worker] = queue.LifoQueue()
        self._working: set[Worker] = set()
        self._pending = 0
        self._most = at_once + _WAITING
        self._close = weakref.finalize(self, _end_all, self._idle)

    def close(self) -> None:
        """End all processes, and what they are at."""
        for worker in list(self._working):
            worker.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._close()

    async def run(
        self,
        sql: str,
        params: Mapping[str, object] | Sequence[object],
        *,
        seconds: float,
        rows: int | None = None,
        cells: int | None = None,
    ) -> tuple[list[sqlite3.Row], bool, Any]:
        """Return the rows, whether they were cut after so many rows or cells, and the cursor's description.

        Raises sqlite3.OperationalError for what SQLite refuses and for what is too large, OutOfTimeError, BusyError.
        """
        if self._pending >= self._most:
            raise BusyError
        values = list(params) if isinstance(params, (list, tuple)) else dict(cast("Any", params))
        job = {"uri": self._uri, "sql": sql, "params": values, "seconds": seconds, "rows": rows, "cells": cells}
        self._pending += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._threads, self._run, job)
        finally:
            self._pending -= 1

    def _run(self, job: dict[str, Any]) -> tuple[list[sqlite3.Row], bool, Any]:
        worker = self._take()
        self._working.add(worker)
        kept = False
        try:
            found = worker.ask(job) or {"kind": "memory"}  # the system ends a process for its memory alone
            kept = "kind" not in found or found["kind"] == "refused"
        finally:
            self._working.discard(worker)
            if kept:
                self._idle.put(worker)
            else:
                worker.close()  # what it took goes back to the system
        if found.get("kind") == "interrupted":
            raise OutOfTimeError(f"stopped after {job['seconds']:g} seconds")
        if "kind" in found:
            raise sqlite3.OperationalError(_REASONS.get(found["kind"]) or found["error"])
        return _as_rows(found["columns"], found["rows"], truncated=found["truncated"])

    def _take(self) -> Worker:
        """Return an idle process that is still there, or a new one."""
        with suppress(queue.Empty):
            while True:
                worker = self._idle.get_nowait()
                if worker.runs:
                    return worker
                worker.close()
        return Worker()


_REASONS = {
    "memory": f"this takes more than the {HEAP // MIB} MiB of memory that one query may have",
    "size": f"the answer is larger than {LARGEST_ANSWER // MIB} MiB; ask for fewer rows or columns",
}


def _end_all(idle: queue.LifoQueue[Worker]) -> None:
    # Called by the garbage collector too, at any moment and in any thread: nothing here waits for a thread.
    while not idle.empty():
        idle.get_nowait().close()


def _as_rows(columns: list[str], rows: list[tuple[object, ...]], *, truncated: bool) -> tuple[list[Any], bool, Any]:
    """Return tuples as sqlite3.Row, which Datasette's pages expect: a cursor with these columns makes them."""
    conn = sqlite3.connect(":memory:")
    try:
        names = ", ".join('NULL AS "{}"'.format(name.replace('"', '""')) for name in columns)
        cursor = conn.execute(f"SELECT {names}" if columns else "SELECT NULL WHERE 0")
        return [sqlite3.Row(cursor, row) for row in rows], truncated, cursor.description
    finally:
        conn.close()
